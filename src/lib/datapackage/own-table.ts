import type { Cell } from './batch';
import type { TextColumn } from './column-store';
import type { OwnColumns } from './own-observations';

export interface OwnTable {
  fields: { name: string; type: 'string' | 'number' | 'boolean' }[];
  /** Missing is null, in a Float64Array NaN. */
  columns: ((string | number | boolean | null)[] | Float64Array)[];
}

/** Checked rows of a reader's file as a plain table with every column of `observations`, and `own_source`, `own_file`. */
export function ownTable({ length, text, number }: OwnColumns): OwnTable {
  const none = (): null[] => new Array<null>(length).fill(null);
  const words = (column: TextColumn): Cell[] =>
    Array.from(column.codes, (code) => (code < 0 ? null : (column.values[code] ?? null)));
  const table: OwnTable = { fields: [], columns: [] };
  const add = (
    name: string,
    type: OwnTable['fields'][number]['type'],
    column: OwnTable['columns'][number],
  ): void => {
    table.fields.push({ name, type });
    table.columns.push(column);
  };
  add('unit_id', 'string', words(text.unit_id));
  add('indicator_id', 'string', words(text.indicator_id));
  add('period', 'string', words(text.period));
  add('breakdown', 'string', words(text.breakdown));
  add('source_id', 'string', words(text.source_id));
  add('value', 'number', number.value);
  add('numerator', 'number', number.numerator);
  add('denominator', 'number', number.denominator);
  add('published_rank', 'number', number.published_rank);
  add('published_of', 'number', none());
  add('status', 'string', words(text.status));
  add('preferred', 'boolean', new Array<boolean>(length).fill(true));
  add('cumulative', 'boolean', none());
  add('as_of', 'string', words(text.as_of));
  add('note', 'string', words(text.note));
  add('own_source', 'string', words(text.own_source));
  add('own_file', 'string', words(text.own_file));
  return table;
}
