import { fold } from '../values';
import type { HeadingReader, HeadingWords } from './heading';
import { cellText, columnLetters, isBlankRow, type RawRow, type RawSheet } from './raw-sheet';

/** A column of a table found on a sheet. */
export interface SheetColumn {
  /** Index in the rows of the sheet. */
  index: number;
  /** Parts of its heading from top to bottom. */
  path: readonly string[];
  /** The parts as one text; the letters of the column where it has no heading. */
  heading: string;
}

/** Why a row of the sheet is not read. */
export type AsideReason =
  | 'title'
  | 'repeated_header'
  | 'column_numbers'
  | 'total'
  | 'region'
  | 'group'
  | 'footnote'
  | 'dropped'
  | 'empty';

/** A row that is not read, with the reason; nothing is set aside without being listed. */
export interface AsideRow {
  /** File, and sheet where there are several. */
  place: string;
  row: number;
  reason: AsideReason;
  text: string;
}

/** Where the table of a sheet lies. */
export interface SheetLayout {
  sheet: RawSheet;
  /** Texts above the table. */
  titles: readonly string[];
  /** Indexes of the first and last row of the heading. */
  header: readonly [number, number];
  columns: readonly SheetColumn[];
  /** Index of a row where a second table begins, or null. */
  second: number | null;
}

const LOOK = 80;

/** Finds the heading of the table on a sheet; null when no row looks like one. `at` names its rows (as shown) when they are known. */
export function findLayout(
  sheet: RawSheet,
  reader: HeadingReader,
  at: readonly [number, number] | null = null,
): SheetLayout | null {
  const { rows, firstRow } = sheet;
  const memo = new Map<string, HeadingWords | null>();
  const read = (text: string): HeadingWords | null => {
    let words = memo.get(text);
    if (words === undefined) memo.set(text, (words = text.length > 120 ? null : reader.read(text)));
    return words;
  };
  const score = (row: RawRow): number => scoreRow(row, read);
  let top: number;
  let bottom: number;
  if (at) {
    [top, bottom] = [at[0] - firstRow, at[1] - firstRow];
    if (top < 0 || bottom >= rows.length || top > bottom) return null;
  } else {
    let best = { row: -1, points: 1 };
    for (let r = 0; r < Math.min(rows.length, LOOK); r++) {
      const points = score(rows[r] as RawRow);
      if (points > best.points) best = { row: r, points };
    }
    if (best.row < 0) return null;
    [top, bottom] = [best.row, best.row];
    while (top > 0 && isUpperHeading(rows[top - 1] as RawRow, rows[top] as RawRow)) top--;
    while (bottom + 1 < rows.length && isLowerHeading(rows[bottom + 1] as RawRow, read)) bottom++;
  }
  const titles = rows.slice(0, top).flatMap((row) => distinctTexts(row));
  const columns = readColumns(rows.slice(top, bottom + 1), width(rows));
  return {
    sheet,
    titles,
    header: [top, bottom],
    columns,
    second: findSecond(rows, bottom + 1, rows[bottom] as RawRow, read),
  };
}

/** Points of a row as a heading: two for each name of a column, one for each period or indicator. */
function scoreRow(row: RawRow, read: (text: string) => HeadingWords | null): number {
  if (distinctTexts(row).length < 2) return 0;
  let points = 0;
  for (const cell of row) {
    if (!cell || cell.error || typeof cell.value === 'boolean') continue;
    const words = read(cellText(cell));
    if (words?.column !== undefined && words.column !== 'skip') points += 2;
    else if (words) points += 1;
  }
  return points;
}

function distinctTexts(row: RawRow): string[] {
  return [...new Set(row.map(cellText))].filter((text) => text !== '');
}

function isNumberLike(text: string): boolean {
  return /^[+-]?[\d.,\s]+%?$/.test(text) && !/^(19|20)\d\d$/.test(text);
}

/** A row above a heading belongs to it when its cells lie over several columns and hold words or periods. */
function isUpperHeading(row: RawRow, below: RawRow): boolean {
  const texts = distinctTexts(row);
  if (texts.length < 2 || texts.some(isNumberLike)) return false;
  const filled = row.filter((cell) => cellText(cell) !== '').length;
  const used = below.filter((cell) => cellText(cell) !== '').length;
  const shared = row.some((cell) => (cell?.span ?? 1) > 1 || cell?.covered);
  return shared || filled >= Math.min(2, used);
}

/** A row below belongs to the heading when every cell of it is the name of a column, a period or an indicator. */
function isLowerHeading(row: RawRow, read: (text: string) => HeadingWords | null): boolean {
  const cells = row.filter((cell) => cell && !cell.covered && cellText(cell) !== '');
  if (cells.length < 2) return false;
  const words = cells.map((cell) => read(cellText(cell)));
  if (!words.every((one) => one !== null)) return false;
  const first = row[0];
  return words.some((one) => one?.column !== undefined) || !first || first.covered === true;
}

function width(rows: readonly RawRow[]): number {
  return rows.reduce((most, row) => Math.max(most, row.length), 0);
}

function readColumns(header: readonly RawRow[], width: number): SheetColumn[] {
  const last = header.length - 1;
  const texts = header.map((row) => Array.from({ length: width }, (_, c) => cellText(row[c])));
  const bottom = texts[last] ?? [];
  // Merged cells that were lost on the way (CSV): what stands over several columns is said once, at the left.
  for (const row of texts.slice(0, last))
    for (let c = 1; c < width; c++) {
      const left = row[c - 1];
      if (row[c] === '' && left !== '' && bottom[c] !== '' && bottom[c - 1] !== '')
        row[c] = left ?? '';
    }
  const columns: SheetColumn[] = [];
  for (let index = 0; index < width; index++) {
    const path: string[] = [];
    for (const row of texts) {
      const text = row[index] ?? '';
      if (text !== '' && path.at(-1) !== text) path.push(text);
    }
    columns.push({
      index,
      path,
      heading: path.length > 0 ? path.join(' › ') : columnLetters(index),
    });
  }
  return columns;
}

/** A later heading that is not the same as the first: another table. */
function findSecond(
  rows: readonly RawRow[],
  from: number,
  header: RawRow,
  read: (text: string) => HeadingWords | null,
): number | null {
  const first = distinctTexts(header).map(fold).join('|');
  for (let r = from; r < rows.length; r++) {
    const row = rows[r] as RawRow;
    const filled = row.filter((cell) => cellText(cell) !== '').length;
    if (filled < 2 || typeof row.find((cell) => cell)?.value === 'number') continue;
    const named = row.filter((cell) => read(cellText(cell))?.column !== undefined).length;
    if (named < 2 || named * 2 < filled || scoreRow(row, read) < 4) continue;
    const before = rows[r - 1];
    const apart = before === undefined || isBlankRow(before) || distinctTexts(before).length < 2;
    if (apart && distinctTexts(row).map(fold).join('|') !== first) return r;
  }
  return null;
}
