import type { EChartsOption, SeriesOption } from 'echarts';
import { m } from '../messages/generated/messages';
import { findingText } from '../messages/finding';
import { formatNumber, formatPeriod, formatPeriodShort } from '../messages/format';
import type { Period } from '../domain/types';
import { BASE, BREAK, FONT_SIZE, GRID, INK, MUTED, PAPER, RULE, US } from './look';
import { seriesColours, seriesSymbol } from './look';
import { axisPeriods, breakMarks, pieces, place, type BreakMark, type Placed } from './pieces';
import { dodge, niceExtent } from './scale';
import { isNarrow, type ChartSeries, type ChartSpec, type ValueStyle } from './spec';
import { escapeHtml, textWidth, truncate, widest } from './text';

export interface LinesInput {
  series: readonly ChartSeries[];
  style: ValueStyle;
  /** A value to reach, drawn across. */
  target?: { value: number; label: string } | null;
}

const ROW = 17;

/** Lines of several units or indicators over periods, broken where they may not be compared. */
export function lines(input: LinesInput, width: number): ChartSpec {
  const narrow = isNarrow(width);
  const axis = axisPeriods(input.series.flatMap((one) => one.points.map((p) => p.period)));
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
    graphic: input.series.flatMap((one, i) =>
      ends[i]
        ? [
            {
              type: 'text' as const,
              silent: true,
              left: width - right + 12,
              top: (ys[i] ?? top) - FONT_SIZE / 2 - 1,
              style: {
                text: truncate(labels[i] ?? one.name, right - 14),
                fill: colours[i] ?? INK,
                fontSize: FONT_SIZE,
                fontWeight: colours[i] === US ? ('bold' as const) : ('normal' as const),
              },
            },
          ]
        : [],
    ),
  };
  const empty = input.series.filter((_, i) => !ends[i]).map((one) => one.name);
  return { option, width, height, notes: [...breakNotes(marks, numbered), ...emptyNotes(empty)] };
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

/** Whole places are periods, so that a break can stand between two. */
export function periodAxis(axis: readonly Period[], room: number, gridIndex = 0) {
  const names = axis.map(formatPeriodShort);
  const every = Math.max(1, Math.ceil((axis.length * (widest(names) + 10)) / Math.max(room, 1)));
  const shown = axis.map((_, i) => i).filter((i) => (axis.length - 1 - i) % every === 0);
  return {
    type: 'value' as const,
    gridIndex,
    min: -0.3,
    max: Math.max(axis.length - 0.7, 0.3),
    splitLine: { show: false },
    axisLine: { show: true, lineStyle: { color: RULE } },
    axisTick: { show: true, customValues: axis.map((_, i) => i), lineStyle: { color: RULE } },
    axisLabel: {
      customValues: shown,
      color: MUTED,
      fontSize: FONT_SIZE,
      formatter: (place: number) => names[Math.round(place)] ?? '',
    },
  };
}

export function valueAxis(
  style: ValueStyle,
  y: { min: number; max: number; step: number },
  gridIndex = 0,
) {
  const digits = Math.max(0, Math.min(4, Math.ceil(-Math.log10(y.step) - 1e-9)));
  return {
    type: 'value' as const,
    gridIndex,
    min: y.min,
    max: y.max,
    interval: y.step,
    name: style.unit,
    nameLocation: 'end' as const,
    nameGap: 10,
    nameTextStyle: { color: MUTED, fontSize: FONT_SIZE, align: 'left' as const },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: GRID } },
    axisLabel: {
      color: MUTED,
      fontSize: FONT_SIZE,
      formatter: (value: number) => formatNumber(value, digits) + (style.percent ? '%' : ''),
    },
  };
}

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

/** Number of each distinct reason, from 1. */
export function numberReasons(marks: readonly BreakMark[]): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const mark of marks) {
    const text = reasonText(mark);
    if (!numbers.has(text)) numbers.set(text, numbers.size + 1);
  }
  return numbers;
}

function reasonText(mark: BreakMark): string {
  return mark.reason ? findingText(mark.reason) : m.finding_not_comparable();
}

function sign(mark: BreakMark, numbers: ReadonlyMap<string, number>): string {
  const number = numbers.get(reasonText(mark)) ?? 0;
  return CIRCLED[number - 1] ?? `(${number})`;
}

/** A thin upright mark between the two periods, with the number of its reason. */
export function breakSeries(
  marks: readonly BreakMark[],
  numbers: ReadonlyMap<string, number>,
  grid = 0,
): SeriesOption[] {
  const places = new Map<number, string>();
  for (const mark of marks) {
    places.set(mark.index, (places.get(mark.index) ?? '') + sign(mark, numbers));
  }
  if (places.size === 0) return [];
  return [
    {
      type: 'line',
      name: m.charts_break(),
      xAxisIndex: grid,
      yAxisIndex: grid,
      data: [],
      markLine: {
        silent: true,
        symbol: 'none',
        lineStyle: { color: BREAK, width: 1, type: [3, 3] },
        data: [...places].map(([index, label]) => ({
          xAxis: index - 0.5,
          label: {
            show: true,
            position: 'end',
            distance: 2,
            color: BREAK,
            fontSize: FONT_SIZE + 1,
            formatter: label,
          },
        })),
      },
    },
  ];
}

/** "① Từ năm 2018: …" for each mark, marks of one reason together. */
export function breakNotes(
  marks: readonly BreakMark[],
  numbers: ReadonlyMap<string, number>,
): string[] {
  return [...numbers].map(([reason]) => {
    const own = marks.filter((mark) => reasonText(mark) === reason);
    const first = own[0];
    const periods = [...new Set(own.map((mark) => formatPeriodShort(mark.period)))].join(', ');
    return m.charts_break_note({ sign: first ? sign(first, numbers) : '', periods, reason });
  });
}

export function emptyNotes(names: readonly string[]): string[] {
  return names.length > 0 ? [m.charts_without_values({ names: names.join(', ') })] : [];
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
