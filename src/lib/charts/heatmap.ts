import type { EChartsOption, CustomSeriesRenderItemReturn } from 'echarts';
import { m } from '../messages/generated/messages';
import { formatNumber } from '../messages/format';
import {
  BASE,
  EMPTY,
  FONT,
  FONT_SIZE,
  INK,
  MUTED,
  onSequential,
  PAPER,
  RULE,
  SEQUENTIAL,
} from './look';
import { isNarrow, type ChartSpec, type ValueStyle } from './spec';
import { escapeHtml, textWidth, truncate, widest } from './text';

export interface HeatRow {
  id: string;
  name: string;
  short?: string;
  /** One value a column; null = missing. */
  values: readonly (number | null)[];
  /** Which of them are estimates: their cells are outlined. */
  estimated?: readonly boolean[];
  us?: boolean;
}

export interface HeatColumn {
  name: string;
  short?: string;
  /** Ends of the scale, when columns have different ones; left out = the ends of all values shown. */
  min?: number;
  max?: number;
  decimals?: number;
}

export interface HeatmapInput {
  rows: readonly HeatRow[];
  columns: readonly HeatColumn[];
  style: ValueStyle;
  /** Less is better: the dark end is the low one. */
  reverse?: boolean;
}

const ROW = 26;

/** Units × periods or indicators; a missing cell is hatched and holds "–". */
export function heatmap(input: HeatmapInput, width: number): ChartSpec {
  const narrow = isNarrow(width);
  const { rows, columns, style } = input;
  const all = rows.flatMap((row) => row.values.filter((value) => value !== null));
  const low = Math.min(...all);
  const high = Math.max(...all);
  const step = (value: number, column: number): number => {
    const from = columns[column]?.min ?? low;
    const to = columns[column]?.max ?? high;
    const share = to === from ? 0.5 : (value - from) / (to - from);
    const place = Math.min(4, Math.max(0, Math.floor((input.reverse ? 1 - share : share) * 5)));
    return place;
  };
  const names = rows.map((row) =>
    truncate(narrow ? (row.short ?? row.name) : row.name, narrow ? 108 : 190),
  );
  const left = widest(names) + 12;
  const cell = (width - left - 4) / Math.max(1, columns.length);
  const write = (value: number, column: number) =>
    formatNumber(value, columns[column]?.decimals ?? style.decimals);
  const valuesFit = all.length === 0 || cell >= widest(all.map((v) => write(v, 0))) + 4;
  const heads = columns.map((column) => column.short ?? column.name);
  const upright = widest(heads) + 6 > cell;
  const top = upright ? Math.min(130, widest(heads)) + 12 : 26;
  const height = top + rows.length * ROW + 6;
  const cells = rows.flatMap((row, y) => columns.map((_, x) => [x, y, row.values[x] ?? null]));
  const draw = (x: number, y: number): CustomSeriesRenderItemReturn => {
    const value = rows[y]?.values[x] ?? null;
    const place = value === null ? -1 : step(value, x);
    const rect = { x: left + x * cell, y: top + y * ROW, width: cell - 1, height: ROW - 1 };
    const label = value === null ? '–' : valuesFit ? write(value, x) : '';
    return {
      type: 'group',
      children: [
        {
          type: 'rect',
          shape: rect,
          style: { fill: value === null ? EMPTY : (SEQUENTIAL[place] ?? PAPER) },
        },
        ...(value === null ? hatch(rect) : []),
        ...(value !== null && rows[y]?.estimated?.[x] ? [outline(rect, onSequential(place))] : []),
        {
          type: 'text',
          style: {
            fontFamily: FONT,
            text: label,
            x: rect.x + rect.width / 2,
            y: rect.y + rect.height / 2,
            fill: value === null ? MUTED : onSequential(place),
            fontSize: FONT_SIZE,
            align: 'center',
            verticalAlign: 'middle',
          },
        },
      ],
    };
  };
  const option: EChartsOption = {
    ...BASE,
    grid: { left, right: 4, top, bottom: 6, outerBoundsMode: 'none' },
    tooltip: { trigger: 'item', confine: true },
    xAxis: {
      type: 'category',
      position: 'top',
      data: heads,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        interval: 0,
        color: MUTED,
        fontSize: FONT_SIZE,
        rotate: upright ? 90 : 0,
        formatter: (name: string) => truncate(name, upright ? 130 : textWidth(name)),
      },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: names,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { interval: 0, color: INK, fontSize: FONT_SIZE },
    },
    series: [
      {
        type: 'custom',
        name: style.unit || m.charts_value(),
        data: cells.map(([x, y, value]) => ({
          value: [x ?? 0, y ?? 0, value ?? '-'],
          name: `${rows[y ?? 0]?.name ?? ''}, ${columns[x ?? 0]?.name ?? ''}`,
        })),
        renderItem: (_, api) => draw(Number(api.value(0)), Number(api.value(1))),
        tooltip: {
          formatter: (p) => {
            if (Array.isArray(p)) return '';
            const [x, y, value] = cells[p.dataIndex] ?? [];
            const text =
              value === null || value === undefined
                ? m.charts_missing()
                : write(value, x ?? 0) + (style.percent ? '%' : '');
            return `<b>${escapeHtml(rows[y ?? 0]?.name ?? '')}</b><br>${escapeHtml(columns[x ?? 0]?.name ?? '')}: ${escapeHtml(text)}`;
          },
        },
      },
    ],
  };
  const missing = cells.some(([, , value]) => value === null);
  const guessed = rows.some((row) => row.values.some((v, x) => v !== null && row.estimated?.[x]));
  const notes = [
    ...(missing ? [m.charts_hatched()] : []),
    ...(guessed ? [m.boundaries_heat_note()] : []),
  ];
  return { option, width, height, notes };
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

function outline({ x, y, width, height }: Box, stroke: string) {
  return {
    type: 'rect' as const,
    shape: { x: x + 2.5, y: y + 2.5, width: width - 5, height: height - 5 },
    style: { fill: 'none', stroke, lineWidth: 1, lineDash: [3, 2] },
  };
}

function hatch(rect: Box) {
  const lines = [];
  for (let at = 6; at < rect.width + rect.height; at += 9) {
    lines.push({
      type: 'line' as const,
      shape: {
        x1: rect.x + Math.min(at, rect.width),
        y1: rect.y + Math.max(0, at - rect.width),
        x2: rect.x + Math.max(0, at - rect.height),
        y2: rect.y + Math.min(at, rect.height),
      },
      style: { stroke: RULE, lineWidth: 0.5, opacity: 0.6 },
    });
  }
  return lines;
}
