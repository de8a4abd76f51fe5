import { decimalsOf, roundTo } from './numbers';
import { monthsOf, periodKind } from './periods';
import type { Direction, Finding, Measure, Period } from './types';

export const TARGET_OPS = ['>=', '<=', '=', 'raise', 'maintain_or_raise', 'minimise'] as const;
export type TargetOp = (typeof TARGET_OPS)[number];

/** What a plan wants of an indicator; a target belongs to an indicator, a unit, a period and a plan. */
export interface Target {
  op: TargetOp;
  /** In the units of the indicator; null where the text names no number. */
  value: number | null;
  text_vi: string;
  period: Period;
  /** The value to hold or surpass, and its period, where the text names them. */
  baseline_value: number | null;
  baseline_period: Period | null;
}

/** What of an indicator decides how its targets are read. */
export interface TargetedIndicator {
  measure: Measure;
  direction: Direction | null;
  scale_max: number | null;
  /** The number counts one month ("01 chuyên mục/01 tháng"): it is to be reached in each. */
  monthly: boolean;
}

/** Whether an indicator counts one month, by what its numbers are of: "chuyên mục/tháng". */
export const isMonthly = (unit_vi: string | null): boolean => unit_vi?.endsWith('/tháng') ?? false;

/** What is known of the unit. */
export interface Attained {
  /** The value of the target's period. */
  value: number | null;
  /** The latest earlier value of a period of the same kind. */
  previous: { period: Period; value: number } | null;
  /** Why the base (`baseline_period`, else that of `previous`) may not be compared; null = it may. */
  not_comparable: Finding | null;
  /** Values of single months, for a monthly target. */
  months?: ReadonlyMap<Period, number>;
}

/** Whether a target is met; null = there is not enough to judge, and `code` says for want of what. */
export interface TargetStatus {
  met: boolean | null;
  /** How much is missing, in the units of the value (points of percent for percents, months for a monthly target). */
  short_by: number | null;
  code: TargetCode;
  params: Finding['params'];
  /** Why periods may not be compared, for `not_comparable`. */
  reason: Finding | null;
}

export const TARGET_CODES = [
  'met',
  'held',
  'raised_fully',
  'raised',
  'nothing_left',
  'every_month',
  'below',
  'above',
  'not_raised',
  'months_below',
  'no_value',
  'no_base',
  'no_number',
  'no_number_changed',
  'not_comparable',
  'months_missing',
] as const;
export type TargetCode = (typeof TARGET_CODES)[number];

/** Wider than the noise of binary fractions, narrower than any printed figure. */
const DECIMALS = 9;

const clean = (value: number) => roundTo(value, DECIMALS);
const difference = (a: number, b: number) =>
  roundTo(a - b, Math.min(DECIMALS, Math.max(decimalsOf(clean(a)), decimalsOf(clean(b)))));

function status(
  met: boolean | null,
  code: TargetCode,
  params: Finding['params'] = {},
  short_by: number | null = null,
): TargetStatus {
  return { met, short_by, code, params, reason: null };
}

/** The highest value there can be; null = none is known. */
function ceiling({ measure, scale_max }: TargetedIndicator): number | null {
  return scale_max ?? (measure === 'percent' ? 100 : null);
}

/**
 * "Giữ vững hoặc nâng cao 1%": the floor is the baseline; to be surpassed by one, but never above the top of the scale
 * (99.12 + 1 = 100.12 cannot be reached, so the goal is 100). Null without a baseline.
 */
export function stretchOf(
  target: Target,
  indicator: TargetedIndicator,
): { floor: number; stretch: number } | null {
  const floor = target.value ?? target.baseline_value;
  if (target.op !== 'maintain_or_raise' || floor === null) return null;
  const top = ceiling(indicator) ?? Infinity;
  return { floor, stretch: Math.max(floor, Math.min(top, clean(floor + 1))) };
}

/** The number to be drawn as the line of a target; null where the text names none. */
export function targetLine(target: Target): number | null {
  if (target.op === 'maintain_or_raise') return target.value ?? target.baseline_value;
  return target.op === '>=' || target.op === '<=' || target.op === '=' ? target.value : null;
}

function againstNumber(op: '>=' | '<=' | '=', value: number, wanted: number): TargetStatus {
  const gap = difference(value, wanted);
  if (gap === 0 || (op === '>=' && gap > 0) || (op === '<=' && gap < 0)) {
    return status(true, 'met', { value, target: wanted });
  }
  const params = { value, target: wanted, by: Math.abs(gap) };
  return status(false, gap < 0 ? 'below' : 'above', params, Math.abs(gap));
}

/** The value to surpass: of the plan, else the one before. */
function baseOf(target: Target, { previous }: Attained): { period: Period; value: number } | null {
  const value = target.op === 'maintain_or_raise' ? target.value : null;
  const floor = value ?? target.baseline_value;
  if (floor !== null) return { period: target.baseline_period ?? '', value: floor };
  return previous;
}

function againstBase(target: Target, indicator: TargetedIndicator, known: Attained): TargetStatus {
  const base = baseOf(target, known);
  if (!base) return status(null, 'no_base');
  if (known.not_comparable) {
    const params = base.period ? { base_period: base.period } : {};
    return { ...status(null, 'not_comparable', params), reason: known.not_comparable };
  }
  const value = known.value ?? 0;
  const sign = indicator.direction === 'lower_better' ? -1 : 1;
  const change = difference(value, base.value);
  const params = { value, change, base: base.value, base_period: base.period };
  if (target.op === 'minimise') return status(null, 'no_number_changed', params);
  const gain = sign * change;
  if (target.op === 'raise') {
    return gain > 0
      ? status(true, 'raised', params)
      : status(false, 'not_raised', params, Math.abs(gain));
  }
  const goal = stretchOf(target, indicator);
  if (gain < 0) return status(false, 'below', { ...params, target: base.value, by: -gain }, -gain);
  if (goal && difference(value, goal.stretch) >= 0) {
    return status(true, 'raised_fully', { ...params, stretch: goal.stretch });
  }
  return goal
    ? status(true, 'held', { ...params, stretch: goal.stretch })
    : status(true, gain > 0 ? 'raised' : 'held', params);
}

function everyMonth(target: Target & { value: number }, known: Attained): TargetStatus {
  const wanted = monthsOf(target.period);
  const values = wanted.map((month) => known.months?.get(month) ?? null);
  const below = wanted.filter((_, i) => {
    const value = values[i] ?? null;
    return value !== null && againstNumber('>=', value, target.value).met === false;
  });
  const missing = wanted.filter((_, i) => values[i] === null);
  const params = { n: wanted.length, target: target.value };
  if (below.length > 0) {
    const named = { ...params, below: below.length, periods: below.join(' ') };
    return status(false, 'months_below', named, below.length);
  }
  if (missing.length > 0) {
    const named = { ...params, missing: missing.length, periods: missing.join(' ') };
    return status(null, 'months_missing', named);
  }
  return status(true, 'every_month', params);
}

/**
 * Whether a target is met. Numbers are held without tolerance (29.9 of "từ 30%" is not met, short by 0.1), free of the
 * noise of binary fractions; what must rise is judged against its base only where the two may be compared; a text
 * without a number ("hạn chế tối đa") is never judged met or not, but for nothing at all being left.
 */
export function targetStatus(
  target: Target,
  indicator: TargetedIndicator,
  known: Attained,
): TargetStatus {
  const { op, value: wanted } = target;
  if (op === '>=' && wanted !== null && indicator.monthly) {
    if (periodKind(target.period) !== 'month')
      return everyMonth({ ...target, value: wanted }, known);
  }
  if (known.value === null) return status(null, 'no_value');
  if (op === 'minimise') {
    if (clean(known.value) === 0) return status(true, 'nothing_left', { value: 0 });
    const judged = againstBase(target, indicator, known);
    return judged.code === 'no_base' ? status(null, 'no_number', { value: known.value }) : judged;
  }
  if (op === 'raise' || op === 'maintain_or_raise') return againstBase(target, indicator, known);
  if (wanted === null) return status(null, 'no_number', { value: known.value });
  return againstNumber(op, known.value, wanted);
}
