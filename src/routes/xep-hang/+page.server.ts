import { isComponent } from '$lib/domain/is-component';
import { rankingPages } from '$lib/queries/answers/pages';
import { buildEngine } from '$lib/engine/build';

/** The catalogue of rankings: what has figures, by kind, and what has none yet. */
export async function load() {
  const pages = await rankingPages(await buildEngine());
  const shown = pages
    .filter(({ indicator }) => !isComponent(indicator))
    .map(({ indicator, years, province_years }) => ({
      id: indicator.indicator_id,
      name: indicator.name_vi,
      short: indicator.short_vi,
      index: indicator.index_id === indicator.indicator_id,
      scored: indicator.measure === 'score',
      years,
      provinces: province_years.length > 0,
    }));
  const filled = shown.filter((page) => page.years.length > 0);
  return {
    scored: filled.filter((page) => page.index && page.provinces),
    rates: filled.filter((page) => !page.scored),
    inside: filled.filter((page) => page.scored && !(page.index && page.provinces)),
    empty: shown.filter((page) => page.years.length === 0),
  };
}
