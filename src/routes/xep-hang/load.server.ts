import { error } from '@sveltejs/kit';
import { bandsFor } from '$lib/domain/bands';
import { bands } from '$lib/queries/bands';
import { breaks } from '$lib/queries/breaks';
import { figuresOfYear } from '$lib/queries/figures-of-year';
import { ask } from '$lib/queries/question';
import { askRanking } from '$lib/queries/answers/ranking';
import { isComponent } from '$lib/queries/answers/is-component';
import { rankingPages } from '$lib/queries/answers/pages';
import { seaTiles } from '$lib/queries/answers/sea-tiles';
import { sourcesOf } from '$lib/queries/answers/context';
import { buildEngine } from '$lib/engine/build';

/** Ranking pages of a year: every indicator with figures that is not a part of an index. */
export async function yearEntries(): Promise<{ index: string; year: string }[]> {
  const pages = await rankingPages(await buildEngine());
  return pages
    .filter(({ indicator }) => !isComponent(indicator))
    .flatMap(({ indicator, years }) =>
      years.map((year) => ({ index: indicator.indicator_id, year })),
    );
}

/** One page of the catalogue with its neighbours: parts of the index, or what it is part of. */
export async function pageOf(index: string) {
  const pages = await rankingPages(await buildEngine());
  const page = pages.find(({ indicator }) => indicator.indicator_id === index);
  if (!page) error(404);
  const parts = pages.filter(
    ({ indicator }) => indicator.index_id === index && isComponent(indicator),
  );
  return { page, parts };
}

/** Everything the page of an indicator and a year shows, drawn from the shipped package. */
export async function loadYear(index: string, year: string) {
  const engine = await buildEngine();
  const { page, parts } = await pageOf(index);
  if (!page.years.includes(year)) error(404);
  const ranking = page.province_years.includes(year)
    ? await askRanking(engine, { indicator_id: index, period: year, level: 'province' })
    : null;
  const shown = new Set(
    (ranking?.rows ?? []).filter((row) => row.source_id).map((row) => `${row.unit_id} ${year}`),
  );
  const figures = await ask(engine, figuresOfYear, { indicator_id: index, year });
  const others = figures.filter(
    (row) => row.breakdown || !row.preferred || !shown.has(`${row.unit_id} ${row.period}`),
  );
  const broken = (await ask(engine, breaks, { indicator_id: index })).filter(
    (row) => row.period === year,
  );
  const inForce = bandsFor(await ask(engine, bands, { index_id: index }), {
    index_id: index,
    level: 'province',
    year: Number(year),
    scopes: [],
  });
  return {
    page,
    parts: parts.filter((part) => part.province_years.includes(year)),
    year,
    ranking,
    others,
    broken: broken.map((row) => row.reason_vi),
    bands: inForce,
    bandSources: await sourcesOf(
      engine,
      inForce.map((band) => band.source_id),
    ),
    seas: ranking ? await seaTiles(engine, ranking.retrospective ? null : year) : [],
    otherSources: await sourcesOf(
      engine,
      others.map((row) => row.source_id),
    ),
  };
}
