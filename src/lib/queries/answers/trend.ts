import { changeOf } from '../../domain/change';
import type { Change } from '../../domain/change';
import { compare, segments } from '../../domain/comparability';
import type { Series } from '../../domain/comparability';
import { PERIOD_KINDS, comparePeriods, periodKind, periodYear } from '../../domain/periods';
import type { Finding, Level, Period } from '../../domain/types';
import { isRetrospective } from '../../domain/units-in-time';
import type { Engine } from '../../engine/engine';
import { remember } from '../memo';
import { ask } from '../question';
import { unitPath } from '../unit-path';
import { unitsById } from '../units-by-id';
import type { UnitRow } from '../rows';
import { UnknownError, loadContext, withNames } from './context';
import type { Context } from './context';
import { loadCells, standingsOf } from './standings';
import type { Standings } from './standings';
import type { Boundaries, TrendPoint, TrendSegment, Weighting } from './types';

export interface AskTrend {
  unit_id: string;
  indicator_id: string;
  /** Left out: the unit's own figures. `current`: with estimates for the time before it existed. */
  boundaries?: Boundaries;
  weighting?: Weighting;
}

/** A unit's whole series of one indicator. */
export interface Trend {
  points: TrendPoint[];
  segments: TrendSegment[];
  /** Change of the last point against its base period. */
  change: Change;
  base_period: Period | null;
}

/** Names of units are those borne last, or today. */
export const LATEST = '9999-12-31';

/** A unit with its name, and what it belongs to from the country down; throws UnknownError. */
export function unitOf(
  engine: Engine,
  unit_id: string,
): Promise<{ unit: UnitRow; path: UnitRow[] }> {
  return remember(engine, `unit ${unit_id}`, async () => {
    const [found, path] = await Promise.all([
      ask(engine, unitsById, { unit_ids: [unit_id], date: LATEST }),
      ask(engine, unitPath, { unit_id, date: LATEST }),
    ]);
    const unit = found[0];
    if (!unit) throw new UnknownError('unknown_unit', unit_id);
    return { unit, path };
  });
}

/** Below the province units are ranked within their province; others over the country. */
function rankedWithin(level: Level, path: readonly UnitRow[]): string | null {
  if (level === 'country' || level === 'region' || level === 'province') return null;
  return path.find((unit) => unit.level === 'province')?.unit_id ?? null;
}

/** Every period of an indicator at a level, worked out, oldest first. */
export function loadHistory(engine: Engine, context: Context): Promise<Standings[]> {
  const { indicator, level, within } = context;
  return remember(engine, `history ${indicator.indicator_id} ${level} ${within}`, async () => {
    const rows = await loadCells(engine, context, null);
    const periods = [...new Set(rows.map((row) => row.period))].sort(comparePeriods);
    return Promise.all(
      periods.map((period) =>
        standingsOf(
          engine,
          context,
          period,
          rows.filter((row) => row.period === period),
          { namesOn: LATEST },
        ),
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

function pointOf(
  context: Context,
  series: Series,
  standings: Standings,
  last: TrendPoint | undefined,
): TrendPoint | null {
  const { unit_id } = series.unit;
  const { period, ranking } = standings;
  const row =
    standings.shown.get(unit_id) ?? standings.outside.find((other) => other.unit_id === unit_id);
  if (!row) return null;
  const found = last ? compare(series, last.period, period, context.rules) : null;
  const origin: Finding | null =
    last && last.own !== row.own ? { code: 'different_origin', params: {} } : null;
  const reason: Finding | null =
    found && !found.comparable ? withNames(found.reason, standings.register) : origin;
  return {
    period,
    value: row.value,
    rank: ranking.ranks.get(unit_id) ?? null,
    of: ranking.ranks.has(unit_id) ? ranking.of : null,
    published_rank: row.published_rank,
    published_of: row.published_of,
    framework_id: frameworkOf(context, series, period),
    break_before: reason !== null,
    reason,
    status: row.status,
    source_id: row.source_id,
    own: row.own,
    retrospective: isRetrospective(series.unit, period),
    note: row.note,
    estimate: null,
    estimated_rank: null,
    estimated_of: null,
  };
}

/** Change of the last point against the latest period of its kind in which the level has figures. */
function latestChange(
  context: Context,
  series: Series,
  points: readonly TrendPoint[],
  history: readonly Standings[],
): { change: Change; base_period: Period | null } {
  const last = points.at(-1);
  const now = history.find((one) => one.period === last?.period);
  const before = history
    .filter(
      (one) =>
        now &&
        periodKind(one.period) === periodKind(now.period) &&
        comparePeriods(one.period, now.period) < 0 &&
        [...one.shown.keys(), ...one.outside.map((row) => row.unit_id)].some((id) =>
          one.register.has(id),
        ),
    )
    .at(-1);
  const earlier = points.find((point) => point.period === before?.period);
  const change = changeOf({
    now: { value: last?.value ?? null, rank: last?.rank ?? null },
    before: earlier ? { value: earlier.value, rank: earlier.rank } : null,
    base_period: before?.period ?? null,
    comparability: before && now ? compare(series, before.period, now.period, context.rules) : null,
    same_origin: !last || !earlier || last.own === earlier.own,
    ranked_now: new Set(now?.ranking.ranks.keys() ?? []),
    ranked_before: new Set(before?.ranking.ranks.keys() ?? []),
  });
  const names = now?.register ?? new Map<string, never>();
  return {
    change: {
      ...change,
      reason: withNames(change.reason, names),
      rank_reason: withNames(change.rank_reason, names),
    },
    base_period: before?.period ?? null,
  };
}

/** A piece cut where published figures and the reader's own meet: no line joins them. */
function byOrigin(piece: TrendSegment): TrendSegment[] {
  const cut = piece.points.findIndex((point, i) => {
    const before = piece.points[i - 1];
    return before !== undefined && before.own !== point.own;
  });
  if (cut === -1) return [piece];
  const rest = { points: piece.points.slice(cut), break_before: piece.points[cut]?.reason ?? null };
  return [{ ...piece, points: piece.points.slice(0, cut) }, ...byOrigin(rest)];
}

/** The series with its pieces, ranks over the complete set of each period, and the latest change. */
export async function loadTrend(engine: Engine, asked: AskTrend): Promise<Trend> {
  const { unit, path } = await unitOf(engine, asked.unit_id);
  const within = rankedWithin(unit.level, path);
  const context = await loadContext(engine, asked.indicator_id, unit.level, within);
  const history = await loadHistory(engine, context);
  const ancestors = path.map((above) => above.unit_id).reverse();
  const series: Series = {
    indicator_id: asked.indicator_id,
    level: unit.level,
    unit,
    ancestors,
  };
  const points: TrendPoint[] = [];
  for (const standings of history) {
    const last = points.findLast(
      (point) => point.value !== null && periodKind(point.period) === periodKind(standings.period),
    );
    const point = pointOf(context, series, standings, last);
    if (point) points.push(point);
  }
  const held = new Map(points.map((point) => [point.period, point]));
  const line = history.map(({ period }) => held.get(period) ?? { period, value: null });
  const pieces = PERIOD_KINDS.flatMap((kind) =>
    segments<{ period: Period; value: number | null }>(
      line.filter((point) => periodKind(point.period) === kind),
      series,
      context.rules,
    ),
  );
  return {
    points,
    segments: pieces.flatMap((piece) =>
      byOrigin({
        points: piece.points.flatMap(({ period }) => held.get(period) ?? []),
        break_before: piece.break_before,
      }),
    ),
    ...latestChange(context, series, points, history),
  };
}

/** A unit's values of an indicator over the periods, oldest first; empty when it has none. */
export async function askTrend(engine: Engine, asked: AskTrend): Promise<TrendPoint[]> {
  return (await loadTrend(engine, asked)).points;
}
