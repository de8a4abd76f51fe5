import type { ReadFile } from '../check-package';
import { checkTable, keyAt, keyColumns, type TypedTable } from '../check-table';
import { loadKnown } from '../known';
import type { Known } from '../own-rows';
import { ProblemList } from '../problem-list';
import { loadTable, readTable } from '../read-table';
import { parseDescriptor, type TableResource } from '../schema';
import { bytesSource } from '../source';

/** What an import is read and checked against: plain data, fit to be handed to a worker. */
export interface ImportKnown extends Known {
  /** Every table of the model with its schema. */
  resources: readonly TableResource[];
  /** Names of indicators by id: full, short, abbreviated. */
  indicatorNames: ReadonlyMap<string, readonly string[]>;
  /** Keys that references may name, by `referenceKey`; a set that is absent is not checked. */
  keys: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Where the keys of a reference stand in `ImportKnown.keys`. */
export function referenceKey(resource: string, fields: readonly string[]): string {
  return `${resource} ${fields.join()}`;
}

/**
 * Reads what an import needs out of a package: units with their codes and names, indicators with their
 * names, the schemas, and the keys that other tables refer to. Throws Error as `loadKnown` does.
 */
export async function loadImportKnown(readFile: ReadFile): Promise<ImportKnown> {
  const known = await loadKnown(readFile);
  const bytes = await readFile('datapackage.json');
  const text = new TextDecoder().decode(bytes ?? undefined);
  const descriptor = parseDescriptor(text, 'datapackage.json');
  if (!descriptor.ok) throw new Error('datapackage.json cannot be read');
  const { resources } = descriptor.package;
  const keys = new Map<string, ReadonlySet<string>>([
    [referenceKey('units', ['unit_id']), keySet(known.units.keys())],
    [referenceKey('indicators', ['indicator_id']), keySet(known.indicators.keys())],
  ]);
  for (const { schema } of resources)
    for (const { reference } of schema.foreignKeys) {
      const key = referenceKey(reference.resource, reference.fields);
      if (reference.resource === '' || keys.has(key)) continue;
      const table = await load(readFile, resources, reference.resource);
      const columns = keyColumns(table, reference.fields);
      const found = new Set<string>();
      for (let i = 0; i < table.rows.length; i++) found.add(keyAt(columns, i));
      keys.set(key, found);
    }
  const indicators = await load(readFile, resources, 'indicators');
  const indicatorNames = new Map<string, string[]>();
  const [ids, ...names] = keyColumns(indicators, ['indicator_id', 'name_vi', 'short_vi']);
  ids?.forEach((id, i) => {
    const own = names.flatMap((column) => column[i] ?? []);
    indicatorNames.set(String(id), own.map(String));
  });
  return { ...known, resources, indicatorNames, keys };
}

function keySet(ids: Iterable<string>): Set<string> {
  return new Set(Array.from(ids, (id) => keyAt([[id]], 0)));
}

async function load(
  readFile: ReadFile,
  resources: readonly TableResource[],
  name: string,
): Promise<TypedTable> {
  const resource = resources.find((one) => one.name === name);
  const path = resource?.path[0];
  const bytes = path === undefined ? null : await readFile(path);
  if (!resource || path === undefined || !bytes) throw new Error(`table ${name} is missing`);
  const table = await loadTable(readTable(bytesSource(bytes, path)), path);
  return checkTable(table, resource.schema, new ProblemList());
}
