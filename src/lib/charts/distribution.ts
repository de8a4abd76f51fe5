import type { CustomSeriesRenderItemReturn, EChartsOption, SeriesOption } from 'echarts';
import type { FiveNumbers } from '../domain/numbers';
import type { Finding, Period } from '../domain/types';
import { formatNumber, formatPeriod } from '../messages/format';
import { m } from '../messages/generated/messages';
import { periodAxis, valueAxis } from './axes';
import { breakNotes, breakSeries, numberReasons } from './breaks';
import { BASE, INK, MUTED, PAPER, SEQUENTIAL, US } from './look';
import { axisPeriods, breakMarks, pieces, place } from './pieces';
import { niceExtent } from './scale';
import { isNarrow, type ChartPoint, type ChartSpec, type ValueStyle } from './spec';
import { escapeHtml, widest } from './text';

export interface DistributionPoint {
  period: Period;
  /** Known values of the units. */
  values: readonly number[];
  /** Units there are in the period. */
  expected: number;
  /** Of a complete set; null = only the known values are drawn, a dot each. */
  summary: FiveNumbers | null;
  /** The figure of the country as printed. */
  national: number | null;
  /** The units are today's, counted back to a time before them. */
  retrospective: boolean;
  break_before: boolean;
  reason: Finding | null;
}

export interface DistributionInput {
  years: readonly DistributionPoint[];
  style: ValueStyle;
}

/** Values of all units a year: a box of a complete set, dots of a part, medians joined only where they compare. */
export function distribution(input: DistributionInput, width: number): ChartSpec {
  const { years, style } = input;
  const narrow = isNarrow(width);
  const axis = axisPeriods(years.map((year) => year.period));
  const y = niceExtent(
    years.flatMap((year) => [...year.values, ...(year.national === null ? [] : [year.national])]),
    narrow ? 4 : 5,
  );
  const marks = breakMarks([{ points: years.map((year) => pointOf(year, year.values[0])) }], axis);
  const numbers = numberReasons(marks);
  const box = { left: narrow ? 40 : 52, right: 14, top: marks.length > 0 ? 40 : 24 };
  const slot = (width - box.left - box.right) / Math.max(1, axis.length - 0.4);
  const half = Math.max(3, Math.min(11, slot * 0.28));
  const counts = axis.map((period) => {
    const year = years.find((one) => one.period === period);
    return year ? `${year.values.length}/${year.expected}` : '';
  });
  const counted = widest(counts) + 6 <= slot;
  const periods = periodAxis(axis, width - box.left - box.right);
  const height = (narrow ? 280 : 340) + (counted ? 16 : 0);
  const option: EChartsOption = {
    ...BASE,
    grid: { ...box, bottom: counted ? 46 : 30, outerBoundsMode: 'none' },
    tooltip: { trigger: 'item', confine: true },
    xAxis: counted
      ? {
          ...periods,
          axisLabel: {
            ...periods.axisLabel,
            customValues: axis.map((_, i) => i),
            lineHeight: 16,
            formatter: (i: number) => `${periods.axisLabel.formatter(i)}\n${counts[i] ?? ''}`,
          },
        }
      : periods,
    yAxis: valueAxis(style, y),
    series: [
      ...boxes(years, axis, style, half),
      ...medians(years, axis),
      ...dots(years, axis, style),
      ...nationals(years, axis, style),
      ...breakSeries(marks, numbers),
    ],
  };
  return { option, width, height, notes: [...legend(years), ...breakNotes(marks, numbers)] };
}

function pointOf(year: DistributionPoint, value: number | null | undefined): ChartPoint {
  const { period, break_before, reason } = year;
  return { period, value: value ?? null, status: null, break_before, reason };
}

const write = (value: number, style: ValueStyle) =>
  formatNumber(value, style.decimals) + (style.percent ? '%' : '');

const about = (period: Period, text: string) => ({
  formatter: () => `<b>${escapeHtml(formatPeriod(period))}</b><br>${escapeHtml(text)}`,
});

/** Whiskers to the ends, a box over the middle half, a thick mark at the median. */
function boxes(
  years: readonly DistributionPoint[],
  axis: readonly Period[],
  style: ValueStyle,
  half: number,
): SeriesOption[] {
  const drawn = years.flatMap((year) => (year.summary ? [{ year, five: year.summary }] : []));
  if (drawn.length === 0) return [];
  return [
    {
      type: 'custom',
      name: m.charts_distribution(),
      encode: { x: 0, y: [1, 2, 3, 4, 5] },
      data: drawn.map(({ year, five }) => ({
        value: [axis.indexOf(year.period), five.min, five.q1, five.median, five.q3, five.max],
        tooltip: about(
          year.period,
          m.charts_distribution_five({
            min: write(five.min, style),
            q1: write(five.q1, style),
            median: write(five.median, style),
            q3: write(five.q3, style),
            max: write(five.max, style),
          }),
        ),
      })),
      renderItem: (_, api): CustomSeriesRenderItemReturn => {
        const at = (dimension: number) => api.coord([api.value(0), api.value(dimension)])[1] ?? 0;
        const [x = 0] = api.coord([api.value(0), 0]);
        const line = (x1: number, y1: number, x2: number, y2: number, lineWidth: number) => ({
          type: 'line' as const,
          shape: { x1, y1, x2, y2 },
          style: { stroke: lineWidth > 1 ? US : MUTED, lineWidth },
        });
        return {
          type: 'group',
          children: [
            line(x, at(1), x, at(2), 1),
            line(x, at(4), x, at(5), 1),
            line(x - half / 2, at(1), x + half / 2, at(1), 1),
            line(x - half / 2, at(5), x + half / 2, at(5), 1),
            {
              type: 'rect',
              shape: { x: x - half, y: at(4), width: half * 2, height: at(2) - at(4) },
              style: { fill: SEQUENTIAL[0] ?? PAPER, stroke: MUTED, lineWidth: 1 },
            },
            line(x - half, at(3), x + half, at(3), 3),
          ],
        };
      },
    },
  ];
}

/** A stroke for each run of medians that may be compared. */
function medians(years: readonly DistributionPoint[], axis: readonly Period[]): SeriesOption[] {
  const points = years.map((year) => pointOf(year, year.summary?.median));
  return pieces(place(points, axis)).map((piece) => ({
    type: 'line',
    name: m.charts_median(),
    silent: true,
    symbol: 'none',
    data: piece.points.map(({ index, value }) => [index, value]),
    lineStyle: { color: US, width: 1.5 },
  }));
}

function dots(
  years: readonly DistributionPoint[],
  axis: readonly Period[],
  style: ValueStyle,
): SeriesOption[] {
  const data = years.flatMap(({ period, summary, values, expected }) =>
    summary
      ? []
      : values.map((value) => ({
          value: [axis.indexOf(period), value],
          tooltip: about(
            period,
            `${write(value, style)} (${m.charts_distribution_part({ n: values.length, of: expected })})`,
          ),
        })),
  );
  if (data.length === 0) return [];
  return [
    {
      type: 'scatter',
      name: m.charts_distribution(),
      symbol: 'circle',
      symbolSize: 6,
      itemStyle: { color: 'transparent', borderColor: MUTED, borderWidth: 1 },
      data,
    },
  ];
}

function nationals(
  years: readonly DistributionPoint[],
  axis: readonly Period[],
  style: ValueStyle,
): SeriesOption[] {
  const data = years.flatMap(({ period, national }) =>
    national === null
      ? []
      : [
          {
            value: [axis.indexOf(period), national],
            tooltip: about(period, `${m.charts_national()}: ${write(national, style)}`),
          },
        ],
  );
  if (data.length === 0) return [];
  return [
    {
      type: 'scatter',
      name: m.charts_national(),
      symbol: 'diamond',
      symbolSize: 10,
      itemStyle: { color: INK, borderColor: PAPER, borderWidth: 1 },
      data,
    },
  ];
}

/** How to read the marks that are there, and how many units each year has. */
function legend(years: readonly DistributionPoint[]): string[] {
  const partial = years.filter((year) => year.summary === null);
  const early = years.filter((year) => year.retrospective);
  return [
    ...(years.length > partial.length ? [m.charts_distribution_box()] : []),
    ...(partial.length > 0 ? [m.charts_distribution_dots({ years: runs(partial, () => '') })] : []),
    ...(years.some((year) => year.national !== null) ? [m.charts_distribution_national()] : []),
    m.charts_distribution_counts({ counts: runs(years) }),
    ...(early.length > 0
      ? [m.charts_distribution_retrospective({ years: runs(early, () => '') })]
      : []),
  ];
}

/** "2011–2013: 63/63; 2014: 61/63": years that follow each other and are told the same drawn together. */
function runs(
  years: readonly DistributionPoint[],
  told = ({ values, expected }: DistributionPoint) => `: ${values.length}/${expected}`,
): string {
  const found: { from: Period; to: Period; text: string }[] = [];
  for (const year of years) {
    const { period } = year;
    const text = told(year);
    const last = found.at(-1);
    if (last?.text === text && Number(period) === Number(last.to) + 1) last.to = period;
    else found.push({ from: period, to: period, text });
  }
  return found
    .map(({ from, to, text }) => `${from === to ? from : `${from}–${to}`}${text}`)
    .join('; ');
}
