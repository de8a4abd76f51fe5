import Papa from 'papaparse';
import { ReadFailure } from '../batch';
import { foundText } from '../codes';
import { detectDialect } from '../csv-dialect';
import { columnLetters, SHEET_LIMITS, type RawCell, type RawRow, type RawSheet } from './raw-sheet';

const DELIMITERS = [';', '\t', ','] as const;
/** Lines looked at to find the delimiter: titles above a table have none. */
const LOOK = 40;

/**
 * Rows of a delimited text: CSV, TSV or what a spreadsheet puts on the clipboard. Every line counts,
 * blank ones too, so that row numbers are those a text editor or a spreadsheet shows.
 * @throws {ReadFailure} for broken quotes, a cell that is too long, too many cells
 */
export function textSheet(text: string, file: string, name = ''): RawSheet {
  const plain = text.replace(/^\uFEFF/, '');
  if (plain.trim() === '') throw new ReadFailure({ code: 'header_missing', file });
  const { newline } = detectDialect(plain);
  const delimiter = findDelimiter(plain, newline);
  const parser = new Papa.Parser({ delimiter, newline, quoteChar: '"' });
  const parsed = parser.parse(plain, 0, false) as Papa.ParseResult<string[]>;
  const broken = parsed.errors.find(({ type }) => type === 'Quotes');
  if (broken)
    throw new ReadFailure({
      code: broken.code === 'MissingQuotes' ? 'quotes_open' : 'quotes_broken',
      file,
      row: (broken.row ?? 0) + 1,
    });
  const rows = parsed.data.map((record, r) => readRecord(record, r + 1, file));
  while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop();
  guardSize(rows, file);
  const widths = parsed.data.map(({ length }) => length);
  return { file, name, rows, firstRow: 1, delimiter, hidden: false, widths };
}

function readRecord(record: readonly string[], row: number, file: string): RawRow {
  let width = record.length;
  while (width > 0 && (record[width - 1] as string).trim() === '') width--;
  const cells: (RawCell | null)[] = [];
  for (let c = 0; c < width; c++) {
    const value = record[c] as string;
    if (value.length > SHEET_LIMITS.cell) throw tooLong(value, file, row, c);
    cells.push(value === '' ? null : { value: unguard(value) });
  }
  return cells;
}

/** The refusal of a cell longer than any spreadsheet allows. */
export function tooLong(value: string, file: string, row: number, column: number): ReadFailure {
  return new ReadFailure({
    code: 'cell_too_long',
    file,
    row,
    column: columnLetters(column),
    found: foundText(value),
    params: { count: value.length, limit: SHEET_LIMITS.cell },
  });
}

/** @throws {ReadFailure} when a sheet has more cells or columns than are read this way */
export function guardSize(rows: readonly RawRow[], file: string): void {
  let cells = 0;
  for (const [r, row] of rows.entries()) {
    cells += row.length;
    if (row.length <= SHEET_LIMITS.columns && cells <= SHEET_LIMITS.cells) continue;
    throw new ReadFailure({
      code: 'sheet_too_big',
      file,
      row: r + 1,
      params: { count: row.length, limit: SHEET_LIMITS.columns },
    });
  }
}

/** The apostrophe that `writeCsv` puts before text a spreadsheet would compute. */
function unguard(cell: string): string {
  return /^'['\s]*[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/** The delimiter that splits most lines into the same number of cells, more than one. */
function findDelimiter(text: string, newline: '\n' | '\r'): string {
  let best: { delimiter: string; points: number } = { delimiter: ',', points: 0 };
  const head = text.slice(0, 200_000);
  for (const delimiter of DELIMITERS) {
    const parser = new Papa.Parser({ delimiter, newline, quoteChar: '"', preview: LOOK });
    const { data } = parser.parse(head, 0, false) as Papa.ParseResult<string[]>;
    const widths = new Map<number, number>();
    for (const { length } of data)
      if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1);
    const points = Math.max(0, ...[...widths].map(([width, n]) => n * 100 + width));
    if (points > best.points) best = { delimiter, points };
  }
  return best.delimiter;
}
