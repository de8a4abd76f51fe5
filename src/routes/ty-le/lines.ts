import { unpublishedProcedures } from '$lib/domain/publication';
import { isSmallDenominator, wilson95 } from '$lib/domain/rates';
import type { ItemPoints } from '$lib/domain/rates';
import type { Period, Status } from '$lib/domain/types';
import { findingText } from '$lib/messages/finding';
import {
  formatChange,
  formatDate,
  formatNumber,
  formatPeriod,
  formatValue,
} from '$lib/messages/format';
import { m } from '$lib/messages/generated/messages';
import { APOLOGIES, LATE_COUNTS, NEW_DATES, PUBLICATION } from '$lib/queries/answers/rate-families';
import type { ShownRate } from '$lib/queries/answers/rates';
import type { JudgedTarget } from '$lib/queries/answers/targets';
import type { IndicatorRow } from '$lib/queries/answers/types';
import type { RateFigure } from '$lib/queries/rates-of-units';
import { targetLineOf, type TargetLine } from './target-line';

/** A figure in words, as a table shows it. */
export interface RateLine {
  unit: { name: string; href: string } | null;
  period: string;
  asOf: string;
  /** Sector, channel or scope. */
  part: string;
  value: string;
  parts: string;
  interval: string;
  small: boolean;
  change: string;
  targets: Pick<TargetLine, 'text' | 'said' | 'met'>[];
  points: string[];
  status: Status | null;
  own: boolean;
  note: string;
  /** Procedures that are not published, where the data names them. */
  unpublished: string[];
  /** What was recorded of late dossiers; null where the line is of something else. */
  late: string[] | null;
  source_id: string | null;
}

/** Rates of apologies and new dates of the same unit, period and part, to stand beside late dossiers. */
export type Beside = (
  indicator_id: string,
  period: Period,
  breakdown: string | null,
) => { value: number | null; numerator: number | null; denominator: number | null } | undefined;

const count = (n: number | null) => (n === null ? '?' : formatNumber(n));

function partsText(numerator: number | null, denominator: number | null): string {
  if (numerator === null && denominator === null) return '';
  return m.rates_of({ numerator: count(numerator), denominator: count(denominator) });
}

function intervalText(range: { low: number; high: number } | null): string {
  if (!range) return '';
  return m.rates_interval({
    low: formatNumber(range.low, 2),
    high: `${formatNumber(range.high, 2)}%`,
  });
}

interface Recorded {
  id: string;
  counted: (p: { n: string; of: string }) => string;
  rated: (p: { rate: string }) => string;
  none: () => string;
}

const RECORDED: readonly Recorded[] = [
  {
    id: APOLOGIES,
    counted: m.rates_late_apologised,
    rated: m.rates_late_apologised_rate,
    none: m.rates_late_apology_none,
  },
  {
    id: NEW_DATES,
    counted: m.rates_late_rescheduled,
    rated: m.rates_late_rescheduled_rate,
    none: m.rates_late_reschedule_none,
  },
];

/** What was recorded of late dossiers in the same cell; null for an indicator that counts no late ones. */
function lateText(
  indicator_id: string,
  period: Period,
  breakdown: string | null,
  beside: Beside,
): string[] | null {
  if (!LATE_COUNTS.has(indicator_id)) return null;
  return RECORDED.map(({ id, counted, rated, none }) => {
    const found = beside(id, period, breakdown);
    if (!found || (found.value === null && found.numerator === null)) return none();
    return found.numerator !== null && found.denominator !== null
      ? counted({ n: formatNumber(found.numerator), of: formatNumber(found.denominator) })
      : rated({ rate: formatValue(found.value, { percent: true }) });
  });
}

const style = ({ measure, decimals }: IndicatorRow) => ({
  percent: measure === 'percent',
  decimals: measure === 'percent' ? (decimals ?? undefined) : undefined,
});

/** The value as printed: with as many decimals as it has, but not fewer than the indicator is written with. */
function valueText(value: number | null, indicator: IndicatorRow): string {
  const written = style(indicator);
  const printed = value === null ? 0 : (String(value).split('.')[1]?.length ?? 0);
  const decimals = Math.min(2, Math.max(printed, written.decimals ?? 0));
  return formatValue(value, { ...written, decimals });
}

function unpublishedOf(indicator_id: string, note: string | null): string[] {
  return indicator_id === PUBLICATION ? unpublishedProcedures(note) : [];
}

/** A published figure of any unit. */
export function figureLine(
  row: RateFigure,
  indicator: IndicatorRow,
  targets: readonly JudgedTarget[],
  beside: Beside,
): RateLine {
  const { numerator, denominator, period, breakdown } = row;
  const rate = indicator.measure === 'percent';
  const range =
    rate && numerator !== null && denominator !== null ? wilson95(numerator, denominator) : null;
  const parent = row.parent_vi ? ` (${row.parent_vi})` : '';
  const unpublished = unpublishedOf(row.indicator_id, row.note);
  return {
    unit: { name: row.name_vi + parent, href: `/don-vi/${row.unit_id}` },
    period: formatPeriod(period),
    asOf: row.as_of ? m.rates_as_of({ date: formatDate(row.as_of) }) : '',
    part: breakdown?.replace(/^\w+:/, '') ?? '',
    value: valueText(row.value, indicator),
    parts: partsText(numerator, denominator),
    interval: intervalText(range && { low: range.low * 100, high: range.high * 100 }),
    small: rate && denominator !== null && isSmallDenominator(denominator),
    change: '',
    targets: targets
      .filter(({ target }) => target.unit_id === row.unit_id && target.period === period)
      .map(targetLineOf),
    points: [],
    status: row.status,
    own: row.own,
    note: unpublished.length > 0 ? '' : (row.note ?? ''),
    unpublished,
    late: lateText(row.indicator_id, period, breakdown, beside),
    source_id: row.source_id,
  };
}

function pointsText(item: ItemPoints | null, max: number | null): string[] {
  if (!item) return [];
  const points =
    item.points === null || max === null
      ? m.rates_unknown()
      : m.rates_points({ points: formatNumber(item.points, 2), max: formatNumber(max) });
  const lacking =
    item.missing_cases !== null && item.missing_cases > 0
      ? [m.rates_points_missing({ n: formatNumber(item.missing_cases) })]
      : [];
  return [points, ...lacking];
}

const periodsText = (periods: readonly Period[]) => periods.map(formatPeriod).join(', ');

/** A period of a series of one unit. */
export function pointLine(
  point: ShownRate,
  indicator: IndicatorRow,
  part: string | null,
  beside: Beside,
): RateLine {
  const { row, period, of, missing } = point;
  const said =
    of.length > 0
      ? m.rates_summed({ n: of.length, periods: periodsText(of) })
      : missing.length > 0
        ? m.rates_missing({ periods: periodsText(missing) })
        : '';
  const unpublished = unpublishedOf(indicator.indicator_id, row?.note ?? null);
  const max =
    point.item?.points != null ? point.item.points + (point.item.missing_points ?? 0) : null;
  return {
    unit: null,
    period: formatPeriod(period),
    asOf: row?.as_of ? m.rates_as_of({ date: formatDate(row.as_of) }) : '',
    part: part ?? '',
    value: valueText(point.value, indicator),
    parts: partsText(point.numerator, point.denominator),
    interval: intervalText(point.interval),
    small: point.small,
    change:
      point.change !== null
        ? formatChange(point.change, {
            percent: indicator.measure === 'percent',
            decimals: indicator.measure === 'percent' ? 2 : undefined,
          })
        : point.reason
          ? findingText(point.reason)
          : '',
    targets: point.targets.map(targetLineOf),
    points: pointsText(point.item, max),
    status: row?.status ?? (of.length > 0 ? 'derived' : null),
    own: row?.own ?? false,
    note: [said, unpublished.length > 0 ? '' : row?.note].filter(Boolean).join('; '),
    unpublished,
    late: lateText(indicator.indicator_id, period, row?.breakdown ?? null, beside),
    source_id: row?.source_id ?? null,
  };
}
