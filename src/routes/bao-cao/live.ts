import type { IsoDate, Period } from '$lib/domain/types';
import { groupBy } from '$lib/domain/group-by';
import { agencies } from '$lib/queries/agencies';
import { agencyMembers } from '$lib/queries/agency-members';
import { askReport, type ReportParts } from '$lib/queries/answers/report';
import { plans } from '$lib/queries/plans';
import { ask } from '$lib/queries/question';
import { session } from '$lib/state/session.svelte';

export interface PlanChoice {
  plan_id: string;
  title_vi: string;
  year: number | null;
}

export interface Choices {
  plans: PlanChoice[];
  /** Agencies with tasks, also as members of a group, by plan. */
  agencies: ReadonlyMap<string, { id: string; name: string }[]>;
}

/** Plans and agencies, the reader's own with them. */
export async function askChoices(): Promise<Choices> {
  const engine = await session.engine();
  const [rows, named, listed] = await Promise.all([
    ask(engine, plans, {}),
    ask(engine, agencies, {}),
    ask(engine, agencyMembers, {}),
  ]);
  const membersOf = groupBy(listed, (row) => row.group_agency_id);
  const names = new Map(named.map((row) => [row.agency_id, row.name_vi]));
  const inPlan = (plan_id: string) => {
    const ids = named.filter((row) => row.plan_id === plan_id).map((row) => row.agency_id);
    const members = ids.flatMap((id) => (membersOf.get(id) ?? []).map((row) => row.member_id));
    return [...new Set([...ids, ...members])].flatMap((id) => {
      const name = names.get(id);
      return name === undefined ? [] : [{ id, name }];
    });
  };
  return {
    plans: rows.map(({ plan_id, title_vi, year }) => ({ plan_id, title_vi, year })),
    agencies: new Map(rows.map(({ plan_id }) => [plan_id, inPlan(plan_id)])),
  };
}

/** The report; null = no such plan. */
export async function reportOf(
  plan_id: string,
  agency_id: string | null,
  period: Period,
  today: IsoDate,
): Promise<ReportParts | null> {
  return askReport(await session.engine(), { plan_id, agency_id, period, today });
}
