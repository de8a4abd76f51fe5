import type { Engine } from '$lib/engine/engine';
import { comparePeriods, periodYear } from '$lib/domain/periods';
import { LEVELS } from '$lib/domain/types';
import type { Level, Period } from '$lib/domain/types';
import { collator } from '$lib/queries/answers/context';
import { isComponent } from '$lib/queries/answers/is-component';
import { rankingPages } from '$lib/queries/answers/pages';
import type { IndicatorRow } from '$lib/queries/answers/types';
import { remember } from '$lib/queries/memo';
import { ask } from '$lib/queries/question';
import { unitsOfLevel } from '$lib/queries/units-of-level';
import type { UnitOfLevelRow } from '$lib/queries/units-of-level';
import { unitsWithFigures } from '$lib/queries/units-with-figures';

/** Every unit that has a page, by id. */
export function unitPages(engine: Engine): Promise<Map<string, UnitOfLevelRow>> {
  return remember(engine, 'unit pages', async () => {
    const having = await ask(engine, unitsWithFigures, {});
    const ids = new Set(having.map((row) => row.unit_id));
    const found = new Map<string, UnitOfLevelRow>();
    for (const level of LEVELS) {
      const rows = await ask(engine, unitsOfLevel, { level, within: null, date: '9999-12-31' });
      for (const row of rows) if (ids.has(row.unit_id)) found.set(row.unit_id, row);
    }
    return found;
  });
}

export interface UnitsInside {
  level: Level;
  units: { unit_id: string; name_vi: string; valid_from: string | null; valid_to: string | null }[];
}

/** The nearest units under one that have a page, by level; provinces of the country are left to the first page. */
export async function unitsInside(engine: Engine, unit_id: string): Promise<UnitsInside[]> {
  const pages = [...(await unitPages(engine)).values()];
  const under = pages.filter((row) => row.ancestors.split(' ').includes(unit_id));
  const nearest = under.filter((row) => {
    const path = row.ancestors.split(' ');
    return !path
      .slice(0, path.indexOf(unit_id))
      .some((id) => under.some((other) => other.unit_id === id));
  });
  return LEVELS.map((level) => ({
    level,
    units: nearest
      .filter((row) => row.level === level && level !== 'province')
      .map(({ unit_id, name_vi, valid_from, valid_to }) => ({
        unit_id,
        name_vi,
        valid_from,
        valid_to,
      }))
      .sort((a, b) => collator.compare(a.name_vi, b.name_vi)),
  })).filter((group) => group.units.length > 0);
}

/** Address of the ranking of an indicator in the year of a period; null where there is no such page. */
export async function rankingHref(
  engine: Engine,
  indicator: IndicatorRow,
  period: Period,
): Promise<string | null> {
  const pages = await rankingPages(engine);
  const year = String(periodYear(period));
  const own = pages.find((page) => page.indicator.indicator_id === indicator.indicator_id);
  if (!isComponent(indicator)) {
    return own?.years.includes(year) ? `/xep-hang/${indicator.indicator_id}/${year}` : null;
  }
  const index = pages.find((page) => page.indicator.indicator_id === indicator.index_id);
  return index?.years.includes(year)
    ? `/xep-hang/${index.indicator.indicator_id}/${year}?ct=${indicator.indicator_id}`
    : null;
}

/** Periods in time order. */
export function inTime(periods: Iterable<Period>): Period[] {
  return [...new Set(periods)].sort(comparePeriods);
}
