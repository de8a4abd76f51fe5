import { compareNumbers, subtract } from './numbers';
import type { Direction } from './types';

/** From how many values on a median says something. */
export const ENOUGH_VALUES = 3;

/** How the values of a set of units lie. */
export interface Spread {
  min: number;
  median: number;
  max: number;
  /** Values there are. */
  n: number;
}

/** A part of an index: its value, its maximum where known, and the values of the other units. */
export interface PartValue {
  id: string;
  value: number;
  /** Highest points there can be; null = unknown. */
  maximum: number | null;
  direction: Direction | null;
  spread: Spread | null;
}

export interface PartStanding {
  id: string;
  value: number;
  maximum: number | null;
  /** Points better (+) or worse (−) than the median; null without a spread of enough values or a direction. */
  against_median: number | null;
  /** The same as a part of the way from the smallest to the largest value; null also when all are equal. */
  distance: number | null;
  /** Maximum minus value; null where the maximum is unknown or less is better. */
  lost: number | null;
  /** Part of the maximum reached, 0 to 1; null like `lost`. */
  reached: number | null;
}

/** Strengths and weaknesses of a unit within one index, always both. */
export interface Apart {
  /** Better than the median, the farthest first. */
  above: PartStanding[];
  /** Worse than the median, the farthest first. */
  below: PartStanding[];
  /** When nothing is better: the part that is the least worse. When nothing is worse: the one that is the least better. */
  least: PartStanding | null;
  /**
   * The part that reached the largest part of its maximum, unless it is worse than the median, and the one that
   * reached the smallest, unless it is better: no part is a strength by one measure and a weakness by the other.
   */
  nearest: PartStanding | null;
  farthest: PartStanding | null;
}

function standing(part: PartValue): PartStanding {
  const { id, value, maximum, direction, spread } = part;
  const sign = direction === null ? 0 : direction === 'lower_better' ? -1 : 1;
  const compared = spread !== null && spread.n >= ENOUGH_VALUES && sign !== 0;
  const against_median = compared ? subtract(value, spread.median) * sign || 0 : null;
  const width = compared ? spread.max - spread.min : 0;
  const counted = maximum !== null && maximum > 0 && sign === 1 && value <= maximum;
  return {
    id,
    value,
    maximum,
    against_median,
    distance: against_median !== null && width > 0 ? against_median / width : null,
    lost: counted ? subtract(maximum, value) : null,
    reached: counted ? value / maximum : null,
  };
}

const by = (key: (one: PartStanding) => number) => (a: PartStanding, b: PartStanding) =>
  compareNumbers(key(a), key(b)) || (a.id < b.id ? -1 : 1);

const behind = (all: readonly PartStanding[]) =>
  all.filter((one) => (one.distance ?? 0) < 0).sort(by((one) => one.distance ?? 0));

/** Ids of the parts worse than the median, of one index or several, in the order of `setApart`: the farthest first. */
export function furthestBehind(parts: readonly PartValue[], most: number): string[] {
  return behind(parts.map(standing))
    .slice(0, most)
    .map((one) => one.id);
}

/**
 * What sets a unit apart in an index: at most `most` parts on either side of the median, ordered by their distance from
 * it as a part of the range, and the parts nearest to and farthest from their maximum.
 */
export function setApart(parts: readonly PartValue[], most = 3): Apart {
  const all = parts.map(standing);
  const placed = all.filter((one) => one.distance !== null).sort(by((one) => -(one.distance ?? 0)));
  const above = placed.filter((one) => (one.distance ?? 0) > 0);
  const below = behind(placed);
  const counted = all.filter((one) => one.reached !== null).sort(by((one) => -(one.reached ?? 0)));
  const least = above.length === 0 ? placed[0] : below.length === 0 ? placed.at(-1) : undefined;
  const [nearest, farthest] = [counted[0], counted.at(-1)];
  const both = nearest !== undefined && farthest !== undefined && nearest !== farthest;
  return {
    above: above.slice(0, most),
    below: below.slice(0, most),
    least: least ?? null,
    nearest: both && (nearest.against_median ?? 0) >= 0 ? nearest : null,
    farthest: both && (farthest.against_median ?? 0) <= 0 ? farthest : null,
  };
}
