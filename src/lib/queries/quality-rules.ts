import type { RuleSet } from '../domain/quality-limits';
import type { Question } from './question';

export interface QualityRuleRow extends Omit<RuleSet, 'items'> {
  indicator_id: string;
  max_points: number | null;
  weight: number | null;
}

/** Every item of every framework, with what the framework is for. */
export const qualityRules: Question<Record<string, never>, QualityRuleRow> = {
  name: 'quality-rules',
  sql: `SELECT f.framework_id, f.index_id, nullif(f.level, '') AS level,
  nullif(f.scope_unit_id, '') AS scope_unit_id, f.year_from::DOUBLE AS year_from,
  f.year_to::DOUBLE AS year_to, i.indicator_id, i.max_points::DOUBLE AS max_points,
  i.weight::DOUBLE AS weight
FROM frameworks f
JOIN framework_items i ON i.framework_id = f.framework_id
ORDER BY f.framework_id, i.position NULLS LAST, i.indicator_id`,
  bind: () => [],
  examples: [{}],
};
