import { error } from '@sveltejs/kit';
import { groupMembers, isGroup, throughGroups } from '$lib/domain/agency-groups';
import { lastDay } from '$lib/domain/periods';
import type { Engine } from '$lib/engine/engine';
import { buildEngine } from '$lib/engine/build';
import { sourcesOf } from '$lib/queries/answers/context';
import { insideOf } from '$lib/queries/answers/tasks';
import { agencyMembers } from '$lib/queries/agency-members';
import type { PlanRow } from '$lib/queries/plans';
import { ask } from '$lib/queries/question';
import { unitPages } from '../../don-vi/[unit]/places.server';
import { register, shown, UNITS_SOURCE } from '../register';

export async function entries() {
  const { agencies } = await register(await buildEngine());
  return [...new Set(agencies.map(({ agency_id }) => agency_id))].map((agency) => ({ agency }));
}

/** Page of the results of an agency in a unit: its own, or of the unit when it is the unit's committee. */
async function resultsPage(engine: Engine, agency_id: string, unit_id: string) {
  const pages = await unitPages(engine);
  const own = [agency_id, agency_id.replace(/-tinh$/, '')].map((id) => `${unit_id}.${id}`);
  const candidates = agency_id === 'ubnd-tinh' ? [unit_id] : own;
  const found = candidates.flatMap((id) => pages.get(id) ?? [])[0];
  return found ? { unit_id: found.unit_id, name_vi: found.name_vi } : null;
}

/** Those a group is made of at the end of a plan's year, by name; null = not known. */
async function membersIn(engine: Engine, agency_id: string, { unit_id, year }: PlanRow) {
  if (year === null) return null;
  const [inside, listed] = await Promise.all([
    insideOf(engine, unit_id),
    ask(engine, agencyMembers, {}),
  ]);
  const own = listed.filter((row) => row.group_agency_id === agency_id);
  const date = lastDay(String(year));
  const ids = groupMembers(
    agency_id,
    own.map((row) => row.member_id),
    inside,
    date,
  );
  const names = new Map(inside.map((unit) => [unit.unit_id, unit.name_vi]));
  return ids && { date, names: ids.map((id) => names.get(id) ?? id) };
}

export async function load({ params }) {
  const engine = await buildEngine();
  const { tasks, agencies, plans, members: listed } = await register(engine);
  const rows = agencies.filter((row) => row.agency_id === params.agency);
  const [agency] = rows;
  if (!agency) error(404);
  const group = isGroup(agency);
  const own = tasks.filter((task) => {
    const named = [...task.leads, ...task.supports];
    return named.includes(params.agency) || throughGroups(params.agency, named, listed).length > 0;
  });
  const given = new Set(own.map((task) => task.plan_id));
  const planned = plans.filter((plan) => given.has(plan.plan_id));
  const units = [...new Set(planned.map((plan) => plan.unit_id))];
  const places = await Promise.all(
    units.map(async (unit_id) => {
      const here = planned.filter((plan) => plan.unit_id === unit_id);
      const [latest] = here;
      return {
        unit_id,
        name: latest?.unit_vi ?? latest?.issuing_unit_vi ?? null,
        results: unit_id && (await resultsPage(engine, params.agency, unit_id)),
        members: group && latest ? await membersIn(engine, params.agency, latest) : null,
        plans: here.map((plan) => plan.plan_id),
      };
    }),
  );
  return {
    agency: {
      id: params.agency,
      name: agency.name_vi,
      aliases: (agency.aliases ?? '').split('; ').filter(Boolean),
    },
    group,
    ...(await shown(engine, own)),
    places,
    sources: await sourcesOf(engine, [
      ...planned.map((plan) => plan.source_id),
      ...(places.some(({ members }) => members) ? [UNITS_SOURCE] : []),
    ]),
  };
}
