import type { EChartsOption } from 'echarts';
import { m } from '../messages/generated/messages';
import { formatNumber } from '../messages/format';
import { completeAxes, shareOf, type ComponentsInput } from './components';
import { BASE, FONT, FONT_SIZE, GRID, INK, RULE, seriesColours, seriesSymbol, US } from './look';
import { isNarrow, type ChartSpec } from './spec';
import { escapeHtml, wrap } from './text';

/** More than this cannot be told apart on a radar. */
export const RADAR_UNITS = 4;

/**
 * Components of up to four units, each axis from the low to the high end of its scale. Axes on which a unit has no
 * value are left out and named; with fewer than three left, or more units, there is no radar (null).
 */
export function radar(input: ComponentsInput, width: number): ChartSpec | null {
  const kept = completeAxes(input);
  if (kept.length < 3 || input.units.length === 0 || input.units.length > RADAR_UNITS) return null;
  const narrow = isNarrow(width);
  const axes = kept.flatMap((i) => input.axes[i] ?? []);
  const colours = seriesColours(input.units);
  const legend = input.units.length * 20;
  const height = (narrow ? 300 : 380) + legend;
  const radius = narrow ? Math.min(84, width / 2 - 92) : 128;
  const values = input.units.map((unit) =>
    kept.map((i, k) => shareOf(axes[k] ?? missingAxis(), unit.values[i]) ?? Number.NaN),
  );
  const option: EChartsOption = {
    ...BASE,
    tooltip: { trigger: 'item', confine: true },
    radar: {
      center: [width / 2, (height - legend) / 2],
      radius,
      splitNumber: 4,
      indicator: axes.map((axis) => ({ name: axis.id, min: 0, max: 1 })),
      axisName: {
        color: INK,
        fontSize: FONT_SIZE,
        formatter: (id) => {
          const axis = axes.find((one) => one.id === id);
          return wrap(axis?.short ?? axis?.name ?? '', narrow ? 74 : 150).join('\n');
        },
      },
      splitArea: { show: false },
      splitLine: { lineStyle: { color: GRID } },
      axisLine: { lineStyle: { color: RULE } },
    },
    series: input.units.map((unit, u) => ({
      type: 'radar' as const,
      name: unit.name,
      symbol: seriesSymbol(u),
      symbolSize: 7,
      itemStyle: { color: colours[u] ?? INK },
      lineStyle: { color: colours[u] ?? INK, width: colours[u] === US ? 3 : 2, ...dashes(unit) },
      data: [{ name: unit.name, value: values[u] ?? [] }],
      tooltip: {
        formatter: () =>
          [
            `<b>${escapeHtml(unit.name)}</b>`,
            ...kept.map((i, k) => {
              const value = unit.values[i];
              const text = typeof value === 'number' ? formatNumber(value, axes[k]?.decimals) : '';
              return `${escapeHtml(axes[k]?.name ?? '')}: ${text}`;
            }),
          ].join('<br>'),
      },
    })),
    graphic: input.units.flatMap((unit, u) =>
      key(unit.name, colours[u] ?? INK, u, height - legend),
    ),
  };
  const dropped = input.axes.filter((_, i) => !kept.includes(i)).map((axis) => axis.name);
  return {
    option,
    width,
    height,
    notes: [
      m.charts_radar_scale(),
      ...(dropped.length > 0 ? [m.charts_axes_left_out({ names: dropped.join(', ') })] : []),
      ...(input.units.some((unit) => unit.estimated) ? [m.boundaries_radar_note()] : []),
    ],
  };
}

const dashes = (unit: { estimated?: boolean }) =>
  unit.estimated ? { type: 'dashed' as const } : {};

function missingAxis() {
  return { id: '', name: '', min: null, max: null, decimals: 0 };
}

function key(name: string, colour: string, row: number, top: number) {
  const y = top + row * 20 + 8;
  return [
    {
      type: 'rect' as const,
      silent: true,
      shape: { x: 8, y: y - 2, width: 18, height: 4 },
      style: { fill: colour },
    },
    {
      type: 'text' as const,
      silent: true,
      x: 34,
      y,
      style: {
        fontFamily: FONT,
        text: name,
        fill: colour,
        fontSize: FONT_SIZE,
        verticalAlign: 'middle' as const,
      },
    },
  ];
}
