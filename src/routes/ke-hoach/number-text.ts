import { formatDate } from '$lib/messages/format';
import { m } from '$lib/messages/generated/messages';

/** "35/KH-UBND, ngày 27/02/2024"; "chưa rõ" for what the document does not tell. */
export function numberText(plan: { document_no: string | null; issued_on: string | null }): string {
  if (!plan.document_no && !plan.issued_on) return m.plan_unknown();
  return m.plan_number_on({
    number: plan.document_no ?? m.plan_unknown(),
    date: plan.issued_on ? formatDate(plan.issued_on) : m.plan_unknown(),
  });
}
