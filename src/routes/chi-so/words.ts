import { LEVELS } from '$lib/domain/types';
import type { Direction, Level } from '$lib/domain/types';
import { formatNumber } from '$lib/messages/format';
import { m } from '$lib/messages/generated/messages';
import type { PartKind } from '$lib/queries/answers/indicator-tree';
import type { IndicatorRow } from '$lib/queries/answers/types';

const LEVEL_WORDS: Record<Level, () => string> = {
  country: m.indicator_level_country,
  region: m.indicator_level_region,
  province: m.indicator_level_province,
  district: m.indicator_level_district,
  commune: m.indicator_level_commune,
  agency: m.indicator_level_agency,
};

export const KIND_WORDS: Record<PartKind, () => string> = {
  scorecard: m.indicator_kind_scorecard,
  grade: m.indicator_kind_grade,
  field: m.indicator_kind_field,
  scored: m.indicator_kind_scored,
};

/** "tỉnh, thành phố; huyện": from the country down; empty when not known. */
export function levelsText(levels: string | null): string {
  const told = (levels ?? '').split('; ');
  return LEVELS.filter((level) => told.includes(level))
    .map((level) => LEVEL_WORDS[level]())
    .join('; ');
}

export const levelText = (level: Level): string => LEVEL_WORDS[level]();

export function directionText(direction: Direction | null): string {
  if (direction === null) return m.indicator_neither();
  return direction === 'higher_better' ? m.indicator_higher() : m.indicator_lower();
}

export function scaleText(
  { scale_min, scale_max, measure }: IndicatorRow,
  versions: number,
): string {
  const min = scale_min === null ? null : formatNumber(scale_min);
  const max = scale_max === null ? null : formatNumber(scale_max);
  if (min !== null && max !== null) return m.indicator_scale({ min, max });
  if (max === null && measure === 'score' && versions > 0) return m.indicator_scale_by_version();
  if (min !== null) return m.indicator_scale_from({ min });
  return max === null ? m.indicator_unknown() : m.indicator_scale_to({ max });
}

/** "2011–2014, 2016": years in any order, runs drawn together. */
export function yearsText(years: readonly string[]): string {
  const runs: [number, number][] = [];
  for (const year of years.map(Number).sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && year === last[1] + 1) last[1] = year;
    else runs.push([year, year]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
