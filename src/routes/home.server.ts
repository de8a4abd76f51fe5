import { periodYear } from '$lib/domain/periods';
import type { Finding, Period } from '$lib/domain/types';
import { unitsToday, validOn } from '$lib/domain/units-in-time';
import type { Engine } from '$lib/engine/engine';
import { buildEngine } from '$lib/engine/build';
import { collator, coverageOf, unitsNamedOn } from '$lib/queries/answers/context';
import { isComponent } from '$lib/domain/is-component';
import { askNational } from '$lib/queries/answers/national';
import { rankingPages } from '$lib/queries/answers/pages';
import { askRanking } from '$lib/queries/answers/ranking';
import { seaTiles } from '$lib/queries/answers/sea-tiles';
import type { NationalIndex, RankingRow, SourceRow } from '$lib/queries/answers/types';
import { LATEST } from '$lib/queries/answers/unit-of';
import { ask } from '$lib/queries/question';
import { unitsWithFigures } from '$lib/queries/units-with-figures';
import { tilesOf } from './xep-hang/shapes';

const MAIN = ['par-index', 'sipas', 'papi', 'pci', 'dti', 'dvc-766'];

/** A unit and its figure, as a list of the page names it. */
export interface Place {
  unit_id: string;
  name: string;
  value: number | null;
  /** Published rank, or change of the value, by the list. */
  extra: number | null;
  source_id: string;
}

/** A source, as far as a source line needs it. */
const noteOf = ({ source_id, title, publisher, url, published_on, accessed_on }: SourceRow) => ({
  source_id,
  title,
  publisher,
  url,
  published_on,
  accessed_on,
});

const place = (row: RankingRow, extra: number | null): Place => ({
  unit_id: row.unit_id,
  name: row.short_vi,
  value: row.value,
  extra,
  source_id: row.source_id ?? '',
});

async function pictureOf(engine: Engine, index: NationalIndex, period: Period, all: SourceRow[]) {
  const { indicator, of, base_period } = index;
  const { indicator_id } = indicator;
  const { rows } = await askRanking(engine, { indicator_id, period, level: 'province' });
  const published = rows
    .filter((row) => row.published_rank !== null)
    .sort((a, b) => (a.published_rank ?? 0) - (b.published_rank ?? 0));
  const moved = index.risen.length + index.fallen.length > 0;
  const reasons = new Map<string, Finding>();
  for (const { reason } of rows) if (reason) reasons.set(reason.code, reason);
  return {
    period,
    href: `/xep-hang/${indicator_id}/${periodYear(period)}`,
    of,
    expected: index.expected,
    known_values: index.known_values,
    known_ranks: index.known_ranks,
    withheld: index.withheld.map((unit) => unit.short_vi),
    retrospective: index.retrospective,
    summary: index.summary,
    first: index.first.map((row) => place(row, null)),
    last: index.last.map((row) => place(row, null)),
    published: of === null ? published.map((row) => place(row, row.published_rank)) : [],
    risen: index.risen.map((row) => place(row, row.change_value)),
    fallen: index.fallen.map((row) => place(row, row.change_value)),
    base_period,
    /** Why nobody moved: only where all agree on it. */
    still: !moved && reasons.size === 1 ? ([...reasons.values()][0] ?? null) : null,
    national: index.national?.value ?? null,
    sources: all.filter((source) => index.source_ids.includes(source.source_id)).map(noteOf),
  };
}

/** A picture of one index in one period. */
export type Picture = Awaited<ReturnType<typeof pictureOf>>;

async function indicesOf(engine: Engine) {
  const { indices, sources } = await askNational(engine);
  const found = MAIN.flatMap((id) => indices.filter((one) => one.indicator.indicator_id === id));
  return Promise.all(
    found.map(async (index) => {
      const { indicator, period, complete } = index;
      return {
        id: indicator.indicator_id,
        name: indicator.name_vi,
        unit: indicator.measure === 'percent' ? '%' : (indicator.unit_vi ?? ''),
        decimals: indicator.decimals ?? 2,
        lower_better: indicator.direction === 'lower_better',
        measured_by: indicator.measured_by,
        latest: period === null ? null : await pictureOf(engine, index, period, sources),
        complete: complete?.period
          ? await pictureOf(engine, complete, complete.period, sources)
          : null,
      };
    }),
  );
}

/** Provinces of today, and those of the last day before today's were made. */
async function provincesOf(engine: Engine) {
  const pages = new Set((await ask(engine, unitsWithFigures, {})).map((row) => row.unit_id));
  const all = await unitsNamedOn(engine, 'province', null, LATEST);
  const ended = all.flatMap((unit) => unit.valid_to ?? []).sort();
  const lastDay = ended.at(-1) ?? null;
  const listed = (units: typeof all) =>
    units
      .map(({ unit_id, short_vi }) => ({ unit_id, name: short_vi, page: pages.has(unit_id) }))
      .sort((a, b) => collator.compare(a.name, b.name));
  const today = unitsToday(all, 'province');
  const before = lastDay === null ? [] : all.filter((unit) => validOn(unit, lastDay));
  return {
    today: listed(today),
    before: listed(before),
    lastDay,
    firstDay:
      today
        .flatMap((unit) => unit.valid_from ?? [])
        .sort()
        .at(-1) ?? null,
    same: today.filter((unit) => before.includes(unit)).length,
  };
}

/** Indicators beside the indices of which some figures are known: rates and counts, and scores inside provinces. */
async function othersOf(engine: Engine) {
  const [pages, cells] = await Promise.all([rankingPages(engine), coverageOf(engine)]);
  return pages
    .filter(
      ({ indicator, years }) =>
        years.length > 0 && !isComponent(indicator) && !MAIN.includes(indicator.indicator_id),
    )
    .map(({ indicator, years }) => ({
      id: indicator.indicator_id,
      name: indicator.short_vi,
      scored: indicator.measure === 'score',
      year: years[0] ?? '',
      cells: cells
        .filter((row) => row.indicator_id === indicator.indicator_id)
        .reduce((sum, row) => sum + row.units, 0),
    }))
    .sort((a, b) => collator.compare(a.name, b.name));
}

/** The tile map of the first index whose latest provincial ranking is complete over the units of its time. */
async function mapOf(engine: Engine, indices: Awaited<ReturnType<typeof indicesOf>>) {
  for (const { id, complete, latest } of indices) {
    const picture = latest?.of ? latest : complete;
    if (!picture || picture.retrospective) continue;
    const { period } = picture;
    const answer = await askRanking(engine, { indicator_id: id, period, level: 'province' });
    const map = tilesOf(answer, await seaTiles(engine, period), null);
    if (!map) continue;
    const { indicator, sources } = answer;
    return {
      ...map,
      name: indicator.short_vi,
      period,
      unit: indicator.unit_vi ?? '',
      sources: sources.map(noteOf),
    };
  }
  return null;
}

/** Everything the first page shows. */
export async function loadHome() {
  const engine = await buildEngine();
  const indices = await indicesOf(engine);
  return {
    indices,
    map: await mapOf(engine, indices),
    provinces: await provincesOf(engine),
    others: await othersOf(engine),
  };
}
