import { EngineError } from './engine';
import type { Explored, ExploredColumn, ExploreOptions, Row, SqlValue } from './engine';
import { readingStatement } from './reading-statement';
import { quoteName } from './sql';
import { uniqueNames } from './values';

/** What an engine lends to explore: quick questions about a statement, and running it so that it can be stopped. */
export interface Runner {
  describe(sql: string): Promise<Row[]>;
  run(sql: string): Promise<Row[]>;
}

/** A reader's statement starts on this line of what the engine is given: the lines of its errors count from here. */
export const LINES_BEFORE = 1;

const WHOLE = /^U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$/;
const NUMBER = /^(FLOAT|DOUBLE|BIGNUM|DECIMAL\(.*\))$/;
/** What every engine hands over as it is. */
const PLAIN = /^(U?(TINYINT|SMALLINT)|INTEGER|UINTEGER|DOUBLE|BOOLEAN|VARCHAR)$/;

/**
 * Runs one reading statement of any shape and gives at most `limit` rows. Every type has a plain value: whole and
 * decimal numbers are numbers, or their digits as text where a double would lose some; lists, structs, dates, intervals
 * and all else are text as DuckDB prints it.
 * @throws EngineError `sql` for whatever is not one reading statement, or fails
 */
export async function exploreWith(
  { describe, run }: Runner,
  sql: string,
  { limit }: ExploreOptions,
): Promise<Explored> {
  const read = readingStatement(sql);
  if (!read.ok) throw new EngineError('sql', `not one reading statement: ${read.fault.code}`);
  if (read.kind === 'explain') return explained(await run(read.text));
  const described = await describe(`DESCRIBE FROM (\n${read.text}\n)`);
  const names = uniqueNames(described.map((row) => String(row['column_name'])));
  const columns = described.map((row, i): ExploredColumn => {
    const type = String(row['column_type']);
    return { name: names[i] ?? '', type, kind: kindOf(type) };
  });
  const places = columns.map((_, i) => quoteName(`c${i}`));
  const select = columns.map(({ type }, i) =>
    PLAIN.test(type) ? places[i] : `CAST(${places[i]} AS VARCHAR) AS ${places[i]}`,
  );
  const rows = await run(
    `SELECT ${select.join(', ')} FROM (\n${read.text}\n) AS t(${places.join(', ')}) LIMIT ${limit + 1}`,
  );
  return {
    columns,
    rows: rows
      .slice(0, limit)
      .map((row) => columns.map(({ kind }, i) => valueOf(kind, row[`c${i}`] ?? null))),
    truncated: rows.length > limit,
  };
}

function kindOf(type: string): ExploredColumn['kind'] {
  if (WHOLE.test(type) || NUMBER.test(type)) return 'number';
  return type === 'BOOLEAN' ? 'boolean' : 'text';
}

function valueOf(kind: ExploredColumn['kind'], value: SqlValue): SqlValue {
  if (kind !== 'number' || value === null) return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : notFinite(value);
  return exactNumber(String(value));
}

/** As DuckDB prints them. */
function notFinite(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  return value > 0 ? 'inf' : '-inf';
}

/** A number where a double holds every digit, else the text as it is: `'2.50'` → 2.5. */
export function exactNumber(text: string): number | string {
  if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return text;
  const number = Number(text);
  const digits = text.replace(/e.*$/i, '').replace(/[-.]/g, '').replace(/^0+/, '');
  const few = digits.replace(/0+$/, '').length <= 15;
  return few || (Number.isSafeInteger(number) && String(number) === text) ? number : text;
}

function explained(rows: readonly Row[]): Explored {
  const names = Object.keys(rows[0] ?? {});
  return {
    columns: names.map((name) => ({ name, type: 'VARCHAR', kind: 'text' })),
    rows: rows.map((row) => names.map((name) => row[name] ?? null)),
    truncated: false,
  };
}
