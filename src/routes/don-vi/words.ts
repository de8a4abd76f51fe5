import { m } from '$lib/messages/generated/messages';
import { findingText, type FindingNames } from '$lib/messages/finding';
import { formatDate, formatPeriodShort, formatValue } from '$lib/messages/format';
import { periodYear } from '$lib/domain/periods';
import type { Finding, IsoDate, Level } from '$lib/domain/types';
import type { FigureRow } from './rows';

/** A value as its indicator is written. */
export function valueText(row: Pick<FigureRow, 'decimals' | 'unit'>, value: number | null): string {
  return formatValue(value, { decimals: row.decimals, percent: row.unit === '%' });
}

/** "so với 2023"; percents change by percentage points. */
export function thanText(row: FigureRow): string {
  const period = formatPeriodShort(row.base_period ?? '');
  return row.unit === '%' ? m.unit_against_percent({ period }) : m.unit_against({ period });
}

/** A reason without the sentence of the data, where the page tells that once. */
export function short(reason: Finding): Finding {
  const params = Object.entries(reason.params).filter(([key]) => key !== 'reason_vi');
  return { code: reason.code, params: Object.fromEntries(params) };
}

/** A series in words, for readers who do not see its line. */
export function seriesText(row: FigureRow): string {
  const points = row.points
    .filter((point) => point.value !== null)
    .map((point) => {
      const period = formatPeriodShort(point.period);
      const said = m.unit_spark_point({ period, value: valueText(row, point.value) });
      return point.break_before ? `${m.unit_spark_break()}, ${said}` : said;
    });
  return m.unit_spark_label({ name: row.name, points: points.join('; ') });
}

/** Why there is no change, when a break is the cause. */
export function cutOf(row: FigureRow): Finding | null {
  const CUT = ['series_break', 'unit_changed', 'different_period_kind'];
  return row.reason && CUT.includes(row.reason.code) ? row.reason : null;
}

export function reasonText(row: FigureRow, names: FindingNames): string {
  if (!row.reason) return '';
  const before = periodYear(row.latest.period) - 1;
  const base = row.reason.params['base_period'];
  // The level has figures of an earlier year only: that year is not the one before.
  return row.reason.code === 'no_previous_value' && base && periodYear(String(base)) < before
    ? m.unit_no_year_before()
    : findingText(row.reason, names);
}

/** "đến 30/06/2025", "từ 01/07/2025"; empty for a unit without known ends. */
export function spanText(of: { valid_from: IsoDate | null; valid_to: IsoDate | null }): string {
  const [from, to] = [of.valid_from, of.valid_to];
  if (from && to) return m.unit_between({ from: formatDate(from), to: formatDate(to) });
  if (from) return m.unit_since({ date: formatDate(from) });
  return to ? m.unit_until({ date: formatDate(to) }) : '';
}

export const LAST_DISTRICT_DAY = '2025-06-30';

/** " (đến 31/12/2019)" of a place that ended before its level did. */
export function endedText({ valid_to }: { valid_to: IsoDate | null }): string {
  return valid_to && valid_to !== LAST_DISTRICT_DAY
    ? ` (${spanText({ valid_from: null, valid_to })})`
    : '';
}

/** "77 đơn vị cấp xã (từ 01/07/2025)": of a province since, of a district until then. */
export function communesText(unit: { level: Level; valid_to: IsoDate | null }, n: number): string {
  const span =
    unit.level === 'district'
      ? m.unit_until({ date: formatDate(unit.valid_to ?? LAST_DISTRICT_DAY) })
      : m.unit_since({ date: '01/07/2025' });
  return m.unit_communes({ n, span });
}

/** A name with the time it was borne. */
export function spelled(name: string, span: string): string {
  return span ? m.unit_name_spell({ name, span }) : name;
}

/** Where a unit is shown: its own page, else the live one. */
export function unitHref(unit: { unit_id: string; page: boolean }): string {
  return unit.page ? `/don-vi/${unit.unit_id}` : `/don-vi/xem?dv=${unit.unit_id}`;
}

/** What the other units of a level are called. */
export const OTHERS = {
  country: () => '',
  region: m.unit_others_region,
  province: m.unit_others_province,
  district: m.unit_others_district,
  commune: m.unit_others_commune,
  agency: m.unit_others_agency,
};
