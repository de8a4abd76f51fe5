import { SCORES, type Score } from '$lib/domain/quality-scorecards';
import type { CardScores } from '$lib/domain/scorecard';
import { writeCsv } from '$lib/datapackage/write-csv';
import type { WorkRow } from '$lib/state/own-work';

/** What is being filled in: texts as they were typed, by `<indicator_id> <column>`. */
export interface Draft {
  framework: string;
  unit: string;
  period: string;
  /** For the office alone: left out of what is published. */
  internal: boolean;
  cells: Record<string, string>;
}

export const TEXTS = ['reason', 'evidence'] as const;
export type Filled = Score | (typeof TEXTS)[number];

export const EMPTY: Draft = { framework: '', unit: '', period: '', internal: true, cells: {} };
const KEY = 'parscope:scorecard-draft:1';
const COLUMNS = [
  'unit_id',
  'framework_id',
  'indicator_id',
  'period',
  'max',
  ...SCORES,
  ...TEXTS,
  'internal',
];

export const cellKey = (indicator_id: string, column: Filled) => `${indicator_id} ${column}`;

/** The name under which a card is kept among the reader's files. */
export const cardName = ({ unit, period, framework }: Draft) =>
  `Chấm điểm ${unit} ${period} ${framework}`;

/** A typed number with decimal comma or point; null for nothing, undefined for what is no number. */
export function typedNumber(text: string | undefined): number | null | undefined {
  const trimmed = text?.trim().replace('−', '-') ?? '';
  if (trimmed === '') return null;
  return /^-?\d+([.,]\d+)?$/.test(trimmed) ? Number(trimmed.replace(',', '.')) : undefined;
}

/** The scores of a draft, for the rules of scorecards. */
export function draftScores(draft: Draft, ids: readonly string[]): CardScores[] {
  return ids.map((indicator_id) => {
    const at = (column: Score) => typedNumber(draft.cells[cellKey(indicator_id, column)]) ?? null;
    return {
      indicator_id,
      max: null,
      self_score: at('self_score'),
      appraised_1: at('appraised_1'),
      appraised_2: at('appraised_2'),
      final: at('final'),
    };
  });
}

/** Cells of these items that hold no number. */
export function badCells(draft: Draft, ids: readonly string[]) {
  return ids.flatMap((indicator_id) =>
    SCORES.flatMap((column) => {
      const text = draft.cells[cellKey(indicator_id, column)];
      return typedNumber(text) === undefined ? [{ indicator_id, column, text: text ?? '' }] : [];
    }),
  );
}

/** The draft as rows of the table `scorecards`, without those that hold nothing. */
export function draftRows(
  draft: Draft,
  items: readonly { indicator_id: string; max: number | null }[],
): WorkRow[] {
  const ids = items.map(({ indicator_id }) => indicator_id);
  return draftScores(draft, ids).flatMap((scores, i) => {
    const { indicator_id } = scores;
    const texts = TEXTS.map((column) => draft.cells[cellKey(indicator_id, column)]?.trim() || null);
    if ([...SCORES.map((column) => scores[column]), ...texts].every((one) => one === null))
      return [];
    const [reason = null, evidence = null] = texts;
    return {
      ...scores,
      unit_id: draft.unit,
      framework_id: draft.framework,
      period: draft.period,
      max: items[i]?.max ?? null,
      reason,
      evidence,
      internal: draft.internal || null,
    };
  });
}

/** The same rows as a file. */
export function draftCsv(...given: Parameters<typeof draftRows>): string {
  const rows = draftRows(...given).map((row) => COLUMNS.map((column) => row[column] ?? null));
  return writeCsv(COLUMNS, rows, { bom: true });
}

/** Cells of rows that were kept, as they would be typed. */
export function cellsOf(rows: readonly WorkRow[]): Draft['cells'] {
  return Object.fromEntries(
    rows.flatMap((row) =>
      [...SCORES, ...TEXTS].flatMap((column) => {
        const value = row[column] ?? null;
        const text = typeof value === 'number' ? String(value).replace('.', ',') : value;
        return text === null ? [] : [[cellKey(String(row.indicator_id), column), String(text)]];
      }),
    ),
  );
}

/** The draft kept in this browser; what is not understood counts as none. */
export function readDraft(text: string | null): Draft | null {
  try {
    const found: unknown = JSON.parse(text ?? 'null');
    if (typeof found !== 'object' || found === null) return null;
    const { framework, unit, period, internal, cells } = found as Record<string, unknown>;
    if (typeof framework !== 'string' || typeof unit !== 'string' || typeof period !== 'string')
      return null;
    if (typeof cells !== 'object' || cells === null) return null;
    const kept = Object.entries(cells).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    const fields = { framework, unit, period, internal: internal !== false };
    return { ...fields, cells: Object.fromEntries(kept) };
  } catch {
    return null;
  }
}

/** What this browser keeps; null without a draft or without storage. */
export function keptDraft(): Draft | null {
  try {
    return readDraft(localStorage.getItem(KEY));
  } catch {
    return null;
  }
}

/** Keeps a draft, or with null forgets it. @returns whether the browser did */
export function keepDraft(draft: Draft | null): boolean {
  try {
    if (draft) localStorage.setItem(KEY, JSON.stringify(draft));
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}
