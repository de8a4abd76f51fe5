import { groupBy } from './group-by';
import { roundTo, summarise } from './numbers';
import { comparePeriods, firstDay, lastDay, nextDay, periodKind } from './periods';
import { FEW_CASES, findingOf, type QualityFinding, type QualityRow } from './quality';
import type { Period } from './types';

/** From one period to the next that follows it. */
interface Step {
  row: QualityRow;
  from: Period;
  by: number;
}

/** Residuals this many deviations away are told. */
export const FAR = 7;
/** A jump of the middle unit by this many usual deviations is told. */
export const JUMP = 4;
/** Units of which a common movement is read, and steps of which a usual one is. */
const UNITS = 20;
const STEPS = 60;
const SAME_WAY = 0.95;
/** Makes the median absolute deviation of a normal distribution its standard deviation. */
const NORMAL = 1.4826;

const median = (numbers: readonly number[]) => summarise(numbers)?.median ?? 0;

function deviation(numbers: readonly number[]): number {
  const middle = median(numbers);
  return NORMAL * median(numbers.map((one) => Math.abs(one - middle)));
}

/** A rate of few cases swings by itself, and is told as such. */
const byChance = ({ denominator }: QualityRow) => denominator !== null && denominator < FEW_CASES;

function stepsOf(
  rows: readonly QualityRow[],
  comparable: (row: QualityRow, from: Period, to: Period) => boolean,
): Step[] {
  const series = groupBy(rows, (row) => row.unit_id);
  return [...series.values()].flatMap((points) => {
    const sorted = [...points].sort((a, b) => comparePeriods(a.period, b.period));
    return sorted.flatMap((row, i): Step[] => {
      const before = sorted[i - 1];
      if (!before || row.value === null || before.value === null) return [];
      if (byChance(row) || byChance(before)) return [];
      if (nextDay(lastDay(before.period)) !== firstDay(row.period)) return [];
      if (!comparable(row, before.period, row.period)) return [];
      return [{ row, from: before.period, by: row.value - before.value }];
    });
  });
}

/**
 * Where nearly all units move the same way, and the middle one farther from the usual movement than units drift apart:
 * a steady rise is no break.
 */
function breaksIn(byPeriod: ReadonlyMap<Period, Step[]>): QualityFinding[] {
  const wide = [...byPeriod.values()].filter((steps) => steps.length >= UNITS);
  if (wide.length < 3) return [];
  const usual = median(wide.map((steps) => deviation(steps.map(({ by }) => by))));
  const trend = median(wide.map((steps) => median(steps.map(({ by }) => by))));
  return wide.flatMap((steps): QualityFinding[] => {
    const moves = steps.map(({ by }) => by);
    const middle = median(moves);
    const same = moves.filter((by) => Math.sign(by) === Math.sign(middle)).length;
    const [first] = steps;
    const jump = Math.abs(middle - trend);
    if (!first || usual === 0 || jump <= JUMP * usual) return [];
    if (same < SAME_WAY * moves.length) return [];
    const { indicator_id, period, breakdown } = first.row;
    const params = {
      from: first.from,
      same,
      of: moves.length,
      median: roundTo(middle, 4),
      times: roundTo(jump / usual, 1),
    };
    const about = { indicator_id, period, breakdown, unit_id: null, values: [] };
    return [{ ...about, kind: 'undeclared_break', params }];
  });
}

/**
 * Steps that leave both the common movement of their period and what the unit itself usually does. The yardstick is
 * the widest of three deviations (of all units and periods, of the period, of the unit), so that neither a year in
 * which all units scatter nor a unit that always swings is told. A step back after a far one is not told again.
 */
function outliersIn(byPeriod: ReadonlyMap<Period, Step[]>): QualityFinding[] {
  const told = [...byPeriod.values()].filter((steps) => steps.length >= UNITS / 2);
  const rest = told.flatMap((steps) => {
    const middle = median(steps.map(({ by }) => by));
    const wide = deviation(steps.map(({ by }) => by));
    return steps.map((step) => ({ ...step, off: step.by - middle, middle, wide }));
  });
  if (rest.length < STEPS) return [];
  const usual = deviation(rest.map(({ off }) => off));
  return [...groupBy(rest, ({ row }) => row.unit_id).values()].flatMap((steps) => {
    const own = steps.length >= 4 ? NORMAL * median(steps.map(({ off }) => Math.abs(off))) : 0;
    let last: (typeof steps)[number] | null = null;
    return steps.flatMap((step): QualityFinding[] => {
      const scale = Math.max(usual, step.wide, own);
      if (scale === 0 || Math.abs(step.off) <= FAR * scale) return [];
      const back = last?.row.period === step.from && Math.sign(last.off) !== Math.sign(step.off);
      last = step;
      if (back) return [];
      const params = {
        from: step.from,
        change: roundTo(step.by, 4),
        median: roundTo(step.middle, 4),
        times: roundTo(Math.abs(step.off) / scale, 1),
      };
      return [findingOf('outlier', step.row, params)];
    });
  });
}

/**
 * Jumps of all units at once where no break is declared, and of single units against their own history. Only steps
 * between periods that follow each other and may be compared count; robust figures (median and median absolute
 * deviation) throughout, so that what is sought does not hide itself.
 */
export function jumpFindings(
  rows: readonly QualityRow[],
  comparable: (row: QualityRow, from: Period, to: Period) => boolean,
): QualityFinding[] {
  const counted = rows.filter((row) => row.preferred && row.value !== null);
  const sets = groupBy(counted, (row) =>
    [row.indicator_id, row.level, row.breakdown ?? '', periodKind(row.period)].join('\n'),
  );
  return [...sets.values()].flatMap((set) => {
    const byPeriod = groupBy(stepsOf(set, comparable), ({ row }) => row.period);
    return [...breaksIn(byPeriod), ...outliersIn(byPeriod)];
  });
}
