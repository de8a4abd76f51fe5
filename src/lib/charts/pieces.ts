import { comparePeriods, parsePeriod } from '../domain/periods';
import type { Period } from '../domain/types';
import type { ChartPoint } from './spec';

/** A point in its place on the axis; it always has a value. */
export interface Placed {
  index: number;
  value: number;
  point: ChartPoint;
}

/** A polyline that may be drawn through: no break and no missing period inside. */
export interface Piece {
  points: Placed[];
  /** Estimated, so drawn dashed. */
  dashed: boolean;
}

/** Every period once, in time order; between years the missing years too, so that distance is time. */
export function axisPeriods(periods: readonly Period[]): Period[] {
  const sorted = [...new Set(periods)].sort(comparePeriods);
  const first = sorted[0];
  const last = sorted.at(-1);
  const years = sorted.every((period) => parsePeriod(period)?.kind === 'year');
  if (!first || !last || !years) return sorted;
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) =>
    String(Number(first) + i),
  );
}

/** The points that have a value, in their places; points off the axis are left out. */
export function place(points: readonly ChartPoint[], axis: readonly Period[]): Placed[] {
  return points
    .flatMap((point) => {
      const index = axis.indexOf(point.period);
      return point.value === null || index === -1 ? [] : [{ index, value: point.value, point }];
    })
    .sort((a, b) => a.index - b.index);
}

/** Whether a line may go from one placed point to the next. */
export function joins(from: Placed, to: Placed): boolean {
  return to.index === from.index + 1 && !to.point.break_before && !to.point.apart;
}

/** Polylines of a series; a point that joins no other is in none and shows by its marker alone. */
export function pieces(placed: readonly Placed[]): Piece[] {
  const found: Piece[] = [];
  let open: Piece | null = null;
  placed.forEach((to, i) => {
    const from = placed[i - 1];
    if (!from || !joins(from, to)) {
      open = null;
      return;
    }
    const dashed = from.point.status === 'estimated' || to.point.status === 'estimated';
    if (open && open.dashed === dashed) open.points.push(to);
    else {
      open = { points: [from, to], dashed };
      found.push(open);
    }
  });
  return found;
}

export interface BreakMark {
  /** Period of the first point after the break. */
  period: Period;
  index: number;
  reason: ChartPoint['reason'];
}

/** Where lines are broken for a reason, each period and reason once, in time order. */
export function breakMarks(
  series: readonly { points: readonly ChartPoint[] }[],
  axis: readonly Period[],
): BreakMark[] {
  const marks = new Map<string, BreakMark>();
  for (const { points } of series) {
    for (const { index, point } of place(points, axis)) {
      if (!point.break_before || index === 0) continue;
      const key = `${index} ${JSON.stringify(point.reason)}`;
      if (!marks.has(key)) marks.set(key, { period: point.period, index, reason: point.reason });
    }
  }
  return [...marks.values()].sort((a, b) => a.index - b.index);
}
