import type { SourceRow } from '../../queries/answers/types';
import type { PlanRow } from '../../queries/plans';
import type { TaskRow } from '../../queries/tasks-of-plan';

/** A task as a document prints it. */
export type DocumentTask = Pick<
  TaskRow,
  | 'task_id'
  | 'parent_id'
  | 'code'
  | 'title_vi'
  | 'kind'
  | 'target_vi'
  | 'lead_agency_vi'
  | 'coordinating_agencies_vi'
  | 'leads'
  | 'supports'
  | 'period_vi'
  | 'budget_source_vi'
  | 'evidence_vi'
> & {
  /** Indicators it serves. */
  serves: readonly { short_vi: string }[];
};

/** All that the documents of a plan are made of. */
export interface PlanDocument {
  plan: PlanRow;
  /** In the order of the plan. */
  tasks: readonly DocumentTask[];
  /** Where the plan was read. */
  sources: readonly Pick<SourceRow, 'title' | 'publisher' | 'published_on'>[];
  /** Its figures are simulated. */
  simulated: boolean;
}

/** How an item of a plan is set out. */
export const FORMS = ['criterion', 'time_first', 'content_first'] as const;
export type Form = (typeof FORMS)[number];
