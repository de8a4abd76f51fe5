import { firstDay, lastDay, parsePeriod } from '../domain/periods';
import type { IsoDate, Period } from '../domain/types';
import { BAND, FONT, FONT_SIZE, MUTED } from './look';
import { textWidth } from './text';

/** A span of days shown behind a chart over periods, both inclusive. */
export interface TimeBand {
  start: IsoDate;
  /** Null = open-ended: to the end of the axis. */
  end: IsoDate | null;
  label: string;
}

/** Years of a band, to be put on the axis. */
export function bandYears({ start, end }: TimeBand): Period[] {
  const first = start.slice(0, 4);
  return [...new Set([first, end?.slice(0, 4) ?? first])].filter((year) => parsePeriod(year));
}

/** From the first to the last period of the axis that a band touches; null where it touches none. */
export function bandOnAxis(
  { start, end }: TimeBand,
  axis: readonly Period[],
): [number, number] | null {
  const touched = axis.flatMap((period, i) =>
    lastDay(period) >= start && (end === null || firstDay(period) <= end) ? [i] : [],
  );
  const [first, last] = [touched[0], touched.at(-1)];
  return first === undefined || last === undefined ? null : [first, last];
}

/** Where the plot of a chart over periods is, in pixels. */
export interface Plot {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Bands as shaded areas behind the plot, their labels one above another where they would overlap. */
export function bandShapes(bands: readonly TimeBand[], axis: readonly Period[], plot: Plot) {
  const end = axis.length - 0.7;
  const pixel = (place: number) =>
    plot.left + ((Math.min(Math.max(place, -0.3), end) + 0.3) / (end + 0.3)) * plot.width;
  const rows: { from: number; to: number }[][] = [];
  return bands.flatMap((band) => {
    const on = bandOnAxis(band, axis);
    if (!on) return [];
    const { label } = band;
    const [from, to] = [pixel(on[0] - 0.5), pixel(on[1] + 0.5)];
    const half = textWidth(label) / 2 + 3;
    const span = { from: (from + to) / 2 - half, to: (from + to) / 2 + half };
    const free = rows.findIndex((taken) =>
      taken.every((one) => one.to <= span.from || one.from >= span.to),
    );
    const row = free === -1 ? rows.length : free;
    rows[row] = [...(rows[row] ?? []), span];
    return [
      {
        type: 'rect' as const,
        silent: true,
        z: -1,
        shape: { x: from, y: plot.top, width: to - from, height: plot.height },
        style: { fill: BAND },
      },
      {
        type: 'text' as const,
        silent: true,
        x: (from + to) / 2,
        y: plot.top + plot.height - (row + 1) * (FONT_SIZE + 4),
        style: {
          fontFamily: FONT,
          fontSize: FONT_SIZE - 1,
          text: label,
          fill: MUTED,
          align: 'center' as const,
        },
      },
    ];
  });
}
