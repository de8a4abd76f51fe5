import { readXml } from './xml';
import { columnLetters, SHEET_LIMITS, type RawCell } from './raw-sheet';
import { tooLong } from './text-sheet';
import { serialDate, type NumberFormat } from './xlsx-styles';
import { ReadFailure } from '../batch';

export interface SheetParts {
  place: string;
  strings: readonly string[];
  formats: readonly NumberFormat[];
  from1904: boolean;
}

/** Merged areas that cover more cells than this are not filled. */
const COVERED_LIMIT = 500_000;

type Rows = (RawCell | null)[][];

/** Rows of one worksheet, from row 1; merged areas are filled with the value of their first cell. */
export async function readWorksheet(
  bytes: Uint8Array,
  parts: SheetParts,
  signal?: AbortSignal,
): Promise<Rows> {
  const rows: Rows = [];
  const merges: string[] = [];
  let [row, column, cells] = [-1, -1, 0];
  let open: { type: string; style: number; formula: boolean } | null = null;
  let taking: 'v' | 't' | null = null;
  let text = '';
  await readXml(
    bytes,
    {
      open(name, attribute) {
        if (name === 'row') {
          const r = attribute('r');
          row = r === undefined ? row + 1 : Number(r) - 1;
          column = -1;
          if (!(row >= 0 && row < 1_048_576 && Number.isInteger(row))) throw new Error('xlsx: row');
        } else if (name === 'c') {
          const r = attribute('r');
          column = r === undefined ? column + 1 : columnIndex(r);
          if (row < 0 || column < 0 || column > 16_383) throw new Error('xlsx: cell');
          const style = Number(attribute('s') ?? 0);
          open = { type: attribute('t') ?? 'n', style, formula: false };
          text = '';
        } else if (open && name === 'f') open.formula = true;
        else if (open && name === 'v') taking = 'v';
        else if (open && name === 't') taking = 't';
        else if (open && name === 'rPh') taking = null;
        else if (name === 'mergeCell') merges.push(attribute('ref') ?? '');
      },
      text(more) {
        if (taking) text += more;
      },
      close(name) {
        if (name === 'v' || name === 't') taking = null;
        if (name !== 'c' || !open) return;
        const cell = readCell(open, text, parts);
        open = null;
        if (!cell) return;
        if (column >= SHEET_LIMITS.columns || ++cells > SHEET_LIMITS.cells)
          throw new ReadFailure({
            code: 'sheet_too_big',
            file: parts.place,
            row: row + 1,
            params: { count: column + 1, limit: SHEET_LIMITS.columns },
          });
        if (typeof cell.value === 'string' && cell.value.length > SHEET_LIMITS.cell)
          throw tooLong(cell.value, parts.place, row + 1, column);
        while (rows.length <= row) rows.push([]);
        const into = rows[row] as (RawCell | null)[];
        while (into.length < column) into.push(null);
        into[column] = cell;
      },
    },
    signal,
  );
  fillMerged(rows, merges);
  return rows;
}

function readCell(
  { type, style, formula }: { type: string; style: number; formula: boolean },
  text: string,
  { strings, formats, from1904 }: SheetParts,
): RawCell | null {
  const mark = formula ? ({ formula: true } as const) : {};
  if (type === 's') {
    const value = strings[Number(text)];
    if (value === undefined) throw new Error('xlsx: shared string');
    return value === '' ? null : { value };
  }
  if (type === 'e') return { value: text || '#ERROR!', error: true, ...mark };
  if (text === '')
    return formula && type !== 'str' ? { value: '', error: true, formula: true } : null;
  if (type === 'b') return { value: text === '1', ...mark };
  if (type === 'str' || type === 'inlineStr') return { value: text, ...mark };
  if (type === 'd') return { value: text.replace(/T00:00:00(\.0+)?Z?$/, ''), ...mark };
  const number = Number(text);
  if (!Number.isFinite(number)) throw new Error('xlsx: number');
  const format = formats[style] ?? 'plain';
  if (format === 'percent') return { value: number, percent: true, ...mark };
  if (format === 'date') return { value: serialDate(number, from1904) ?? number, ...mark };
  return { value: number, ...mark };
}

function fillMerged(rows: Rows, merges: readonly string[]): void {
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0);
  let covered = 0;
  for (const merge of merges) {
    const found = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(merge);
    if (!found) continue;
    const [left, right] = [columnIndex(`${found[1]}1`), columnIndex(`${found[3]}1`)];
    const [top, bottom] = [Number(found[2]) - 1, Number(found[4]) - 1];
    const head = rows[top]?.[left];
    if (!head) continue;
    const last = Math.max(left, Math.min(right, width - 1));
    head.span = right - left + 1;
    for (let r = top; r <= Math.min(bottom, rows.length - 1); r++)
      for (let c = left; c <= last; c++) {
        if ((r === top && c === left) || ++covered > COVERED_LIMIT) continue;
        const row = rows[r] as (RawCell | null)[];
        while (row.length < c) row.push(null);
        const cell: RawCell = { ...head, covered: true };
        delete cell.span;
        row[c] = cell;
      }
  }
}

/** Index of the column of a reference such as `AB12`, or −1. */
function columnIndex(reference: string): number {
  const letters = /^[A-Z]{1,3}(?=\d+$)/.exec(reference)?.[0];
  if (!letters) return -1;
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** The place of a cell as spreadsheets write it: row 1 and column 0 are `A1`. */
export function cellReference(row: number, column: number): string {
  return `${columnLetters(column)}${row}`;
}
