import { compare } from '../domain/comparability';
import { parsePeriod } from '../domain/periods';
import type { Finding, Period } from '../domain/types';
import type { Engine } from '../engine/engine';
import { LATEST } from '../queries/answers/unit-of';
import { breaksOf } from '../queries/answers/context';
import { lineage } from '../queries/lineage';
import { ask } from '../queries/question';
import { unitsById } from '../queries/units-by-id';

export type Joins = (
  from: { unit: string; indicator: string; period: Period },
  to: { unit: string; indicator: string; period: Period },
) => { joined: true } | { joined: false; reason: Finding | null };

/** What decides whether a line may go from one point to the next, for the units and indicators of a chart. */
export async function loadJoins(
  engine: Engine,
  units: readonly string[],
  indicators: readonly string[],
): Promise<Joins> {
  const rows = (
    await Promise.all(indicators.map((indicator_id) => breaksOf(engine, indicator_id)))
  ).flat();
  const links = (
    await Promise.all(units.map((unit_id) => ask(engine, lineage, { unit_id })))
  ).flat();
  const known = await ask(engine, unitsById, { unit_ids: units, date: LATEST });
  const byId = new Map(known.map((unit) => [unit.unit_id, unit]));
  return (from, to) => {
    const unit = byId.get(to.unit);
    const same = from.unit === to.unit && from.indicator === to.indicator;
    if (!unit || !same || !parsePeriod(from.period) || !parsePeriod(to.period))
      return { joined: false, reason: null };
    const ancestors = unit.parent_id === null ? [] : [unit.parent_id];
    const found = compare(
      { indicator_id: to.indicator, level: unit.level, unit, ancestors },
      from.period,
      to.period,
      { breaks: rows, links },
    );
    return found.comparable ? { joined: true } : { joined: false, reason: found.reason };
  };
}
