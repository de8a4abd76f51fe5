import { bandAmong, bandsFor } from '../../domain/bands';
import { cautionsOf } from '../../domain/cautions';
import { comparePeriods, periodKind, periodYear } from '../../domain/periods';
import type { Engine } from '../../engine/engine';
import { bands } from '../bands';
import { lineage } from '../lineage';
import { remember } from '../memo';
import { ask } from '../question';
import { unitPlans } from '../unit-plans';
import { catalogue, sourcesOf } from './context';
import { askParts, sourcesOfPoint } from './overview-parts';
import type { Place } from './overview-parts';
import type {
  Overview,
  OverviewFigure,
  OverviewLatest,
  OverviewPlan,
  OverviewTarget,
} from './overview-types';
import { askTargets } from './targets';
import { unitOf } from './unit-of';
import type { IndicatorRow, TrendPoint, UnitAnswer, UnitIndicator } from './types';
import { askUnit } from './unit';

/** Indices of the board, in the order officials know. */
export const BOARD = ['par-index', 'sipas', 'papi', 'pci', 'ddci', 'dti', 'ict-index', 'dvc-766'];

/** Rates of the board: one place each, for whichever definitions have figures; else for the first. */
const RATES: Readonly<Record<string, readonly string[]>> = {
  online: [
    'online-dossier-rate',
    'online-dossier-eligible-rate',
    'online-dossier-unspecified-rate',
  ],
  postal: ['postal-dossier-rate', 'postal-procedure-rate'],
  'on-time': [
    'dossier-on-time-due-rate',
    'dossier-on-time-resolved-rate',
    'dossier-on-time-carried-rate',
    'dossier-on-time-rate',
    'dossier-on-time-unspecified-rate',
  ],
};

/** Indicators whose targets speak of an index of the board. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  'par-index': ['par-index-province', 'par-index-district', 'par-index-commune'],
};

function latestOf(point: TrendPoint): OverviewLatest {
  const { estimate } = point;
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
    retrospective: point.retrospective,
    note: point.note,
    source_ids: sourcesOfPoint(point),
    estimate: estimate && {
      min: estimate.min,
      max: estimate.max,
      beside: point.status === 'estimated' ? null : estimate.value,
      parts: estimate.parts.map(({ unit_id, short_vi, value }) => {
        return { unit_id, name: short_vi, value };
      }),
      missing: estimate.missing.map(({ short_vi }) => short_vi),
    },
  };
}

/** What a line is drawn through: the years where there are two of them, else all that there is. */
function pointsOf({ series, segments }: UnitIndicator): OverviewFigure['points'] {
  const years = segments
    .filter(({ points }) => points[0] && periodKind(points[0].period) === 'year')
    .flatMap(({ points, break_before }) =>
      points.map(({ period, value, status }, i) => {
        const cut = i === 0 ? break_before : null;
        return { period, value, status, break_before: cut !== null, reason: cut };
      }),
    );
  if (years.length > 1) return years;
  return series.map(({ period, value, status, break_before, reason }) => ({
    period,
    value,
    status,
    break_before,
    reason,
  }));
}

/** The published grade of a final figure of the unit's own year; null where none was published. */
async function bandOf(
  engine: Engine,
  { unit, ancestors }: UnitAnswer,
  id: string,
  { value, period, status, retrospective }: TrendPoint,
): Promise<OverviewFigure['band']> {
  if (value === null || status !== 'final' || retrospective) return null;
  const rows = await remember(engine, `bands ${id}`, () => ask(engine, bands, { index_id: id }));
  const scopes = [unit.unit_id, ...ancestors.map((above) => above.unit_id).reverse()];
  const key = { index_id: id, level: unit.level, year: periodYear(period), scopes };
  const inForce = bandsFor(rows, key);
  const band = bandAmong(value, inForce);
  const row = inForce.find((one) => one === band);
  return row ? { label: row.label, source_id: row.source_id } : null;
}

async function targetsOf(
  engine: Engine,
  id: string,
  units: readonly string[],
): Promise<OverviewTarget[]> {
  const ids = [id, ...(ALSO[id] ?? [])];
  const judged = await Promise.all(ids.map((one) => askTargets(engine, one)));
  return judged
    .flat()
    .filter(({ target }) => units.includes(target.unit_id))
    .sort(
      ({ target: a }, { target: b }) =>
        comparePeriods(b.period, a.period) || (a.unit_id < b.unit_id ? -1 : 1),
    )
    .map(({ target, indicator, status }) => {
      const { period, text_vi, unit_id, unit_vi, plan_id } = target;
      const { measure, unit_vi: counted, decimals } = indicator;
      const percent = measure === 'percent';
      return { period, text_vi, unit_id, unit_vi, plan_id, status, percent, counted, decimals };
    });
}

/** The card of an indicator that has no figure of the unit. */
function blank(indicator: IndicatorRow, group: string): OverviewFigure {
  return {
    id: indicator.indicator_id,
    group,
    name: indicator.short_vi,
    full: indicator.name_vi,
    unit: indicator.unit_vi ?? '',
    percent: indicator.measure === 'percent',
    decimals: indicator.decimals ?? 2,
    lower_better: indicator.direction === 'lower_better',
    measured_by: indicator.measured_by,
    plain_vi: indicator.plain_vi,
    latest: null,
    valued: null,
    change_value: null,
    change_rank: null,
    base_period: null,
    reason: null,
    rank_reason: null,
    span: null,
    points: [],
    cautions: [],
    known: null,
    band: null,
    targets: [],
  };
}

async function figureOf(
  engine: Engine,
  unit: UnitAnswer,
  answer: UnitIndicator,
  group: string,
): Promise<OverviewFigure> {
  const { indicator, latest, series } = answer;
  const { scale_min, scale_max } = indicator;
  const valued = series.findLast((point) => point.value !== null);
  const [first, last] = [series[0], series.at(-1)];
  return {
    ...blank(indicator, group),
    latest: latestOf(latest),
    valued:
      latest.value === null && valued?.value != null
        ? { period: valued.period, value: valued.value }
        : null,
    change_value: answer.change_value,
    change_rank: answer.change_rank,
    base_period: answer.base_period,
    reason: answer.reason,
    rank_reason: answer.rank_reason,
    span: scale_max !== null ? scale_max - (scale_min ?? 0) : Math.abs(latest.value ?? 0) || null,
    points: pointsOf(answer),
    cautions: cautionsOf(series),
    known: first && last ? { periods: series.length, from: first.period, to: last.period } : null,
    band: await bandOf(engine, unit, indicator.indicator_id, latest),
  };
}

/** Whether an indicator without figures is worth a card: it is measured at the unit's level, or the board of provinces names it. */
const measuredAt = ({ levels }: IndicatorRow, level: string) =>
  level === 'province' || (levels ?? '').split('; ').includes(level);

async function figuresOf(engine: Engine, unit: UnitAnswer): Promise<OverviewFigure[]> {
  const all = await catalogue(engine);
  const answers = new Map(
    [...unit.indices, ...unit.components].map((one) => [one.indicator.indicator_id, one]),
  );
  const places = [...BOARD.map((id) => [id, [id]] as const), ...Object.entries(RATES)];
  const units = [unit.unit.unit_id, ...formedFrom(unit).map((one) => one.unit_id)];
  const found = await Promise.all(
    places.map(async ([group, ids]) => {
      const there = ids.flatMap((id) => answers.get(id) ?? []);
      if (there.length > 0) {
        return Promise.all(there.map((answer) => figureOf(engine, unit, answer, group)));
      }
      const indicator = all.get(ids[0] ?? group);
      return indicator && measuredAt(indicator, unit.unit.level) ? [blank(indicator, group)] : [];
    }),
  );
  return Promise.all(
    found.flat().map(async (figure) => ({
      ...figure,
      targets: await targetsOf(engine, figure.id, units),
    })),
  );
}

/** Units that a new unit was put together from; a unit that went on has none. */
function formedFrom({ unit, predecessors }: UnitAnswer): Overview['from'] {
  return predecessors
    .filter((link) => link.distance === 1 && link.effective_on === unit.valid_from)
    .map(({ unit: { unit_id, name_vi }, effective_on }) => ({ unit_id, name_vi, effective_on }));
}

async function plansOf(engine: Engine, unit: UnitAnswer): Promise<OverviewPlan[]> {
  const units = [unit.unit, ...formedFrom(unit)];
  const rows = await ask(engine, unitPlans, { unit_ids: units.map((one) => one.unit_id).sort() });
  const plans = new Map<string, OverviewPlan>();
  for (const row of rows) {
    const { plan_id, unit_id, title_vi, document_no, year, source_id } = row;
    const unit_vi = units.find((one) => one.unit_id === unit_id)?.name_vi ?? unit_id;
    const plan = plans.get(plan_id) ?? {
      ...{ plan_id, unit_id, unit_vi, title_vi, document_no, year, source_id },
      ...(row.own ? { own: true as const } : {}),
      ...{ tasks: 0, reported: 0, ends: [] },
    };
    plan.tasks += row.tasks;
    plan.reported += row.reported;
    if (row.tasks > 0) plan.ends.push({ on: row.end_date, tasks: row.tasks });
    plans.set(plan_id, plan);
  }
  return [...plans.values()];
}

/** Whether a province of today was put together from others: then the years before are estimates. */
async function isMerged(engine: Engine, unit_id: string): Promise<boolean> {
  const [{ unit }, links] = await Promise.all([
    unitOf(engine, unit_id),
    ask(engine, lineage, { unit_id }),
  ]);
  return (
    unit.level === 'province' &&
    unit.valid_to === null &&
    links.some((link) => link.to_unit_id === unit_id && link.effective_on === unit.valid_from)
  );
}

/** The start page of a unit: the board of indices, what moved, where it is lowest, its plans. Throws UnknownError. */
export async function askOverview(engine: Engine, unit_id: string): Promise<Overview> {
  const merged = await isMerged(engine, unit_id);
  const unit = await askUnit(engine, merged ? { unit_id, boundaries: 'current' } : { unit_id });
  const { level, valid_to } = unit.unit;
  const above = unit.ancestors.find((one) => one.level === 'province')?.unit_id ?? null;
  const place: Place = {
    level,
    within: level === 'province' ? null : above,
    boundaries: merged ? 'current' : 'original',
  };
  const [figures, parts, plans] = await Promise.all([
    figuresOf(engine, unit),
    askParts(engine, unit, BOARD, place),
    plansOf(engine, unit),
  ]);
  const used = [
    ...figures.flatMap((one) => [...(one.latest?.source_ids ?? []), one.band?.source_id ?? null]),
    ...[...parts.lowest, ...parts.risen, ...parts.fallen].flatMap((part) => part.source_ids),
    ...plans.map((plan) => plan.source_id),
  ];
  const { name_vi, short_vi, valid_from } = unit.unit;
  const into = unit.successors.filter((link) => link.distance === 1 && valid_to !== null);
  return {
    unit: { unit_id, name_vi, short_vi, level, valid_from, valid_to },
    from: formedFrom(unit),
    into: into.map((link) => ({
      unit_id: link.unit.unit_id,
      name_vi: link.unit.name_vi,
      effective_on: link.effective_on,
    })),
    figures,
    ...parts,
    plans,
    sources: (await sourcesOf(engine, used)).map(
      ({ source_id, title, publisher, url, published_on, accessed_on }) => {
        return { source_id, title, publisher, url, published_on, accessed_on };
      },
    ),
    names: Object.fromEntries(
      [...unit.predecessors, ...unit.successors].map(({ unit: one }) => [one.unit_id, one.name_vi]),
    ),
  };
}
