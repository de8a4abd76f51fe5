import type { DocumentTask } from '$lib/exports/plan-docx';
import type { LeadRow } from '$lib/queries/leads-of-plan';
import type { PlanRow } from '$lib/queries/plans';
import type { PlanDraft } from '$lib/domain/plan-draft';
import { idsIn, type KnownAgencies } from './agencies';
import { tablesOf } from './rows';

/** What the documents of a plan being written need to know besides it. */
export interface Names {
  agencies: KnownAgencies;
  /** Names of agencies in the register, by id. */
  agencyNames: ReadonlyMap<string, string>;
  /** Short names of indicators. */
  indicators: ReadonlyMap<string, string>;
  unit: { name_vi: string; level: PlanRow['level'] } | null;
}

/** A plan being written as its documents print it: a draft too. */
export function documentOf(
  draft: PlanDraft,
  { agencies, agencyNames, indicators, unit }: Names,
): { plan: PlanRow; tasks: DocumentTask[]; leads: LeadRow[] } {
  const tables = tablesOf(draft, agencies, { source: '', level: unit?.level ?? null });
  const cell = (row: (typeof tables.tasks)[number], column: string) =>
    (row[column] as string | null | undefined) ?? null;
  const tasks = tables.tasks.map((row, i): DocumentTask => {
    const item = draft.items[i];
    return {
      ...{ task_id: cell(row, 'task_id') ?? '', parent_id: cell(row, 'parent_id') },
      ...{ code: cell(row, 'code') ?? '', title_vi: cell(row, 'title_vi') ?? '' },
      ...{ kind: cell(row, 'kind'), target_vi: cell(row, 'target_vi') },
      ...{ lead_agency_vi: cell(row, 'lead_agency_vi') },
      ...{ coordinating_agencies_vi: cell(row, 'coordinating_agencies_vi') },
      ...{ leads: idsIn(item?.leads ?? '', agencies).join(' ') },
      ...{ supports: idsIn(item?.supports ?? '', agencies).join(' ') },
      evidence_vi: cell(row, 'evidence_vi'),
      ...{ period_vi: cell(row, 'period_vi'), budget_source_vi: cell(row, 'budget_source_vi') },
      serves: (item?.indicators ?? []).map((id) => ({ short_vi: indicators.get(id) ?? id })),
    };
  });
  const led = new Map<string, number>();
  for (const { leads } of tasks)
    for (const id of leads.split(' ').filter(Boolean)) led.set(id, (led.get(id) ?? 0) + 1);
  const plan = tables.plans[0];
  const of = (column: string) => (plan?.[column] as string | null | undefined) ?? null;
  return {
    plan: {
      ...{ plan_id: draft.id, unit_id: draft.unit || null, unit_vi: unit?.name_vi ?? null },
      ...{ parent_id: of('parent_id'), title_vi: draft.title.trim() },
      ...{ issuing_unit_vi: of('issuing_unit_vi'), level: unit?.level ?? null },
      ...{ document_no: of('document_no'), issued_on: of('issued_on'), basis: of('basis') },
      ...{ year: (plan?.['year'] as number | null | undefined) ?? null, source_id: null },
      tasks: tasks.length,
      own: true,
    },
    tasks,
    leads: [...led].map(([agency_id, n]) => ({
      ...{ agency_id, name_vi: agencyNames.get(agency_id) ?? agency_id, tasks: n },
    })),
  };
}
