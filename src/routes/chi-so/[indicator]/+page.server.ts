import { distribution } from '$lib/charts';
import { drawChart } from '$lib/charts/svg';
import { valueStyle } from '$lib/charts/value-style';
import { buildEngine } from '$lib/engine/build';
import { figuresOfYear } from '$lib/queries/figures-of-year';
import { ask } from '$lib/queries/question';
import { breaksOf, sourcesOf } from '$lib/queries/answers/context';
import type { DistributionAnswer } from '$lib/queries/answers/distribution';
import { askTargets } from '$lib/queries/answers/targets';
import { askVersions } from '$lib/queries/answers/framework-versions';
import { isComponent } from '$lib/domain/is-component';
import type { SourceRow } from '$lib/queries/answers/types';
import { register } from '../../nhiem-vu/register';
import { targetLineOf } from '../../ty-le/target-line';
import { KIND_WORDS } from '../words';
import { distributionRows } from './distribution-table';
import { distributionOf, indicatorEntries, placeOf } from './load.server';
import { versionTable } from './versions';

export const entries = indicatorEntries;

function drawn(answer: DistributionAnswer) {
  const { wide, narrow, notes } = drawChart((width) =>
    distribution({ years: answer.years, style: valueStyle(answer.indicator) }, width),
  );
  return {
    svgWide: wide,
    svgNarrow: narrow,
    notes,
    rows: distributionRows(answer),
    sources: answer.sources.map(noteOfSource),
  };
}

const noteOfSource = ({
  source_id,
  title,
  publisher,
  url,
  published_on,
  accessed_on,
}: SourceRow) => ({
  source_id,
  title,
  publisher,
  url,
  published_on,
  accessed_on,
});

export async function load({ params }) {
  const { indicator: indicator_id } = params;
  const engine = await buildEngine();
  const { tree, entry } = await placeOf(indicator_id);
  const { indicator } = entry;
  const [answer, figures, broken, versions, targets] = await Promise.all([
    distributionOf(indicator_id),
    ask(engine, figuresOfYear, { indicator_id, year: null }),
    breaksOf(engine, indicator_id),
    askVersions(engine, indicator),
    askTargets(engine, indicator_id),
  ]);
  const { tasks } = await register(engine);
  const listed = answer ? [] : figures;
  const tables = versions.filter((group) => group.rows.length > 0).map(versionTable);
  const cited = await sourcesOf(engine, [
    ...tables.flatMap(({ heads, rows }) => [
      ...heads.map((head) => head.source_id),
      ...rows.flatMap(({ cells }) => cells.map((cell) => cell.source_id)),
    ]),
    ...broken.map((row) => row.source_id),
    ...entry.framework_source_ids,
  ]);
  const documents = await sourcesOf(
    engine,
    entry.passages.map((passage) => passage.source_id),
  );
  return {
    entry: {
      indicator,
      name_en: entry.name_en,
      target_vi: entry.target_vi,
      years: entry.years,
      passages: entry.passages.map(({ plan_vi, section, source_id }) => ({
        plan_vi,
        section,
        note: documents.find((source) => source.source_id === source_id)?.note ?? '',
      })),
      component: isComponent(indicator),
    },
    above: tree.above(indicator_id).map(({ indicator: { indicator_id: id, short_vi } }) => ({
      id,
      name: short_vi,
    })),
    parts: tree.partsOf(indicator_id).map(({ kind, entries: list }, _, all) => ({
      title: all.length > 1 ? KIND_WORDS[kind]() : '',
      list: list.map(({ indicator: part, years }) => ({
        id: part.indicator_id,
        name: part.name_vi,
        years: years.length > 0,
      })),
    })),
    distribution: answer ? drawn(answer) : null,
    figures: listed,
    figureSources: await sourcesOf(
      engine,
      listed.map((row) => row.source_id),
    ),
    elsewhere:
      answer !== null &&
      figures.some((row) => row.level !== 'province' || row.period.length > 4 || row.breakdown),
    tasks: tasks.filter((task) => task.indicators.includes(indicator_id)).length,
    breaks: broken.map(({ period, reason_vi, source_id }) => ({ period, reason_vi, source_id })),
    versions: tables,
    targets: targets.map(targetLineOf),
    sources: cited.map(noteOfSource),
  };
}
