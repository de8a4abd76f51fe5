import { compareVietnamese } from '../../domain/fold';
import { basePeriod, referenceDate } from '../../domain/periods';
import { provisionalRanks } from '../../domain/ranking';
import type { Level, Period } from '../../domain/types';
import { tileEra } from '../../domain/units-in-time';
import type { Engine } from '../../engine/engine';
import { remember } from '../memo';
import { periodsOfIndicator } from '../periods-of-indicator';
import { ask } from '../question';
import { unitsById } from '../units-by-id';
import type { UnitRow } from '../rows';
import { coverageOf, loadContext, sourcesOf, tilesByEra, unitsNamedOn } from './context';
import type { Context } from './context';
import { estimateSources, loadConstituents } from './estimates';
import { loadStandings, ranksEstimated } from './standings';
import type { Standings } from './standings';
import { orderRows, otherRow, rowOf } from './ranking-rows';
import type { Work } from './ranking-rows';
import type { Boundaries, RankingAnswer, RankingRow, UnitWithout, Weighting } from './types';

export interface AskRanking {
  indicator_id: string;
  period: Period;
  level: Level;
  within?: string;
  /** Left out: as the figures are (see `RankingAnswer.retrospective`). */
  boundaries?: Boundaries;
  /** Of points of merged units in current boundaries; left out: simple. */
  weighting?: Weighting;
  /** Also order an incomplete set, as `provisional_rank`. */
  provisional?: boolean;
}

/** Periods with figures of the indicator at this level. */
async function periodsOf(engine: Engine, context: Context): Promise<Period[]> {
  const { indicator, level, within } = context;
  const { indicator_id } = indicator;
  if (within === null) {
    const there = await coverageOf(engine);
    return there
      .filter((row) => row.indicator_id === indicator_id && row.level === level)
      .map((row) => row.period);
  }
  const rows = await remember(engine, `periods ${indicator_id} ${level} ${within}`, () =>
    ask(engine, periodsOfIndicator, { indicator_id, level, within }),
  );
  return rows.map((row) => row.period);
}

/** Whether units of today that did not exist yet in the period can be put together from those that did. */
async function canSwitch(engine: Engine, context: Context, period: Period): Promise<boolean> {
  const { level, within } = context;
  const date = referenceDate(period);
  const all = await unitsNamedOn(engine, level, within, date);
  return (await loadConstituents(engine, context, all, date)).size > 0;
}

async function othersOf(engine: Engine, now: Standings): Promise<RankingRow[]> {
  const { period, register } = now;
  const unknown = now.outside.map((row) => row.unit_id).filter((id) => !register.has(id));
  const unit_ids = [...new Set(unknown)].sort();
  const date = referenceDate(period);
  const far =
    unit_ids.length > 0
      ? await remember(engine, `units by id ${unit_ids.join(' ')} ${date}`, () =>
          ask(engine, unitsById, { unit_ids, date }),
        )
      : [];
  const units = new Map<string, UnitRow & { region?: string | null }>(register);
  for (const unit of far) units.set(unit.unit_id, unit);
  const own = [...now.beside.values()].flat().filter((row) => row.own);
  return [...now.outside, ...own].flatMap((row) => {
    const unit = units.get(row.unit_id);
    return unit ? [otherRow(row, unit, period)] : [];
  });
}

/** Ranks the units of a level by an indicator in a period, with the change against the base period. */
export async function askRanking(engine: Engine, asked: AskRanking): Promise<RankingAnswer> {
  const { indicator_id, period, level } = asked;
  const reading = { boundaries: asked.boundaries, weighting: asked.weighting };
  const within = asked.within ?? null;
  const context = await loadContext(engine, indicator_id, level, within);
  const base_period = basePeriod(period, await periodsOf(engine, context));
  const both: [Period, Period?] = base_period === null ? [period] : [period, base_period];
  const [now, before, eras, switchable] = await Promise.all([
    loadStandings(engine, context, period, reading, both),
    base_period === null ? null : loadStandings(engine, context, base_period, reading, both),
    tilesByEra(engine),
    canSwitch(engine, context, period),
  ]);
  const { direction } = context.indicator;
  const { ranking } = now;
  const estimated = ranksEstimated(now);
  const wanted = asked.provisional === true && ranking.of === null;
  const work: Work = {
    context,
    now,
    before,
    tiles:
      eras.get(tileEra(now.boundaries === 'current' ? null : period)) ?? new Map<string, never>(),
    provisional: wanted ? provisionalRanks(now.entered, direction) : new Map<string, number>(),
  };
  const order = orderRows(direction);
  const rows = [...now.members.values()].map((unit) => rowOf(work, unit)).sort(order);
  const others = (await othersOf(engine, now)).sort(order);
  const told = new Map(now.withheld.map((row) => [row.unit_id, row]));
  const without = (ids: readonly string[]): UnitWithout[] =>
    ids
      .flatMap((id) => now.members.get(id) ?? [])
      .map(({ unit_id, name_vi, short_vi }) => ({
        unit_id,
        name_vi,
        short_vi,
        reason: told.get(unit_id)?.reason ?? null,
        source_id: told.get(unit_id)?.source_id ?? null,
      }))
      .sort((a, b) => compareVietnamese(a.short_vi, b.short_vi));
  const withheld = without(ranking.withheld);
  const used = [
    ...[...rows, ...others].flatMap((r) => [
      r.source_id,
      ...estimateSources(r.estimate),
      ...r.alternatives.map((a) => a.source_id),
    ]),
    ...withheld.map((unit) => unit.source_id),
  ];
  return {
    indicator: context.indicator,
    period,
    level,
    within,
    rows,
    of: estimated ? null : ranking.of,
    expected: ranking.expected,
    known_values: ranking.known_values,
    known_ranks: ranking.known_ranks,
    withheld,
    missing: without(ranking.missing),
    incomplete: ranking.incomplete,
    base_period,
    sources: await sourcesOf(engine, used),
    retrospective: now.retrospective,
    boundaries: now.boundaries,
    switchable,
    estimated_of: estimated ? ranking.of : null,
    others,
  };
}
