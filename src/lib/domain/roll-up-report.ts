import { subtract } from './numbers';
import { addsUp, sumPeriods } from './rates';
import { rollUp, rollUpKind, type MissingReason, type RollUp, type RollUpPart } from './roll-up';
import type { Measure, Period, Status } from './types';

/** An indicator as far as rolling it up needs it. */
export interface RolledIndicator {
  measure: Measure;
  unit_vi: string | null;
  declares_counts: boolean;
  index_measure: Measure | null;
}

/** A figure of a unit, of the asked period or of one inside it. */
export interface UnitFigure {
  unit_id: string;
  period: Period;
  source_id: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  cumulative: boolean | null;
  status: Status;
}

/** What one unit brings: its own figure of the period, or one added up. */
export interface Contribution extends RollUpPart {
  /** figure: of the period itself; months: added up from shorter periods; below: rolled up from the units inside. */
  from: 'figure' | 'months' | 'below';
  /** From the beginning of the year on; null = not said. */
  cumulative: boolean | null;
  simulated: boolean;
  source_ids: string[];
}

export type NotCounted = MissingReason | 'cumulative';

export interface RolledRow extends Omit<RollUp, 'missing'> {
  /** What is in the sum, by unit. */
  parts: Contribution[];
  /** Who brings nothing to the sum, and why; `no_value` = has not reported the figure. */
  missing: { unit_id: string; reason: NotCounted }[];
}

/** The figure a unit brings to a period; null = none. `rows`: one a period. */
export function contributionOf(
  unit_id: string,
  rows: readonly UnitFigure[],
  period: Period,
  { measure, unit_vi }: RolledIndicator,
): Contribution | null {
  const exact = rows.find((row) => row.period === period);
  const none = { unit_id, weight: null, withheld: false };
  if (exact && (exact.value !== null || exact.denominator !== null)) {
    const { value, numerator, denominator, cumulative, status, source_id } = exact;
    return {
      ...{ ...none, value, numerator, denominator, cumulative, source_ids: [source_id] },
      ...{ from: 'figure', simulated: status === 'simulated' },
    };
  }
  const adds = addsUp(measure, unit_vi);
  if (adds === null) return null;
  const { value, numerator, denominator, of } = sumPeriods(rows, period, adds === 'count');
  if (value === null) return null;
  const used = rows.filter((row) => of.includes(row.period));
  return {
    ...{ ...none, value, numerator, denominator, cumulative: false, from: 'months' },
    simulated: used.some(({ status }) => status === 'simulated'),
    source_ids: [...new Set(used.map(({ source_id }) => source_id))],
  };
}

/**
 * One figure of many units: Σnumerator ÷ Σdenominator of rates, the sum of counts, the simple mean of scores, over
 * those that have reported; who has not is named, never taken for 0. Figures from the beginning of the year on and
 * figures of the period alone are not added: those of which there are fewer stay out.
 */
export function rollUpReport(
  unit_ids: readonly string[],
  found: ReadonlyMap<string, Contribution>,
  indicator: RolledIndicator,
): RolledRow {
  const rule = {
    kind: rollUpKind(indicator),
    scale: indicator.measure === 'ratio' ? 1 : 100,
    weighted: false,
  } as const;
  const there = unit_ids.flatMap((id) => found.get(id) ?? []);
  const spanned = rule.kind !== 'score';
  const ytd = there.filter(({ cumulative }) => cumulative === true);
  const alone = there.filter(({ cumulative }) => cumulative !== true);
  const kept = !spanned ? there : ytd.length > alone.length ? ytd : alone;
  const counted = new Set(
    kept.filter((part) => rollUp([part], rule).missing.length === 0).map(({ unit_id }) => unit_id),
  );
  const parts = kept.filter(({ unit_id }) => counted.has(unit_id));
  const reasonOf = (unit_id: string): NotCounted => {
    const part = found.get(unit_id);
    if (!part) return 'no_value';
    if (!kept.includes(part)) return 'cumulative';
    return rollUp([part], rule).missing[0]?.reason ?? 'no_value';
  };
  return {
    ...rollUp(parts, rule),
    parts,
    missing: unit_ids
      .filter((id) => !counted.has(id))
      .map((unit_id) => ({ unit_id, reason: reasonOf(unit_id) })),
  };
}

/** What a unit itself reported minus what those inside it add up to; null where not all of them are in the sum. */
export function differenceOf(printed: number | null, row: RolledRow): number | null {
  if (printed === null || row.value === null || row.missing.length > 0) return null;
  return subtract(printed, row.value);
}
