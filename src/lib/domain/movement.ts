import { comparePeriods } from './periods';
import type { Finding, Period } from './types';

/** The latest figure of an indicator against the one before, as far as it may be compared. */
export interface Mover {
  id: string;
  period: Period;
  /** Now minus then, in the indicator's own unit; null when the two are not compared. */
  change: number | null;
  /** Why `change` is null. */
  reason: Finding | null;
  /** What a change is measured by: the length of the scale, else the size of the value; null = unknown. */
  span: number | null;
  lower_better: boolean;
}

export interface Movement {
  /** The largest real change for better and for worse, by share of the span; null when there is none. */
  gain: string | null;
  loss: string | null;
  /** Every indicator that could be compared, and those of them that stayed the same. */
  compared: string[];
  same: string[];
  /** Those that could not, by their reason, the reason of most first. */
  not_compared: { reason: Finding; ids: string[] }[];
}

const better = ({ change, lower_better }: Mover) => (change ?? 0) * (lower_better ? -1 : 1);

const size = ({ change, span }: Mover) =>
  Math.abs(change ?? 0) / (span === null || span === 0 ? 1 : span);

function largest(movers: readonly Mover[]): string | null {
  const [first] = [...movers].sort(
    (a, b) => size(b) - size(a) || comparePeriods(b.period, a.period) || (a.id < b.id ? -1 : 1),
  );
  return first?.id ?? null;
}

/** A reason and the period it speaks of: two breaks of one code may be of two years. */
const keyOf = ({ code, params }: Finding) => JSON.stringify([code, Object.entries(params).sort()]);

function byReason(movers: readonly Mover[]): Movement['not_compared'] {
  const groups = new Map<string, { reason: Finding; ids: string[] }>();
  for (const { id, change, reason } of movers) {
    if (change !== null || reason === null) continue;
    const key = keyOf(reason);
    const group = groups.get(key) ?? { reason, ids: [] };
    groups.set(key, { reason, ids: [...group.ids, id] });
  }
  return [...groups.values()].sort((a, b) => b.ids.length - a.ids.length);
}

/**
 * What moved among the latest figures of a unit. Only changes that comparability allowed count; sizes are shares of
 * each indicator's span, so that 0,02 of 1 weighs as much as 2 points of 100.
 */
export function movementOf(movers: readonly Mover[]): Movement {
  const compared = movers.filter((mover) => mover.change !== null);
  return {
    gain: largest(compared.filter((mover) => better(mover) > 0)),
    loss: largest(compared.filter((mover) => better(mover) < 0)),
    compared: compared.map((mover) => mover.id),
    same: compared.filter((mover) => mover.change === 0).map((mover) => mover.id),
    not_compared: byReason(movers),
  };
}

/** A part of an index: its value, the middle of all units, and the scale. */
export interface Part {
  id: string;
  value: number;
  median: number;
  scale_min: number;
  scale_max: number;
  lower_better: boolean;
}

/** How far a value is behind the middle of all units, as a share of the scale; negative when ahead. */
export function behindMedian({ value, median, scale_min, scale_max, lower_better }: Part): number {
  const span = scale_max - scale_min;
  const behind = lower_better ? value - median : median - value;
  return span > 0 ? behind / span : 0;
}
