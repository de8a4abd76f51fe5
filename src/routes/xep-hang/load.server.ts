import { error } from '@sveltejs/kit';
import { bandsFor } from '$lib/domain/bands';
import { bands } from '$lib/queries/bands';
import { figuresOfYear } from '$lib/queries/figures-of-year';
import { remember } from '$lib/queries/memo';
import { ask } from '$lib/queries/question';
import { askRanking } from '$lib/queries/answers/ranking';
import { isComponent } from '$lib/domain/is-component';
import type { Boundaries, RankingAnswer } from '$lib/queries/answers/types';
import { rankingPages, type RankingPage } from '$lib/queries/answers/pages';
import { seaTiles } from '$lib/queries/answers/sea-tiles';
import { breaksOf, sourcesOf } from '$lib/queries/answers/context';
import { buildEngine } from '$lib/engine/build';
import { SET_WORDS } from './sets';

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

const ofProvinces = (indicator_id: string, period: string, boundaries?: Boundaries) => ({
  indicator_id,
  period,
  level: 'province' as const,
  ...(boundaries ? { boundaries } : {}),
});

/** The ranking of a year over the set of units that its page does not show by itself, if that has figures. */
async function otherSet(index: string, year: string): Promise<RankingAnswer | null> {
  const engine = await buildEngine();
  return remember(engine, `other set ${index} ${year}`, async () => {
    const own = await askRanking(engine, ofProvinces(index, year));
    if (!own.switchable) return null;
    const set = own.boundaries === 'current' ? 'original' : 'current';
    const other = await askRanking(engine, ofProvinces(index, year, set));
    const figures = other.rows.some((row) => row.value !== null || row.published_rank !== null);
    return figures ? other : null;
  });
}

const addressOf = (index: string, year: string, set: Boundaries | null): string =>
  `/xep-hang/${index}/${year}${set ? `/${SET_WORDS[set]}` : ''}`;

/** Pages of the years of provinces over the other set of units. */
export async function setEntries(): Promise<{ index: string; year: string; set: string }[]> {
  const pages = await rankingPages(await buildEngine());
  const years = pages
    .filter(({ indicator }) => !isComponent(indicator))
    .flatMap((page) =>
      page.province_years.map((year) => ({ index: page.indicator.indicator_id, year })),
    );
  const found = await Promise.all(
    years.map(async ({ index, year }) => {
      const other = await otherSet(index, year);
      return other ? [{ index, year, set: SET_WORDS[other.boundaries] }] : [];
    }),
  );
  return found.flat();
}

/** Addresses of the other years: over the same set where they have it. */
async function yearAddresses(page: RankingPage, set: Boundaries | null) {
  const index = page.indicator.indicator_id;
  return Promise.all(
    page.years.map(async (year) => {
      const other = set && page.province_years.includes(year) ? await otherSet(index, year) : null;
      return { year, href: addressOf(index, year, other?.boundaries === set ? set : null) };
    }),
  );
}

/** Everything the page of an indicator and a year shows, drawn from the shipped package. */
export async function loadYear(index: string, year: string, setWord?: string) {
  const engine = await buildEngine();
  const { page, parts } = await pageOf(index);
  if (!page.years.includes(year)) error(404);
  const provinces = page.province_years.includes(year);
  const other = provinces ? await otherSet(index, year) : null;
  if (setWord !== undefined && (!other || SET_WORDS[other.boundaries] !== setWord)) error(404);
  const set = setWord === undefined ? null : (other?.boundaries ?? null);
  const own = provinces && !set ? await askRanking(engine, ofProvinces(index, year)) : null;
  const ranking = set ? other : own;
  const shown = new Set(
    (ranking?.rows ?? [])
      .flatMap((row) => [row, ...(row.estimate?.parts ?? [])])
      .filter((row) => row.source_id)
      .map((row) => `${row.unit_id} ${year}`),
  );
  const figures = await ask(engine, figuresOfYear, { indicator_id: index, year });
  const others = figures.filter(
    (row) => row.breakdown || !row.preferred || !shown.has(`${row.unit_id} ${row.period}`),
  );
  const broken = (await breaksOf(engine, index)).filter((row) => row.period === year);
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
    years: await yearAddresses(page, set),
    /** The set of units asked for; null = as the page is by itself. */
    set,
    address: addressOf(index, year, set),
    sets: other && {
      original: addressOf(index, year, other.boundaries === 'original' ? 'original' : null),
      current: addressOf(index, year, other.boundaries === 'current' ? 'current' : null),
    },
    ranking,
    others,
    broken: broken.map((row) => row.reason_vi),
    bands: inForce,
    bandSources: await sourcesOf(
      engine,
      inForce.map((band) => band.source_id),
    ),
    seas: ranking ? await seaTiles(engine, ranking.boundaries === 'current' ? null : year) : [],
    otherSources: await sourcesOf(
      engine,
      others.map((row) => row.source_id),
    ),
  };
}
