import { compareSets } from '../../domain/comparability';
import {
  improvedList,
  printedTopList,
  topList,
  type EmulationList,
  type EmulationRule,
  type EmulationUnit,
  type FigureOrigin,
} from '../../domain/emulation';
import type { Finding, Level, Period } from '../../domain/types';
import type { Engine } from '../../engine/engine';
import { ask } from '../question';
import { unitsById } from '../units-by-id';
import { breaksOf, sourcesOf } from './context';
import { askRanking } from './ranking';
import type { IndicatorRow, RankingAnswer, RankingRow, SourceRow } from './types';
import { LATEST } from './unit-of';

export interface AskEmulation {
  indicator_id: string;
  period: Period;
  level: Level;
  /** The units of this one only; null = of the whole country. */
  within: string | null;
  rule: EmulationRule;
  /** How many are wanted, before ties at the cut. */
  n: number;
}

/** A unit of the ranking with its figures of the period before. */
export interface EmulationRow extends RankingRow, EmulationUnit {
  before: RankingRow | null;
}

/** A unit of the set that could not be considered. */
export interface LeftOut {
  unit_id: string;
  name_vi: string;
  short_vi: string;
  /** Known to have no published value; `reason_vi` is the sentence of the data. */
  withheld: boolean;
  reason_vi: string | null;
  /** Why two periods are not compared; null where there is no value. */
  finding: Finding | null;
}

export interface IndexEmulation extends Omit<AskEmulation, 'within' | 'indicator_id'> {
  indicator: IndicatorRow;
  place: { unit_id: string; name_vi: string } | null;
  base_period: Period | null;
  /** What the places rest on: the computed ranking, ranks as printed, or the change. */
  basis: 'value' | 'published_rank' | 'change';
  list: EmulationList<EmulationRow>;
  /** Units of the set; null when it is not known to be whole. */
  expected: number | null;
  left: LeftOut[];
  /** Figures of the reader's own, all of them. */
  own: boolean;
  retrospective: boolean;
  /** Of the units listed and of those left out. */
  sources: SourceRow[];
}

const originOf = (row: RankingRow): FigureOrigin => {
  if (row.status === 'simulated') return 'simulated';
  if (row.status === 'estimated') return 'estimated';
  return row.own ? 'own' : 'published';
};

/** Why the two sets of units as wholes may not be compared; null when they may, or there is nothing before. */
async function apartness(
  engine: Engine,
  now: RankingAnswer,
  before: RankingAnswer | null,
): Promise<Finding | null> {
  if (!before) return { code: 'no_previous_value', params: {} };
  const { indicator_id } = now.indicator;
  const setOf = ({ period, rows }: RankingAnswer) => ({
    period,
    units: new Set(rows.map(({ unit_id }) => unit_id)),
  });
  const found = compareSets(
    { indicator_id, level: now.level },
    setOf(before),
    setOf(now),
    await breaksOf(engine, indicator_id),
  );
  return found.comparable ? null : found.reason;
}

function leftOut(answer: RankingAnswer, considered: (row: RankingRow) => boolean): LeftOut[] {
  const told = new Map(answer.withheld.map((unit) => [unit.unit_id, unit]));
  return answer.rows
    .filter((row) => !considered(row))
    .map(({ unit_id, name_vi, short_vi, value, reason }) => ({
      ...{ unit_id, name_vi, short_vi, withheld: told.has(unit_id) },
      reason_vi: told.get(unit_id)?.reason ?? null,
      finding: value === null ? null : reason,
    }));
}

/**
 * Who of a level is to be commended by an index: the best of a period, or those that improved most since the period
 * before, as far as the ranking and comparability allow. Figures as they are, never rolled up.
 */
export async function askEmulation(engine: Engine, asked: AskEmulation): Promise<IndexEmulation> {
  const { indicator_id, period, level, within, rule, n } = asked;
  const ranking = { indicator_id, level, ...(within === null ? {} : { within }) };
  const now = await askRanking(engine, { ...ranking, period });
  const { base_period, indicator } = now;
  const [before, [place]] = await Promise.all([
    base_period === null ? null : askRanking(engine, { ...ranking, period: base_period }),
    within === null ? [] : ask(engine, unitsById, { unit_ids: [within], date: LATEST }),
  ]);
  const earlier = new Map(before?.rows.map((row) => [row.unit_id, row]));
  const units = now.rows.map((row): EmulationRow => ({
    ...row,
    before: earlier.get(row.unit_id) ?? null,
    origin: originOf(row),
  }));
  const computed = rule === 'top' ? topList(units, n, indicator.direction, now.incomplete) : null;
  const printed = computed?.refused ? printedTopList(units, n) : null;
  const list =
    printed ??
    computed ??
    improvedList(
      {
        units,
        direction: indicator.direction,
        incomplete: now.incomplete,
        incomplete_before: before?.incomplete
          ? { code: 'base_incomplete', params: { base_period: before.period } }
          : null,
        apart: await apartness(engine, now, before),
      },
      n,
    );
  const basis = rule === 'improved' ? 'change' : printed ? 'published_rank' : 'value';
  const left = list.refused
    ? []
    : leftOut(now, (row) =>
        basis === 'change'
          ? row.change_value !== null
          : (basis === 'value' ? row.rank : row.published_rank) !== null,
      );
  const rows = list.listed.map(({ of }) => of);
  const used = rows.flatMap((row) => [
    row.source_id,
    ...(basis === 'change' ? [row.before?.source_id ?? null] : []),
  ]);
  const untold = now.withheld
    .filter(({ unit_id }) => left.some((one) => one.unit_id === unit_id))
    .map(({ source_id }) => source_id);
  return {
    ...{ indicator, period, level, rule, n, base_period, basis, list, left },
    place: place ? { unit_id: place.unit_id, name_vi: place.name_vi } : null,
    expected: now.expected,
    own: rows.length > 0 && rows.every((row) => row.own),
    retrospective: now.retrospective,
    sources: await sourcesOf(engine, [...used, ...untold]),
  };
}
