import { error } from '@sveltejs/kit';
import { writeCsv } from '$lib/datapackage/write-csv';
import { buildEngine } from '$lib/engine/build';
import { askUnit } from '$lib/queries/answers/unit';
import { ask } from '$lib/queries/question';
import { unitsWithFigures } from '$lib/queries/units-with-figures';
import { unitPages } from '../places.server';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

const HEADER = [
  'unit_id',
  'unit',
  'indicator_id',
  'indicator',
  'period',
  'value',
  'rank',
  'of',
  'published_rank',
  'status',
  'break_before',
  'source_id',
  'source_title',
];

export const entries: EntryGenerator = async () =>
  (await ask(await buildEngine(), unitsWithFigures, {})).map(({ unit_id }) => ({ unit: unit_id }));

/** All series of a unit. */
export const GET: RequestHandler = async ({ params }) => {
  const engine = await buildEngine();
  if (!(await unitPages(engine)).has(params.unit)) error(404);
  const { unit, indices, components, sources } = await askUnit(engine, { unit_id: params.unit });
  const titles = new Map(sources.map((source) => [source.source_id, source.title]));
  const rows = [...indices, ...components].flatMap(({ indicator, series }) =>
    series.map((point) => [
      unit.unit_id,
      unit.name_vi,
      indicator.indicator_id,
      indicator.name_vi,
      point.period,
      point.value,
      point.rank,
      point.of,
      point.published_rank,
      point.status,
      point.break_before,
      point.source_id,
      titles.get(point.source_id) ?? null,
    ]),
  );
  return new Response(writeCsv(HEADER, rows, { bom: true }), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  });
};
