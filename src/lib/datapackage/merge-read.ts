import * as v from 'valibot';
import { mergeKey, type MergeTable } from '../domain/merge';
import type { MergeValue } from '../domain/merge-conflict';
import { ReadFailure } from './batch';
import { checkPrimaryKey, checkTable, type TypedTable } from './check-table';
import type { CodedProblem } from './codes';
import { OWN_PACKAGE_FORMAT } from './own-package';
import { ProblemList } from './problem-list';
import { readDescriptor } from './read-descriptor';
import { loadTable, readTable, type LoadedTable } from './read-table';
import type { TableField, TableResource } from './schema';
import { bytesSource } from './source';

const RawResource = v.looseObject({
  name: v.string(),
  title: v.optional(v.string()),
  parscope: v.optional(
    v.looseObject({
      table: v.optional(v.string(), 'observations'),
      needs_check: v.optional(v.boolean(), false),
    }),
  ),
  schema: v.looseObject({ fields: v.array(v.looseObject({ name: v.string() })) }),
});

const RawDescriptor = v.looseObject({
  parscope: v.optional(v.looseObject({ format: v.optional(v.number(), OWN_PACKAGE_FORMAT) })),
  resources: v.array(RawResource),
});

/** A descriptor with all that it says, known here or not. */
export type RawDescriptor = v.InferOutput<typeof RawDescriptor>;

/** A table of a package that is to be merged. */
export interface TableToMerge {
  /** As the descriptor has it. */
  raw: RawDescriptor['resources'][number];
  key: readonly string[];
  /** Declared fields, then columns of the files that are not declared. */
  fields: readonly TableField[];
  missingValues: readonly string[];
  table: MergeTable;
  paths: readonly string[];
  /** Path of the file that holds a row, by its key. */
  pathOf: ReadonlyMap<string, string>;
}

export interface PackageToMerge {
  name: string;
  descriptor: RawDescriptor;
  /** A reader's saved work, whose tables are known by the names of the files they were opened from. */
  own: boolean;
  tables: ReadonlyMap<string, TableToMerge>;
  /** Every file of it, by path. */
  files: ReadonlyMap<string, Uint8Array>;
}

/** What tells two of a reader's own figures apart. */
const OWN_KEY = ['unit_id', 'indicator_id', 'period'];

/**
 * Reads a package that is to be merged: descriptor, every table against its schema, its keys. Columns that the schema
 * does not know are read as text. References are left to the check of the merged package. A table without a primary
 * key is told apart by its whole rows.
 */
export async function readToMerge(
  files: ReadonlyMap<string, Uint8Array>,
  name: string,
): Promise<{ ok: true; package: PackageToMerge } | { ok: false; problems: CodedProblem[] }> {
  const list = new ProblemList();
  const refused = () => ({ ok: false as const, problems: list.problems });
  const at = `${name} › datapackage.json`;
  const found = readDescriptor(files.get('datapackage.json'), RawDescriptor, at, list);
  if (!found || list.counted > 0) return refused();
  const descriptor = found.extra;
  const own = descriptor.parscope !== undefined;
  if (descriptor.parscope && descriptor.parscope.format > OWN_PACKAGE_FORMAT) {
    list.add({ code: 'package_newer', file: name });
    return refused();
  }
  const tables = new Map<string, TableToMerge>();
  for (const [i, resource] of found.read.resources.entries()) {
    const about = descriptor.resources[i];
    if (!about) continue;
    const id = (own && about.title?.trim()) || resource.name;
    if (tables.has(id)) list.add({ code: 'resource_duplicate', file: at, found: id });
    tables.set(id, await readOne(files, name, resource, about, list));
  }
  if (list.counted > 0) return refused();
  return { ok: true, package: { name, descriptor, own, tables, files } };
}

async function readOne(
  files: ReadonlyMap<string, Uint8Array>,
  name: string,
  { path, schema }: TableResource,
  raw: TableToMerge['raw'],
  list: ProblemList,
): Promise<TableToMerge> {
  const loaded: LoadedTable[] = [];
  const paths: string[] = [];
  for (const one of path) {
    const file = `${name} › ${one}`;
    const bytes = files.get(one);
    if (!bytes) {
      list.add({ code: 'file_missing', file });
      continue;
    }
    try {
      loaded.push(await loadTable(readTable(bytesSource(bytes, file)), file));
      paths.push(one);
    } catch (error) {
      if (!(error instanceof ReadFailure)) throw error;
      list.add(error.problem);
    }
  }
  // Saved work may leave out columns that it has nothing for.
  const present = new Set(loaded.flatMap(({ header }) => header));
  const kept = schema.fields.filter(
    ({ name, constraints }) =>
      !raw.parscope ||
      present.has(name) ||
      constraints.required ||
      schema.primaryKey.includes(name),
  );
  // Rows that are kept although they do not pass the check are read as they stand.
  const declared = raw.parscope?.needs_check
    ? kept.map((field) => ({ ...field, type: 'any' as const, constraints: {} }))
    : kept;
  const names = new Set(declared.map((field) => field.name));
  const more = new Set([...present].filter((one) => !names.has(one)));
  const extra = [...more].map((one) => ({ name: one, type: 'string' as const, constraints: {} }));
  const key =
    schema.primaryKey.length > 0
      ? schema.primaryKey
      : raw.parscope?.table === 'observations' && OWN_KEY.every((one) => present.has(one))
        ? [...OWN_KEY, ...(present.has('breakdown') ? ['breakdown'] : [])]
        : [...names, ...more];
  const parts: TypedTable[] = loaded.map((part) => {
    const here = extra.filter((field) => part.header.includes(field.name));
    return checkTable(part, { ...schema, fields: [...declared, ...here] }, list);
  });
  checkPrimaryKey(parts, key, list);

  const fields = [...kept, ...extra];
  const header = fields.map((field) => field.name);
  const at = key.map((column) => header.indexOf(column));
  const rows: MergeValue[][] = [];
  const pathOf = new Map<string, string>();
  parts.forEach((part, p) => {
    const columns = header.map((column) => part.columns.get(column) ?? []);
    for (let i = 0; i < part.rows.length; i++) {
      const row = columns.map((cells) => plain(cells[i] ?? null));
      pathOf.set(mergeKey(at.map((c) => row[c])), paths[p] ?? '');
      rows.push(row);
    }
  });
  const { missingValues } = schema;
  return { raw, key, fields, missingValues, table: { header, rows }, paths, pathOf };
}

/** Line breaks are one sign, as files are written. */
function plain(value: MergeValue): MergeValue {
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : value;
}
