import type { Target } from '../domain/targets';
import { LAST_NAMES } from './parts';
import type { Question } from './question';

export interface TargetRow extends Target {
  indicator_id: string;
  unit_id: string;
  unit_vi: string;
  plan_id: string | null;
  plan_vi: string | null;
  /** Name of the reader's file it stands in; null = of the package. */
  own_file: string | null;
}

/** The columns of a target `t`, with the name of its unit `n` and the title of its plan `p`. */
export const TARGET = `t.indicator_id, t.unit_id, n.name_vi AS unit_vi, t.period, t.plan_id,
  p.title_vi AS plan_vi, t.op, t.value::DOUBLE AS value,
  t.baseline_value::DOUBLE AS baseline_value, t.baseline_period, t.text_vi, t.own_file
FROM all_targets t
JOIN named n ON n.unit_id = t.unit_id
LEFT JOIN all_plans p ON p.plan_id = t.plan_id`;

/** Targets that plans set for an indicator, as their texts put them. */
export const targetsOfIndicator: Question<{ indicator_id: string }, TargetRow> = {
  name: 'targets-of-indicator',
  sql: `WITH ${LAST_NAMES}
SELECT ${TARGET}
WHERE t.indicator_id = ?::VARCHAR
ORDER BY t.period, t.unit_id, t.plan_id`,
  bind: ({ indicator_id }) => [indicator_id],
  examples: [{ indicator_id: 'online-procedure-rate' }, { indicator_id: 'papi' }],
};
