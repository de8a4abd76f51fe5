import { changeOf } from '../../domain/change';
import type { Change } from '../../domain/change';
import { compare, segments } from '../../domain/comparability';
import type { Series } from '../../domain/comparability';
import { PERIOD_KINDS, basePeriod, periodKind } from '../../domain/periods';
import type { Period } from '../../domain/types';
import type { Engine } from '../../engine/engine';
import { loadContext, seriesOf, withNames } from './context';
import type { Context } from './context';
import { ranksEstimated } from './standings';
import type { Standings } from './standings';
import { loadHistory, pointOf } from './trend-points';
import type { Boundaries, TrendPoint, TrendSegment, Weighting } from './types';
import { rankedWithin, unitOf } from './unit-of';

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

/** Change of the last point against the latest period of its kind in which the level has figures. */
function latestChange(
  context: Context,
  series: Series,
  points: readonly TrendPoint[],
  history: readonly Standings[],
): { change: Change; base_period: Period | null } {
  const last = points.at(-1);
  const now = history.find((one) => one.period === last?.period);
  const withFigures = history.filter((one) =>
    [...one.shown.keys(), ...one.outside.map((row) => row.unit_id)].some((id) =>
      one.register.has(id),
    ),
  );
  const base_period = now
    ? basePeriod(
        now.period,
        withFigures.map((one) => one.period),
      )
    : null;
  const before = history.find((one) => one.period === base_period);
  const earlier = points.find((point) => point.period === before?.period);
  const change = changeOf({
    now: { value: last?.value ?? null, rank: last?.rank ?? null },
    before: earlier ? { value: earlier.value, rank: earlier.rank } : null,
    base_period,
    comparability: before && now ? compare(series, before.period, now.period, context.rules) : null,
    same_origin: !last || !earlier || last.own === earlier.own,
    ranked_now: new Set(now?.ranking.ranks.keys() ?? []),
    ranked_before: new Set(before?.ranking.ranks.keys() ?? []),
    rank_estimated: [now, before].some((one) => one !== undefined && ranksEstimated(one)),
  });
  const names = now?.register ?? new Map<string, never>();
  return {
    change: {
      ...change,
      reason: withNames(change.reason, names, context.rules.links),
      rank_reason: withNames(change.rank_reason, names),
    },
    base_period,
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
  const { boundaries, weighting } = asked;
  const within = rankedWithin(unit.level, path);
  const context = await loadContext(engine, asked.indicator_id, unit.level, within);
  const history = await loadHistory(engine, context, { boundaries, weighting });
  const ancestors = path.map((above) => above.unit_id).reverse();
  const [known] = history;
  const member = known?.register.get(unit.unit_id);
  const series: Series =
    known && member
      ? seriesOf(context, member, known.register, known.descent)
      : { indicator_id: asked.indicator_id, level: unit.level, unit, ancestors };
  const points: TrendPoint[] = [];
  for (const standings of history) {
    const last = points.findLast(
      (point) => point.value !== null && periodKind(point.period) === periodKind(standings.period),
    );
    const point = pointOf(context, series, standings, last, boundaries);
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
        break_before: withNames(
          piece.break_before,
          known?.register ?? new Map(),
          context.rules.links,
        ),
      }),
    ),
    ...latestChange(context, series, points, history),
  };
}

/** A unit's values of an indicator over the periods, oldest first; empty when it has none. */
export async function askTrend(engine: Engine, asked: AskTrend): Promise<TrendPoint[]> {
  return (await loadTrend(engine, asked)).points;
}
