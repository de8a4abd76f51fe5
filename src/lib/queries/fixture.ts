import { readFile } from 'node:fs/promises';
import type { Engine, SqlValue } from '../engine/engine';
import { openNative } from '../engine/native';
import { allRowsView, NO_OWN_KEYS } from '../engine/shipped-views';
import { prepare } from './all-observations';

const TYPES: Record<string, string> = { integer: 'INTEGER', number: 'DOUBLE', boolean: 'BOOLEAN' };

interface Schema {
  resources: { name: string; schema: { fields: { name: string; type: string }[] } }[];
}

/** Rows by table; columns left out are null. */
export type FixtureRows = Record<string, Record<string, SqlValue>[]>;

/** Inserts rows, columns by name. */
export async function insert(
  engine: Engine,
  table: string,
  rows: readonly Record<string, SqlValue>[],
): Promise<void> {
  for (const row of rows) {
    const names = Object.keys(row);
    const marks = names.map(() => '?').join(', ');
    await engine.query(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks})`, [
      ...Object.values(row),
    ]);
  }
}

/** For tests: a small package in memory, with every table of the real schema, ready for questions. */
export async function openFixture(rows: FixtureRows): Promise<Engine> {
  const engine = await openNative();
  const text = await readFile(new URL('../../../data/datapackage.json', import.meta.url), 'utf8');
  for (const { name, schema } of (JSON.parse(text) as Schema).resources) {
    const columns = schema.fields.map((f) => `${f.name} ${TYPES[f.type] ?? 'VARCHAR'}`);
    await engine.query(`CREATE TABLE ${name} (${columns.join(', ')})`);
    await insert(engine, name, rows[name] ?? []);
    await engine.createView(`all_${name}`, allRowsView(name));
  }
  await engine.createView('own_row_keys', NO_OWN_KEYS);
  await prepare(engine);
  return engine;
}
