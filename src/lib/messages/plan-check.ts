import type { Clear, Remark } from '../domain/plan-check';
import { m } from './generated/messages';

/** What is not clear in a task, in words. */
export const CLEAR_WORDS: Readonly<Record<Clear, () => string>> = {
  task: m.plan_check_task,
  lead: m.plan_check_lead_missing,
  responsibility: m.plan_check_responsibility,
  time: m.plan_check_time,
  result: m.plan_check_result,
};

/** What else is to be looked at in a task, in words. */
export const REMARK_WORDS: Readonly<Record<Remark, () => string>> = {
  leads_and_supports: m.plan_check_leads_and_supports,
  ends_before_start: m.plan_check_ends_before_start,
  outside_plan_year: m.plan_check_outside_plan_year,
  open_ended: m.plan_check_open_ended,
  no_indicator: m.plan_check_no_indicator,
};
