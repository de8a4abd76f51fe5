import type { Engine } from '$lib/engine/engine';
import { agencies } from '$lib/queries/agencies';
import { plans } from '$lib/queries/plans';
import { ask } from '$lib/queries/question';
import { ALL_TASKS, tasks } from '$lib/queries/tasks';
import { unitsToFind } from '$lib/queries/units-to-find';
import type { UnitOption } from '$lib/ui/types';

interface Named {
  id: string;
  name: string;
}

/** What the form picks from. */
export interface Facts {
  plans: Named[];
  /** Of a plan, in the order of its text. */
  tasks: ReadonlyMap<string, Named[]>;
  /** Agencies with tasks in a plan. */
  agencies: ReadonlyMap<string, Named[]>;
  agencyNames: ReadonlyMap<string, string>;
  units: UnitOption[];
}

const LONGEST = 110;
const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** One by one into lists by a key; what has no key is left out. */
function grouped<T>(rows: readonly T[], keyOf: (row: T) => string | null, of: (row: T) => Named) {
  const lists = new Map<string, Named[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === null) continue;
    const list = lists.get(key) ?? [];
    lists.set(key, list);
    list.push(of(row));
  }
  return lists;
}

export async function loadFacts(engine: Engine): Promise<Facts> {
  const [register, work, named, units] = await Promise.all([
    ask(engine, plans, {}),
    ask(engine, tasks, ALL_TASKS),
    ask(engine, agencies, {}),
    ask(engine, unitsToFind, {}),
  ]);
  const nameOf = new Map(units.map((unit) => [unit.unit_id, unit.name_vi]));
  return {
    plans: register.map(({ plan_id, title_vi }) => ({ id: plan_id, name: cut(title_vi) })),
    tasks: grouped(
      work,
      ({ plan_id }) => plan_id,
      ({ task_id, code, title_vi }) => ({ id: task_id, name: cut(`${code} ${title_vi}`.trim()) }),
    ),
    agencies: grouped(
      named,
      ({ plan_id }) => plan_id,
      ({ agency_id, name_vi }) => ({ id: agency_id, name: name_vi }),
    ),
    agencyNames: new Map(named.map(({ agency_id, name_vi }) => [agency_id, name_vi])),
    units: units.map(({ unit_id, name_vi, parent_id }) => {
      const detail = nameOf.get(parent_id ?? '');
      return { unit_id, name: name_vi, ...(detail ? { detail } : {}) };
    }),
  };
}
