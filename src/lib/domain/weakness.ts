import { compareNumbers, subtract } from './numbers';
import { ENOUGH_VALUES } from './strengths';
import type { Direction, Period } from './types';

/** Where a unit stands on an indicator: nothing here is compared across a break. */
export interface Standing {
  id: string;
  value: number;
  /** Highest points there can be; null = unknown, or not counted in points. */
  maximum: number | null;
  direction: Direction | null;
  /** How much is missing to the target of the period; null = there is none, it is met, or it cannot be judged. */
  short_by: number | null;
  /** Middle value of `n` of the `of` units of the level; null = it cannot be told. */
  median: { value: number; n: number; of: number | null } | null;
  /** The last earlier value that may be compared. */
  previous: { period: Period; value: number } | null;
}

/** From which part of the units on their middle value stands for all of them. */
const ENOUGH_PART = 0.9;

/** Whether a median says where the middle of all units lies: a few published values do not. */
export function standsForAll({ n, of }: { n: number; of: number | null }): boolean {
  return n >= ENOUGH_VALUES && of !== null && n >= of * ENOUGH_PART;
}

export type WeakCode = 'below_target' | 'below_median' | 'worse';

/** Why it is weak, and by how much: in the units of the indicator, above 0. */
export interface WeakReason {
  code: WeakCode;
  by: number;
}

export interface Weakness {
  id: string;
  reasons: WeakReason[];
  /** Points lost: maximum minus value; null = unknown. */
  lost: number | null;
}

export interface Weaknesses {
  /** With points lost, the most first. */
  counted: Weakness[];
  /** Of which the maximum is unknown: those with the most reasons first. */
  uncounted: Weakness[];
}

/** What is weak in a standing; null = nothing. */
export function weaknessOf(one: Standing): Weakness | null {
  const { id, value, maximum, direction, short_by, median, previous } = one;
  const sign = direction === null ? 0 : direction === 'lower_better' ? -1 : 1;
  const behind = (other: number) => (sign === 0 ? 0 : subtract(other, value) * sign);
  const reasons: WeakReason[] = [];
  const add = (code: WeakCode, by: number) => {
    if (by > 0) reasons.push({ code, by });
  };
  add('below_target', short_by ?? 0);
  if (median && standsForAll(median)) add('below_median', behind(median.value));
  if (previous) add('worse', behind(previous.value));
  if (reasons.length === 0) return null;
  const counted = maximum !== null && maximum > 0 && sign === 1 && value <= maximum;
  return { id, reasons, lost: counted ? subtract(maximum, value) : null };
}

/**
 * What is weak in a unit: below its target, below the median or worse than before. By lost points where the maximum is
 * known; the others stand apart, for no maximum is invented.
 */
export function findWeak(standings: readonly Standing[]): Weaknesses {
  const weak = standings.flatMap((one) => weaknessOf(one) ?? []);
  const byId = (a: Weakness, b: Weakness) => (a.id < b.id ? -1 : 1);
  return {
    counted: weak
      .filter(({ lost }) => lost !== null)
      .sort((a, b) => compareNumbers(b.lost ?? 0, a.lost ?? 0) || byId(a, b)),
    uncounted: weak
      .filter(({ lost }) => lost === null)
      .sort((a, b) => b.reasons.length - a.reasons.length || byId(a, b)),
  };
}
