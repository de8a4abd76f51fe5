import type { Level } from '../domain/types';
import { FIGURE, LAST_NAMES } from './parts';
import type { Question } from './question';
import type { Figure } from './rows';

export interface RatesOfUnitsParams {
  indicator_ids: readonly string[];
  /** Null = of every unit. */
  unit_ids: readonly string[] | null;
}

/** A figure of a rate or a count, with its breakdown and its unit. */
export interface RateFigure extends Figure {
  /** `sector:…`, `channel:…`, `scope:…`; null = of the whole. */
  breakdown: string | null;
  name_vi: string;
  level: Level;
  parent_vi: string | null;
}

/** Figures of some indicators for some units: every period, breakdown and source, the preferred of a cell first. */
export const ratesOfUnits: Question<RatesOfUnitsParams, RateFigure> = {
  name: 'rates-of-units',
  sql: `WITH ${LAST_NAMES},
asked AS (SELECT ?::VARCHAR AS indicators, ?::VARCHAR AS units)
SELECT ${FIGURE}, nullif(o.breakdown, '') AS breakdown, n.name_vi, u.level, p.name_vi AS parent_vi
FROM asked a, all_observations o
JOIN units u ON u.unit_id = o.unit_id
JOIN named n ON n.unit_id = o.unit_id
LEFT JOIN named p ON p.unit_id = u.parent_id AND u.level NOT IN ('province', 'country')
WHERE list_contains(string_split(a.indicators, ' '), o.indicator_id)
  AND (a.units IS NULL OR list_contains(string_split(a.units, ' '), o.unit_id))
ORDER BY o.indicator_id, o.unit_id, o.period, coalesce(o.breakdown, ''), o.own, o.preferred DESC,
  o.source_id, o.own_file`,
  bind: ({ indicator_ids, unit_ids }) => [indicator_ids.join(' '), unit_ids?.join(' ') ?? null],
  examples: [
    { indicator_ids: ['online-dossier-rate', 'online-procedure-rate'], unit_ids: null },
    { indicator_ids: ['dossier-on-time-due-rate'], unit_ids: ['ha-noi', 'gia-lai-2025'] },
    { indicator_ids: [], unit_ids: [] },
  ],
};
