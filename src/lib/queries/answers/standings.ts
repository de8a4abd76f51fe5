import { referenceDate } from '../../domain/periods';
import { rankUnits } from '../../domain/ranking';
import type { Ranking } from '../../domain/ranking';
import type { IsoDate, Period } from '../../domain/types';
import { isRetrospective, unitsToday, unitsValidIn } from '../../domain/units-in-time';
import type { Engine } from '../../engine/engine';
import { cells } from '../cells';
import type { CellRow } from '../cells';
import { remember } from '../memo';
import { ask } from '../question';
import type { UnitOfLevelRow } from '../units-of-level';
import type { WithheldRow } from '../withheld';
import { unitsNamedOn } from './context';
import type { Context } from './context';
import type { Boundaries } from './types';

/** One period of an indicator: the set of units, the figure shown for each, and their ranks. */
export interface Standings {
  period: Period;
  /** Units of the set, by id. */
  members: Map<string, UnitOfLevelRow>;
  /** All units of the level, of every era, by id. */
  register: Map<string, UnitOfLevelRow>;
  /** The figure shown, by unit of the set. */
  shown: Map<string, CellRow>;
  /** Figures not shown in the set: other sources, own rows beside shipped ones. */
  beside: Map<string, CellRow[]>;
  /** Figures of units outside the set. */
  outside: CellRow[];
  ranking: Ranking;
  withheld: WithheldRow[];
  /** The set is today's units although they did not exist yet. */
  retrospective: boolean;
}

/** Figures of the indicator: of one period, or of all. */
export function loadCells(
  engine: Engine,
  { indicator: { indicator_id }, level, within }: Context,
  period: Period | null,
): Promise<CellRow[]> {
  return remember(engine, `cells ${indicator_id} ${period} ${level} ${within}`, () =>
    ask(engine, cells, { indicator_id, period, level, within }),
  );
}

/** The row shown for a cell: the preferred shipped one, and only without any shipped row the reader's own. */
function shownOf(rows: readonly CellRow[]): CellRow | undefined {
  return rows.find((row) => !row.own && row.preferred) ?? rows.find((row) => !row.own) ?? rows[0];
}

/** Printed sizes of a ranking prove a list of agencies complete: there is no register of them. */
function agenciesExpected(rows: readonly CellRow[]): string[] | null {
  const printed = Math.max(0, ...rows.map((row) => row.published_of ?? 0));
  return rows.length > 0 && printed === rows.length ? rows.map((row) => row.unit_id) : null;
}

/**
 * The set a period is read over. By itself: the units of the time, unless a source counted back to units that did
 * not exist yet and today's units are covered better; then those.
 */
function choose(
  all: readonly UnitOfLevelRow[],
  rows: readonly CellRow[],
  context: Context,
  period: Period,
  boundaries: Boundaries | undefined,
): { set: UnitOfLevelRow[]; retrospective: boolean } {
  const original = unitsValidIn(all, context.level, period);
  const early = new Set(all.filter((unit) => isRetrospective(unit, period)).map((u) => u.unit_id));
  const have = new Set(rows.map((row) => row.unit_id));
  const share = (set: readonly UnitOfLevelRow[]) =>
    set.length === 0 ? 0 : set.filter((unit) => have.has(unit.unit_id)).length / set.length;
  const today = unitsToday(all, context.level);
  const countedBack = [...have].some((id) => early.has(id));
  const current =
    boundaries === 'current' ||
    (boundaries === undefined && countedBack && share(today) > share(original));
  return current
    ? { set: today, retrospective: today.some((unit) => early.has(unit.unit_id)) }
    : { set: original, retrospective: false };
}

/**
 * Whether a unit stands in the official register of its level: provinces and regions all do, districts and
 * communes by their code (a document may name one that no list tells apart), agencies have no register.
 */
function inRegister({ level, code }: UnitOfLevelRow): boolean {
  if (level === 'agency') return false;
  return level === 'province' || level === 'region' || level === 'country' || code !== null;
}

/** Works out one period from its figures; units bear the names of the day `namesOn`. */
export async function standingsOf(
  engine: Engine,
  context: Context,
  period: Period,
  rows: readonly CellRow[],
  options: { boundaries?: Boundaries | undefined; namesOn: IsoDate },
): Promise<Standings> {
  const { level, within, indicator } = context;
  const all = await unitsNamedOn(engine, level, within, options.namesOn);
  const register = new Map(all.map((unit) => [unit.unit_id, unit]));
  const ofLevel = rows.filter((row) => row.level === level && register.has(row.unit_id));
  const chosen = choose(all, ofLevel, context, period, options.boundaries);

  const byUnit = new Map<string, CellRow[]>();
  for (const row of ofLevel) {
    const list = byUnit.get(row.unit_id);
    if (list) list.push(row);
    else byUnit.set(row.unit_id, [row]);
  }
  const withheld = context.withheld.filter((row) => row.period === period);
  const known = new Set(withheld.map((row) => row.unit_id));
  const set = chosen.set.filter(
    (unit) => inRegister(unit) || byUnit.has(unit.unit_id) || known.has(unit.unit_id),
  );
  const members = new Map(set.map((unit) => [unit.unit_id, unit]));

  const shown = new Map<string, CellRow>();
  const beside = new Map<string, CellRow[]>();
  for (const [unit_id, list] of byUnit) {
    const one = shownOf(list);
    if (!members.has(unit_id) || !one) continue;
    shown.set(unit_id, one);
    beside.set(
      unit_id,
      list.filter((row) => row !== one),
    );
  }
  // The reader's own figures are ranked among themselves only: never among published ones.
  const published = [...shown.values()].filter((row) => !row.own);
  const kept = published.length > 0 ? published : [...shown.values()];
  const expected =
    level === 'agency'
      ? agenciesExpected(kept)
      : set.filter(inRegister).map((unit) => unit.unit_id);
  return {
    period,
    members,
    register,
    shown,
    beside,
    outside: rows.filter((row) => !members.has(row.unit_id)),
    ranking: rankUnits(kept, {
      expected: level === 'country' ? null : expected,
      withheld: [...known],
      direction: indicator.direction,
    }),
    withheld: withheld.filter((row) => members.has(row.unit_id)),
    retrospective: chosen.retrospective,
  };
}

/** Loads and works out one period. */
export function loadStandings(
  engine: Engine,
  context: Context,
  period: Period,
  boundaries?: Boundaries,
): Promise<Standings> {
  const { indicator, level, within } = context;
  const key = `standings ${indicator.indicator_id} ${period} ${level} ${within} ${boundaries}`;
  return remember(engine, key, async () =>
    standingsOf(engine, context, period, await loadCells(engine, context, period), {
      boundaries,
      namesOn: referenceDate(period),
    }),
  );
}
