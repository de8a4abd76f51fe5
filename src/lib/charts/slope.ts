import type { EChartsOption, SeriesOption } from 'echarts';
import { m } from '../messages/generated/messages';
import { findingText } from '../messages/finding';
import { formatNumber, formatPeriod } from '../messages/format';
import type { Finding, Period } from '../domain/types';
import {
  BASE,
  FONT,
  FONT_SIZE,
  INK,
  MUTED,
  PAPER,
  RULE,
  seriesColours,
  seriesSymbol,
  US,
} from './look';
import { emptyNotes } from './breaks';
import { dodge, niceExtent } from './scale';
import { isNarrow, type ChartSpec, type ValueStyle } from './spec';
import { truncate, widest } from './text';

export interface SlopeRow {
  id: string;
  name: string;
  short?: string;
  before: number | null;
  now: number | null;
  comparable: boolean;
  reason: Finding | null;
  /** Which of the two values are estimates. */
  estimated?: { before: boolean; now: boolean };
  us?: boolean;
}

export interface SlopeInput {
  rows: readonly SlopeRow[];
  before: Period;
  now: Period;
  style: ValueStyle;
}

const ROW = 18;

/** Two periods side by side; joined only where the two values may be compared. */
export function slope(input: SlopeInput, width: number): ChartSpec {
  const narrow = isNarrow(width);
  const { rows, style } = input;
  const colours = seriesColours(rows);
  const values = rows.flatMap((row) => [row.before, row.now]).filter((v) => v !== null);
  const y = niceExtent(values);
  const height = Math.max(narrow ? 260 : 320, rows.length * ROW + 70);
  const top = 34;
  const bottom = 12;
  const plot = height - top - bottom;
  const pixel = (value: number) => top + ((y.max - value) / (y.max - y.min)) * plot;
  const write = (value: number) => formatNumber(value, style.decimals) + (style.percent ? '%' : '');

  const side = (key: 'before' | 'now') => {
    const shown = rows.flatMap((row, i) => {
      const value = row[key];
      return value === null ? [] : [{ row, i, value }];
    });
    const ys = dodge(
      shown.map((one) => pixel(one.value)),
      ROW,
      top,
      top + plot,
    );
    return shown.map((one, k) => ({
      colour: colours[one.i] ?? INK,
      y: ys[k] ?? top,
      text:
        key === 'before'
          ? narrow
            ? write(one.value)
            : `${one.row.short ?? one.row.name} ${write(one.value)}`
          : `${write(one.value)} ${one.row.short ?? one.row.name}`,
    }));
  };
  const before = side('before');
  const now = side('now');
  const left = Math.min(width * 0.3, widest(before.map((one) => one.text)) + 18);
  const right = Math.min(width * 0.5, widest(now.map((one) => one.text)) + 18);
  const label = (one: { text: string; colour: string; y: number }, x: number, end: boolean) => ({
    type: 'text' as const,
    silent: true,
    x,
    y: one.y,
    style: {
      fontFamily: FONT,
      text: truncate(one.text, (end ? left : right) - 14),
      fill: one.colour,
      fontSize: FONT_SIZE,
      fontWeight: one.colour === US ? ('bold' as const) : ('normal' as const),
      align: end ? ('right' as const) : ('left' as const),
      verticalAlign: 'middle' as const,
    },
  });
  const heading = (period: Period, x: number) => ({
    type: 'text' as const,
    silent: true,
    x,
    y: 10,
    style: {
      fontFamily: FONT,
      text: formatPeriod(period),
      fill: MUTED,
      fontSize: FONT_SIZE,
      align: 'center' as const,
      verticalAlign: 'middle' as const,
    },
  });
  const option: EChartsOption = {
    ...BASE,
    grid: { left, right, top, bottom, outerBoundsMode: 'none' },
    tooltip: { trigger: 'item', confine: true },
    xAxis: {
      type: 'value',
      min: 0,
      max: 1,
      interval: 1,
      axisLabel: { show: false },
      axisTick: { show: false },
      axisLine: { show: false },
      splitLine: { show: true, lineStyle: { color: RULE } },
    },
    yAxis: { type: 'value', min: y.min, max: y.max, show: false },
    series: rows.flatMap((row, i) => strokes(row, colours[i] ?? MUTED, seriesSymbol(i))),
    graphic: [
      heading(input.before, left),
      heading(input.now, width - right),
      ...before.map((one) => label(one, left - 10, true)),
      ...now.map((one) => label(one, width - right + 10, false)),
    ],
  };
  return { option, width, height, notes: notes(rows) };
}

function strokes(row: SlopeRow, colour: string, symbol: string): SeriesOption[] {
  const line = { color: colour, width: colour === US ? 3 : 2 };
  const shared = { type: 'line' as const, name: row.name, symbol, symbolSize: 8 };
  const style = { lineStyle: line, itemStyle: { color: colour } };
  const end = (x: number, value: number, estimated: boolean) =>
    estimated
      ? {
          value: [x, value],
          itemStyle: { color: PAPER, borderColor: colour, borderWidth: 1.5 },
        }
      : [x, value];
  const { before: guessBefore, now: guessNow } = row.estimated ?? { before: false, now: false };
  const ends = [
    ...(row.before === null ? [] : [end(0, row.before, guessBefore)]),
    ...(row.now === null ? [] : [end(1, row.now, guessNow)]),
  ];
  const guessed = guessBefore || guessNow;
  if (ends.length === 2 && row.comparable) {
    return [
      {
        ...shared,
        ...style,
        ...(guessed ? { lineStyle: { ...line, type: 'dashed' as const } } : {}),
        data: ends,
      },
    ];
  }
  return ends.map((one) => ({ ...shared, ...style, data: [one] }));
}

function notes(rows: readonly SlopeRow[]): string[] {
  const reasons = new Map<string, string[]>();
  for (const row of rows) {
    if (row.comparable || row.before === null || row.now === null) continue;
    const text = row.reason ? findingText(row.reason) : m.finding_not_comparable();
    reasons.set(text, [...(reasons.get(text) ?? []), row.name]);
  }
  const broken = [...reasons].map(([reason, names]) =>
    m.charts_not_joined({ names: names.join(', '), reason }),
  );
  const named = (ends: number) =>
    rows
      .filter((row) => [row.before, row.now].filter((end) => end !== null).length === ends)
      .map((row) => row.name);
  const single = named(1);
  const guessed = rows.some((row) => row.estimated?.before || row.estimated?.now);
  return [
    ...broken,
    ...(single.length > 0 ? [m.charts_one_end({ names: single.join(', ') })] : []),
    ...emptyNotes(named(0)),
    ...(guessed ? [m.boundaries_lines_note()] : []),
  ];
}
