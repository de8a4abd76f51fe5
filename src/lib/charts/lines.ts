import type { EChartsOption, SeriesOption } from 'echarts';
import { m } from '../messages/generated/messages';
import { formatNumber, formatPeriod } from '../messages/format';
import type { Period } from '../domain/types';
import { periodAxis, valueAxis } from './axes';
import { bandShapes, bandYears, type TimeBand } from './bands';
import { breakNotes, breakSeries, emptyNotes, numberReasons } from './breaks';
import { BASE, FONT, FONT_SIZE, INK, MUTED, PAPER, seriesColours, seriesSymbol, US } from './look';
import { axisPeriods, breakMarks, pieces, place, type Placed } from './pieces';
import { dodge, niceExtent } from './scale';
import { isNarrow, type ChartSeries, type ChartSpec, type ValueStyle } from './spec';
import { escapeHtml, textWidth, truncate, widest } from './text';

export { breakNotes, numberReasons };

export interface LinesInput {
  series: readonly ChartSeries[];
  style: ValueStyle;
  /** A value to reach, drawn across. */
  target?: { value: number; label: string } | null;
  /** Spans of time behind the lines; their years are on the axis. */
  bands?: readonly TimeBand[];
}

const ROW = 17;

/** Lines of several units or indicators over periods, broken where they may not be compared. */
export function lines(input: LinesInput, width: number): ChartSpec {
  const narrow = isNarrow(width);
  const bands = input.bands ?? [];
  const axis = axisPeriods([
    ...input.series.flatMap((one) => one.points.map((p) => p.period)),
    ...bands.flatMap(bandYears),
  ]);
  const colours = seriesColours(input.series);
  const placed = input.series.map((one) => place(one.points, axis));
  const values = placed.flat().map((one) => one.value);
  if (input.target) values.push(input.target.value);
  const y = niceExtent(values, narrow ? 4 : 5);
  const write = (value: number) =>
    formatNumber(value, input.style.decimals) + (input.style.percent ? '%' : '');

  const marks = breakMarks(input.series, axis);
  const numbered = numberReasons(marks);
  const labels = input.series.map((one) => one.short ?? one.name);
  const height = Math.max(narrow ? 260 : 320, input.series.length * ROW + 90);
  const right = Math.min(width * 0.36, widest(labels) + 22);
  const top = marks.length > 0 ? 40 : 24;
  const box = { left: narrow ? 40 : 52, right, top, bottom: 30 };
  const plot = { width: width - box.left - right, height: height - top - box.bottom };
  const pixel = (value: number) => top + ((y.max - value) / (y.max - y.min)) * plot.height;
  const ends = placed.map((points) => points.at(-1));
  const ys = dodge(
    ends.map((end) => pixel(end?.value ?? y.min)),
    ROW,
    top,
    top + plot.height,
  );
  const option: EChartsOption = {
    ...BASE,
    grid: { ...box, outerBoundsMode: 'none' },
    tooltip: { trigger: 'item', confine: true },
    xAxis: periodAxis(axis, plot.width),
    yAxis: valueAxis(input.style, y),
    series: [
      ...input.series.flatMap((one, i) =>
        drawSeries(one, placed[i] ?? [], {
          colour: colours[i] ?? MUTED,
          symbol: seriesSymbol(i),
          write,
          axis,
        }),
      ),
      ...breakSeries(marks, numbered),
      ...targetSeries(input.target ?? null),
    ],
    graphic: [
      ...bandShapes(bands, axis, { left: box.left, top, ...plot }),
      ...input.series.flatMap((one, i) =>
        ends[i]
          ? [
              {
                type: 'text' as const,
                silent: true,
                left: width - right + 12,
                top: (ys[i] ?? top) - FONT_SIZE / 2 - 1,
                style: {
                  fontFamily: FONT,
                  text: truncate(labels[i] ?? one.name, right - 14),
                  fill: colours[i] ?? INK,
                  fontSize: FONT_SIZE,
                  fontWeight: colours[i] === US ? ('bold' as const) : ('normal' as const),
                },
              },
            ]
          : [],
      ),
    ],
  };
  const empty = input.series.filter((_, i) => !ends[i]).map((one) => one.name);
  const notes = [
    ...breakNotes(marks, numbered),
    ...emptyNotes(empty),
    ...estimateNotes(input.series),
  ];
  return { option, width, height, notes };
}

/** Says what dashes and hollow points mean, where there are any. */
export function estimateNotes(
  series: readonly { points: readonly { status: string | null; value: number | null }[] }[],
): string[] {
  const any = series.some(({ points }) =>
    points.some((point) => point.status === 'estimated' && point.value !== null),
  );
  return any ? [m.boundaries_lines_note()] : [];
}

interface Pen {
  colour: string;
  symbol: string;
  write: (value: number) => string;
  axis: readonly Period[];
}

/** A line for each unbroken piece, and the markers. */
export function drawSeries(
  one: { name: string },
  placed: readonly Placed[],
  pen: Pen,
  grid = 0,
): SeriesOption[] {
  const onGrid = { xAxisIndex: grid, yAxisIndex: grid, name: one.name };
  const strokes = pieces(placed).map((piece): SeriesOption => ({
    ...onGrid,
    type: 'line',
    silent: true,
    symbol: 'none',
    data: piece.points.map(({ index, value }) => [index, value]),
    lineStyle: {
      color: pen.colour,
      width: pen.colour === US ? 3 : 2,
      type: piece.dashed ? 'dashed' : 'solid',
    },
  }));
  const markers: SeriesOption = {
    ...onGrid,
    type: 'scatter',
    symbol: pen.symbol,
    symbolSize: 7,
    itemStyle: { color: pen.colour },
    data: placed.map(({ index, value, point }) => ({
      value: [index, value],
      name: `${formatPeriod(point.period)}: ${pen.write(value)}`,
      ...(point.status === 'estimated'
        ? { itemStyle: { color: PAPER, borderColor: pen.colour, borderWidth: 1.5 } }
        : {}),
    })),
    tooltip: {
      formatter: (p) =>
        Array.isArray(p) ? '' : `<b>${escapeHtml(one.name)}</b><br>${escapeHtml(p.name)}`,
    },
  };
  return [...strokes, markers];
}

function targetSeries(target: LinesInput['target'] | null): SeriesOption[] {
  if (!target) return [];
  return [
    {
      type: 'line',
      name: target.label,
      data: [],
      markLine: {
        silent: true,
        symbol: 'none',
        lineStyle: { color: INK, width: 1, type: 'dotted' },
        data: [
          {
            yAxis: target.value,
            label: {
              show: true,
              position: 'insideStartTop',
              color: INK,
              fontSize: FONT_SIZE,
              formatter: truncate(target.label, textWidth(target.label)),
            },
          },
        ],
      },
    },
  ];
}
