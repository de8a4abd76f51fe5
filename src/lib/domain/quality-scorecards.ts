import { groupBy } from './group-by';
import { sumDiffers, type Addition } from './quality-limits';
import type { QualityFinding } from './quality';
import type { Period } from './types';

/** The four scores of a row of a scorecard, in the order in which they come to be. */
export const SCORES = ['self_score', 'appraised_1', 'appraised_2', 'final'] as const;
export type Score = (typeof SCORES)[number];

/** A row of a scorecard. */
export interface ScorecardRow extends Record<Score, number | null> {
  unit_id: string;
  framework_id: string;
  indicator_id: string;
  period: Period;
  max: number | null;
}

/** Scores above the maximum of their row, and wholes that are not the sum of their rows; `column` names the score. */
export function scorecardFindings(
  rows: readonly ScorecardRow[],
  additionsOf: (framework_id: string) => readonly Addition[],
): QualityFinding[] {
  const cards = groupBy(rows, (row) => [row.unit_id, row.framework_id, row.period].join('\n'));
  const about = ({ indicator_id, period, unit_id }: ScorecardRow) => ({
    indicator_id,
    period,
    unit_id,
    breakdown: null,
    values: [],
  });
  const above = rows.flatMap((row) =>
    SCORES.flatMap((column): QualityFinding[] => {
      const { [column]: value, max } = row;
      if (value === null || max === null || value <= max) return [];
      return [{ ...about(row), kind: 'score_above_maximum', params: { column, value, max } }];
    }),
  );
  const sums = [...cards.values()].flatMap((card) => {
    const byId = new Map(card.map((row) => [row.indicator_id, row]));
    return additionsOf(card[0]?.framework_id ?? '').flatMap((addition) =>
      SCORES.flatMap((column): QualityFinding[] => {
        const row = byId.get(addition.whole);
        const value = row?.[column] ?? null;
        if (!row || value === null) return [];
        const computed = sumDiffers(value, addition, (id) => byId.get(id)?.[column] ?? null, false);
        const params = { column, value, parts: addition.parts.length };
        return computed === null
          ? []
          : [{ ...about(row), kind: 'sum_differs', params: { ...params, computed } }];
      }),
    );
  });
  return [...above, ...sums];
}
