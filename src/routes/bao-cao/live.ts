import type { IsoDate, Period } from '$lib/domain/types';
import { agencies } from '$lib/queries/agencies';
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
  /** Agencies with tasks, by plan. */
  agencies: ReadonlyMap<string, { id: string; name: string }[]>;
}

/** Plans and agencies, the reader's own with them. */
export async function askChoices(): Promise<Choices> {
  const engine = await session.engine();
  const [rows, named] = await Promise.all([ask(engine, plans, {}), ask(engine, agencies, {})]);
  return {
    plans: rows.map(({ plan_id, title_vi, year }) => ({ plan_id, title_vi, year })),
    agencies: new Map(
      rows.map(({ plan_id }) => [
        plan_id,
        named
          .filter((row) => row.plan_id === plan_id)
          .map(({ agency_id, name_vi }) => ({ id: agency_id, name: name_vi })),
      ]),
    ),
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
