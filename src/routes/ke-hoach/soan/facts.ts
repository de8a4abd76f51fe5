import type { Engine } from '$lib/engine/engine';
import { unitOptions } from '$lib/messages/unit-options';
import { agencies } from '$lib/queries/agencies';
import { catalogue } from '$lib/queries/answers/context';
import type { IndicatorRow } from '$lib/queries/answers/types';
import { plans, type PlanRow } from '$lib/queries/plans';
import { ask } from '$lib/queries/question';
import { unitsToFind, type UnitToFind } from '$lib/queries/units-to-find';
import type { UnitOption } from '$lib/ui/types';
import { knownAgencies } from './agencies';
import type { Names } from './document';

/** What the form picks from. */
export interface Facts extends Omit<Names, 'unit'> {
  catalogue: ReadonlyMap<string, IndicatorRow>;
  indicatorOptions: UnitOption[];
  units: ReadonlyMap<string, UnitToFind>;
  unitOptions: UnitOption[];
  /** Names of agencies, to be suggested. */
  suggested: string[];
  plans: readonly PlanRow[];
  parents: ReadonlyMap<string, string | null>;
}

export async function loadFacts(engine: Engine): Promise<Facts> {
  const [register, known, units, all] = await Promise.all([
    ask(engine, agencies, {}),
    catalogue(engine),
    ask(engine, unitsToFind, {}),
    ask(engine, plans, {}),
  ]);
  const byId = new Map(units.map((unit) => [unit.unit_id, unit]));
  const detailOf = ({ index_id, indicator_id }: IndicatorRow) =>
    index_id !== null && index_id !== indicator_id ? known.get(index_id)?.short_vi : undefined;
  const option = (id: string, name: string, detail: string | undefined): UnitOption => ({
    ...{ unit_id: id, name },
    ...(detail ? { detail } : {}),
  });
  return {
    agencies: knownAgencies(register),
    agencyNames: new Map(register.map((row) => [row.agency_id, row.name_vi])),
    indicators: new Map([...known.values()].map((row) => [row.indicator_id, row.short_vi])),
    catalogue: known,
    indicatorOptions: [...known.values()].map((row) =>
      option(row.indicator_id, row.name_vi, detailOf(row)),
    ),
    units: byId,
    unitOptions: unitOptions(units),
    suggested: [...new Set(register.map((row) => row.name_vi))],
    plans: all,
    parents: new Map(all.map((plan) => [plan.plan_id, plan.parent_id])),
  };
}
