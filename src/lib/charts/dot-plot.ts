import type { EChartsOption } from 'echarts';
import { m } from '../messages/generated/messages';
import { formatNumber } from '../messages/format';
import { shareOf, type ComponentsInput } from './components';
import {
  BASE,
  FONT,
  FONT_SIZE,
  GRID,
  INK,
  MUTED,
  PAPER,
  RULE,
  seriesColours,
  seriesSymbol,
} from './look';
import { isNarrow, type ChartSpec } from './spec';
import { escapeHtml, textWidth, truncate, widest } from './text';

const ROW = 30;

/**
 * The twin of the radar that is easier to read: a row a component, a dot a unit, from the low to the high end of each
 * scale. A missing value has no dot and is named under the chart.
 */
export function dotPlot(input: ComponentsInput, width: number): ChartSpec {
  const narrow = isNarrow(width);
  const { axes, units } = input;
  const colours = seriesColours(units);
  const names = axes.map((axis) =>
    truncate(narrow ? (axis.short ?? axis.name) : axis.name, narrow ? 120 : 250),
  );
  const left = widest(names) + 14;
  const legend = keys(
    units.map((unit) => unit.short ?? unit.name),
    width,
  );
  const top = legend.height + 8;
  const height = top + axes.length * ROW + 28;
  const option: EChartsOption = {
    ...BASE,
    grid: { left, right: 22, top, bottom: 28, outerBoundsMode: 'none' },
    tooltip: { trigger: 'item', confine: true },
    xAxis: {
      type: 'value',
      min: 0,
      max: 1,
      interval: narrow ? 0.5 : 0.25,
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: GRID } },
      axisLabel: {
        color: MUTED,
        fontSize: FONT_SIZE,
        formatter: (share: number) => `${formatNumber(share * 100, 0)}%`,
      },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: names,
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { show: true, lineStyle: { color: GRID } },
      axisLabel: { interval: 0, color: INK, fontSize: FONT_SIZE },
    },
    series: units.map((unit, u) => ({
      type: 'scatter' as const,
      name: unit.name,
      symbol: seriesSymbol(u),
      symbolSize: unit.us ? 13 : 11,
      z: unit.us ? 3 : 2,
      itemStyle: unit.estimated
        ? { color: PAPER, borderColor: colours[u] ?? INK, borderWidth: 2 }
        : { color: colours[u] ?? INK, borderColor: PAPER, borderWidth: 1 },
      data: axes.flatMap((axis, i) => {
        const share = shareOf(axis, unit.values[i]);
        const value = unit.values[i] ?? null;
        return share === null || value === null
          ? []
          : [{ value: [share, i], name: `${axis.name}: ${formatNumber(value, axis.decimals)}` }];
      }),
      tooltip: {
        formatter: (p) =>
          Array.isArray(p) ? '' : `<b>${escapeHtml(unit.name)}</b><br>${escapeHtml(p.name)}`,
      },
    })),
    graphic: legend.places.flatMap((place, u) => [
      {
        type: 'rect' as const,
        silent: true,
        shape: { x: place.x, y: place.y - 5, width: 10, height: 10 },
        style: { fill: colours[u] ?? INK, stroke: RULE, lineWidth: 0 },
      },
      {
        type: 'text' as const,
        silent: true,
        x: place.x + 15,
        y: place.y,
        style: {
          fontFamily: FONT,
          text: place.text,
          fill: colours[u] ?? INK,
          fontSize: FONT_SIZE,
          verticalAlign: 'middle' as const,
        },
      },
    ]),
  };
  const notes = [
    m.charts_radar_scale(),
    ...missingNotes(input),
    ...(units.some((unit) => unit.estimated) ? [m.boundaries_dots_note()] : []),
  ];
  return { option, width, height, notes };
}

function missingNotes({ axes, units }: ComponentsInput): string[] {
  return units.flatMap((unit) => {
    const without = axes.filter((axis, i) => shareOf(axis, unit.values[i]) === null);
    return without.length === 0
      ? []
      : [
          m.charts_components_missing({
            name: unit.name,
            components: without.map((axis) => axis.name).join(', '),
          }),
        ];
  });
}

function keys(names: readonly string[], width: number) {
  let x = 4;
  let y = 12;
  const places = names.map((text) => {
    const room = textWidth(text) + 34;
    if (x > 4 && x + room > width) {
      x = 4;
      y += 20;
    }
    const place = { x, y, text };
    x += room;
    return place;
  });
  return { places, height: y + 10 };
}
