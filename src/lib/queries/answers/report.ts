import { OUTREACH_FORMS } from '../../domain/outreach';
import { countByForm, type FormCount } from '../../domain/outreach-counts';
import { periodReport, type PeriodReport } from '../../domain/report';
import type { IsoDate, Period } from '../../domain/types';
import type { Engine } from '../../engine/engine';
import { ask } from '../question';
import { taskTopics } from '../task-topics';
import { ALL_TASKS } from '../tasks';
import { outreachReader } from './outreach';
import { askPlanDocument, type PlanParts } from './plan-document';
import { askRegister, type RegisterTask } from './tasks';

export interface ReportParts extends PeriodReport<RegisterTask> {
  document: PlanParts;
  /** Whose tasks it is about; null = of the whole plan. */
  agency: { agency_id: string; name_vi: string } | null;
  /** Planned against done by form of communication; null = there are no communication tasks at all. */
  outreach: FormCount<RegisterTask>[] | null;
}

export interface ReportChoice {
  plan_id: string;
  agency_id: string | null;
  period: Period;
  today: IsoDate;
}

/** The report of a plan, or of what an agency leads and supports in it, for a period; null = no such plan. */
export async function askReport(
  engine: Engine,
  { plan_id, agency_id, period, today }: ReportChoice,
): Promise<ReportParts | null> {
  const [document, register, topics] = await Promise.all([
    askPlanDocument(engine, plan_id),
    askRegister(engine, { ...ALL_TASKS, plan_id, agency_id }),
    ask(engine, taskTopics, {}),
  ]);
  if (!document) return null;
  const name_vi = register.agencies.find((row) => row.agency_id === agency_id)?.name_vi;
  const report = periodReport(register.tasks, period, today);
  const read = outreachReader(document.tasks, topics);
  const formed = report.rows
    .filter(({ task }) => task.kind === 'communication')
    .map((row) => ({ row, forms: read(row.task).forms }));
  return {
    ...report,
    document,
    outreach: register.tasks.some(({ kind }) => kind === 'communication')
      ? countByForm(formed, OUTREACH_FORMS, report.day)
      : null,
    agency: agency_id === null ? null : { agency_id, name_vi: name_vi ?? agency_id },
  };
}
