import type { PlanDraft } from '$lib/domain/plan-draft';
import type { WorkRow } from '$lib/state/own-work';
import { keptDraft, keptDrafts } from './kept';
import { dayOf, draftFrom, fileName, savedTables, yearOf } from './rows';

type Rows = (table: string, name?: string) => Promise<WorkRow[]>;

/** A plan of the reader's own as it is listed. */
export interface OwnPlan {
  plan_id: string;
  unit_id: string;
  title: string;
  issuer: string;
  number: string;
  issued_on: string | null;
  year: number | null;
  parent_id: string | null;
  /** Not fit to be among the reader's rows yet. */
  draft: boolean;
}

const listed = (draft: PlanDraft, unsaved: boolean): OwnPlan => ({
  ...{ plan_id: draft.id, unit_id: draft.unit, title: draft.title.trim(), draft: unsaved },
  ...{ issuer: draft.issuer, number: draft.number, issued_on: dayOf(draft.date) },
  ...{ year: yearOf(draft), parent_id: draft.parent || null },
});

const EMPTY = { sources: [], tasks: [], task_agencies: [], task_indicators: [], targets: [] };

/** The plans that are being written here, by their titles; `files` are the names of the reader's files. */
export async function ownPlans(files: readonly string[], rows: Rows): Promise<OwnPlan[]> {
  const all = await rows('plans');
  const saved = all.filter((row) => files.includes(fileName(String(row['plan_id']), 'plans')));
  const found = new Map(
    saved.map((row) => [
      String(row['plan_id']),
      listed(draftFrom({ ...EMPTY, plans: [row] }), false),
    ]),
  );
  for (const draft of keptDrafts()) found.set(draft.id, listed(draft, true));
  return [...found.values()].sort(
    (a, b) => (b.year ?? 9999) - (a.year ?? 9999) || (a.plan_id < b.plan_id ? -1 : 1),
  );
}

/** A plan of the reader's own: as it was typed last, else as it was saved; null = there is none. */
export async function ownPlan(
  id: string,
  rows: Rows,
): Promise<{ draft: PlanDraft; fresh: boolean } | null> {
  const kept = keptDraft(id);
  if (kept) return { draft: kept, fresh: true };
  const tables = await savedTables(id, (table, name) => rows(table, name));
  return tables && { draft: draftFrom(tables), fresh: false };
}
