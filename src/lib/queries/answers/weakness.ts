import { summarise } from '../../domain/numbers';
import { comparePeriods, periodKind, periodYear } from '../../domain/periods';
import { findWeak, type Standing, type Weakness, type Weaknesses } from '../../domain/weakness';
import type { Period } from '../../domain/types';
import { groupBy } from '../../domain/group-by';
import type { Engine } from '../../engine/engine';
import { frameworkItems, type FrameworkItemRow } from '../framework-items';
import { ask } from '../question';
import { sourcesOf } from './context';
import { askScorecards, askCards } from './scorecard';
import { askSpread } from './spread';
import { askTargetsOfUnit, type JudgedTarget } from './targets';
import type { IndicatorRow, NamedUnit, SourceRow, TrendPoint, UnitIndicator } from './types';
import { askUnit } from './unit';
import { rankedWithin, unitOf } from './unit-of';

/** What is known of a unit on one indicator, or on one criterion of one of its scorecards. */
export interface WeakFact extends Standing {
  indicator_id: string;
  name_vi: string;
  /** The index, or the scorecard, it is part of. */
  part_of: string | null;
  indicator: IndicatorRow | null;
  period: Period;
  own: boolean;
  target: JudgedTarget | null;
  source_ids: string[];
}

export interface UnitWeakness {
  unit: NamedUnit;
  /** Everything that was looked at, by id. */
  facts: ReadonlyMap<string, WeakFact>;
  weak: Weaknesses;
  /** Weak by figures of long before the unit's newest: nobody may be told to mend what stood ten years ago. */
  dated: Weakness[];
  /** The last year of `dated`; null = there are none. */
  dated_to: number | null;
  sources: SourceRow[];
}

/** Figures of so many years before the newest are still of today. */
const RECENT_YEARS = 3;

const valued = (point: TrendPoint) => point.value !== null && point.estimate === null;

/** The figure of a year, or the last one; null = there is none. */
function figureOf({ series }: UnitIndicator, year: string | null): TrendPoint | null {
  const found = series.filter(
    (point) => valued(point) && (year === null || String(periodYear(point.period)) === year),
  );
  return found.sort((a, b) => comparePeriods(a.period, b.period)).at(-1) ?? null;
}

/** The last value before a point that no break, change of unit or change of origin lies between. */
function comparableBefore({ segments }: UnitIndicator, at: TrendPoint): Standing['previous'] {
  const kind = periodKind(at.period);
  let before: TrendPoint | null = null as TrendPoint | null;
  for (const { points, break_before } of segments) {
    if (points[0] && periodKind(points[0].period) !== kind) continue;
    if (break_before) before = null;
    for (const point of points) {
      if (point.period === at.period) {
        return before?.value != null && before.own === at.own
          ? { period: before.period, value: before.value }
          : null;
      }
      if (valued(point)) before = point;
    }
  }
  return null;
}

/** Highest points of an indicator that is scored in points; null = unknown. */
function maximumOf(
  { measure, scale_max, indicator_id }: IndicatorRow,
  items: readonly FrameworkItemRow[],
  framework_id: string | null,
): number | null {
  if (measure !== 'score') return null;
  const listed = items.filter((row) => row.framework_id === framework_id);
  const item = listed.find((row) => row.indicator_id === indicator_id);
  if (!item && listed.length > 1) return null;
  return item ? item.max_points : scale_max;
}

async function factsOfFigures(
  engine: Engine,
  unit_id: string,
  year: string | null,
): Promise<WeakFact[]> {
  const [{ unit, path }, answer, targets] = await Promise.all([
    unitOf(engine, unit_id),
    askUnit(engine, { unit_id }),
    askTargetsOfUnit(engine, unit_id),
  ]);
  const names = new Map(
    answer.indices.map(({ indicator }) => [indicator.indicator_id, indicator.short_vi]),
  );
  const items = new Map<string, FrameworkItemRow[]>();
  const all = [...answer.indices, ...answer.components];
  for (const index_id of new Set(all.flatMap(({ indicator }) => indicator.index_id ?? [])))
    items.set(index_id, await ask(engine, frameworkItems, { index_id }));
  const within = rankedWithin(unit.level, path);
  const compared = unit.level !== 'country' && unit.level !== 'region';
  const facts: WeakFact[] = [];
  for (const one of all) {
    const point = figureOf(one, year);
    if (!point) continue;
    const { indicator } = one;
    const { indicator_id, index_id } = indicator;
    const { period, own } = point;
    const spread =
      compared && !own
        ? await askSpread(engine, { indicator_id, period, level: unit.level, within })
        : null;
    const judged = targets.filter(
      ({ target }) => target.indicator_id === indicator_id && target.period === period,
    );
    const missed = judged
      .filter(({ status }) => status.met === false)
      .sort((a, b) => (b.status.short_by ?? 0) - (a.status.short_by ?? 0));
    const target = missed[0] ?? judged[0] ?? null;
    facts.push({
      ...{ id: indicator_id, indicator_id, name_vi: indicator.name_vi, indicator, period, own },
      part_of:
        index_id === null || index_id === indicator_id ? null : (names.get(index_id) ?? null),
      value: point.value ?? 0,
      maximum: maximumOf(indicator, items.get(index_id ?? '') ?? [], point.framework_id),
      direction: indicator.direction,
      short_by: missed[0]?.status.short_by ?? null,
      median: spread && { value: spread.median, n: spread.n, of: spread.of },
      previous: comparableBefore(one, point),
      target,
      source_ids: [point.source_id],
    });
  }
  return facts;
}

/** The criteria of the newest scorecards of a unit, one a framework. */
async function factsOfCards(
  engine: Engine,
  unit_id: string,
  year: string | null,
): Promise<WeakFact[]> {
  const listed = (await askCards(engine)).filter((row) => row.unit_id === unit_id);
  const facts: WeakFact[] = [];
  for (const [framework_id, rows] of groupBy(listed, (row) => row.framework_id)) {
    const periods = rows.map(({ period }) => period).sort(comparePeriods);
    const fit = (one: Period) => year === null || String(periodYear(one)) === year;
    const period = periods.filter(fit).at(-1);
    if (!period) continue;
    const earlier = periods.filter(
      (one) => comparePeriods(one, period) < 0 && periodKind(one) === periodKind(period),
    );
    const [set, before] = await Promise.all([
      askScorecards(engine, { framework_id, period }),
      earlier.length > 0
        ? askScorecards(engine, { framework_id, period: earlier.at(-1) ?? '' })
        : null,
    ]);
    const mine = set?.cards.get(unit_id);
    if (!set || !mine) continue;
    const { stage } = set;
    const scoreOf = (cards: typeof set, of: string, id: string) =>
      cards.cards.get(of)?.card.nodes.find((node) => node.indicator_id === id)?.value[stage] ??
      null;
    for (const { indicator_id, parts, max, value } of mine.card.nodes) {
      const score = value[stage];
      if (parts.length > 0 || score === null) continue;
      const last = before && scoreOf(before, unit_id, indicator_id);
      const others = [...set.cards.keys()].flatMap((id) => scoreOf(set, id, indicator_id) ?? []);
      const median = summarise(others)?.median ?? null;
      const item = set.items.find((row) => row.indicator_id === indicator_id);
      facts.push({
        ...{ id: `${framework_id}/${indicator_id}`, indicator_id, indicator: null, period },
        ...{ name_vi: item?.name_vi ?? indicator_id, part_of: set.framework.decision_no },
        ...{ own: true, value: score, maximum: max, direction: 'higher_better' },
        ...{ short_by: null, target: null },
        median:
          median === null || set.of === null
            ? null
            : { value: median, n: others.length, of: set.of },
        previous: last === null ? null : { period: earlier.at(-1) ?? '', value: last },
        source_ids: item?.source_id ? [item.source_id] : [],
      });
    }
  }
  return facts;
}

/**
 * What is weak in a unit, in a year or in the last one each indicator has: below its target, below the median of its
 * level, or worse than the last value that may be compared. What only figures of long ago tell stands apart. An index is told by
 * its parts of the same period, unless it misses a target itself or is the one whose maximum is known. Throws UnknownError.
 */
export async function askWeakness(
  engine: Engine,
  unit_id: string,
  year: string | null = null,
): Promise<UnitWeakness> {
  const [answer, figures, cards] = await Promise.all([
    unitOf(engine, unit_id),
    factsOfFigures(engine, unit_id, year),
    factsOfCards(engine, unit_id, year),
  ]);
  const all = [...figures, ...cards];
  const parts = groupBy(
    figures.filter(({ indicator }) => indicator?.parent_id),
    ({ indicator, period }) => `${indicator?.parent_id} ${period}`,
  );
  const told = all.filter(({ id, period, short_by, maximum }) => {
    const own = parts.get(`${id} ${period}`);
    const countedOnlyHere = maximum !== null && own?.every((part) => part.maximum === null);
    return short_by !== null || !own || countedOnlyHere;
  });
  const yearOf = ({ period }: WeakFact) => periodYear(period);
  const newest = Math.max(...told.map(yearOf));
  const [recent, old] = [true, false].map((wanted) =>
    told.filter((fact) => newest - yearOf(fact) <= RECENT_YEARS === wanted),
  ) as [WeakFact[], WeakFact[]];
  const { counted, uncounted } = findWeak(old);
  return {
    unit: answer.unit,
    facts: new Map(all.map((fact) => [fact.id, fact])),
    weak: findWeak(recent),
    dated: [...counted, ...uncounted],
    dated_to: old.length > 0 ? Math.max(...old.map(yearOf)) : null,
    sources: await sourcesOf(
      engine,
      all.flatMap(({ source_ids }) => source_ids),
    ),
  };
}
