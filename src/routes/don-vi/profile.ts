import type { Panel } from '$lib/charts/small-multiples';
import { valueStyle } from '$lib/charts/value-style';
import { comparePeriods, periodKind } from '$lib/domain/periods';
import type { Period } from '$lib/domain/types';
import type { Engine } from '$lib/engine/engine';
import { askUnit } from '$lib/queries/answers/unit';
import { sourcesOfPoint } from '$lib/queries/answers/overview-parts';
import { m } from '$lib/messages/generated/messages';
import type {
  Boundaries,
  IndicatorRow,
  UnitAnswer,
  UnitIndicator,
} from '$lib/queries/answers/types';
import { partsOf, type IndexParts } from './parts';
import {
  byPlace,
  figurePoint,
  figureRow,
  isMain,
  lineOf,
  standsAlone,
  type FigurePoint,
  type FigureRow,
} from './rows';

/** A chart drawn at build. */
export interface DrawnChart {
  wide: string;
  narrow: string;
  notes: string[];
}

/** The table of the years: periods down, indicators across. */
export interface YearsData {
  columns: { id: string; name: string; unit: string; decimals: number | null }[];
  rows: { period: Period; cells: (FigurePoint | null)[] }[];
}

/** The figures of a unit in one set of boundaries. */
export interface Figures {
  heads: FigureRow[];
  head_source_ids: string[];
  latest: Period | null;
  panels: Panel[];
  years: YearsData;
  parts: IndexParts[];
  /** Some figure is rolled up from the units before. */
  estimated: boolean;
}

function yearsOf(answers: readonly UnitIndicator[]): YearsData {
  const columns = answers.filter((answer) => answer.series.length > 1);
  const periods = new Set(columns.flatMap(({ series }) => series.map((point) => point.period)));
  return {
    columns: columns.map(({ indicator }) => ({
      id: indicator.indicator_id,
      name: indicator.short_vi,
      unit: indicator.measure === 'percent' ? '%' : (indicator.unit_vi ?? ''),
      decimals: indicator.decimals,
    })),
    rows: [...periods]
      .sort((a, b) => comparePeriods(b, a))
      .map((period) => ({
        period,
        cells: columns.map(({ series }) => {
          const point = series.find((one) => one.period === period);
          return point ? figurePoint(point) : null;
        }),
      })),
  };
}

/** A title with the unit of its axis: "PAPI, điểm". */
function panelName({ short_vi, unit_vi, measure }: IndicatorRow): string {
  const unit = measure === 'percent' ? '%' : unit_vi;
  return unit ? m.unit_panel({ name: short_vi, unit }) : short_vi;
}

/** Small charts of the main indices by year, where there are two years to join. */
function panelsOf(answers: readonly UnitIndicator[]): Panel[] {
  return answers
    .filter(({ indicator }) => isMain(indicator.indicator_id))
    .map((head) => {
      const { indicator } = head;
      return {
        id: indicator.indicator_id,
        name: panelName(indicator),
        points: lineOf(head).filter((point) => periodKind(point.period) === 'year'),
        style: { ...valueStyle(indicator), percent: false },
        us: true,
      };
    })
    .filter((panel) => panel.points.filter((point) => point.value !== null).length > 1);
}

/** What the tables and the chart of a unit show, of its own figures or in today's boundaries. */
export async function figuresOf(
  engine: Engine,
  unit_id: string,
  boundaries?: Boundaries,
): Promise<{ answer: UnitAnswer; figures: Figures }> {
  const answer = await askUnit(engine, { unit_id, ...(boundaries ? { boundaries } : {}) });
  const heads = [...answer.indices, ...answer.components].filter(standsAlone).sort(byPlace);
  const latest = heads
    .map((head) => head.latest.period)
    .sort(comparePeriods)
    .at(-1);
  const figures: Figures = {
    heads: await Promise.all(heads.map((head) => figureRow(engine, head))),
    head_source_ids: [...new Set(heads.flatMap((head) => head.series.flatMap(sourcesOfPoint)))],
    latest: latest ?? null,
    panels: panelsOf(heads),
    years: yearsOf(heads),
    parts: await partsOf(engine, { answer, boundaries }),
    estimated: [...answer.indices, ...answer.components].some(({ series }) =>
      series.some((point) => point.estimate !== null),
    ),
  };
  return { answer, figures };
}
