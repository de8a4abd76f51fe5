import { compare } from '../../domain/comparability';
import type { Comparability } from '../../domain/comparability';
import { basePeriod, comparePeriods, periodKind } from '../../domain/periods';
import { addsUp, sumPeriods } from '../../domain/rates';
import { isMonthly, targetStatus } from '../../domain/targets';
import type { Attained, TargetStatus, TargetedIndicator } from '../../domain/targets';
import { groupBy } from '../../domain/group-by';
import type { Period } from '../../domain/types';
import type { Engine } from '../../engine/engine';
import { cells } from '../cells';
import { remember } from '../memo';
import { ask } from '../question';
import type { Figure } from '../rows';
import { targetsOfUnits } from '../targets-of-units';
import { targetsOfIndicator } from '../targets-of-indicator';
import type { TargetRow } from '../targets-of-indicator';
import { indicatorOf, loadContext } from './context';
import type { IndicatorRow } from './types';
import { rankedWithin, unitOf } from './unit-of';

/** A target with what was reached, and whether that is enough. */
export interface JudgedTarget {
  target: TargetRow;
  indicator: IndicatorRow;
  /** The value judged; null = none is known. */
  value: number | null;
  /** Its row; null for a value that was added up or given. */
  figure: Figure | null;
  /** Shorter periods that the value was added up from. */
  summed: Period[];
  status: TargetStatus;
}

/** What of an indicator decides how targets are read. */
export function targeted({
  measure,
  direction,
  scale_max,
  unit_vi,
}: IndicatorRow): TargetedIndicator {
  return { measure, direction, scale_max, monthly: isMonthly(unit_vi) };
}

/** One figure a period: the published one, else the reader's own; of several sources the preferred one. */
export function onePerPeriod<F extends Figure>(rows: readonly F[]): Map<Period, F> {
  const found = new Map<Period, F>();
  for (const row of rows) {
    if (row.value !== null && row.preferred && !found.has(row.period)) found.set(row.period, row);
  }
  return found;
}

interface Reached {
  value: number | null;
  figure: Figure | null;
  summed: Period[];
}

function reachedIn(
  period: Period,
  figures: ReadonlyMap<Period, Figure>,
  adds: ReturnType<typeof addsUp>,
): Reached {
  const figure = figures.get(period);
  if (figure) return { value: figure.value, figure, summed: [] };
  const none = { value: null, figure: null, summed: [] };
  if (adds === null) return none;
  for (const own of [false, true]) {
    const rows = [...figures.values()].filter((row) => row.own === own);
    const sum = sumPeriods(rows, period, adds === 'count');
    if (sum.value !== null) return { value: sum.value, figure: null, summed: sum.of };
  }
  return none;
}

/** Indicators of which the figures stand under another id: the ministry's index of provinces is the index itself. */
const STANDS_UNDER: Readonly<Record<string, string>> = { 'par-index-province': 'par-index' };

const standsUnder = (id: string): string => STANDS_UNDER[id] ?? id;

/** Judges targets with the figures of all of them asked for at once; `value` in the place of what the data has. */
export async function judgeTargets(
  engine: Engine,
  targets: readonly TargetRow[],
  value: number | null = null,
): Promise<JudgedTarget[]> {
  if (targets.length === 0) return [];
  const indicator_ids = [...new Set(targets.map((one) => standsUnder(one.indicator_id)))].sort();
  const unit_ids = [...new Set(targets.map((one) => one.unit_id))].sort();
  const key = `figures ${indicator_ids.join(' ')} / ${unit_ids.join(' ')}`;
  const figures = await remember(engine, key, async () =>
    groupBy(
      await ask(engine, cells, { indicator_ids, unit_ids, periods: null }),
      (row) => `${row.indicator_id} ${row.unit_id}`,
    ),
  );
  return Promise.all(
    targets.map((one) => {
      const rows = figures.get(`${standsUnder(one.indicator_id)} ${one.unit_id}`) ?? [];
      return judge(engine, one, rows, value);
    }),
  );
}

async function judge(
  engine: Engine,
  target: TargetRow,
  rows: readonly Figure[],
  value: number | null,
): Promise<JudgedTarget> {
  const { unit_id, period } = target;
  const indicator_id = standsUnder(target.indicator_id);
  const [indicator, { unit, path }] = await Promise.all([
    indicatorOf(engine, target.indicator_id),
    unitOf(engine, unit_id),
  ]);
  const within = rankedWithin(unit.level, path);
  const context = await loadContext(engine, indicator_id, unit.level, within);
  const figures = onePerPeriod(rows);
  const reached =
    value === null
      ? reachedIn(period, figures, addsUp(indicator.measure, indicator.unit_vi))
      : { value, figure: null, summed: [] };
  const before = basePeriod(period, [...figures.keys()]);
  const previous = before ? { period: before, value: figures.get(before)?.value ?? 0 } : null;
  const series = {
    indicator_id,
    level: unit.level,
    unit,
    ancestors: path.map((above) => above.unit_id).reverse(),
  };
  const against = target.baseline_period ?? previous?.period ?? null;
  const found: Comparability =
    against === null ? { comparable: true } : compare(series, against, period, context.rules);
  const judged = reached.figure;
  const base = before ? figures.get(before) : undefined;
  const otherOrigin =
    target.baseline_value === null && judged && base && judged.own !== base.own
      ? { code: 'different_origin', params: {} }
      : null;
  const months = [...figures.values()].filter((row) => periodKind(row.period) === 'month');
  const attained: Attained = {
    value: reached.value,
    previous,
    not_comparable: otherOrigin ?? (found.comparable ? null : found.reason),
    months: new Map(months.map((row) => [row.period, row.value ?? 0])),
  };
  return {
    target,
    indicator,
    ...reached,
    status: targetStatus(target, targeted(indicator), attained),
  };
}

/** The targets of an indicator, each judged, in time order. */
export async function askTargets(engine: Engine, indicator_id: string): Promise<JudgedTarget[]> {
  const rows = await remember(engine, `targets ${indicator_id}`, () =>
    ask(engine, targetsOfIndicator, { indicator_id }),
  );
  return judgeTargets(engine, rows);
}

/** The targets that plans set for a unit, each judged, newest first. */
export async function askTargetsOfUnit(engine: Engine, unit_id: string): Promise<JudgedTarget[]> {
  const rows = await ask(engine, targetsOfUnits, { unit_ids: [unit_id] });
  const judged = await judgeTargets(engine, rows);
  return judged.sort((a, b) => comparePeriods(b.target.period, a.target.period));
}
