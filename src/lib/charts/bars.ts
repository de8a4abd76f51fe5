import type { EChartsOption } from 'echarts';
import { m } from '../messages/generated/messages';
import { formatNumber } from '../messages/format';
import { BASE, FONT, FONT_SIZE, GRID, INK, MUTED, OTHER, PAPER, RULE, US } from './look';
import { isNarrow, type ChartSpec, type ValueStyle } from './spec';
import { escapeHtml, truncate, widest } from './text';

export interface BarRow {
  unit_id: string;
  name: string;
  short?: string;
  value: number | null;
  /** Rank to stand before the name; null = none. */
  rank: number | null;
  /** The value is an estimate: the bar is hollow, the rank an estimated one, in brackets. */
  estimated?: boolean;
  estimated_rank?: number | null;
  us?: boolean;
  /** For a row without a value: "không công bố"; left out = "chưa có số liệu". */
  without?: string;
}

export interface BarsInput {
  /** In the order to be drawn, from the top. */
  rows: readonly BarRow[];
  style: ValueStyle;
  /** A mark across all bars, for instance the median. */
  reference?: { value: number; label: string } | null;
}

const ROW = 22;

/** Horizontal bars from zero; "us" in the accent, rows without a value named with the word for it. */
export function bars(input: BarsInput, width: number): ChartSpec {
  const narrow = isNarrow(width);
  const { rows, style } = input;
  const write = (value: number) => formatNumber(value, style.decimals) + (style.percent ? '%' : '');
  const room = narrow ? 132 : 210;
  const names = rows.map((row) =>
    truncate(rankOf(row) + (narrow ? (row.short ?? row.name) : row.name), room),
  );
  const texts = rows.map((row) => (row.value === null ? without(row) : write(row.value)));
  const top = input.reference ? 26 : 6;
  const height = top + 6 + Math.max(1, rows.length) * ROW;
  const values = rows.flatMap((row) => (row.value === null ? [] : [row.value]));
  const option: EChartsOption = {
    ...BASE,
    grid: {
      left: Math.min(room, widest(names)) + 12,
      right: widest(rows.flatMap((row, i) => (row.value === null ? [] : [texts[i] ?? '']))) + 14,
      top,
      bottom: 6,
      outerBoundsMode: 'none',
    },
    tooltip: { trigger: 'item', confine: true },
    xAxis: {
      type: 'value',
      min: Math.min(0, ...values),
      max: Math.max(0, ...values) || 1,
      show: false,
      splitLine: { lineStyle: { color: GRID } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: names,
      axisLine: { show: true, lineStyle: { color: RULE } },
      axisTick: { show: false },
      axisLabel: {
        interval: 0,
        fontSize: FONT_SIZE,
        color: (_, index) => (rows[index ?? -1]?.us ? US : INK),
      },
    },
    series: [
      {
        type: 'bar',
        name: style.unit || m.charts_value(),
        barWidth: 13,
        data: rows.map((row, i) => ({
          value: row.value ?? '-',
          name: row.name,
          itemStyle: row.estimated
            ? { color: PAPER, borderColor: row.us ? US : RULE, borderWidth: 1 }
            : { color: row.us ? US : OTHER },
          label: {
            show: row.value !== null,
            position: (row.value ?? 0) < 0 ? 'insideLeft' : 'right',
            color: row.us ? US : INK,
            fontWeight: row.us ? 'bold' : 'normal',
            fontSize: FONT_SIZE,
            formatter: texts[i] ?? '',
          },
        })),
        tooltip: {
          formatter: (p) =>
            Array.isArray(p)
              ? ''
              : `<b>${escapeHtml(rows[p.dataIndex]?.name ?? '')}</b><br>${escapeHtml(texts[p.dataIndex] ?? '')}`,
        },
        ...reference(input.reference ?? null, write),
      },
      {
        type: 'custom',
        name: m.charts_missing(),
        silent: true,
        data: rows.flatMap((row, i) => (row.value === null ? [[0, i]] : [])),
        renderItem: (_, api) => {
          const index = Number(api.value(1));
          const [x = 0, y = 0] = api.coord([0, index]);
          return {
            type: 'text',
            style: {
              fontFamily: FONT,
              text: texts[index] ?? '',
              x: x + 6,
              y,
              fill: MUTED,
              fontSize: FONT_SIZE,
              fontStyle: 'italic',
              verticalAlign: 'middle',
            },
          };
        },
      },
    ],
  };
  const estimates = rows.some((row) => row.estimated);
  return { option, width, height, notes: estimates ? [m.boundaries_bars_note()] : [] };
}

function rankOf({ rank, estimated_rank = null }: BarRow): string {
  if (estimated_rank !== null) return `(${estimated_rank}) `;
  return rank === null ? '' : `${rank}. `;
}

function without(row: BarRow): string {
  return row.without ?? m.charts_missing();
}

function reference(mark: { value: number; label: string } | null, write: (v: number) => string) {
  if (!mark) return {};
  return {
    markLine: {
      silent: true,
      symbol: 'none',
      lineStyle: { color: INK, width: 1, type: 'dotted' as const },
      label: {
        position: 'start' as const,
        color: INK,
        fontSize: FONT_SIZE,
        formatter: `${mark.label} ${write(mark.value)}`,
      },
      data: [{ xAxis: mark.value }],
    },
  };
}
