import { quoteName } from '../engine/sql';
import type { Engine, Row } from '../engine/engine';
import { allRowsView, NO_OWN_KEYS } from '../engine/shipped-views';
import { forget } from './memo';

/** A table of the model as far as its view needs it: columns with types of a Table Schema, and its key. */
export interface ModelTable {
  name: string;
  columns: readonly { name: string; type: string }[];
  key: readonly string[];
}

/** Tables of the reader's with rows of one table of the model, in the order they were opened. */
export interface OwnRowsInView {
  model: ModelTable;
  /** Each has the columns of the model, and `own_file`. */
  tables: readonly string[];
}

const SQL_TYPES: Record<string, string> = {
  integer: 'INTEGER',
  year: 'INTEGER',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
};

/**
 * SELECT of the view `all_<table>`: the rows of the package and, with `own` true, the reader's. Of rows with the same
 * key the one opened last is the one row: it takes the place of the package's too (`ownRowOverlaps` tells).
 */
export function allRowsOf({ model, tables }: OwnRowsInView): string {
  const shipped = model.columns.map(({ name }) => `s.${quoteName(name)}`).join(', ');
  const own = model.columns.map((one) => `${typed('o', one)} AS ${quoteName(one.name)}`).join(', ');
  const parts = [
    `SELECT false AS own, NULL::VARCHAR AS own_file, ${shipped} FROM ${quoteName(model.name)} s
WHERE true${replacedBy('s', tables, model)}`,
    ...tables.map(
      (
        table,
        i,
      ) => `SELECT true AS own, o.own_file::VARCHAR AS own_file, ${own} FROM ${quoteName(table)} o
WHERE true${replacedBy('o', tables.slice(i + 1), model)}`,
    ),
  ];
  return parts.join('\nUNION ALL ');
}

/** SELECT of the view `own_row_keys`: keys of the reader's rows, and (`own_file` null) of the package's beside them. */
export function ownKeysOf(shown: readonly OwnRowsInView[]): string {
  const parts = shown.flatMap(({ model, tables }) => {
    const select = (file: string, table: string) =>
      `SELECT '${model.name}' AS model, ${file} AS own_file, ${keyOf('o', model)} AS key FROM ${quoteName(table)} o`;
    return [
      select('NULL::VARCHAR', model.name),
      ...tables.map((table) => select('o.own_file::VARCHAR', table)),
    ];
  });
  return parts.length > 0 ? parts.join('\nUNION ALL ') : NO_OWN_KEYS;
}

/**
 * Brings the views `all_<table>` in step with the reader's tables: `shown` lists tables of the model that have some,
 * `before` names those that had some when this ran last.
 */
export async function prepareRows(
  engine: Engine,
  shown: readonly OwnRowsInView[],
  before: readonly string[] = [],
): Promise<void> {
  for (const one of shown) await engine.createView(`all_${one.model.name}`, allRowsOf(one));
  const gone = before.filter((name) => !shown.some(({ model }) => model.name === name));
  for (const name of gone) await engine.createView(`all_${name}`, allRowsView(name));
  if (shown.length + before.length > 0) await engine.createView('own_row_keys', ownKeysOf(shown));
  forget(engine);
}

/** The rows of a table that show now, by key, without what is held of them in the view alone; days are ISO text. */
export function rowsShown(engine: Engine, { name, columns, key }: ModelTable): Promise<Row[]> {
  const select = columns.map((one) => `${typed('s', one)} AS ${quoteName(one.name)}`).join(', ');
  const order = key.map((one) => `s.${quoteName(one)}`).join(', ') || 'ALL';
  return engine.query(`SELECT ${select} FROM all_${name} s ORDER BY ${order}`);
}

const typed = (row: string, { name, type }: ModelTable['columns'][number]) =>
  `${row}.${quoteName(name)}::${SQL_TYPES[type] ?? 'VARCHAR'}`;

/** A key as one text: an empty part is empty text, as checks take it. */
function keyOf(row: string, { columns, key }: ModelTable): string {
  const parts = columns
    .filter(({ name }) => key.includes(name))
    .map((one) => `coalesce(${typed(row, one)}::VARCHAR, '')`);
  return parts.join(` || chr(31) || `);
}

function replacedBy(row: string, tables: readonly string[], model: ModelTable): string {
  if (model.key.length === 0) return '';
  return tables
    .map(
      (table) =>
        ` AND NOT EXISTS (SELECT 1 FROM ${quoteName(table)} l WHERE ${keyOf('l', model)} = ${keyOf(row, model)})`,
    )
    .join('');
}
