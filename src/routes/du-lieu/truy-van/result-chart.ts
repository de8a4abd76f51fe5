import { bars } from '$lib/charts/bars';
import { lines } from '$lib/charts/lines';
import type { ChartPoint, ChartSeries, ChartSpec } from '$lib/charts/spec';
import { comparePeriods } from '$lib/domain/periods';
import type { Period, Status } from '$lib/domain/types';
import type { Explored, SqlValue } from '$lib/engine/engine';
import { formatNumber } from '$lib/messages/format';
import { m } from '$lib/messages/generated/messages';
import type { ChartChoice } from '$lib/state/sql-address';
import type { Joins } from '$lib/state/sql-joins';
import { values } from './chart-choice';

const MOST_BARS = 40;
const MOST_SERIES = 12;

/** Units and indicators that a line chart asks the rules of comparison about; empty when the result does not say. */
export function comparedIn(result: Explored): { units: string[]; indicators: string[] } {
  const distinct = (name: string) => [
    ...new Set(values(result, name).flatMap((value) => (value === null ? [] : [String(value)]))),
  ];
  const [units, indicators] = [distinct('unit_id'), distinct('indicator_id')];
  const few = units.length <= MOST_SERIES * 2 && indicators.length <= MOST_SERIES * 2;
  return few && units.length > 0 && indicators.length > 0
    ? { units, indicators }
    : { units: [], indicators: [] };
}

const text = (value: SqlValue) =>
  value === null ? m.sql_result_null() : typeof value === 'number' ? String(value) : `${value}`;

/** As many decimals as the values need, at most two. */
function decimalsOf(numbers: readonly number[]): number {
  if (numbers.every((value) => Number.isInteger(value))) return 0;
  return 2;
}

/** Draws a result; only points that the rules allow are joined. */
export function drawResult(
  result: Explored,
  choice: ChartChoice,
  joins: Joins | null,
  width: number,
): ChartSpec {
  return choice.kind === 'lines'
    ? drawLines(result, choice, joins, width)
    : drawBars(result, choice, width);
}

function drawBars(result: Explored, { x, y, series }: ChartChoice, width: number): ChartSpec {
  const labels = values(result, x);
  const groups = values(result, series);
  const rows = values(result, y)
    .slice(0, MOST_BARS)
    .map((value, i) => ({
      unit_id: String(i),
      name: [text(labels[i] ?? null), ...(series ? [text(groups[i] ?? null)] : [])].join(' · '),
      value: typeof value === 'number' ? value : null,
      rank: null,
    }));
  const decimals = decimalsOf(rows.flatMap(({ value }) => (value === null ? [] : [value])));
  const spec = bars({ rows, style: { decimals, percent: false, unit: '' } }, width);
  const cut = result.rows.length > rows.length;
  const note = m.sql_chart_cut_rows({ n: rows.length, of: formatNumber(result.rows.length) });
  return cut ? { ...spec, notes: [...spec.notes, note] } : spec;
}

interface Point extends ChartPoint {
  unit: SqlValue;
  indicator: SqlValue;
  /** Whether it is the reader's own and of what part it is: what differs in these is not one series. */
  origin: string;
}

const ORIGIN = ['own', 'breakdown'];

/** A rival value is of its source alone; preferred ones stand together whichever report printed them. */
const rivalOf = (preferred: SqlValue | undefined, source: SqlValue | undefined) =>
  preferred === false ? String(source ?? '') : '';

function drawLines(
  result: Explored,
  { x, y, series }: ChartChoice,
  joins: Joins | null,
  width: number,
): ChartSpec {
  const [periods, ys, groups] = [values(result, x), values(result, y), values(result, series)];
  const [units, indicators] = [values(result, 'unit_id'), values(result, 'indicator_id')];
  const statuses = values(result, 'status');
  const origins = ORIGIN.map((name) => values(result, name));
  const [preferred, sources] = [values(result, 'preferred'), values(result, 'source_id')];
  const lists = new Map<string, Point[]>();
  let doubled = 0;
  for (const [i, period] of periods.entries()) {
    const value = ys[i];
    if (period === null || typeof value !== 'number') continue;
    const name = series ? text(groups[i] ?? null) : y;
    const list = lists.get(name) ?? [];
    lists.set(name, list);
    if (list.some((point) => point.period === String(period))) {
      doubled++;
      continue;
    }
    list.push({
      period: String(period) as Period,
      value,
      status: (statuses[i] ?? null) as Status | null,
      break_before: false,
      reason: null,
      unit: units[i] ?? null,
      indicator: indicators[i] ?? null,
      origin: JSON.stringify([
        ...origins.map((column) => String(column[i] ?? '')),
        rivalOf(preferred[i], sources[i]),
      ]),
    });
  }
  const shown = [...lists].slice(0, MOST_SERIES);
  const all = shown.flatMap(([, points]) => points.map(({ value }) => value ?? 0));
  const drawn = lines(
    {
      series: shown.map(([name, points]): ChartSeries => joined(name, points, joins)),
      style: { decimals: decimalsOf(all), percent: false, unit: '' },
    },
    width,
  );
  const notes = [
    ...drawn.notes,
    ...(lists.size > shown.length
      ? [m.sql_chart_cut_series({ n: shown.length, of: lists.size })]
      : []),
    ...(doubled > 0 ? [m.sql_chart_doubled({ n: doubled })] : []),
    m.sql_chart_joined(),
  ];
  return { ...drawn, notes };
}

/** A break is marked only where the rules name a reason; elsewhere unjoined points stand as they are. */
function joined(name: string, points: Point[], joins: Joins | null): ChartSeries {
  const sorted = [...points].sort((a, b) => comparePeriods(a.period, b.period));
  return {
    id: name,
    name,
    points: sorted.map((point, i) => {
      const before = sorted[i - 1];
      const found =
        before && joins && before.origin === point.origin
          ? joins(keyOf(before), keyOf(point))
          : ({ joined: false, reason: null } as const);
      return {
        ...point,
        apart: i > 0 && !found.joined,
        break_before: i > 0 && !found.joined && found.reason !== null,
        reason: found.joined ? null : found.reason,
      };
    }),
  };
}

function keyOf({ unit, indicator, period }: Point) {
  return { unit: String(unit ?? ''), indicator: String(indicator ?? ''), period };
}
