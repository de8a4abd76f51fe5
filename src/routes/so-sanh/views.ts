import { heatmap, lines, numberPanels, slope, smallMultiples, type ChartSeries } from '$lib/charts';
import { breakNotes } from '$lib/charts/breaks';
import { axisPeriods, breakMarks } from '$lib/charts/pieces';
import { valueStyle } from '$lib/charts/value-style';
import { comparePeriods, periodKind } from '$lib/domain/periods';
import type { Finding } from '$lib/domain/types';
import { formatPeriod, formatPeriodShort } from '$lib/messages/format';
import { m } from '$lib/messages/generated/messages';
import type { CompareAnswer, CompareIndicator, TrendPoint } from '$lib/queries/answers/types';
import type { ChartKind } from '$lib/state/address';
import { componentViews } from './components';
import type { Parts } from './choice';
import { nameOf, span } from './names';
import { byKind } from './one-kind';
import { periodTable, slopeTable, type Table } from './table';
import type { View } from './view';

function seriesOf(one: CompareIndicator): ChartSeries[] {
  return one.series.map((series) => ({
    id: series.unit.unit_id,
    name: nameOf(series),
    points: series.points,
  }));
}

/** Apart by indicator and kind of period. */
const idOf = (one: CompareIndicator): string =>
  `${one.indicator.indicator_id}-${one.periods[0] ? periodKind(one.periods[0]) : ''}`;

const namesOf = (one: CompareIndicator) =>
  one.series.map((series) => ({ name: nameOf(series), points: series.points }));

function tableOf(one: CompareIndicator): Table {
  return periodTable(
    m.compare_col_unit(),
    one.periods,
    namesOf(one).map((row) => ({ ...row, style: valueStyle(one.indicator) })),
  );
}

/** The value of a series in a period, null when there is none. */
export const valueIn = (points: readonly TrendPoint[], period: string): number | null =>
  points.find((point) => point.period === period)?.value ?? null;

const isEstimate = (points: readonly TrendPoint[], period: string): boolean =>
  points.find((point) => point.period === period)?.status === 'estimated';

/** Why two periods of a series may not be compared: the first break between them. */
export function breakBetween(
  points: readonly TrendPoint[],
  from: string,
  to: string,
): Finding | null {
  const a = points.findIndex((point) => point.period === from);
  const b = points.findIndex((point) => point.period === to);
  return points.slice(a + 1, b + 1).find((point) => point.break_before)?.reason ?? null;
}

function lineView(one: CompareIndicator): View {
  return {
    id: idOf(one),
    caption: m.compare_caption({ name: one.indicator.name_vi, span: span(one.periods) }),
    build: (width) => lines({ series: seriesOf(one), style: valueStyle(one.indicator) }, width),
    table: tableOf(one),
    figures: [one],
  };
}

/** Which ends of the range the reader has set. */
export interface Ends {
  from: boolean;
  to: boolean;
}

/**
 * The two periods of a slope: the ends of the range where they are set, else the pair that may be compared for the most
 * units, of these the longest, of these the latest.
 */
export function slopeEnds(one: CompareIndicator, set: Ends): [string, string] | null {
  const { periods } = one;
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last || first === last) return null;
  const joined = (from: string, to: string) =>
    one.series.filter(
      ({ points }) =>
        valueIn(points, from) !== null &&
        valueIn(points, to) !== null &&
        breakBetween(points, from, to) === null,
    ).length;
  const pairs = periods.flatMap((from, i) =>
    periods.slice(i + 1).flatMap((to, k) => {
      if ((set.from && from !== first) || (set.to && to !== last)) return [];
      return [{ from, to, units: joined(from, to), length: k }];
    }),
  );
  const [best] = pairs.sort(
    (a, b) => b.units - a.units || b.length - a.length || comparePeriods(b.to, a.to),
  );
  return best && best.units > 0 ? [best.from, best.to] : [first, last];
}

/** Two periods side by side; one period alone has no change and is drawn as it is. */
function slopeView(one: CompareIndicator, set: Ends): View {
  const [before, now] = slopeEnds(one, set) ?? [];
  if (!before || !now || before === now) return lineView(one);
  const rows = one.series.map((series) => {
    const reason = breakBetween(series.points, before, now);
    return {
      id: series.unit.unit_id,
      name: nameOf(series),
      before: valueIn(series.points, before),
      now: valueIn(series.points, now),
      comparable: reason === null,
      reason,
      estimated: {
        before: isEstimate(series.points, before),
        now: isEstimate(series.points, now),
      },
    };
  });
  const style = valueStyle(one.indicator);
  const run = stretches(one).findLast((periods) => periods.length > 1);
  const hint =
    rows.some((row) => row.reason) && run && run.length < one.periods.length
      ? [
          m.compare_slope_hint({
            from: formatPeriod(run[0] ?? now),
            to: formatPeriod(run.at(-1) ?? now),
          }),
        ]
      : [];
  const chosen =
    before !== one.periods[0] || now !== one.periods.at(-1)
      ? [m.compare_slope_chosen({ from: formatPeriod(before), to: formatPeriod(now) })]
      : [];
  const ends = (period: string) => period === before || period === now;
  const shown = one.series.map((series) => ({
    ...series,
    points: series.points.filter((point) => ends(point.period)),
  }));
  const spanned = m.compare_span({ from: formatPeriod(before), to: formatPeriod(now) });
  return {
    id: idOf(one),
    caption: m.compare_caption({ name: one.indicator.name_vi, span: spanned }),
    build: (width) => {
      const spec = slope({ rows, before, now, style }, width);
      return { ...spec, notes: [...chosen, ...spec.notes, ...hint] };
    },
    table: slopeTable(before, now, shown, rows, style),
    figures: [{ ...one, periods: [before, now], series: shown }],
  };
}

/** Stretches of periods that no break of the whole indicator cuts: only within one do colours compare. */
export function stretches(one: CompareIndicator): string[][] {
  const cuts = new Set(
    one.periods.filter((period, i) => {
      const before = one.periods.slice(0, i);
      const able = one.series.filter(
        ({ points }) =>
          valueIn(points, period) !== null && before.some((old) => valueIn(points, old) !== null),
      );
      return (
        able.length > 0 &&
        able.every(({ points }) => points.find((point) => point.period === period)?.break_before)
      );
    }),
  );
  return one.periods.reduce<string[][]>((found, period) => {
    const last = found.at(-1);
    if (last && !cuts.has(period)) last.push(period);
    else found.push([period]);
    return found;
  }, []);
}

function heatView(one: CompareIndicator): View {
  const runs = stretches(one);
  const columns = runs.flatMap((run, i) => {
    const values = one.series.flatMap(({ points }) =>
      run.flatMap((period) => valueIn(points, period) ?? []),
    );
    const ends = values.length > 0 ? { min: Math.min(...values), max: Math.max(...values) } : {};
    return run.map((period, k) => ({
      name: formatPeriod(period),
      short: i > 0 && k === 0 ? `‖ ${formatPeriodShort(period)}` : formatPeriodShort(period),
      ...ends,
    }));
  });
  const rows = one.series.map((series) => ({
    id: series.unit.unit_id,
    name: nameOf(series),
    values: one.periods.map((period) => valueIn(series.points, period)),
    estimated: one.periods.map((period) => isEstimate(series.points, period)),
  }));
  const { direction } = one.indicator;
  const reverse = direction === 'lower_better';
  const text = { name: one.indicator.name_vi, span: span(one.periods) };
  const table = tableOf(one);
  const own = [
    ...(runs.length > 1 ? [m.compare_heat_runs({ runs: runs.map(span).join('; ') })] : []),
    ...table.reasons,
  ];
  return {
    id: idOf(one),
    caption: direction ? m.compare_caption_heat(text) : m.compare_caption_heat_plain(text),
    build: (width) => {
      const spec = heatmap({ rows, columns, style: valueStyle(one.indicator), reverse }, width);
      return { ...spec, notes: [...spec.notes, ...own] };
    },
    table,
    figures: [one],
  };
}

/** One indicator: a panel a unit, on one scale. Several: a chart a unit, a panel an indicator. */
function multiplesViews(answer: CompareAnswer, shown: readonly CompareIndicator[]): View[] {
  if (answer.indicators.length === 1) {
    return shown.map((one) => {
      const style = valueStyle(one.indicator);
      const panels = seriesOf(one).map((series) => ({ ...series, style }));
      return {
        ...lineView(one),
        build: (width) => smallMultiples({ panels, sameScale: true }, width),
      };
    });
  }
  const units = answer.units.map((unit, i) => {
    const own = shown.flatMap((one) => {
      const series = one.series[i];
      return series && series.points.length > 0 ? [{ ...one, series: [series] }] : [];
    });
    const rows = own.map((one) => ({
      id: idOf(one),
      name: one.indicator.short_vi,
      points: one.series[0]?.points ?? [],
      style: valueStyle(one.indicator),
    }));
    return { unit, own, rows };
  });
  const all = units.flatMap(({ rows }) => rows);
  const numbers = numberPanels(all);
  const axis = axisPeriods(all.flatMap(({ points }) => points.map((point) => point.period)));
  const reasons = breakNotes(breakMarks(all, axis), numbers);
  const views = units.map(({ unit, own, rows }): View => ({
    id: unit.unit_id,
    caption: m.compare_caption_unit({ name: nameOf({ unit }) }),
    build: (width) => smallMultiples({ panels: rows, sameScale: false, numbers }, width),
    table: periodTable(
      m.compare_col_indicator(),
      own.flatMap((one) => one.periods),
      rows,
      numbers,
    ),
    figures: own,
  }));
  const last = views.findLast((view) => view.figures.length > 0);
  return views.map((view) => (view === last ? { ...view, closing: reasons } : view));
}

/** The charts of a comparison; `parts` are the components of its indicators, for the radar. */
export function viewsOf(
  kind: ChartKind,
  answer: CompareAnswer,
  parts: readonly Parts[],
  set: Ends = { from: false, to: false },
): View[] {
  if (answer.units.length === 0) return [];
  if (kind === 'radar') return parts.flatMap(componentViews);
  const shown = answer.indicators.flatMap(byKind);
  const views =
    kind === 'multiples'
      ? multiplesViews(answer, shown)
      : kind === 'slope'
        ? shown.map((one) => slopeView(one, set))
        : shown.map(kind === 'heatmap' ? heatView : lineView);
  return views
    .filter((view) => view.figures.length > 0)
    .map((view) => (view.figures.some(hasValue) ? view : { ...view, build: null }));
}

const hasValue = (one: CompareIndicator): boolean =>
  one.series.some(({ points }) => points.some((point) => point.value !== null));
