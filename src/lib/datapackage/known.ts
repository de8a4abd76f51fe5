import type { Cell } from './batch';
import type { ReadFile } from './check-package';
import { checkTable, type TypedTable } from './check-table';
import type { Known } from './own-rows';
import { ProblemList } from './problem-list';
import type { Scale } from './ranges';
import { loadTable, readTable } from './read-table';
import { parseDescriptor } from './schema';
import { bytesSource } from './source';
import { LEVELS } from '../domain/types';
import type { KnownUnit } from './unit-lookup';

const MEASURES = ['score', 'percent', 'count', 'ratio'] as const;

/**
 * Units (with the last name each bore) and indicators of a package, to check a reader's own file against.
 * Throws Error when the package has no descriptor or lacks one of these tables.
 */
export async function loadKnown(readFile: ReadFile): Promise<Known> {
  const bytes = await readFile('datapackage.json');
  const descriptor = parseDescriptor(
    new TextDecoder().decode(bytes ?? undefined),
    'datapackage.json',
  );
  if (!descriptor.ok) throw new Error('datapackage.json cannot be read');
  const { resources } = descriptor.package;
  const load = async (name: string): Promise<TypedTable> => {
    const resource = resources.find((one) => one.name === name);
    const path = resource?.path[0];
    const file = path === undefined ? null : await readFile(path);
    if (!resource || path === undefined || !file) throw new Error(`table ${name} is missing`);
    const table = await loadTable(readTable(bytesSource(file, path)), path);
    return checkTable(table, resource.schema, new ProblemList());
  };
  const names = new Map<Cell, { name: Cell; from: string; all: Set<string> }>();
  for (const row of rowsOf(await load('unit_names'))) {
    const from = String(row('valid_from') ?? '');
    const last = names.get(row('unit_id'));
    const all = last?.all ?? new Set<string>();
    for (const name of [row('name_vi'), row('short_vi')]) if (text(name)) all.add(String(name));
    if (!last || from >= last.from) names.set(row('unit_id'), { name: row('name_vi'), from, all });
  }
  const units = new Map<string, KnownUnit>();
  for (const row of rowsOf(await load('units'))) {
    const id = row('unit_id');
    const level = LEVELS.find((one) => one === row('level'));
    if (typeof id !== 'string' || !level) continue;
    units.set(id, {
      level,
      parent: text(row('parent_id')),
      valid_from: text(row('valid_from')),
      valid_to: text(row('valid_to')),
      name: text(names.get(id)?.name ?? null) ?? id,
      code: text(row('code')),
      names: [...(names.get(id)?.all ?? [])],
    });
  }
  const indicators = new Map<string, Scale>();
  for (const row of rowsOf(await load('indicators'))) {
    const id = row('indicator_id');
    const measure = MEASURES.find((one) => one === row('measure'));
    if (typeof id !== 'string' || !measure) continue;
    indicators.set(id, {
      measure,
      scale_min: number(row('scale_min')),
      scale_max: number(row('scale_max')),
    });
  }
  return { units, indicators };
}

function* rowsOf(table: TypedTable): Generator<(column: string) => Cell> {
  for (let i = 0; i < table.rows.length; i++)
    yield (column) => table.columns.get(column)?.[i] ?? null;
}

function text(cell: Cell): string | null {
  return typeof cell === 'string' ? cell : null;
}

function number(cell: Cell): number | null {
  return typeof cell === 'number' ? cell : null;
}
