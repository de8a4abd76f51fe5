import type { Question } from './question';

export interface LeftOutRow {
  origin: string;
  origin_row: number;
  period: string | null;
  unit_name: string | null;
  indicator: string | null;
  value: string | null;
  numerator: string | null;
  denominator: string | null;
  published_rank: string | null;
  source_id: string;
  note: string | null;
  reason: string;
}

/** Collected rows that the model does not hold, with the reason. */
export const leftOut: Question<Record<string, never>, LeftOutRow> = {
  name: 'left-out',
  sql: `SELECT origin, origin_row::DOUBLE AS origin_row, period, unit_name, indicator, value::VARCHAR AS value,
  numerator::VARCHAR AS numerator, denominator::VARCHAR AS denominator,
  published_rank::VARCHAR AS published_rank, source_id, note, reason
FROM left_out ORDER BY origin, origin_row`,
  bind: () => [],
  examples: [{}],
};
