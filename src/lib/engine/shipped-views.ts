import { PACKAGE, quoteName } from './sql';

/** SELECT of the view `all_<table>` as long as the reader has no rows of that table. */
export function allRowsView(table: string, from = quoteName(table)): string {
  return `SELECT false AS own, NULL::VARCHAR AS own_file, * FROM ${from}`;
}

/** SELECT of the view `own_row_keys` as long as the reader has no rows of any table but figures. */
export const NO_OWN_KEYS =
  'SELECT NULL::VARCHAR AS model, NULL::VARCHAR AS own_file, NULL::VARCHAR AS key WHERE false';

/**
 * Statements that put into the package what questions read; a page that opened the reader's files puts views of the
 * same names over these.
 */
export function shippedViews(tables: readonly string[]): string[] {
  const create = (name: string, select: string) =>
    `CREATE VIEW ${PACKAGE}.main.${quoteName(name)} AS ${select}`;
  return [
    ...tables.map((table) =>
      create(`all_${table}`, allRowsView(table, `${PACKAGE}.main.${quoteName(table)}`)),
    ),
    create('own_row_keys', NO_OWN_KEYS),
  ];
}
