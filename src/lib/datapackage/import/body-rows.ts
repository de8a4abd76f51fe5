import { fold } from '../values';
import { isFigure, type MissingWords } from './figure';
import type { AsideReason, AsideRow, SheetLayout } from './layout';
import { cellText, isBlankRow, placeOf, type RawRow } from './raw-sheet';
import type { UnitNames } from './unit-names';

const TOTAL =
  /^(tong|tong (cong|so|hop|chung|toan|ca|trung binh|diem).*|cong|toan (tinh|huyen|quoc|xa|thanh pho).*|ca (tinh|huyen|nuoc|xa)|trung binh.*|binh quan.*|trung vi|(gia tri|diem|muc) (trung binh|trung vi|cao nhat|thap nhat)|cao nhat|thap nhat|lon nhat|nho nhat|viet nam)$/;
const REGION =
  /^(vung|mien|khu vuc) |^(trung du|mien nui|dong bang song|duyen hai|bac trung bo|dong nam bo|tay nguyen)( |$)/;
const FOOTNOTE =
  /^\s*(\(\*+\)|\*|\(\d\)|¹|²)|^(ghi chu|nguon|chu thich|luu y|nguoi lap|thu truong)\b/i;

export interface BodyOptions {
  /** Indexes of the columns that name the unit, hold figures, are read at all. */
  labels: readonly number[];
  figures: readonly number[];
  read: readonly number[];
  missing: MissingWords;
  keep: readonly string[];
  drop: readonly string[];
  names: UnitNames | null;
  /** Regions are units of this table. */
  regions: boolean;
}

/** Parts the rows below a heading into those that are read and those set aside, each with its reason. */
export function bodyRows(
  layout: SheetLayout,
  options: BodyOptions,
): { rows: number[]; aside: AsideRow[] } {
  const { sheet, header } = layout;
  const place = placeOf(sheet);
  const headings = new Set(sheet.rows.slice(header[0], header[1] + 1).map((row) => signature(row)));
  const keep = new Set(options.keep.map(fold));
  const drop = new Set(options.drop.map(fold));
  const rows: number[] = [];
  const aside: AsideRow[] = [];
  const put = (r: number, reason: AsideReason) =>
    aside.push({
      place,
      row: sheet.firstRow + r,
      reason,
      text: texts(sheet.rows[r] as RawRow)
        .join(' | ')
        .slice(0, 200),
    });
  for (let r = 0; r < header[0]; r++) if (!isBlankRow(sheet.rows[r] as RawRow)) put(r, 'title');
  const last = lastBodyRow(layout, options);
  let below = true;
  for (let r = header[1] + 1; r < sheet.rows.length; r++) {
    const row = sheet.rows[r] as RawRow;
    if (isBlankRow(row)) continue;
    const label = options.labels.map((c) => cellText(row[c])).find((text) => text !== '') ?? '';
    const first = texts(row).find((text) => !/^[\d.,]+$/.test(text)) ?? '';
    const named = fold(label !== '' ? label : first);
    if (headings.has(signature(row))) {
      put(r, 'repeated_header');
      below = true;
      continue;
    }
    if (below && isColumnNumbers(row)) {
      put(r, 'column_numbers');
      continue;
    }
    below = false;
    if (drop.has(named)) put(r, 'dropped');
    else if (keep.has(named)) rows.push(r);
    else if (r > last) put(r, 'footnote');
    else if (options.labels.length > 0 && isTotal(label, first)) put(r, 'total');
    else if (
      !options.regions &&
      options.labels.length > 0 &&
      isRegion(label || first, options.names)
    )
      put(r, 'region');
    else if (isAlone(row, options))
      put(r, FOOTNOTE.test(first) || FOOTNOTE.test(fold(first)) ? 'footnote' : 'group');
    else rows.push(r);
  }
  return { rows, aside };
}

function texts(row: RawRow): string[] {
  return row.flatMap((cell) =>
    cell && !cell.covered && cellText(cell) !== '' ? [cellText(cell)] : [],
  );
}

function signature(row: RawRow): string {
  return row
    .map((cell) => fold(cellText(cell)))
    .join('|')
    .replace(/\|+$/, '');
}

/** "(1) (2) (3)", "A B 1 2 3": numbers of columns below a heading. */
function isColumnNumbers(row: RawRow): boolean {
  const all = texts(row);
  if (all.length < 3) return false;
  if (!all.every((text) => /^(\(\d{1,2}\)|\d{1,2}|[A-H]|\(?\d{1,2}\)?\s*=.*)$/.test(text)))
    return false;
  const numbers = all.flatMap((text) => /^\(?(\d{1,2})/.exec(text)?.[1] ?? []).map(Number);
  return (
    numbers.length > 1 && numbers.every((n, i) => i === 0 || n === (numbers[i - 1] as number) + 1)
  );
}

function isTotal(label: string, first: string): boolean {
  return [label, first].some((text) => TOTAL.test(fold(text.replace(/^[IVX\d]+[.)]\s*/, ''))));
}

function isRegion(text: string, names: UnitNames | null): boolean {
  if (/^[a-z0-9.-]+$/.test(text)) return false;
  const folded = fold(text.replace(/^([IVX]+|[A-H]|\d+)[.)]\s*/, ''));
  if (!REGION.test(folded)) return false;
  return !names || names.find(text, { level: 'province' }).length === 0;
}

/** A row with one text only, and no figure, in a table of several columns. */
function isAlone(row: RawRow, { labels, figures, read, missing, names }: BodyOptions): boolean {
  if (names && labels.some((c) => names.find(cellText(row[c])).length > 0)) return false;
  if (
    read.length < 2 ||
    new Set(texts(row).filter((text) => !/^([IVX]+|[A-H]|\d+)[.)]?$/.test(text))).size > 1
  )
    return false;
  return !figures.some((c) => isFigure(row[c], missing) && !row[c]?.covered);
}

/** The last row that is a row of the table; what follows is notes and signatures. */
function lastBodyRow(
  { sheet, header }: SheetLayout,
  { labels, figures, read, missing, names }: BodyOptions,
): number {
  for (let r = sheet.rows.length - 1; r > header[1]; r--) {
    const row = sheet.rows[r] as RawRow;
    if (isBlankRow(row)) continue;
    if (figures.some((c) => row[c] && !row[c].covered && isFigure(row[c], missing))) return r;
    if (
      figures.length === 0 &&
      read.filter((c) => cellText(row[c]) !== '').length >= Math.min(2, read.length)
    )
      return r;
    if (labels.some((c) => names && !row[c]?.covered && names.find(cellText(row[c])).length > 0))
      return r;
    const filled = texts(row);
    if (filled.length > 2 && read.filter((c) => cellText(row[c]) !== '').length * 2 > read.length)
      return r;
  }
  return header[1];
}
