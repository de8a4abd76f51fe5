import { ReadFailure } from './batch';
import { checkModel } from './check-model';
import {
  checkForeignKey,
  checkPrimaryKey,
  checkTable,
  keyAt,
  keyColumns,
  type TypedTable,
} from './check-table';
import type { CodedProblem } from './codes';
import { ProblemList } from './problem-list';
import { loadTable, readTable } from './read-table';
import { parseDescriptor, type TableResource } from './schema';
import { bytesSource } from './source';

/** Reads one file of a package by its path in it; null when there is none. A folder and a zip both can. */
export type ReadFile = (path: string) => Promise<Uint8Array | null>;

export interface PackageCheck {
  ok: boolean;
  problems: CodedProblem[];
  /** All problems, listed or not. */
  counted: number;
  /** Rows by table, for the summary. */
  rows: Record<string, number>;
  /** Rows marked internal, by table that has some: a package for the public has none. */
  internal: Record<string, number>;
}

/**
 * Checks a whole package: descriptor, every file against its Table Schema, primary and foreign keys,
 * and the rules of the model. Never throws for what a file holds.
 */
export async function checkPackage(
  readFile: ReadFile,
  descriptorPath = 'datapackage.json',
): Promise<PackageCheck> {
  const list = new ProblemList();
  const rows: Record<string, number> = {};
  const internal: Record<string, number> = {};
  const result = (): PackageCheck => ({
    ok: list.counted === 0,
    problems: list.problems,
    counted: list.counted,
    rows,
    internal,
  });
  const bytes = await readFile(descriptorPath);
  if (!bytes) {
    list.add({ code: 'file_missing', file: descriptorPath });
    return result();
  }
  const descriptor = parseDescriptor(new TextDecoder().decode(bytes), descriptorPath);
  descriptor.problems.forEach((problem) => list.add(problem));
  if (!descriptor.ok) return result();

  const tables = new Map<string, TypedTable[]>();
  const keys = new Map<string, Set<string>>();
  const unsafe = new Set(
    descriptor.problems.filter((p) => p.code === 'path_unsafe').map((p) => p.found),
  );
  for (const resource of descriptor.package.resources) {
    const parts: TypedTable[] = [];
    for (const path of resource.path.filter((one) => !unsafe.has(one))) {
      const table = await readOne(readFile, path, resource, list);
      if (table) parts.push(table);
    }
    tables.set(resource.name, parts);
    rows[resource.name] = parts.reduce((sum, part) => sum + part.rows.length, 0);
    const marked = parts.flatMap((part) => part.columns.get('internal') ?? []).filter(Boolean);
    if (marked.length > 0) internal[resource.name] = marked.length;
    const { primaryKey } = resource.schema;
    if (primaryKey.length > 0)
      keys.set(`${resource.name} ${primaryKey.join()}`, checkPrimaryKey(parts, primaryKey, list));
  }
  for (const { name, schema } of descriptor.package.resources)
    for (const { fields, reference } of schema.foreignKeys) {
      const target = reference.resource === '' ? name : reference.resource;
      const parts = tables.get(target);
      if (!parts) continue;
      const id = `${target} ${reference.fields.join()}`;
      const known = keys.get(id) ?? keysOf(parts, reference.fields);
      keys.set(id, known);
      checkForeignKey(tables.get(name) ?? [], fields, known, target, list);
    }
  checkModel(tables, list);
  return result();
}

function keysOf(tables: readonly TypedTable[], fields: readonly string[]): Set<string> {
  const keys = new Set<string>();
  for (const table of tables) {
    const columns = keyColumns(table, fields);
    for (let i = 0; i < table.rows.length; i++) keys.add(keyAt(columns, i));
  }
  return keys;
}

async function readOne(
  readFile: ReadFile,
  path: string,
  resource: TableResource,
  list: ProblemList,
): Promise<TypedTable | null> {
  const bytes = await readFile(path);
  if (!bytes) {
    list.add({ code: 'file_missing', file: path });
    return null;
  }
  try {
    const table = await loadTable(readTable(bytesSource(bytes, path)), path);
    return checkTable(table, resource.schema, list);
  } catch (error) {
    if (!(error instanceof ReadFailure)) throw error;
    list.add(error.problem);
    return null;
  }
}
