import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { expect } from 'vitest';

export type Row = Record<string, string>;

/** The rows of `data/<name>.csv`, every cell as text. */
export function table(name: string): Row[] {
  const text = readFileSync(new URL(`../../data/${name}.csv`, import.meta.url), 'utf8');
  const parsed = Papa.parse<Row>(text, { header: true, skipEmptyLines: true });
  expect(parsed.errors).toEqual([]);
  return parsed.data;
}

export const of = (row: Row, name: string): string => {
  const value = row[name];
  if (value === undefined) throw new Error(`no ${name} in ${JSON.stringify(row)}`);
  return value;
};

export function countBy(rows: Row[], key: (row: Row) => string): Record<string, number> {
  const out: Record<string, number> = {};
  for (const row of rows) out[key(row)] = (out[key(row)] ?? 0) + 1;
  return out;
}
