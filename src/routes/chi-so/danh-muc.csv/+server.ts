import { writeCsv } from '$lib/datapackage/write-csv';
import { buildEngine } from '$lib/engine/build';
import { askTree } from '$lib/queries/answers/indicator-tree';

export const prerender = true;

const HEADER = [
  'indicator_id',
  'parent_id',
  'index_id',
  'name_vi',
  'name_en',
  'short_vi',
  'unit_vi',
  'measure',
  'scale_min',
  'scale_max',
  'direction',
  'numerator_vi',
  'denominator_vi',
  'measured_by',
  'levels',
  'plain_vi',
  'target_vi',
  'years_with_figures',
  'source_section',
  'framework_sources',
  'figure_sources',
];

/** The catalogue, a row an indicator. */
export async function GET() {
  const { byId } = await askTree(await buildEngine());
  const rows = [...byId.values()].map(({ indicator, ...entry }) => [
    indicator.indicator_id,
    indicator.parent_id,
    indicator.index_id,
    indicator.name_vi,
    entry.name_en,
    indicator.short_vi,
    indicator.unit_vi,
    indicator.measure,
    indicator.scale_min,
    indicator.scale_max,
    indicator.direction,
    indicator.numerator_vi,
    indicator.denominator_vi,
    indicator.measured_by,
    indicator.levels,
    indicator.plain_vi,
    entry.target_vi,
    [...entry.years].reverse().join(' '),
    entry.passages.map(({ plan_id, section }) => `${plan_id} ${section}`).join('; '),
    entry.framework_source_ids.join(' '),
    entry.figure_source_ids.join(' '),
  ]);
  return new Response(writeCsv(HEADER, rows, { bom: true }), {
    headers: { 'Content-Type': 'text/csv; charset=utf-8' },
  });
}
