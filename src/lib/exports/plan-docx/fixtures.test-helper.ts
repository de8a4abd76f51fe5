import type { DocumentTask, PlanDocument } from './types';

/** For tests: a task of a plan, whole unless told otherwise. */
export function task(code: string, more: Partial<DocumentTask> = {}): DocumentTask {
  return {
    task_id: `t-${code}`,
    parent_id: null,
    code,
    title_vi: `Nhiệm vụ ${code}`,
    kind: 'improvement',
    target_vi: null,
    lead_agency_vi: 'Sở Nội vụ',
    coordinating_agencies_vi: null,
    leads: 'so-noi-vu',
    supports: '',
    period_vi: 'Năm 2024',
    budget_source_vi: null,
    evidence_vi: null,
    serves: [],
    ...more,
  };
}

/** For tests: a plan of tasks. */
export function document(
  tasks: readonly DocumentTask[],
  plan: Partial<PlanDocument['plan']> = {},
): PlanDocument {
  return {
    plan: {
      plan_id: 'ke-hoach',
      unit_id: 'gia-lai',
      unit_vi: 'Tỉnh Gia Lai',
      parent_id: null,
      title_vi: 'Kế hoạch cải cách hành chính năm 2024',
      issuing_unit_vi: 'UBND tỉnh Gia Lai',
      level: 'province',
      document_no: '12/KH-UBND',
      issued_on: '2024-02-05',
      year: 2024,
      basis: null,
      source_id: null,
      tasks: tasks.length,
      own: false,
      ...plan,
    },
    tasks,
    sources: [],
    simulated: false,
  };
}
