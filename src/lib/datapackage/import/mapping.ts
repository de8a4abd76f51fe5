import * as v from 'valibot';
import { LEVELS } from '../../domain/types';
import type { CodedProblem } from '../codes';
import { fold } from '../values';
import type { SheetLayout } from './layout';

const Taken = v.picklist(['title', 'sheet', 'file']);

const ColumnMapping = v.object({
  /** Heading of the column, its parts joined by " › "; compared without case and marks. */
  heading: v.string(),
  /** The column of the table it fills; `unit_code` beside a name; `skip`. */
  as: v.string(),
  /** The period of its figures: a period, or `heading` when the heading says it. */
  period: v.exactOptional(v.string()),
  /** The indicator of its figures: an id, or `heading` when the heading says it. */
  indicator: v.exactOptional(v.string()),
});

const Mapping = v.object({
  format: v.literal('parscope-mapping'),
  version: v.literal(1),
  /** The table of the model that is filled. */
  table: v.string(),
  /** What `fingerprint` said of the sheet it was made for. */
  fingerprint: v.string(),
  /** Name of the sheet; `*` for every sheet of this shape; null where there is only one. */
  sheet: v.nullable(v.string()),
  /** First and last row of the heading as a spreadsheet shows them; null: found by the headings. */
  header: v.nullable(v.tuple([v.number(), v.number()])),
  columns: v.array(ColumnMapping),
  /** Columns that are the same in every row, or taken from a title, the sheet's or the file's name. */
  fixed: v.array(
    v.object({
      column: v.string(),
      value: v.exactOptional(v.string()),
      from: v.exactOptional(Taken),
    }),
  ),
  decimal: v.nullable(v.picklist(['comma', 'point'])),
  /** `fraction`: 0.715 in a column of percentages means 71.5. */
  percent: v.picklist(['as-is', 'fraction']),
  /** Words that stand for a missing figure. */
  missing: v.array(v.string()),
  units: v.object({ level: v.nullable(v.picklist(LEVELS)), within: v.nullable(v.string()) }),
  /** Labels of rows that are read although they look like totals or regions. */
  keep: v.array(v.string()),
  /** Labels of rows that are not read. */
  drop: v.array(v.string()),
  /** Answers to questions, by their key. */
  choices: v.array(v.object({ key: v.string(), value: v.string() })),
});

/** How a sheet is read into a table: plain JSON, used again for the next file of the same shape. */
export type ImportMapping = v.InferOutput<typeof Mapping>;
/** How one column of a sheet is read. */
export type ColumnRole = v.InferOutput<typeof ColumnMapping>;

/** What people write where a figure is missing. */
export const MISSING_WORDS: readonly string[] = [
  '-',
  '–',
  '—',
  '−',
  '…',
  '...',
  '..',
  'x',
  'n/a',
  'na',
  '#n/a',
  'k/a',
  'kxđ',
  'không có',
  'chưa có',
  'không có số liệu',
  'chưa có số liệu',
  'chưa xác định',
];

/** Reads a mapping that was saved as JSON; the problem names the first place that is wrong. */
export function parseMapping(
  text: string,
  file: string,
): { mapping: ImportMapping } | { problem: CodedProblem } {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { problem: { code: 'descriptor_json', file } };
  }
  const parsed = v.safeParse(Mapping, json);
  if (parsed.success) return { mapping: parsed.output };
  const [issue] = parsed.issues;
  return { problem: { code: 'mapping_invalid', file, column: v.getDotPath(issue) ?? '.' } };
}

/** The answer to a question, or undefined. */
export function choiceOf(mapping: ImportMapping, key: string): string | undefined {
  return mapping.choices.findLast((choice) => choice.key === key)?.value;
}

/** The mapping with one more answer. */
export function withChoice(mapping: ImportMapping, key: string, value: string): ImportMapping {
  const others = mapping.choices.filter((choice) => choice.key !== key);
  return { ...mapping, choices: [...others, { key, value }] };
}

/** How headings are compared: folded, figures alike, so that next year's column is the same. */
export function headingKey(heading: string): string {
  return fold(heading) || heading;
}

/** What files of the same shape have in common: their headings, whatever the years in them. */
export function fingerprint({ columns }: SheetLayout): string {
  const keys: string[] = [];
  for (const { path, heading } of columns) {
    if (path.length === 0) continue;
    const key = headingKey(heading).replace(/\d+/g, '#');
    if (!keys.includes(key)) keys.push(key);
  }
  let hash = 0xcbf29ce484222325n;
  for (const char of keys.join('\n'))
    hash = ((hash ^ BigInt(char.codePointAt(0) ?? 0)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(16).padStart(16, '0');
}
