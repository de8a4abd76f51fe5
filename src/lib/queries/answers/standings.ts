import { roundTo } from '../../domain/numbers';
import { referenceDate } from '../../domain/periods';
import { rankUnits } from '../../domain/ranking';
import type { Ranking } from '../../domain/ranking';
import { printedDecimals } from '../../domain/roll-up';
import type { Descent } from '../../domain/roll-up';
import { groupBy } from '../../domain/group-by';
import type { IsoDate, Level, Period } from '../../domain/types';
import { isRetrospective } from '../../domain/units-in-time';
import type { Engine } from '../../engine/engine';
import { cells } from '../cells';
import type { CellRow, CellsParams } from '../cells';
import { remember } from '../memo';
import { ask } from '../question';
import { unitsById } from '../units-by-id';
import type { UnitOfLevelRow } from '../units-of-level';
import type { WithheldRow } from '../withheld';
import { catalogue, coverageOf, unitsNamedOn } from './context';
import type { Context } from './context';
import { rolledUp, shownOf, unfitOn, withheldThrough } from './current-boundaries';
import { loadConstituents, loadDescent } from './estimates';
import { expectedUnits, inRegister, setOfPeriod } from './set-of-period';
import type { Boundaries, Estimate, Weighting } from './types';
import { LATEST } from './unit-of';

/** How a period is to be read; left out: as the figures are. */
export interface Reading {
  boundaries?: Boundaries | undefined;
  weighting?: Weighting | undefined;
}

/** One period of an indicator: the set of units, the figure shown for each, and their ranks. */
export interface Standings {
  period: Period;
  /** Units of the set, by id. */
  members: Map<string, UnitOfLevelRow>;
  /** All units of the level, of every era, by id. */
  register: Map<string, UnitOfLevelRow>;
  /** The figure shown, by unit of the set; an estimate where no source printed a value. */
  shown: Map<string, CellRow>;
  /** Roll-ups by unit, in current boundaries only. */
  estimates: Map<string, Estimate>;
  /** Units of which the figure shown is the estimate, with or without a value. */
  estimated: ReadonlyMap<string, CellRow>;
  /** Figures not shown in the set: other sources, own rows beside shipped ones. */
  beside: Map<string, CellRow[]>;
  /** Figures of units outside the set that no estimate is made of. */
  outside: CellRow[];
  /** What is ranked: figures of one origin, published or the reader's, estimates rounded as they are printed. */
  entered: readonly CellRow[];
  /** Over estimates too: see `ranksEstimated`. */
  ranking: Ranking;
  /** With the units that lack a value for want of a withheld one. */
  withheld: WithheldRow[];
  boundaries: Boundaries;
  /** Set only when current boundaries are asked for. */
  descent: Descent | null;
  /** The set is today's units although they did not exist yet, and a source counted back. */
  retrospective: boolean;
}

/** Whether the ranks of a period rest on an estimate, and so are estimates themselves. */
export function ranksEstimated({ estimated }: Pick<Standings, 'estimated'>): boolean {
  return [...estimated.values()].some((cell) => cell.value !== null);
}

/** The level of each unit whose figures a ranking shows: those ranked, and beside them country, regions and `within`. */
async function levelsOf(engine: Engine, { level, within }: Context): Promise<Map<string, Level>> {
  return remember(engine, `levels ${level} ${within}`, async () => {
    const [units, beside, above] = await Promise.all([
      unitsNamedOn(engine, level, within, LATEST),
      Promise.all(
        (['country', 'region'] as const).map((one) => unitsNamedOn(engine, one, null, LATEST)),
      ),
      within === null ? [] : ask(engine, unitsById, { unit_ids: [within], date: LATEST }),
    ]);
    return new Map([...units, ...beside.flat(), ...above].map((one) => [one.unit_id, one.level]));
  });
}

/** More figures than these are not fetched before they are asked for. */
const MOST_AHEAD = 5000;

/** The indicators of the same index with figures of the periods: who looks at one looks at the next. */
async function askedTogether(
  engine: Engine,
  { indicator, level }: Context,
  periods: NonNullable<CellsParams['periods']>,
): Promise<string[]> {
  const [known, there] = await Promise.all([catalogue(engine), coverageOf(engine)]);
  const index = indicator.index_id ?? indicator.indicator_id;
  const rows = there.filter(
    (row) =>
      row.level === level &&
      periods.includes(row.period) &&
      known.get(row.indicator_id)?.index_id === index,
  );
  const many = rows.reduce((sum, row) => sum + row.units, 0) > MOST_AHEAD;
  const ids = many ? [] : rows.map((row) => row.indicator_id);
  return [...new Set([indicator.indicator_id, ...ids])].sort();
}

/** Figures of the indicator, by period: of one or two periods, or of all. */
export async function loadCells(
  engine: Engine,
  context: Context,
  periods: CellsParams['periods'],
): Promise<Map<Period, CellRow[]>> {
  const { indicator_id } = context.indicator;
  const [levels, indicator_ids] = await Promise.all([
    levelsOf(engine, context),
    periods ? askedTogether(engine, context, periods) : [indicator_id],
  ]);
  const asked = { indicator_ids, periods, unit_ids: [...levels.keys()] };
  const of = `${periods?.join(' ')} ${context.level} ${context.within}`;
  const all = await remember(engine, `cells ${indicator_ids.join(' ')} ${of}`, async () => {
    const rows = await ask(engine, cells, asked);
    return groupBy(
      rows.flatMap((row) => {
        const level = levels.get(row.unit_id);
        return level ? [{ ...row, level }] : [];
      }),
      (row) => row.indicator_id,
    );
  });
  return groupBy(all.get(indicator_id) ?? [], (row) => row.period);
}

/** Works out one period from its figures; units bear the names of the day `namesOn`. */
export async function standingsOf(
  engine: Engine,
  context: Context,
  period: Period,
  rows: readonly CellRow[],
  reading: Reading & { namesOn: IsoDate },
): Promise<Standings> {
  const { level, within, indicator } = context;
  const date = referenceDate(period);
  const all = await unitsNamedOn(engine, level, within, reading.namesOn);
  const register = new Map(all.map((unit) => [unit.unit_id, unit]));
  const ofLevel = rows.filter((row) => row.level === level && register.has(row.unit_id));
  const {
    set: whole,
    boundaries,
    differs,
  } = setOfPeriod(all, ofLevel, context, period, reading.boundaries);
  const descent = reading.boundaries === 'current' ? await loadDescent(engine, context, all) : null;
  const constituents = descent
    ? await loadConstituents(engine, context, all, date)
    : new Map<string, string[]>();

  const byUnit = groupBy(ofLevel, (row) => row.unit_id);
  const told = new Map(
    context.withheld.filter((row) => row.period === period).map((row) => [row.unit_id, row]),
  );
  const set = whole.filter(
    (unit) => inRegister(unit) || byUnit.has(unit.unit_id) || told.has(unit.unit_id),
  );
  const members = new Map(set.map((unit) => [unit.unit_id, unit]));

  const shown = new Map<string, CellRow>();
  for (const [unit_id, list] of byUnit) {
    const one = shownOf(list);
    if (members.has(unit_id) && one) shown.set(unit_id, one);
  }
  const { estimates, estimated, pool } = await rolledUp(engine, {
    context,
    period,
    weighting: reading.weighting,
    constituents,
    register,
    byUnit,
    shown,
    withheld: new Set(told.keys()),
  });
  for (const [unit_id, cell] of estimated) if (members.has(unit_id)) shown.set(unit_id, cell);
  const beside = new Map<string, CellRow[]>();
  for (const [unit_id, one] of shown) {
    beside.set(
      unit_id,
      (byUnit.get(unit_id) ?? []).filter((row) => row !== one),
    );
  }
  // The reader's own figures are ranked among themselves only: never among published ones.
  const published = [...shown.values()].filter((row) => !row.own);
  const kept = published.length > 0 ? published : [...shown.values()];
  const through = withheldThrough(estimates, told).filter((row) => !told.has(row.unit_id));
  const withheld = [...told.values(), ...through];
  const printed = [...kept.filter((row) => !estimated.has(row.unit_id)), ...pool.values()];
  const decimals = printedDecimals(printed.flatMap((row) => row.value ?? []));
  const used = new Set(pool.values());
  const entered = kept.map((row) =>
    row.value !== null && estimated.has(row.unit_id)
      ? { ...row, value: roundTo(row.value, decimals) }
      : row,
  );
  return {
    period,
    members,
    register,
    shown,
    estimates,
    estimated,
    beside,
    outside: rows.filter((row) => !members.has(row.unit_id) && !used.has(row)),
    entered,
    ranking: rankUnits(entered, {
      expected: expectedUnits(context, set, kept),
      withheld: withheld.map((row) => row.unit_id),
      direction: indicator.direction,
      unfit: descent ? unfitOn(date, members, register, descent) : null,
    }),
    withheld: withheld.filter((row) => members.has(row.unit_id)),
    boundaries,
    descent,
    retrospective:
      differs &&
      !ranksEstimated({ estimated }) &&
      set.some(
        (unit) =>
          shown.has(unit.unit_id) && !estimated.has(unit.unit_id) && isRetrospective(unit, period),
      ),
  };
}

/** Works out one period from the figures of `asked`, which names it, perhaps with the one it is compared with. */
export function loadStandings(
  engine: Engine,
  context: Context,
  period: Period,
  reading: Reading,
  asked: readonly [Period, Period?] = [period],
): Promise<Standings> {
  const { indicator, level, within } = context;
  const { boundaries, weighting } = reading;
  const key = `standings ${indicator.indicator_id} ${period} ${level} ${within} ${boundaries} ${weighting}`;
  return remember(engine, key, async () => {
    const found = await loadCells(engine, context, asked);
    return standingsOf(engine, context, period, found.get(period) ?? [], {
      ...reading,
      namesOn: boundaries === 'current' ? LATEST : referenceDate(period),
    });
  });
}
