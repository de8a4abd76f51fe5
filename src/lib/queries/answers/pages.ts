import { groupBy } from '../../domain/group-by';
import { comparePeriods, periodYear } from '../../domain/periods';
import type { Engine } from '../../engine/engine';
import type { CoverageRow } from '../coverage';
import { remember } from '../memo';
import { catalogue, coverageOf } from './context';
import type { IndicatorRow } from './types';

/** An indicator with a page, and the years in which it has figures (latest first). */
export interface RankingPage {
  indicator: IndicatorRow;
  years: string[];
  /** Years in which provinces have a yearly figure or a published rank. */
  province_years: string[];
}

function yearsOf(rows: readonly CoverageRow[]): string[] {
  const years = new Set(rows.map((row) => String(periodYear(row.period))));
  return [...years].sort((a, b) => comparePeriods(b, a));
}

/** Every indicator in catalogue order with the years of its figures; no years = no figure is known. */
export function rankingPages(engine: Engine): Promise<RankingPage[]> {
  return remember(engine, 'ranking pages', async () => {
    const [known, rows] = await Promise.all([catalogue(engine), coverageOf(engine)]);
    const byIndicator = groupBy(rows, (row) => row.indicator_id);
    return [...known.values()].map((indicator) => {
      const own = byIndicator.get(indicator.indicator_id) ?? [];
      const provinces = own.filter((row) => row.level === 'province' && row.period.length === 4);
      return { indicator, years: yearsOf(own), province_years: yearsOf(provinces) };
    });
  });
}
