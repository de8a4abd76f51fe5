import { compareVietnamese } from '../../domain/fold';
import { familyOf } from '../../domain/roll-up';
import { predecessorsOf, successorsOf } from '../../domain/units-in-time';
import type { LineageStep } from '../../domain/units-in-time';
import type { Engine } from '../../engine/engine';
import { lineage } from '../lineage';
import { ask } from '../question';
import { unitFigures } from '../unit-figures';
import { unitNames } from '../unit-names';
import { unitsById } from '../units-by-id';
import { catalogue, sourcesOf } from './context';
import { estimateSources } from './estimates';
import { loadTrend } from './trend';
import type {
  Boundaries,
  IndicatorRow,
  LineageLink,
  UnitAnswer,
  UnitIndicator,
  Weighting,
} from './types';
import { LATEST, named, unitOf } from './unit-of';
import { descentOfUnit } from './units-for';

async function indicatorOfUnit(
  engine: Engine,
  asked: AskUnit,
  indicator: IndicatorRow,
): Promise<UnitIndicator[]> {
  const trend = await loadTrend(engine, { ...asked, indicator_id: indicator.indicator_id });
  const latest = trend.points.at(-1);
  const { index_id, indicator_id } = indicator;
  const whole = index_id === null || index_id === indicator_id;
  // Of an index that could not be estimated it is worth telling whose figures are wanting.
  const known = trend.points.some(
    (p) => p.value !== null || p.published_rank !== null || (whole && p.estimate !== null),
  );
  if (!latest || !known) return [];
  return [
    {
      indicator,
      series: trend.points,
      segments: trend.segments,
      latest,
      change_value: trend.change.value,
      change_rank: trend.change.rank,
      base_period: trend.base_period,
      reason: trend.change.reason,
      rank_reason: trend.change.rank_reason,
    },
  ];
}

async function linksNamed(engine: Engine, steps: readonly LineageStep[]): Promise<LineageLink[]> {
  if (steps.length === 0) return [];
  const unit_ids = steps.map((step) => step.unit_id).sort();
  const rows = await ask(engine, unitsById, { unit_ids, date: LATEST });
  const units = new Map(rows.map((row) => [row.unit_id, row]));
  return steps
    .flatMap(({ unit_id, distance, link }) => {
      const unit = units.get(unit_id);
      const { effective_on, extent } = link;
      return unit ? [{ unit: named(unit), effective_on, extent, distance }] : [];
    })
    .sort((a, b) => a.distance - b.distance || compareVietnamese(a.unit.short_vi, b.unit.short_vi));
}

export interface AskUnit {
  unit_id: string;
  boundaries?: Boundaries;
  weighting?: Weighting;
}

/** Everything known of a unit: its indicators with series, rank and change, its names, and its lineage. */
export async function askUnit(engine: Engine, asked: AskUnit): Promise<UnitAnswer> {
  const { unit_id } = asked;
  const { unit, path } = await unitOf(engine, unit_id);
  const [names, links, descent, all] = await Promise.all([
    ask(engine, unitNames, { unit_id }),
    ask(engine, lineage, { unit_id }),
    descentOfUnit(engine, unit_id),
    catalogue(engine),
  ]);
  const family = asked.boundaries === 'current' ? familyOf(unit_id, descent) : [];
  const figures = await ask(engine, unitFigures, { unit_ids: [unit_id, ...family].sort() });
  const has = new Set(figures.map((row) => row.indicator_id));
  const wanted = [...all.values()].filter((indicator) => has.has(indicator.indicator_id));
  const answers = (
    await Promise.all(wanted.map((indicator) => indicatorOfUnit(engine, asked, indicator)))
  ).flat();
  const heads = ({ indicator }: UnitIndicator) =>
    indicator.index_id === null || indicator.index_id === indicator.indicator_id;
  return {
    unit: named(unit),
    names,
    ancestors: path.map(named),
    predecessors: await linksNamed(engine, predecessorsOf(unit_id, links)),
    successors: await linksNamed(engine, successorsOf(unit_id, links)),
    indices: answers.filter(heads),
    components: answers.filter((answer) => !heads(answer)),
    sources: await sourcesOf(
      engine,
      answers.flatMap((answer) =>
        answer.series.flatMap((point) => [point.source_id, ...estimateSources(point.estimate)]),
      ),
    ),
  };
}
