import type { ValueStyle } from '$lib/charts';
import { breakNotes, numberReasons } from '$lib/charts/breaks';
import { axisPeriods, breakMarks } from '$lib/charts/pieces';
import { valueStyle } from '$lib/charts/value-style';
import type { Finding, Status } from '$lib/domain/types';
import { findingText } from '$lib/messages/finding';
import {
  changeArrow,
  formatPeriod,
  formatPeriodShort,
  formatRank,
  formatChange,
  formatValue,
} from '$lib/messages/format';
import { m } from '$lib/messages/generated/messages';
import type {
  CompareIndicator,
  CompareSeries,
  Estimate,
  TrendPoint,
} from '$lib/queries/answers/types';
import { besideText, missingNames, rangeText } from '$lib/ui/estimate-text';
import { nameOf } from './names';

/** A cell in words; `sign` points to the reason why it is not compared with the one before. */
export interface TableCell {
  text: string;
  sign?: string;
  status?: Status;
  own?: boolean;
  retrospective?: boolean;
  note?: string;
  /** Under an estimate: least and greatest of the units put together, or who is missing. */
  range?: string;
}

export interface Table {
  head: string;
  columns: { label: string; sign?: string }[];
  rows: { name: string; cells: (TableCell | null)[] }[];
  /** One sentence for each sign. */
  reasons: string[];
  /** The chart says them already, right above the table. */
  said: boolean;
}

/** A row of points with the way its values are written. */
export interface TableRow {
  name: string;
  points: readonly TrendPoint[];
  style: ValueStyle;
}

function cellOf(point: TrendPoint | undefined, style: ValueStyle): TableCell | null {
  if (!point) return null;
  const { decimals, percent } = style;
  const missing = point.estimate ? missingNames(point.estimate) : '';
  if (point.value === null && point.published_rank === null) {
    return missing ? { text: m.boundaries_missing({ names: missing }) } : null;
  }
  const range = point.estimate && besideOf(point, point.estimate, style);
  return {
    text:
      point.value === null
        ? m.compare_rank_only({ rank: formatRank(point.published_rank, point.published_of) })
        : formatValue(point.value, { decimals, percent }),
    ...(point.status === 'final' ? {} : { status: point.status }),
    ...(point.own ? { own: true } : {}),
    ...(point.retrospective ? { retrospective: true } : {}),
    ...(point.note ? { note: point.note } : {}),
    ...(range ? { range } : {}),
  };
}

/** Of an estimate its range; beside a value printed for the unit itself what the units of before give. */
function besideOf({ status }: TrendPoint, estimate: Estimate, style: ValueStyle): string {
  if (status === 'estimated') return rangeText(estimate, style);
  return estimate.value === null ? '' : besideText(estimate, style);
}

const circled = (n: number): string => (n <= 20 ? String.fromCodePoint(0x2460 + n - 1) : `(${n})`);

const reasonOf = (reason: Finding | null): string =>
  reason ? findingText(reason) : m.finding_not_comparable();

const unique = (periods: readonly string[]) => [...new Set(periods)];

/** Rows × periods. A break that cuts every row stands at its column, else at the cell. `shared`: reasons numbered over several tables. */
export function periodTable(
  head: string,
  periods: readonly string[],
  rows: readonly TableRow[],
  shared?: ReadonlyMap<string, number>,
): Table {
  const axis = axisPeriods(periods);
  const shown = axis.filter((period) => periods.includes(period));
  const marks = breakMarks(rows, axis);
  const numbers = shared ?? numberReasons(marks);
  const at = (row: TableRow, period: string) => row.points.find((one) => one.period === period);
  const signAt = (row: TableRow, period: string): string | undefined => {
    const point = at(row, period);
    if (!point?.break_before || point.value === null) return undefined;
    const number = numbers.get(reasonOf(point.reason));
    return number === undefined ? undefined : circled(number);
  };
  const columns = shown.map((period) => {
    const earlier = shown.slice(0, shown.indexOf(period));
    const able = rows.filter(
      (row) =>
        typeof at(row, period)?.value === 'number' &&
        earlier.some((old) => typeof at(row, old)?.value === 'number'),
    );
    const signs = unique(able.map((row) => signAt(row, period) ?? ''));
    const sign = signs.length === 1 ? signs[0] : undefined;
    return { period, label: formatPeriodShort(period), ...(sign ? { sign } : {}) };
  });
  return {
    head,
    columns: columns.map(({ label, sign }) => (sign ? { label, sign } : { label })),
    rows: rows.map((row) => ({
      name: row.name,
      cells: columns.map((column) => {
        const cell = cellOf(at(row, column.period), row.style);
        const sign = column.sign ? undefined : signAt(row, column.period);
        return cell && sign ? { ...cell, sign } : cell;
      }),
    })),
    reasons: breakNotes(marks, numbers),
    said: true,
  };
}

/** Units × two periods and the change, which stands only where the two may be compared. */
export function slopeTable(
  before: string,
  now: string,
  series: readonly CompareSeries[],
  rows: readonly { before: number | null; now: number | null; reason: Finding | null }[],
  style: ValueStyle,
): Table {
  const reasons = unique(
    rows.flatMap((row) =>
      row.reason && row.before !== null && row.now !== null ? [reasonOf(row.reason)] : [],
    ),
  );
  const changeOf = (row: (typeof rows)[number] | undefined): TableCell | null => {
    if (!row || row.before === null || row.now === null) return null;
    if (row.reason) {
      const sign = circled(reasons.indexOf(reasonOf(row.reason)) + 1);
      return { text: m.charts_not_comparable_short(), sign };
    }
    const change = Number((row.now - row.before).toFixed(style.decimals));
    return { text: `${changeArrow(change)} ${formatChange(change, style)}` };
  };
  return {
    head: m.compare_col_unit(),
    columns: [
      { label: formatPeriod(before) },
      { label: formatPeriod(now) },
      { label: style.percent ? m.compare_col_change_percent() : m.compare_col_change() },
    ],
    rows: series.map((one, i) => ({
      name: nameOf(one),
      cells: [
        ...[before, now].map((period) =>
          cellOf(
            one.points.find((point) => point.period === period),
            style,
          ),
        ),
        changeOf(rows[i]),
      ],
    })),
    reasons: reasons.map((reason, i) =>
      m.compare_not_comparable_because({ sign: circled(i + 1), reason }),
    ),
    said: false,
  };
}

/** Components × units in one period; `shown` hold that period alone. */
export function componentTable(shown: readonly CompareIndicator[]): Table {
  return {
    head: m.compare_col_component(),
    columns: (shown[0]?.series ?? []).map((series) => ({ label: nameOf(series) })),
    rows: shown.map((one) => ({
      name: one.indicator.short_vi,
      cells: one.series.map(({ points }) => cellOf(points[0], valueStyle(one.indicator))),
    })),
    reasons: [],
    said: true,
  };
}
