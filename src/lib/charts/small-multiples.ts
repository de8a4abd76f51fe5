import type { EChartsOption } from 'echarts';
import { formatNumber } from '../messages/format';
import { BASE, FONT, FONT_SIZE, INK, MUTED, US } from './look';
import { periodAxis, valueAxis } from './axes';
import { breakNotes, breakSeries, emptyNotes, numberReasons } from './breaks';
import { drawSeries, estimateNotes } from './lines';
import { axisPeriods, breakMarks, place } from './pieces';
import { niceExtent, type Extent } from './scale';
import { isNarrow, type ChartSeries, type ChartSpec, type ValueStyle } from './spec';
import { textWidth, truncate, widest, wrap } from './text';

export interface Panel extends ChartSeries {
  style: ValueStyle;
}

export interface SmallMultiplesInput {
  panels: readonly Panel[];
  /** One value axis for all panels, so that heights compare; only for panels of one indicator. */
  sameScale: boolean;
  /** Numbers of the reasons in several such charts; their reasons are then told elsewhere. */
  numbers?: ReadonlyMap<string, number>;
}

const PANEL = 150;
const HEAD = 34;
const LINE = 16;

/** Numbers of the reasons for breaks as one meets them: panel by panel, each from left to right. */
export function numberPanels(panels: readonly Pick<Panel, 'points'>[]): Map<string, number> {
  return numberReasons(
    panels.flatMap((panel) => breakMarks([panel], axisPeriods(panel.points.map((p) => p.period)))),
  );
}

/** A grid of small line charts over the same periods. */
export function smallMultiples(input: SmallMultiplesInput, width: number): ChartSpec {
  const { panels } = input;
  const columns = Math.min(Math.max(1, panels.length), isNarrow(width) ? 2 : 4);
  const rows = Math.max(1, Math.ceil(panels.length / columns));
  const cell = width / columns;
  const axis = axisPeriods(panels.flatMap((panel) => panel.points.map((p) => p.period)));
  const placed = panels.map((panel) => place(panel.points, axis));
  const shared = niceExtent(
    placed.flat().map((one) => one.value),
    3,
  );
  const marks = breakMarks(panels, axis);
  const numbers = input.numbers ?? numberPanels(panels);
  const titles = panels.map((panel) => titleLines(panel.short ?? panel.name, cell - 10));
  const more = (Math.max(1, ...titles.map((lines) => lines.length)) - 1) * LINE;
  const [head, tall] = [HEAD + more, PANEL + more];
  const extents = placed.map((points) =>
    input.sameScale
      ? shared
      : niceExtent(
          points.map((one) => one.value),
          3,
        ),
  );
  const axes = panels.map((panel, i) =>
    valueAxis({ ...panel.style, unit: '' }, extents[i] ?? shared, i),
  );
  const room = Math.max(38, widest(axes.map((one, i) => longest(one, extents[i] ?? shared))) + 14);
  const plot = cell - room - 14;
  const box = (i: number) => ({
    left: (i % columns) * cell + room,
    top: Math.floor(i / columns) * tall + head,
    width: plot,
    height: PANEL - HEAD - 30,
  });
  const anyUs = panels.some((panel) => panel.us);
  const ends = axis.length > 1 ? [0, axis.length - 1] : [0];
  const option: EChartsOption = {
    ...BASE,
    tooltip: { trigger: 'item', confine: true },
    grid: panels.map((_, i) => ({ ...box(i), outerBoundsMode: 'none' as const })),
    xAxis: panels.map((_, i) => {
      const base = periodAxis(axis, plot, i);
      return { ...base, axisLabel: { ...base.axisLabel, customValues: ends } };
    }),
    yAxis: axes,
    series: panels.flatMap((panel, i) => [
      ...drawSeries(
        panel,
        placed[i] ?? [],
        {
          colour: panel.us || !anyUs ? US : MUTED,
          symbol: 'circle',
          axis,
          write: (value) =>
            formatNumber(value, panel.style.decimals) + (panel.style.percent ? '%' : ''),
        },
        i,
      ),
      ...breakSeries(breakMarks([panel], axis), numbers, i),
    ]),
    graphic: panels.map((panel, i) => ({
      type: 'text' as const,
      silent: true,
      x: (i % columns) * cell + 4,
      y: Math.floor(i / columns) * tall + 2,
      style: {
        fontFamily: FONT,
        text: (titles[i] ?? []).join('\n'),
        lineHeight: LINE,
        fill: panel.us ? US : INK,
        fontSize: FONT_SIZE,
        fontWeight: 'bold' as const,
      },
    })),
  };
  const empty = panels.filter((_, i) => placed[i]?.length === 0).map((panel) => panel.name);
  return {
    option,
    width,
    height: rows * tall,
    notes: [
      ...(input.numbers ? [] : breakNotes(marks, numbers)),
      ...emptyNotes(empty),
      ...estimateNotes(panels),
    ],
  };
}

/** A title in at most two lines. */
function titleLines(title: string, width: number): string[] {
  const bold = width * 0.94;
  const [first = '', ...rest] = wrap(title, bold);
  return rest.length === 0
    ? [truncate(first, bold)]
    : [truncate(first, bold), truncate(rest.join(' '), bold)];
}

/** The wider of the labels at the two ends of a value axis. */
function longest(axis: ReturnType<typeof valueAxis>, { min, max }: Extent): string {
  const ends = [axis.axisLabel.formatter(min), axis.axisLabel.formatter(max)];
  return ends.sort((a, b) => textWidth(b) - textWidth(a))[0] ?? '';
}
