import { sortPeriods } from '../../domain/periods';
import type { Period } from '../../domain/types';
import type { Engine } from '../../engine/engine';
import { indicatorOf, sourcesOf } from './context';
import { estimateSources } from './estimates';
import { loadTrend } from './trend';
import type {
  Boundaries,
  CompareAnswer,
  CompareIndicator,
  TrendPoint,
  TrendSegment,
  Weighting,
} from './types';
import { named, unitOf } from './unit-of';
import { unitsFor } from './units-for';

/** How many units can be told apart in one chart. */
export const COMPARE_LIMIT = 12;

export interface AskCompare {
  /** At most `COMPARE_LIMIT`, also after `unitsFor`; more are refused with RangeError. */
  unit_ids: readonly string[];
  indicator_ids: readonly string[];
  /** Only these periods; left out = all. */
  periods?: readonly Period[];
  /** Given: the units of these boundaries stand in the place of the others (`unitsFor`). */
  boundaries?: Boundaries;
  weighting?: Weighting;
}

function keep(
  pieces: readonly TrendSegment[],
  wanted: (point: TrendPoint) => boolean,
): TrendSegment[] {
  return pieces
    .map((piece) => ({ ...piece, points: piece.points.filter(wanted) }))
    .filter((piece) => piece.points.length > 0);
}

/** Units × indicators × periods: each series with its ranks and the pieces that may be drawn as lines. */
export async function askCompare(engine: Engine, asked: AskCompare): Promise<CompareAnswer> {
  const { boundaries, weighting } = asked;
  const unit_ids = boundaries ? await unitsFor(engine, boundaries, asked.unit_ids) : asked.unit_ids;
  if (unit_ids.length > COMPARE_LIMIT) {
    throw new RangeError(`at most ${COMPARE_LIMIT} units`);
  }
  const only = asked.periods ? new Set(asked.periods) : null;
  const wanted = (point: TrendPoint) => only === null || only.has(point.period);
  const units = await Promise.all(
    unit_ids.map(async (unit_id) => named((await unitOf(engine, unit_id)).unit)),
  );
  const indicators = await Promise.all(
    asked.indicator_ids.map(async (indicator_id): Promise<CompareIndicator> => {
      const indicator = await indicatorOf(engine, indicator_id);
      const series = await Promise.all(
        units.map(async (unit) => {
          const { unit_id } = unit;
          const how = { ...(boundaries && { boundaries }), ...(weighting && { weighting }) };
          const trend = await loadTrend(engine, { unit_id, indicator_id, ...how });
          return {
            unit,
            points: trend.points.filter(wanted),
            segments: keep(trend.segments, wanted),
          };
        }),
      );
      const periods = new Set(series.flatMap((one) => one.points.map((point) => point.period)));
      return { indicator, periods: sortPeriods([...periods]), series };
    }),
  );
  const points = indicators.flatMap((one) => one.series.flatMap((line) => line.points));
  return {
    units,
    indicators,
    sources: await sourcesOf(
      engine,
      points.flatMap((point) => [point.source_id, ...estimateSources(point.estimate)]),
    ),
  };
}
