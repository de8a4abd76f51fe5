import { comparePeriods } from '../domain/periods';
import { LEVELS, type Level, type Period } from '../domain/types';
import type { OwnColumns } from '../datapackage/own-observations';
import type { Known } from '../datapackage/own-rows';

/** What can be looked at of a reader's file: one ranking for each indicator and level. */
export interface OwnView {
  indicator_id: string;
  level: Level;
  /** The latest of the periods with the most units. */
  period: Period;
  /** Province with the most of these units; null where provinces themselves are ranked. */
  within: string | null;
  /** Units of the period and place, in the order of the file. */
  units: string[];
}

const MOST_UNITS = 12;

/** Rows of one level, indicator and period; all but the level by their codes. */
interface Slice {
  level: Level;
  indicator: number;
  period: number;
  units: Set<number>;
}

/** The rankings a file makes possible: levels from the top down, indicators in the order of the file. */
export function ownViews({ length, text }: OwnColumns, known: Known): OwnView[] {
  const { unit_id, indicator_id, period, breakdown } = text;
  const levels = unit_id.values.map((id) => known.units.get(id)?.level);
  const slices = new Map<string, Slice>();
  for (let i = 0; i < length; i++) {
    const unit = unit_id.codes[i] as number;
    const level = levels[unit];
    if ((breakdown.codes[i] as number) >= 0 || !level) continue;
    const indicator = indicator_id.codes[i] as number;
    const at = period.codes[i] as number;
    const key = `${level} ${indicator} ${at}`;
    let slice = slices.get(key);
    if (!slice) slices.set(key, (slice = { level, indicator, period: at, units: new Set() }));
    slice.units.add(unit);
  }
  const periodOf = (slice: Slice) => period.values[slice.period] as Period;
  const best = new Map<string, Slice>();
  for (const slice of slices.values()) {
    const key = `${slice.level} ${slice.indicator}`;
    const other = best.get(key);
    const more = slice.units.size - (other?.units.size ?? 0);
    if (!other || more > 0 || (more === 0 && comparePeriods(periodOf(slice), periodOf(other)) > 0))
      best.set(key, slice);
  }
  return [...best.values()]
    .map((slice) => {
      const ids = [...slice.units].map((code) => unit_id.values[code] as string);
      const within = ranksAlone(slice.level) ? null : fullestProvince(ids, known);
      return {
        indicator_id: indicator_id.values[slice.indicator] as string,
        level: slice.level,
        period: periodOf(slice),
        within,
        units: ids
          .filter((id) => within === null || provinceOf(id, known) === within)
          .slice(0, MOST_UNITS),
      };
    })
    .sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}

function ranksAlone(level: Level): boolean {
  return level === 'country' || level === 'region' || level === 'province';
}

function provinceOf(id: string, known: Known): string | null {
  const seen = new Set<string>();
  for (let at: string | null = id; at !== null && !seen.has(at);) {
    seen.add(at);
    const unit = known.units.get(at);
    if (unit?.level === 'province') return at;
    at = unit?.parent ?? null;
  }
  return null;
}

function fullestProvince(ids: readonly string[], known: Known): string | null {
  const counts = new Map<string, number>();
  for (const id of ids) {
    const province = provinceOf(id, known);
    if (province) counts.set(province, (counts.get(province) ?? 0) + 1);
  }
  let fullest: string | null = null;
  for (const [province, count] of counts)
    if (fullest === null || count > (counts.get(fullest) ?? 0)) fullest = province;
  return fullest;
}
