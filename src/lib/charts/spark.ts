import { axisPeriods, pieces, place } from './pieces';
import type { ChartPoint } from './spec';

/** A sparkline as SVG path data; breaks and missing periods are gaps. */
export interface Spark {
  width: number;
  height: number;
  /** Joined stretches: `M…L…` for each piece. */
  line: string;
  /** The stretches that are estimated, to be dashed. */
  dashed: string;
  /** Points that join no other, and the last point. */
  dots: { x: number; y: number; last: boolean }[];
}

const PAD = 3;

/** A sparkline of a series; null when no point has a value. */
export function spark(
  points: readonly ChartPoint[],
  { width = 96, height = 24 }: { width?: number; height?: number } = {},
): Spark | null {
  const axis = axisPeriods(points.map((point) => point.period));
  const placed = place(points, axis);
  if (placed.length === 0) return null;
  const values = placed.map((one) => one.value);
  const low = Math.min(...values);
  const span = Math.max(...values) - low;
  const at = (index: number, value: number) => ({
    x: round(PAD + (axis.length > 1 ? index / (axis.length - 1) : 1) * (width - 2 * PAD)),
    y: round(span === 0 ? height / 2 : height - PAD - ((value - low) / span) * (height - 2 * PAD)),
  });
  const drawn = pieces(placed);
  const path = (dashed: boolean) =>
    drawn
      .filter((piece) => piece.dashed === dashed)
      .map((piece) =>
        piece.points
          .map(({ index, value }, i) => {
            const { x, y } = at(index, value);
            return `${i === 0 ? 'M' : 'L'}${x} ${y}`;
          })
          .join(''),
      )
      .join('');
  const joined = new Set(drawn.flatMap((piece) => piece.points.map((one) => one.index)));
  const last = placed.at(-1)?.index;
  const dots = placed
    .filter(({ index }) => !joined.has(index) || index === last)
    .map(({ index, value }) => ({ ...at(index, value), last: index === last }));
  return { width, height, line: path(false), dashed: path(true), dots };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
