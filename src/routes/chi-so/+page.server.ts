import { buildEngine } from '$lib/engine/build';
import { m } from '$lib/messages/generated/messages';
import { sourcesOf } from '$lib/queries/answers/context';
import { askTree } from '$lib/queries/answers/indicator-tree';
import type { Entry, IndicatorTree } from '$lib/queries/answers/indicator-tree';
import type { Branch, Node } from './node';
import { directionText, KIND_WORDS, levelsText, yearsText } from './words';

interface Work {
  tree: IndicatorTree;
  titles: ReadonlyMap<string, string>;
  /** Number of each plan cited, from 1. */
  documents: ReadonlyMap<string, number>;
}

/** Where an entry without a passage comes from: its framework before its figures. */
function originText({ framework_source_ids, figure_source_ids }: Entry, { titles }: Work): string {
  const all = [...new Set([...framework_source_ids, ...figure_source_ids])];
  const title = titles.get(all[0] ?? '');
  if (title === undefined) return m.indicator_from_unknown();
  const rest = all.length - 1;
  return m.indicator_from({
    title: rest > 0 ? m.indicator_from_more({ title, n: rest }) : title,
  });
}

function nodeOf(entry: Entry, work: Work): Node {
  const { indicator, years, passages } = entry;
  const { indicator_id: id, unit_vi, direction, levels } = indicator;
  return {
    id,
    name: indicator.name_vi,
    en: entry.name_en ?? '',
    facts: [unit_vi ?? '', directionText(direction), levelsText(levels)]
      .filter(Boolean)
      .join(' · '),
    years: years.length > 0 ? yearsText(years) : '',
    target: entry.target_vi ?? '',
    passages: passages.map(({ plan_id, section }) => [work.documents.get(plan_id) ?? 0, section]),
    origin: passages.length > 0 ? '' : originText(entry, work),
    branches: work.tree.partsOf(id).map(({ kind, entries }, _, all) => ({
      title: all.length > 1 ? KIND_WORDS[kind]() : '',
      nodes: entries.map((part) => nodeOf(part, work)),
    })),
  };
}

/** The catalogue in words: indices and what they are made of, then what stands alone. */
export async function load() {
  const engine = await buildEngine();
  const tree = await askTree(engine);
  const entries = [...tree.byId.values()];
  const cited = [
    ...new Map(
      entries.flatMap((entry) => entry.passages.map((one) => [one.plan_id, one] as const)),
    ).values(),
  ];
  const papers = await sourcesOf(
    engine,
    cited.map((one) => one.source_id),
  );
  const named = await sourcesOf(
    engine,
    entries.flatMap((entry) => [...entry.framework_source_ids, ...entry.figure_source_ids]),
  );
  const work: Work = {
    tree,
    titles: new Map(named.map((source) => [source.source_id, source.title])),
    documents: new Map(cited.map((one, i) => [one.plan_id, i + 1])),
  };
  const branch = (title: string, list: readonly Entry[]): Branch => ({
    title,
    nodes: list.map((entry) => nodeOf(entry, work)),
  });
  return {
    count: entries.length,
    documented: entries.filter((entry) => entry.passages.length > 0).length,
    branches: [
      branch(m.indicator_indices(), tree.indices),
      branch(m.indicator_planned(), tree.planned),
      branch(m.indicator_counted(), tree.counted),
    ],
    documents: cited.map(({ plan_vi, source_id }) => ({
      title: plan_vi,
      note: papers.find((paper) => paper.source_id === source_id)?.note ?? '',
    })),
  };
}
