import { sqlTokens } from '$lib/engine/sql-tokens';

/** A table as the schema browser and suggestions know it. */
export interface KnownTable {
  name: string;
  title: string;
  columns: readonly { name: string; title: string }[];
}

const KEYWORDS =
  /^(select|from|where|group|order|table|values|with|having|limit|user|desc|asc|end|all|and|or|not|case)$/;

/** A name as it is written in SQL: quoted only where it must be. */
export function written(name: string): string {
  const plain = /^[a-z_][a-z0-9_]*$/.test(name) && !KEYWORDS.test(name);
  return plain ? name : `"${name.replaceAll('"', '""')}"`;
}

/** Tables whose names the statement says, in the order of `tables`. */
export function tablesIn(sql: string, tables: readonly KnownTable[]): KnownTable[] {
  const said = new Set(
    sqlTokens(sql)
      .filter(({ kind }) => kind === 'word' || kind === 'name')
      .map(({ kind, text }) =>
        (kind === 'name' ? text.slice(1, -1).replaceAll('""', '"') : text).toLowerCase(),
      ),
  );
  return tables.filter(({ name }) => said.has(name.toLowerCase()));
}
