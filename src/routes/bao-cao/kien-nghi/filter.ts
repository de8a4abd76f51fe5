import { whoText } from '$lib/messages/difficulty';
import type { DifficultyRow } from '$lib/queries/difficulties';
import type { DifficultyFilter } from '$lib/state/difficulties-address';

/** The rows that fit, in their order. */
export function filterDifficulties(
  rows: readonly DifficultyRow[],
  { plan, who, kind, status, addressee }: DifficultyFilter,
): DifficultyRow[] {
  return rows.filter(
    (row) =>
      (plan === null || row.plan_id === plan) &&
      (who === null || whoText(row) === who) &&
      (kind === null || row.kind === kind) &&
      (status === null || row.status === status) &&
      (addressee === null || row.addressee === addressee),
  );
}

/** Each text once, in Vietnamese order, with what is chosen even where no row has it. */
export function offered(texts: readonly string[], chosen: string | null): string[] {
  return [...new Set([...texts, ...(chosen === null ? [] : [chosen])])].sort((a, b) =>
    a.localeCompare(b, 'vi'),
  );
}

/** The plans that rows are about, and the one that is chosen. */
export function plansOf(
  rows: readonly DifficultyRow[],
  chosen: string | null,
): { id: string; name: string }[] {
  const named = new Map<string, string>(chosen === null ? [] : [[chosen, chosen]]);
  for (const { plan_id, plan_vi } of rows)
    if (plan_id !== null) named.set(plan_id, plan_vi ?? plan_id);
  return [...named].map(([id, name]) => ({ id, name }));
}
