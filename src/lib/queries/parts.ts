/**
 * `inside(unit_id)`: a unit and all below it, at any depth. Needs a CTE `asked` with `within`,
 * and the statement to begin WITH RECURSIVE. Empty when `within` is null.
 */
export const INSIDE = `inside(unit_id) AS (
  SELECT within FROM asked WHERE within IS NOT NULL
  UNION
  SELECT u.unit_id FROM units u JOIN inside i ON u.parent_id = i.unit_id
)`;

/**
 * `named`: one name for each unit of CTE `members`, the one it bore on `asked.date`, else the nearest later one.
 * Needs a CTE `asked` with `date` (ISO text).
 */
export const NAMED = `candidates AS (
  SELECT n.unit_id, n.name_vi, n.short_vi, n.kind,
    row_number() OVER (
      PARTITION BY n.unit_id
      ORDER BY
        CASE WHEN coalesce(n.valid_from::VARCHAR, '0001-01-01') <= a.date THEN 0 ELSE 1 END,
        CASE WHEN coalesce(n.valid_from::VARCHAR, '0001-01-01') <= a.date THEN n.valid_from::VARCHAR END
          DESC NULLS LAST,
        n.valid_from::VARCHAR
    ) AS place
  FROM unit_names n, asked a
  WHERE n.unit_id IN (SELECT unit_id FROM members)
),
named AS (SELECT unit_id, name_vi, short_vi, kind FROM candidates WHERE place = 1)`;

/** The columns of a figure as rows carry them, of `all_observations o`. */
export const FIGURE = `o.own, o.own_file, o.unit_id, o.indicator_id, o.period, o.source_id,
  o.value::DOUBLE AS value, o.numerator::DOUBLE AS numerator, o.denominator::DOUBLE AS denominator,
  o.published_rank::DOUBLE AS published_rank, o.published_of::DOUBLE AS published_of,
  o.status, o.preferred, o.cumulative, o.as_of::VARCHAR AS as_of, o.note`;

/** Figures of the whole, not of a sector, channel or scope. */
export const WHOLE = `coalesce(o.breakdown, '') = ''`;
