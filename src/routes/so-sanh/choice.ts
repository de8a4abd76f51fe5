import { comparePeriods, sortPeriods } from '$lib/domain/periods';
import type { Engine } from '$lib/engine/engine';
import { askCompare } from '$lib/queries/answers/compare';
import { catalogue, coverageOf } from '$lib/queries/answers/context';
import { LATEST } from '$lib/queries/answers/unit-of';
import type { CompareAnswer, IndicatorRow } from '$lib/queries/answers/types';
import { ask } from '$lib/queries/question';
import { unitsById } from '$lib/queries/units-by-id';
import type { CompareChoice } from '$lib/state/address';

/** An indicator with its components. */
export interface Parts {
  whole: IndicatorRow;
  answer: CompareAnswer;
}

export interface Compared {
  answer: CompareAnswer;
  /** Components of the indicators that have any, when the radar was asked for. */
  parts: Parts[];
  /** Periods with figures of the chosen indicators, for the choice of a range. */
  periods: string[];
  /** Ids of the choice that name nothing. */
  unknown: { units: string[]; indicators: string[] };
}

/** Asks for a choice: only periods inside its range, ids that exist. */
export async function compare(engine: Engine, choice: CompareChoice): Promise<Compared> {
  const [known, rows, found] = await Promise.all([
    catalogue(engine),
    coverageOf(engine),
    ask(engine, unitsById, { unit_ids: choice.units, date: LATEST }),
  ]);
  const exists = new Set(found.map((unit) => unit.unit_id));
  const how =
    choice.boundaries === 'current'
      ? { boundaries: choice.boundaries, weighting: choice.weighting }
      : {};
  const unit_ids = choice.units.filter((id) => exists.has(id));
  const indicator_ids = choice.indicators.filter((id) => known.has(id));
  const withFigures = new Set(rows.map((row) => row.indicator_id));
  const [low, high] = inOrder(choice);
  const range = sortPeriods([...new Set(rows.map((row) => row.period))]).filter(
    (period) =>
      (!low || comparePeriods(period, low) >= 0) && (!high || comparePeriods(period, high) <= 0),
  );
  const partsOf = async (id: string): Promise<Parts[]> => {
    const whole = known.get(id);
    const below = [...known.values()]
      .filter((one) => one.parent_id === id && withFigures.has(one.indicator_id))
      .map((one) => one.indicator_id);
    if (!whole || below.length === 0) return [];
    const asked = { unit_ids, periods: range, indicator_ids: below, ...how };
    return [{ whole, answer: await askCompare(engine, asked) }];
  };
  const chosen = new Set(indicator_ids);
  return {
    answer: await askCompare(engine, { unit_ids, periods: range, indicator_ids, ...how }),
    parts: choice.kind === 'radar' ? (await Promise.all(indicator_ids.map(partsOf))).flat() : [],
    periods: sortPeriods([
      ...new Set(rows.filter((row) => chosen.has(row.indicator_id)).map((row) => row.period)),
    ]),
    unknown: {
      units: choice.units.filter((id) => !exists.has(id)),
      indicators: choice.indicators.filter((id) => !known.has(id)),
    },
  };
}

/** The ends of the range, the earlier first. */
function inOrder({ from, to }: CompareChoice): [string | null, string | null] {
  return from && to && comparePeriods(from, to) > 0 ? [to, from] : [from, to];
}
