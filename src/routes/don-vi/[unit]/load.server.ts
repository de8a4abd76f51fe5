import { error } from '@sveltejs/kit';
import { smallMultiples, type ChartPoint, type Panel } from '$lib/charts';
import { drawChart } from '$lib/charts/svg';
import { valueStyle } from '$lib/charts/value-style';
import { comparePeriods, periodKind } from '$lib/domain/periods';
import type { Engine } from '$lib/engine/engine';
import { buildEngine } from '$lib/engine/build';
import { askUnit } from '$lib/queries/answers/unit';
import { catalogue } from '$lib/queries/answers/context';
import { unitOf } from '$lib/queries/answers/trend';
import { isComponent } from '$lib/queries/answers/is-component';
import type {
  IndicatorRow,
  TrendPoint,
  UnitAnswer,
  UnitIndicator,
} from '$lib/queries/answers/types';
import { lineageOf } from './lineage.server';
import { inTime, rankingHref, unitPages, unitsInside } from './places.server';

/** Indices shown first, in this order; what else there is follows. */
export const MAIN = ['par-index', 'sipas', 'papi', 'pci', 'dti', 'dvc-766'];

const place = ({ indicator_id, index_id }: IndicatorRow): number => {
  const at = MAIN.indexOf(isMain(indicator_id) ? indicator_id : (index_id ?? indicator_id));
  return at === -1 ? MAIN.length : at;
};
const isMain = (id: string) => MAIN.includes(id);

/** Whether an answer stands in the first table: an index, or an indicator that is no scored part of one. */
const standsAlone = ({ indicator }: UnitIndicator) => !isComponent(indicator);

function byPlace(a: UnitIndicator, b: UnitIndicator): number {
  return (
    Number(!isMain(a.indicator.indicator_id)) - Number(!isMain(b.indicator.indicator_id)) ||
    place(a.indicator) - place(b.indicator) ||
    (a.indicator.indicator_id < b.indicator.indicator_id ? -1 : 1)
  );
}

/** What a line is drawn through: the years where there are two of them, else all that there is. */
function lineOf({ series, segments }: UnitIndicator): ChartPoint[] {
  const pieces = segments.filter(
    ({ points }) => points[0] && periodKind(points[0].period) === 'year',
  );
  const years = pieces.flatMap(({ points, break_before }) =>
    points.map(({ period, value, status }, i): ChartPoint => {
      const cut = i === 0 ? break_before : null;
      return { period, value, status, break_before: cut !== null, reason: cut };
    }),
  );
  return years.length > 1
    ? years
    : series.map(({ period, value, status, break_before, reason }) => {
        return { period, value, status, break_before, reason };
      });
}

/** One row of a table of the page. */
export type FigureRow = Awaited<ReturnType<typeof figureRow>>;

async function figureRow(engine: Engine, answer: UnitIndicator) {
  const { indicator, series, latest } = answer;
  const valued = series.filter((point) => point.value !== null);
  return {
    id: indicator.indicator_id,
    name: indicator.short_vi,
    full: indicator.name_vi,
    unit: indicator.measure === 'percent' ? '%' : (indicator.unit_vi ?? ''),
    decimals: indicator.decimals ?? 2,
    lower_better: indicator.direction === 'lower_better',
    href: await rankingHref(engine, indicator, latest.period),
    latest,
    /** The last period with a value, where the latest has only a rank. */
    valued: latest.value === null ? (valued.at(-1) ?? null) : null,
    change_value: answer.change_value,
    change_rank: answer.change_rank,
    base_period: answer.base_period,
    reason: answer.reason,
    points: lineOf(answer),
    depth: 0,
  };
}

/** Parts of an index below each other as the catalogue has them: 1, 1.1, 1.2, 2… with their depth. */
function inTree(
  parts: readonly UnitIndicator[],
  root: string,
): { part: UnitIndicator; depth: number }[] {
  const ids = new Set(parts.map((part) => part.indicator.indicator_id));
  const under = (parent: string, depth: number): { part: UnitIndicator; depth: number }[] =>
    parts
      .filter(({ indicator: { parent_id } }) =>
        parent === root ? parent_id === root || !ids.has(parent_id ?? '') : parent_id === parent,
      )
      .sort(
        (a, b) =>
          (a.indicator.position ?? 999) - (b.indicator.position ?? 999) ||
          (a.indicator.indicator_id < b.indicator.indicator_id ? -1 : 1),
      )
      .flatMap((part) => [{ part, depth }, ...under(part.indicator.indicator_id, depth + 1)]);
  return under(root, 0);
}

/** The table of the years: periods down, indicators across. */
function yearsOf(answers: readonly UnitIndicator[]) {
  const columns = answers.filter((answer) => answer.series.length > 1);
  const periods = inTime(columns.flatMap((column) => column.series.map((point) => point.period)));
  return {
    columns: columns.map(({ indicator }) => ({
      id: indicator.indicator_id,
      name: indicator.short_vi,
      unit: indicator.measure === 'percent' ? '%' : (indicator.unit_vi ?? ''),
      decimals: indicator.decimals,
    })),
    rows: periods.reverse().map((period) => ({
      period,
      cells: columns.map(({ series }): TrendPoint | null => {
        return series.find((point) => point.period === period) ?? null;
      }),
    })),
  };
}

function drawn(answers: readonly UnitIndicator[]) {
  const panels: Panel[] = answers
    .filter(({ indicator }) => isMain(indicator.indicator_id))
    .map((head) => ({ head, indicator: head.indicator }))
    .map(({ head, indicator }) => ({
      id: indicator.indicator_id,
      name: indicator.measure === 'percent' ? `${indicator.short_vi}, %` : indicator.short_vi,
      // the year is the common measure of the panels
      points: lineOf(head).filter((point) => periodKind(point.period) === 'year'),
      style: { ...valueStyle(indicator), percent: false },
      us: true,
    }))
    .filter((panel) => panel.points.filter((point) => point.value !== null).length > 1);
  if (panels.length === 0) return null;
  return drawChart((width) => smallMultiples({ panels, sameScale: false }, width));
}

/** Ids of every source of the series given. */
const sourceIds = (answers: readonly UnitIndicator[]) =>
  new Set(answers.flatMap((answer) => answer.series.map((point) => point.source_id)));

async function componentsOf(engine: Engine, answer: UnitAnswer) {
  const parts = [...answer.indices, ...answer.components].filter((one) => !standsAlone(one));
  const known = await catalogue(engine);
  const roots = [...new Set(parts.map((part) => part.indicator.index_id ?? ''))];
  roots.sort((a, b) => ((MAIN.indexOf(a) + 99) % 99) - ((MAIN.indexOf(b) + 99) % 99));
  return Promise.all(
    roots.map(async (root) => {
      const own = parts.filter((part) => part.indicator.index_id === root);
      const ids = sourceIds(own);
      return {
        id: root,
        name: known.get(root)?.short_vi ?? root,
        rows: await Promise.all(
          inTree(own, root).map(async ({ part, depth }) => ({
            ...(await figureRow(engine, part)),
            depth,
          })),
        ),
        sources: answer.sources.filter((source) => ids.has(source.source_id)),
      };
    }),
  );
}

/** Everything the page of a unit shows. */
export async function loadUnit(unit_id: string) {
  const engine = await buildEngine();
  const pages = await unitPages(engine);
  if (!pages.has(unit_id)) error(404);
  const answer = await askUnit(engine, { unit_id });
  const { unit } = await unitOf(engine, unit_id);
  const lineage = await lineageOf(engine, unit);
  const names = Object.fromEntries(
    [...answer.predecessors, ...answer.successors].map((link) => [
      link.unit.unit_id,
      link.unit.name_vi,
    ]),
  );
  const heads = [...answer.indices, ...answer.components].filter(standsAlone).sort(byPlace);
  const headIds = sourceIds(heads);
  const latest = heads
    .map((head) => head.latest.period)
    .sort(comparePeriods)
    .at(-1);
  return {
    unit: answer.unit,
    kind: unit.kind,
    names: answer.names,
    other_names: names,
    ancestors: answer.ancestors.map((above) => ({
      unit_id: above.unit_id,
      name_vi: above.name_vi,
      page: pages.has(above.unit_id),
    })),
    lineage,
    latest: latest ?? null,
    sources: answer.sources,
    heads: await Promise.all(heads.map((head) => figureRow(engine, head))),
    headSources: answer.sources.filter((source) => headIds.has(source.source_id)),
    drawn: drawn(heads),
    years: yearsOf(heads),
    components: await componentsOf(engine, answer),
    inside: await unitsInside(engine, unit_id),
  };
}
