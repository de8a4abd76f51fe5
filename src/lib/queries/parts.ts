import type { Level } from '../domain/types';
import type { SqlValue } from '../engine/engine';

/** Joins `p1` and `p2`, the parent and grandparent of unit `u`: no unit stands deeper than commune, district, province, country. */
export const ABOVE = `LEFT JOIN units p1 ON p1.unit_id = u.parent_id
LEFT JOIN units p2 ON p2.unit_id = p1.parent_id`;

/** Whether unit `u` (with `ABOVE`) is of a level, and within a unit unless that is null: binds `withinOf`. */
export const WITHIN = `u.level = ?::VARCHAR
  AND (?::VARCHAR IS NULL OR ?::VARCHAR IN (u.parent_id, p1.parent_id, p2.parent_id))`;

/** The parameters of `WITHIN`. */
export function withinOf(level: Level, within: string | null): SqlValue[] {
  return [level, within, within];
}

/**
 * `named`: one name for each unit of CTE `members`, the one it bore on `asked.date`, else the nearest later one.
 * Needs a CTE `asked` with `date` (ISO text, as dates are in the package).
 */
export const NAMED = `candidates AS (
  SELECT n.unit_id, n.name_vi, n.short_vi, n.kind,
    row_number() OVER (
      PARTITION BY n.unit_id
      ORDER BY
        CASE WHEN coalesce(n.valid_from, '') <= a.date THEN 0 ELSE 1 END,
        CASE WHEN coalesce(n.valid_from, '') <= a.date THEN n.valid_from END DESC NULLS LAST,
        n.valid_from
    ) AS place
  FROM members m JOIN unit_names n ON n.unit_id = m.unit_id, asked a
),
named AS (SELECT unit_id, name_vi, short_vi, kind FROM candidates WHERE place = 1)`;

/** The columns of a figure as rows carry them, of `all_observations o`. */
export const FIGURE = `o.own, o.own_file, o.unit_id, o.indicator_id, o.period, o.source_id,
  o.value::DOUBLE AS value, o.numerator::DOUBLE AS numerator, o.denominator::DOUBLE AS denominator,
  o.published_rank::DOUBLE AS published_rank, o.published_of::DOUBLE AS published_of,
  o.status, o.preferred, o.cumulative, o.as_of::VARCHAR AS as_of, o.note`;

/** Figures of the whole, not of a sector, channel or scope. */
export const WHOLE = `coalesce(o.breakdown, '') = ''`;

/** `named`: the name every unit bore last. */
export const LAST_NAMES = `named AS (
  SELECT unit_id, name_vi, short_vi, kind FROM unit_names
  QUALIFY row_number() OVER (
    PARTITION BY unit_id ORDER BY valid_from IS NULL, valid_from DESC) = 1
)`;
