import { ReadFailure } from '../batch';
import { checkTable, type TypedTable } from '../check-table';
import { checkPackage } from '../check-package';
import { ProblemList } from '../problem-list';
import { loadTable, readTable } from '../read-table';
import { parseDescriptor } from '../schema';
import { bytesSource } from '../source';

import type { ImportKnown } from './known';
import type { ImportedTable, ImportResult } from './result';

/** Reads the tables of a Data Package that are tables of the model: checked whole, all or nothing. */
export async function readPackage(
  files: ReadonlyMap<string, Uint8Array>,
  archive: string,
  known: ImportKnown,
): Promise<ImportResult> {
  const base = { mapping: null, aside: [], notices: [] };
  const inside = (path: string) => `${archive} › ${path}`;
  const readFile = (path: string) => Promise.resolve(files.get(path) ?? null);
  const checked = await checkPackage(readFile);
  if (!checked.ok) {
    const problems = checked.problems.map((problem) => ({
      ...problem,
      file: inside(problem.file),
    }));
    return { status: 'refused', ...base, problems, counted: checked.counted };
  }
  const text = new TextDecoder().decode(files.get('datapackage.json'));
  const descriptor = parseDescriptor(text, 'datapackage.json');
  const list = new ProblemList();
  const tables: ImportedTable[] = [];
  const resources = descriptor.ok ? descriptor.package.resources : [];
  for (const { name, path } of resources) {
    const model = known.resources.find((one) => one.name === name);
    if (!model) {
      const expected = known.resources.map((one) => one.name).join(', ');
      list.add({ code: 'mapping_table', file: inside('datapackage.json'), found: name, expected });
      continue;
    }
    const parts: TypedTable[] = [];
    for (const one of path) {
      const bytes = files.get(one) ?? new Uint8Array();
      try {
        const loaded = await loadTable(readTable(bytesSource(bytes, one)), inside(one));
        parts.push(checkTable(loaded, model.schema, list));
      } catch (error) {
        if (!(error instanceof ReadFailure)) throw error;
        list.add(error.problem);
      }
    }
    tables.push(together(name, parts, inside(path[0] ?? '')));
  }
  if (list.counted > 0)
    return { status: 'refused', ...base, problems: list.problems, counted: list.counted };
  return { status: 'ready', ...base, tables };
}

function together(name: string, parts: readonly TypedTable[], file: string): ImportedTable {
  const columns = new Map(
    [...(parts[0]?.columns.keys() ?? [])].map((column) => [
      column,
      parts.flatMap((part) => [...(part.columns.get(column) ?? [])]),
    ]),
  );
  const rows = parts.reduce((sum, part) => sum + part.rows.length, 0);
  const typed = { file, rows: Int32Array.from({ length: rows }, (_, i) => i + 2), columns };
  return { name, typed: () => typed, rows, own: null };
}
