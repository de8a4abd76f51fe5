import type { Question } from './question';

export interface PlanSourceRow {
  plan_id: string;
  title_vi: string;
  source_id: string;
}

/** Plans by title, with the source each was read from. */
export const planSources: Question<Record<string, never>, PlanSourceRow> = {
  name: 'plan-sources',
  sql: `SELECT plan_id, title_vi, source_id FROM plans ORDER BY plan_id`,
  bind: () => [],
  examples: [{}],
};
