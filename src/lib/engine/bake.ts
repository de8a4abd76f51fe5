import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { csvHeader } from './csv-header';
import { takeOutInternal, type MarkedTable } from './internal-rows';
import { shippedViews } from './shipped-views';
import { memoryName, NO_EXTENSIONS, PACKAGE, quoteName, quoteText } from './sql';

interface Field {
  name: string;
  type: string;
}

interface Resource {
  name: string;
  path: string | string[];
  schema: Omit<MarkedTable['schema'], 'fields'> & {
    fields: Field[];
    primaryKey?: string | string[];
  };
}

export type BakeFault =
  | 'package_missing'
  | 'package_invalid'
  | 'file_missing'
  | 'columns_missing'
  | 'columns_extra'
  | 'type_unknown'
  | 'rows_invalid';

/** A package that cannot be baked: what is wrong, in which file, and (`detail`) with which columns. */
export class BakeError extends Error {
  override readonly name = 'BakeError';
  constructor(
    readonly code: BakeFault,
    readonly file: string,
    readonly detail = '',
    options?: ErrorOptions,
  ) {
    super(`${code}: ${file} ${detail}`.trim(), options);
  }
}

/** Dates stay ISO text: they sort as dates, and no engine or timezone can read them differently. */
const SQL_TYPES: Record<string, string> = {
  string: 'VARCHAR',
  date: 'VARCHAR',
  integer: 'INTEGER',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
};

/** Order on disk, so that a query over one indicator reads few row groups; else the primary key. */
const SORTED: Record<string, string[]> = {
  observations: ['indicator_id', 'period', 'unit_id', 'breakdown', 'source_id'],
  framework_items: ['framework_id', 'position', 'indicator_id'],
  tasks: ['plan_id', 'position', 'task_id'],
};

/**
 * Bakes a Data Package into one DuckDB file that DuckDB-WASM 1.32 can attach: a table per resource,
 * columns in the order of the schema, text in NFC, empty cells NULL, rows sorted. The file appears
 * whole or not at all. Rows and their order are always the same, the bytes are not: DuckDB leaves
 * padding as it was and samples text when it compresses.
 * Rows marked internal stay out, and what refers to them: what is baked is published. `left` is told how many of
 * each table.
 * @returns number of rows of each table, in the order of the package
 * @throws BakeError with the file that is missing or does not fit its schema
 */
export async function bake(
  folder: string,
  outFile: string,
  left: (rows: ReadonlyMap<string, number>) => void = () => undefined,
): Promise<Map<string, number>> {
  const resources = await readResources(folder);
  await mkdir(dirname(outFile), { recursive: true });
  const staged = `${outFile}.${randomUUID()}`;
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    for (const sql of NO_EXTENSIONS) await connection.run(sql);
    await connection.run(
      `ATTACH ${quoteText(staged)} AS ${PACKAGE} (STORAGE_VERSION 'v1.0.0', ROW_GROUP_SIZE 122880)`,
    );
    const counts = new Map<string, number>();
    // First beside the file: what is deleted in a file can still be read in its bytes.
    for (const resource of resources) await readInto(connection, folder, resource);
    left(await takeOutInternal(connection, resources));
    for (const resource of resources) {
      counts.set(resource.name, await bakeTable(connection, resource));
    }
    for (const sql of shippedViews([...counts.keys()])) await connection.run(sql);
    await connection.run(`CHECKPOINT ${PACKAGE}`);
    await connection.run(`DETACH ${PACKAGE}`);
    await rename(staged, outFile);
    return counts;
  } finally {
    connection.closeSync();
    instance.closeSync();
    await rm(staged, { force: true });
    await rm(`${staged}.wal`, { force: true });
  }
}

async function readResources(folder: string): Promise<Resource[]> {
  const path = join(folder, 'datapackage.json');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new BakeError('package_missing', path, '', { cause: error });
  }
  try {
    return (JSON.parse(text) as { resources: Resource[] }).resources;
  } catch (error) {
    throw new BakeError('package_invalid', path, '', { cause: error });
  }
}

/** Reads the files of a table into a table of that name in memory. */
async function readInto(
  connection: DuckDBConnection,
  folder: string,
  resource: Resource,
): Promise<void> {
  const { fields } = resource.schema;
  const table = memoryName(resource.name);
  const columns = fields.map((field) => `${quoteName(field.name)} ${sqlType(resource, field)}`);
  await connection.run(`CREATE TABLE ${table} (${columns.join(', ')})`);
  const reads: string[] = [];
  for (const path of [resource.path].flat()) {
    reads.push(await readSql(join(folder, path), resource));
  }
  try {
    await connection.run(`INSERT INTO ${table} ${reads.join(' UNION ALL ')}`);
  } catch (error) {
    throw new BakeError('rows_invalid', resource.name, firstLines(error), { cause: error });
  }
}

/** Writes a table of memory, sorted, into the file that is attached. */
async function bakeTable(connection: DuckDBConnection, resource: Resource): Promise<number> {
  const { primaryKey = [] } = resource.schema;
  const table = `${PACKAGE}.main.${quoteName(resource.name)}`;
  const order = (SORTED[resource.name] ?? [primaryKey].flat()).map(quoteName);
  const sorted = order.length > 0 ? ` ORDER BY ${order.join(', ')}` : '';
  const columns = resource.schema.fields.map(
    (field) => `${quoteName(field.name)} ${sqlType(resource, field)}`,
  );
  await connection.run(`CREATE TABLE ${table} (${columns.join(', ')})`);
  await connection.run(`INSERT INTO ${table} FROM ${memoryName(resource.name)}${sorted}`);
  const counted = await connection.runAndReadAll(`SELECT count(*)::INTEGER FROM ${table}`);
  return Number(counted.getRows()[0]?.[0]);
}

/** A SELECT over one CSV file, its columns matched by name and put in the schema's order. */
async function readSql(path: string, resource: Resource): Promise<string> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new BakeError('file_missing', path);
  const header = await csvHeader(path);
  const { fields } = resource.schema;
  const missing = fields.filter((field) => !header.includes(field.name)).map(({ name }) => name);
  const extra = header.filter(
    (name, i) => !fields.some((f) => f.name === name && header.indexOf(name) === i),
  );
  if (missing.length > 0) throw new BakeError('columns_missing', path, missing.join(', '));
  if (extra.length > 0) throw new BakeError('columns_extra', path, extra.join(', '));
  const types = header.map((name) => {
    const field = fields.find((candidate) => candidate.name === name);
    return `${quoteText(name)}: ${quoteText(field ? sqlType(resource, field) : 'VARCHAR')}`;
  });
  const select = fields.map(({ name, type }) =>
    type === 'string' ? `nfc_normalize(${quoteName(name)}) AS ${quoteName(name)}` : quoteName(name),
  );
  return `SELECT ${select.join(', ')} FROM read_csv(${quoteText(path)}, auto_detect = false,
    header = true, delim = ',', quote = '"', escape = '"', nullstr = '', strict_mode = true,
    max_line_size = 10000000, columns = {${types.join(', ')}})`;
}

function sqlType(resource: Resource, field: Field): string {
  const type = SQL_TYPES[field.type];
  if (type === undefined) {
    throw new BakeError('type_unknown', resource.name, `${field.name}: ${field.type}`);
  }
  return type;
}

/** DuckDB's message without its lists of reader options. */
function firstLines(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split(/\n\s*\n|Possible fixes|Possible solutions/)[0]?.trim() ?? text;
}
