import type { ChartPoint } from '$lib/charts/spec';
import { cautionsOf, type Caution } from '$lib/domain/cautions';
import { periodKind, periodYear } from '$lib/domain/periods';
import type { Finding, Period, Status } from '$lib/domain/types';
import type { Engine } from '$lib/engine/engine';
import { isComponent } from '$lib/domain/is-component';
import { rankingPages } from '$lib/queries/answers/pages';
import { sourcesOfPoint } from '$lib/queries/answers/overview-parts';
import type { Estimate, IndicatorRow, TrendPoint, UnitIndicator } from '$lib/queries/answers/types';

/** Indices shown first, in this order; what else there is follows. */
export const MAIN = ['par-index', 'sipas', 'papi', 'pci', 'dti', 'dvc-766'];
export const isMain = (id: string) => MAIN.includes(id);

const place = ({ indicator_id, index_id }: IndicatorRow): number => {
  const at = MAIN.indexOf(isMain(indicator_id) ? indicator_id : (index_id ?? indicator_id));
  return at === -1 ? MAIN.length : at;
};

/** Whether an answer stands in the first table: an index, or an indicator that is no scored part of one. */
export const standsAlone = ({ indicator }: UnitIndicator) => !isComponent(indicator);

export function byPlace(a: UnitIndicator, b: UnitIndicator): number {
  return (
    Number(!isMain(a.indicator.indicator_id)) - Number(!isMain(b.indicator.indicator_id)) ||
    place(a.indicator) - place(b.indicator) ||
    (a.indicator.indicator_id < b.indicator.indicator_id ? -1 : 1)
  );
}

/** What a line is drawn through: the years where there are two of them, else all that there is. */
export function lineOf({ series, segments }: UnitIndicator): ChartPoint[] {
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

/** One figure as the tables of the page show it. */
export interface FigurePoint {
  period: Period;
  value: number | null;
  rank: number | null;
  of: number | null;
  published_rank: number | null;
  published_of: number | null;
  estimated_rank: number | null;
  estimated_of: number | null;
  status: Status;
  own: boolean;
  retrospective: boolean;
  break_before: boolean;
  note: string | null;
  /** Its source, or those of what it was rolled up from. */
  source_ids: string[];
  estimate: Estimate | null;
}

export function figurePoint(point: TrendPoint): FigurePoint {
  return {
    period: point.period,
    value: point.value,
    rank: point.rank,
    of: point.of,
    published_rank: point.published_rank,
    published_of: point.published_of,
    estimated_rank: point.estimated_rank,
    estimated_of: point.estimated_of,
    status: point.status,
    own: point.own,
    retrospective: point.retrospective,
    break_before: point.break_before,
    note: point.note,
    source_ids: sourcesOfPoint(point),
    estimate: point.estimate,
  };
}

/** Address of the ranking of an indicator in the year of a period; null where there is no such page. */
async function rankingHref(
  engine: Engine,
  indicator: IndicatorRow,
  { period, own }: TrendPoint,
): Promise<string | null> {
  if (own) return null;
  const pages = await rankingPages(engine);
  const year = String(periodYear(period));
  const has = (id: string | null) =>
    pages.some((page) => page.indicator.indicator_id === id && page.years.includes(year));
  const { indicator_id, index_id } = indicator;
  if (!isComponent(indicator)) {
    return has(indicator_id) ? `/xep-hang/${indicator_id}/${year}` : null;
  }
  return has(index_id) ? `/xep-hang/${index_id}/${year}?ct=${indicator_id}` : null;
}

/** One row of a table of the page. */
export interface FigureRow {
  id: string;
  name: string;
  full: string;
  /** "%" for percents. */
  unit: string;
  decimals: number;
  lower_better: boolean;
  /** The ranking that the latest figure stands in. */
  href: string | null;
  latest: FigurePoint;
  /** The last period with a value, where the latest has only a rank. */
  valued: { period: Period; value: number } | null;
  change_value: number | null;
  change_rank: number | null;
  base_period: Period | null;
  reason: Finding | null;
  points: ChartPoint[];
  /** What its source says against several of its values. */
  cautions: Caution[];
  /** A published rank of which it is not known among how many. */
  set_unknown: boolean;
}

export async function figureRow(engine: Engine, answer: UnitIndicator): Promise<FigureRow> {
  const { indicator, series, latest } = answer;
  const valued = series.filter((point) => point.value !== null).at(-1);
  return {
    id: indicator.indicator_id,
    name: indicator.short_vi,
    full: indicator.name_vi,
    unit: indicator.measure === 'percent' ? '%' : (indicator.unit_vi ?? ''),
    decimals: indicator.decimals ?? 2,
    lower_better: indicator.direction === 'lower_better',
    href: await rankingHref(engine, indicator, latest),
    latest: figurePoint(latest),
    valued:
      latest.value === null && valued?.value != null
        ? { period: valued.period, value: valued.value }
        : null,
    change_value: answer.change_value,
    change_rank: answer.change_rank,
    base_period: answer.base_period,
    reason: answer.reason,
    // Why a line is cut is told with the chart of the years.
    points: lineOf(answer).map((point) => ({ ...point, reason: null })),
    cautions: cautionsOf(series),
    set_unknown:
      latest.published_rank !== null &&
      latest.published_of === null &&
      indicator.levels !== null &&
      !indicator.levels.includes('province'),
  };
}
