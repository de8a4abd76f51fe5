import type { IsoDate } from './types';

/** What every task of a plan must make clear ("5 rõ"): rõ việc, rõ người, rõ trách nhiệm, rõ thời gian, rõ hiệu quả. */
export const CLEAR = ['task', 'lead', 'responsibility', 'time', 'result'] as const;
export type Clear = (typeof CLEAR)[number];

/** What else is to be looked at before a plan is issued. */
export const REMARKS = [
  'leads_and_supports',
  'ends_before_start',
  'outside_plan_year',
  'open_ended',
  'no_indicator',
] as const;
export type Remark = (typeof REMARKS)[number];

/** A task as its plan writes it; a null or empty field is what the plan does not say. */
export interface PlannedTask {
  task_id: string;
  /** Number in the plan: `II.1.3`. */
  code: string;
  title_vi: string | null;
  lead_agency_vi: string | null;
  /** Ids of the agencies. */
  leads: readonly string[];
  supports: readonly string[];
  period_vi: string | null;
  frequency: string | null;
  start_date: IsoDate | null;
  /** Null = open-ended. */
  end_date: IsoDate | null;
  target_vi: string | null;
  target_count: number | null;
  /** Ids of the indicators it serves. */
  indicators: readonly string[];
}

export interface CheckedTask {
  task_id: string;
  code: string;
  missing: Clear[];
  remarks: Remark[];
}

export interface CheckedPlan {
  /** Tasks of which something is missing or remarked, in the order of the plan. */
  tasks: CheckedTask[];
  /** Indicators that the plan sets a target for and no task serves. */
  unserved: string[];
}

const said = (text: string | null): boolean => (text ?? '').trim() !== '';

function missingOf(task: PlannedTask): Clear[] {
  const led = task.leads.length > 0 || said(task.lead_agency_vi);
  const timed = task.end_date !== null || said(task.period_vi) || said(task.frequency);
  const measured = said(task.target_vi) || task.target_count !== null || task.indicators.length > 0;
  const clear: Record<Clear, boolean> = {
    task: said(task.title_vi),
    lead: led,
    responsibility: led && !twice(task),
    time: timed,
    result: measured,
  };
  return CLEAR.filter((one) => !clear[one]);
}

/** Whether an agency both leads and supports. */
function twice({ leads, supports }: PlannedTask): boolean {
  return leads.some((agency) => supports.includes(agency));
}

function remarksOf(task: PlannedTask, year: number | null): Remark[] {
  const { start_date, end_date } = task;
  const outside = (day: IsoDate | null) =>
    year !== null && day !== null && Number(day.slice(0, 4)) !== year;
  const remarked: Record<Remark, boolean> = {
    leads_and_supports: twice(task),
    ends_before_start: start_date !== null && end_date !== null && end_date < start_date,
    outside_plan_year: outside(start_date) || outside(end_date),
    open_ended: end_date === null,
    no_indicator: task.indicators.length === 0,
  };
  return REMARKS.filter((one) => remarked[one]);
}

/**
 * Checks the tasks of a plan of a year (null = the plan names none); `targeted` are the indicators it sets targets for.
 * Source of the five questions: the plan of thị trấn Gia Lai 2021, III.1.
 */
export function checkPlan(
  tasks: readonly PlannedTask[],
  year: number | null,
  targeted: readonly string[],
): CheckedPlan {
  const served = new Set(tasks.flatMap((task) => task.indicators));
  return {
    tasks: tasks
      .map((task) => ({
        task_id: task.task_id,
        code: task.code,
        missing: missingOf(task),
        remarks: remarksOf(task, year),
      }))
      .filter(({ missing, remarks }) => missing.length + remarks.length > 0),
    unserved: [...new Set(targeted)].filter((indicator) => !served.has(indicator)).sort(),
  };
}
