import { writeFile } from 'node:fs/promises';
import type { Engine } from '../lib/engine/engine';
import { FORMS, letterDocx, planDocx } from '../lib/exports/plan-docx';
import { m } from '../lib/messages/generated/messages';
import { askPlanDocument } from '../lib/queries/answers/plan-document';
import type { LeadRow } from '../lib/queries/leads-of-plan';
import { AskedError } from './asked';
import { askedPlan } from './asked-plan';

/** Writes a plan as a .docx file, set out in a form or in its own; with an agency, the letter that gives it its tasks. */
export async function writePlan(
  engine: Engine,
  id: string,
  { out, agency, form }: { out: string; agency: string | undefined; form: string | undefined },
): Promise<void> {
  const chosen = FORMS.find((one) => one === form);
  if (form !== undefined && (agency !== undefined || !chosen))
    throw new AskedError(m.cli_plan_form({ all: FORMS.join(', ') }));
  if (!/\.docx$/i.test(out)) throw new AskedError(m.cli_plan_out_format());
  const { plan_id } = await askedPlan(engine, id);
  const document = await askPlanDocument(engine, plan_id);
  if (document === null || document.tasks.length === 0) {
    throw new AskedError(m.cli_plan_empty({ id: plan_id }));
  }
  const now = new Date();
  const bytes =
    agency === undefined
      ? planDocx(document, now, chosen)
      : letterDocx(document, askedLead(document.leads, agency, plan_id), now);
  await writeFile(out, bytes);
  console.log(m.cli_baked({ file: out }));
}

function askedLead(leads: readonly LeadRow[], id: string, plan_id: string): LeadRow {
  const found = leads.find(({ agency_id }) => agency_id === id.toLowerCase());
  if (found) return found;
  const all = leads.map(({ agency_id, name_vi }) => `${agency_id} (${name_vi})`).join(', ');
  throw new AskedError(m.cli_plan_no_lead({ id, plan: plan_id, all }));
}
