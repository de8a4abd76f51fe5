import { compare } from '../../domain/comparability';
import type { Series } from '../../domain/comparability';
import { comparePeriods, periodYear } from '../../domain/periods';
import type { Finding, Period } from '../../domain/types';
import { isRetrospective } from '../../domain/units-in-time';
import type { Engine } from '../../engine/engine';
import type { CellRow } from '../cells';
import { remember } from '../memo';
import { withNames } from './context';
import type { Context } from './context';
import { loadCells, ranksEstimated, standingsOf } from './standings';
import type { Reading, Standings } from './standings';
import type { Boundaries, TrendPoint } from './types';
import { LATEST } from './unit-of';

/** Every period of an indicator at a level, worked out, oldest first. */
export function loadHistory(
  engine: Engine,
  context: Context,
  reading: Reading,
): Promise<Standings[]> {
  const { indicator, level, within } = context;
  const { boundaries, weighting } = reading;
  const key = `history ${indicator.indicator_id} ${level} ${within} ${boundaries} ${weighting}`;
  return remember(engine, key, async () => {
    const rows = await loadCells(engine, context, null);
    const periods = [...rows.keys()].sort(comparePeriods);
    return Promise.all(
      periods.map((period) =>
        standingsOf(engine, context, period, rows.get(period) ?? [], {
          ...reading,
          namesOn: LATEST,
        }),
      ),
    );
  });
}

/** The framework version in force: a unit's own before its province's before the general one, the newest first. */
function frameworkOf(context: Context, series: Series, period: Period): string | null {
  const year = periodYear(period);
  const scopes: (string | null)[] = [series.unit.unit_id, ...series.ancestors, null];
  const inForce = context.frameworks.filter(
    (row) =>
      (row.year_from === null || row.year_from <= year) &&
      (row.year_to === null || row.year_to >= year) &&
      (row.level === null || row.level === series.level) &&
      scopes.includes(row.scope_unit_id),
  );
  const rank = (row: (typeof inForce)[number]) =>
    scopes.indexOf(row.scope_unit_id) * 10_000 - (row.year_from ?? 0);
  return inForce.sort((a, b) => rank(a) - rank(b))[0]?.framework_id ?? null;
}

/** The figure of a unit in a period: by itself also one outside the set, in chosen boundaries only one within. */
function figureOf(
  { unit }: Series,
  standings: Standings,
  boundaries: Boundaries | undefined,
): CellRow | undefined {
  const { unit_id } = unit;
  const inSet = standings.shown.get(unit_id);
  if (inSet || boundaries === 'current') return inSet;
  if (boundaries === 'original' && isRetrospective(unit, standings.period)) return undefined;
  return standings.outside.find((other) => other.unit_id === unit_id);
}

/** A unit's point in a period, with what joins it to the last one with a value; null when there is no figure. */
export function pointOf(
  context: Context,
  series: Series,
  standings: Standings,
  last: TrendPoint | undefined,
  boundaries: Boundaries | undefined,
): TrendPoint | null {
  const { unit_id } = series.unit;
  const { period, ranking } = standings;
  const row = figureOf(series, standings, boundaries);
  if (!row) return null;
  const estimated = ranksEstimated(standings);
  const ranked = ranking.ranks.has(unit_id);
  const rank = ranking.ranks.get(unit_id) ?? null;
  const found = last ? compare(series, last.period, period, context.rules) : null;
  const origin: Finding | null =
    last && last.own !== row.own ? { code: 'different_origin', params: {} } : null;
  const reason: Finding | null =
    found && !found.comparable
      ? withNames(found.reason, standings.register, context.rules.links)
      : origin;
  return {
    period,
    value: row.value,
    rank: estimated ? null : rank,
    of: ranked && !estimated ? ranking.of : null,
    published_rank: row.published_rank,
    published_of: row.published_of,
    framework_id: frameworkOf(context, series, period),
    break_before: reason !== null,
    reason,
    status: row.status,
    source_id: row.source_id,
    own: row.own,
    retrospective: !standings.estimated.has(unit_id) && isRetrospective(series.unit, period),
    note: row.note,
    estimate: standings.estimates.get(unit_id) ?? null,
    estimated_rank: estimated ? rank : null,
    estimated_of: ranked && estimated ? ranking.of : null,
  };
}
