import { periodYear } from '../../domain/periods';
import { constituentsOf, descentOf, rollUp, rollUpKind, weightYear } from '../../domain/roll-up';
import type { Descent, RollUpPart } from '../../domain/roll-up';
import type { IsoDate, Period, Status } from '../../domain/types';
import { unitsToday } from '../../domain/units-in-time';
import type { Engine } from '../../engine/engine';
import type { CellRow } from '../cells';
import { remember } from '../memo';
import { ask } from '../question';
import { unitWeights } from '../unit-weights';
import type { UnitOfLevelRow } from '../units-of-level';
import type { Context } from './context';
import type { Estimate, EstimatePart, Weighting } from './types';

/** The links between the units of a level, ready to be followed back. */
export function loadDescent(
  engine: Engine,
  { level, within, rules }: Context,
  all: readonly UnitOfLevelRow[],
): Promise<Descent> {
  return remember(engine, `descent ${level} ${within}`, () =>
    Promise.resolve(descentOf(all, rules.links)),
  );
}

/** Today's units that did not exist on a day, with the units that stood in their place; kept by day. */
export function loadConstituents(
  engine: Engine,
  context: Context,
  all: readonly UnitOfLevelRow[],
  date: IsoDate,
): Promise<Map<string, string[]>> {
  const { level, within } = context;
  return remember(engine, `constituents ${level} ${within} ${date}`, async () => {
    const descent = await loadDescent(engine, context, all);
    return new Map(
      unitsToday(all, level).flatMap(({ unit_id }) => {
        const found = constituentsOf(unit_id, date, descent);
        return found.length > 0 ? [[unit_id, found] as const] : [];
      }),
    );
  });
}

/** Populations of one year. */
interface Weights {
  year: number;
  source_id: string;
  population: ReadonlyMap<string, number>;
}

async function loadWeights(engine: Engine, period: Period): Promise<Weights | null> {
  const rows = await remember(engine, 'weights', () => ask(engine, unitWeights, {}));
  const year = weightYear(
    rows.map((row) => row.year),
    periodYear(period),
  );
  const ofYear = rows.filter((row) => row.year === year);
  const source_id = ofYear[0]?.source_id;
  return year === null || source_id === undefined
    ? null
    : { year, source_id, population: new Map(ofYear.map((r) => [r.unit_id, r.population])) };
}

/** What the estimates of one period are made from. */
export interface EstimateInput {
  context: Context;
  period: Period;
  weighting: Weighting | undefined;
  constituents: ReadonlyMap<string, readonly string[]>;
  register: ReadonlyMap<string, UnitOfLevelRow>;
  /** The figure of a constituent, all published ones or all the reader's own. */
  cells: ReadonlyMap<string, CellRow>;
  withheld: ReadonlySet<string>;
}

/** The estimate of every unit of `constituents`, with or without a value. */
export async function estimatesOf(
  engine: Engine,
  input: EstimateInput,
): Promise<Map<string, Estimate>> {
  const { context, register, cells, withheld } = input;
  const { indicator, index_measure } = context;
  const kind = rollUpKind({
    measure: indicator.measure,
    declares_counts: indicator.numerator_vi !== null || indicator.denominator_vi !== null,
    index_measure,
  });
  const weighted = kind === 'score' && input.weighting === 'population';
  const weights = weighted ? await loadWeights(engine, input.period) : null;
  const estimates = new Map<string, Estimate>();
  for (const [unit_id, ids] of input.constituents) {
    const figures = ids.map((id): RollUpPart => ({
      unit_id: id,
      value: cells.get(id)?.value ?? null,
      numerator: cells.get(id)?.numerator ?? null,
      denominator: cells.get(id)?.denominator ?? null,
      weight: weights?.population.get(id) ?? null,
      withheld: withheld.has(id),
    }));
    const scale = indicator.measure === 'ratio' ? 1 : 100;
    const found = rollUp(figures, { kind, scale, weighted });
    const shortName = (id: string) => register.get(id)?.short_vi ?? id;
    estimates.set(unit_id, {
      ...found,
      parts: figures.map((part): EstimatePart => ({
        unit_id: part.unit_id,
        name_vi: register.get(part.unit_id)?.name_vi ?? part.unit_id,
        short_vi: shortName(part.unit_id),
        value: part.value,
        numerator: part.numerator,
        denominator: part.denominator,
        weight: part.weight,
        status: cells.get(part.unit_id)?.status ?? null,
        source_id: cells.get(part.unit_id)?.source_id ?? null,
      })),
      missing: found.missing.map((one) => ({ ...one, short_vi: shortName(one.unit_id) })),
      weight_year: weights?.year ?? null,
      weight_source_id: weights?.source_id ?? null,
    });
  }
  return estimates;
}

/** Whether any part of an estimate has a figure at all. */
export function hasFigures(estimate: Estimate): boolean {
  return estimate.parts.some((part) => part.source_id !== null);
}

function alike<T>(values: readonly T[]): T | null {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}

/**
 * An estimate as a figure of the unit: simulated when a part is, else estimated. What a source printed for the unit
 * without a value, its rank, stays. Null when no part has a figure.
 */
export function estimatedCell(
  unit_id: string,
  estimate: Estimate,
  cells: ReadonlyMap<string, CellRow>,
  printed: CellRow | undefined,
): CellRow | null {
  const parts = estimate.parts.flatMap((part) => cells.get(part.unit_id) ?? []);
  const [first] = parts;
  if (!first) return null;
  const status: Status = parts.some((part) => part.status === 'simulated')
    ? 'simulated'
    : 'estimated';
  return {
    ...first,
    unit_id,
    value: estimate.value,
    numerator: estimate.numerator,
    denominator: estimate.denominator,
    published_rank: printed?.published_rank ?? null,
    published_of: printed?.published_of ?? null,
    status,
    own_file: alike(parts.map((part) => part.own_file)),
    cumulative: alike(parts.map((part) => part.cumulative)),
    as_of: alike(parts.map((part) => part.as_of)),
    note: null,
  };
}

/** Sources of an estimate: of its parts, and of the populations. */
export function estimateSources(estimate: Estimate | null): string[] {
  const ids = estimate?.parts.flatMap((part) => part.source_id ?? []) ?? [];
  return estimate?.weight_source_id ? [...ids, estimate.weight_source_id] : ids;
}
