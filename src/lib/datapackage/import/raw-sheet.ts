import type { Cell } from '../batch';

/** A cell as the file holds it; an empty cell is null. */
export interface RawCell {
  value: string | number | boolean;
  /** Shown as a percentage: 0.715 in the file is 71.5 % to its reader. */
  percent?: true;
  /** The value is what a formula last gave. */
  formula?: true;
  /** A formula that was never computed, or an error such as `#REF!`. */
  error?: true;
  /** Lies under a merged area and repeats its value. */
  covered?: true;
  /** Columns of the merged area that begins here. */
  span?: number;
}

export type RawRow = readonly (RawCell | null)[];

/** One sheet of a workbook, or the whole of a text file, as it stands. */
export interface RawSheet {
  /** Name of the file, for messages. */
  file: string;
  /** Name of the sheet; empty where the file has none. */
  name: string;
  rows: readonly RawRow[];
  /** Row number of `rows[0]` as a spreadsheet shows it. */
  firstRow: number;
  /** Delimiter of a text file. */
  delimiter: string | null;
  hidden: boolean;
  /** How many cells each line of a text file has, empty ones too. */
  widths?: readonly number[];
}

/** How many cells a sheet that is not in the shape of the model may have. */
export const SHEET_LIMITS = { cells: 3_000_000, columns: 2000, cell: 32_767 };

/** The file and, where there are several, the sheet: how problems name a place. */
export function placeOf({ file, name }: { file: string; name: string }): string {
  return name === '' ? file : `${file} › ${name}`;
}

/** Letters of a column: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let n = index; n >= 0; n = Math.floor(n / 26) - 1)
    letters = String.fromCharCode(65 + (n % 26)) + letters;
  return letters;
}

/** Text in NFC, with plain spaces, without invisible marks, trimmed; line breaks become spaces. */
export function tidyText(text: string): string {
  const plain = /[^ -~]/.test(text)
    ? text
        .normalize('NFC')
        .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
        .replace(/[\u00a0\u2007\u2009\u202f\s]+/g, ' ')
    : text;
  return plain.trim();
}

/** The value of a cell, its text tidied; null when empty. */
export function cellValue(cell: RawCell | null | undefined): Cell {
  if (!cell) return null;
  if (typeof cell.value !== 'string') return cell.value;
  const text = tidyText(cell.value);
  return text === '' ? null : text;
}

/** The text of a cell; empty when there is none. */
export function cellText(cell: RawCell | null | undefined): string {
  return String(cellValue(cell) ?? '');
}

/** Whether a row has nothing but space in it. */
export function isBlankRow(row: RawRow): boolean {
  return row.every((cell) => !cell || cellText(cell) === '');
}
