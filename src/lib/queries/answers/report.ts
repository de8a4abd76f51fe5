import { periodReport, type PeriodReport } from '../../domain/report';
import type { IsoDate, Period } from '../../domain/types';
import type { Engine } from '../../engine/engine';
import { ALL_TASKS } from '../tasks';
import { askPlanDocument, type PlanParts } from './plan-document';
import { askRegister, type RegisterTask } from './tasks';

export interface ReportParts extends PeriodReport<RegisterTask> {
  document: PlanParts;
  /** Whose tasks it is about; null = of the whole plan. */
  agency: { agency_id: string; name_vi: string } | null;
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
  const [document, register] = await Promise.all([
    askPlanDocument(engine, plan_id),
    askRegister(engine, { ...ALL_TASKS, plan_id, agency_id }),
  ]);
  if (!document) return null;
  const name_vi = register.agencies.find((row) => row.agency_id === agency_id)?.name_vi;
  return {
    ...periodReport(register.tasks, period, today),
    document,
    agency: agency_id === null ? null : { agency_id, name_vi: name_vi ?? agency_id },
  };
}
