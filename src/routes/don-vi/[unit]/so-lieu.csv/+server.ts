import { error } from '@sveltejs/kit';
import { writeCsv } from '$lib/datapackage/write-csv';
import { buildEngine } from '$lib/engine/build';
import { sourcesOfPoint } from '$lib/queries/answers/overview-parts';
import type { Boundaries, TrendPoint, UnitAnswer } from '$lib/queries/answers/types';
import { askUnit } from '$lib/queries/answers/unit';
import { ask } from '$lib/queries/question';
import { unitsWithFigures } from '$lib/queries/units-with-figures';
import { isMerged } from '../../load';
import { unitPages } from '../places.server';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

const HEADER = [
  'unit_id',
  'unit',
  'boundaries',
  'indicator_id',
  'indicator',
  'period',
  'value',
  'rank',
  'of',
  'published_rank',
  'status',
  'retrospective',
  'break_before',
  'estimated_rank',
  'estimate_min',
  'estimate_max',
  'estimate_of',
  'source_id',
  'source_title',
];

export const entries: EntryGenerator = async () =>
  (await ask(await buildEngine(), unitsWithFigures, {})).map(({ unit_id }) => ({ unit: unit_id }));

/** All series of a unit. */
export const GET: RequestHandler = async ({ params }) => {
  const engine = await buildEngine();
  if (!(await unitPages(engine)).has(params.unit)) error(404);
  const own = await askUnit(engine, { unit_id: params.unit });
  const rolled = isMerged(own)
    ? await askUnit(engine, { unit_id: params.unit, boundaries: 'current' })
    : null;
  const rows = [
    ...rowsOf(own, 'original', () => true),
    ...(rolled ? rowsOf(rolled, 'current', (point) => point.estimate !== null) : []),
  ];
  return new Response(writeCsv(HEADER, rows, { bom: true }), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  });
};

/** The figures of a unit in one set of boundaries. */
function rowsOf(
  { unit, indices, components, sources }: UnitAnswer,
  boundaries: Boundaries,
  wanted: (point: TrendPoint) => boolean,
) {
  const titles = new Map(sources.map((source) => [source.source_id, source.title]));
  return [...indices, ...components].flatMap(({ indicator, series }) =>
    series.filter(wanted).map((point) => [
      unit.unit_id,
      unit.name_vi,
      boundaries,
      indicator.indicator_id,
      indicator.name_vi,
      point.period,
      point.value,
      point.rank,
      point.of,
      point.published_rank,
      point.status,
      point.retrospective,
      point.break_before,
      point.estimated_rank,
      point.estimate?.min ?? null,
      point.estimate?.max ?? null,
      point.estimate?.parts.map((part) => part.unit_id).join(' ') ?? null,
      sourcesOfPoint(point).join(' '),
      sourcesOfPoint(point)
        .map((id) => titles.get(id) ?? id)
        .join('; '),
    ]),
  );
}
