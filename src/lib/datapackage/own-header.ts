import type { CodedProblem } from './codes';
import { fold } from './values';

/** Columns of a reader's own file, each with the headings people give it (folded: no diacritics, no case). */
const HEADINGS = {
  unit_id: ['unit', 'don vi', 'ma don vi', 'ten don vi', 'dia phuong', 'ten dia phuong', 'co quan'],
  indicator_id: ['indicator', 'chi so', 'ma chi so', 'chi tieu', 'ma chi tieu'],
  period: ['ky', 'ky bao cao', 'ky so lieu', 'nam', 'year', 'thoi gian', 'thoi ky'],
  value: ['gia tri', 'diem', 'diem so', 'ty le', 'ti le', 'ket qua'],
  numerator: ['tu so'],
  denominator: ['mau so'],
  breakdown: ['phan to', 'chia theo'],
  published_rank: ['rank', 'xep hang', 'thu hang', 'hang', 'hang cong bo'],
  status: ['trang thai', 'tinh trang'],
  as_of: ['tinh den', 'tinh den ngay', 'so lieu tinh den ngay', 'so lieu den ngay', 'ngay so lieu'],
  note: ['ghi chu'],
  source: ['nguon', 'nguon so lieu'],
} as const;

export type OwnColumn = keyof typeof HEADINGS;
export const OWN_COLUMNS = Object.keys(HEADINGS) as OwnColumn[];

const BY_HEADING = new Map<string, OwnColumn>();
for (const column of OWN_COLUMNS)
  for (const heading of [column.replaceAll('_', ' '), ...HEADINGS[column]])
    BY_HEADING.set(heading, column);

/** The column that a heading names (folded, see `fold`), or undefined. */
export function columnOfHeading(folded: string): OwnColumn | undefined {
  return BY_HEADING.get(folded);
}

/** Headings of targets: of units, indicators, periods and values too, but what is aimed at and not what was reached. */
const OF_TARGETS: ReadonlySet<string> = new Set(['op', 'baseline value', 'baseline period']);

/** Whether a header with the columns of figures is that of another table of the model. */
export function isOtherTable(header: readonly string[]): boolean {
  return header.some((heading) => OF_TARGETS.has(fold(heading)));
}

export interface OwnHeader {
  /** Index of each column that is read. */
  at: Map<OwnColumn, number>;
  /** Headings of columns that are not read. */
  unread: string[];
  problems: CodedProblem[];
}

/**
 * Finds the columns of a reader's own file by their headings. The table's own name of a column wins over
 * an alias (then the alias is left unread); two aliases of one column, or one heading twice, are refused.
 */
export function readOwnHeader(header: readonly string[], file: string): OwnHeader {
  const problems: CodedProblem[] = [];
  const candidates = new Map<OwnColumn, number[]>();
  const unread: string[] = [];
  const folded = header.map(fold);
  folded.forEach((heading, i) => {
    const column = columnOfHeading(heading);
    if (!column) unread.push(header[i] as string);
    else candidates.set(column, [...(candidates.get(column) ?? []), i]);
  });
  const at = new Map<OwnColumn, number>();
  for (const [column, indexes] of candidates) {
    const exact = indexes.filter((i) => folded[i] === column.replaceAll('_', ' '));
    const [first, second] = exact.length > 0 ? exact : indexes;
    at.set(column, first as number);
    const rest = indexes.filter((i) => i !== first && !exact.includes(i));
    if (second === undefined) unread.push(...rest.map((i) => header[i] as string));
    else
      problems.push({
        code: folded[first as number] === folded[second] ? 'column_duplicate' : 'column_ambiguous',
        file,
        row: 1,
        column: header[second] as string,
        found: indexes.map((i) => header[i]).join(', '),
        expected: column,
      });
  }
  for (const column of ['unit_id', 'indicator_id', 'period'] as const)
    if (!at.has(column)) problems.push({ code: 'column_missing', file, row: 1, column });
  const rate = at.has('numerator') && at.has('denominator');
  if (!at.has('value') && !at.has('published_rank') && !rate)
    problems.push({ code: 'column_missing', file, row: 1, column: 'value' });
  return { at, unread: unread.filter((heading) => heading !== ''), problems };
}
