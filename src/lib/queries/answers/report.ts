import { reportedDifficulties, type ReportedDifficulty } from '../../domain/difficulties';
import { OUTREACH_FORMS } from '../../domain/outreach';
import { countByForm, type FormCount } from '../../domain/outreach-counts';
import { periodReport, type PeriodReport } from '../../domain/report';
import { isReportOf } from '../../domain/task-state';
import type { IsoDate, Period } from '../../domain/types';
import type { Engine } from '../../engine/engine';
import { difficulties, type DifficultyRow } from '../difficulties';
import type { PlanRow } from '../plans';
import { ask } from '../question';
import { taskTopics } from '../task-topics';
import { ALL_TASKS } from '../tasks';
import { outreachReader } from './outreach';
import { askPlanDocument, type PlanParts } from './plan-document';
import { askRegister, insideOf, type RegisterTask } from './tasks';

export interface ReportParts extends PeriodReport<RegisterTask> {
  document: PlanParts;
  /** Whose tasks it is about; null = of the whole plan. */
  agency: { agency_id: string; name_vi: string } | null;
  /** Planned against done by form of communication; null = there are no communication tasks at all. */
  outreach: FormCount<RegisterTask>[] | null;
  /** Difficulties and proposals raised in the period, or still open at its end. */
  difficulties: ReportedDifficulty<DifficultyRow>[];
}

export interface ReportChoice {
  plan_id: string;
  agency_id: string | null;
  period: Period;
  today: IsoDate;
}

/** A task that an agency has through a group, as the agency's own: of its reports and those of the whole. */
function shareOf(task: RegisterTask, agency_id: string): RegisterTask {
  if (!task.through.some((group) => task.leads.includes(group.agency_id))) return task;
  return {
    ...task,
    doers: { by: 'group', members: [agency_id] },
    reports: task.reports.filter((one) => one.member_id === null || isReportOf(one, agency_id)),
  };
}

/**
 * The report of a plan, or of what an agency leads and supports in it, itself or as a known member of a group, for a
 * period; null = no such plan.
 */
export async function askReport(
  engine: Engine,
  { plan_id, agency_id, period, today }: ReportChoice,
): Promise<ReportParts | null> {
  const [document, register, topics, raised] = await Promise.all([
    askPlanDocument(engine, plan_id),
    askRegister(engine, { ...ALL_TASKS, plan_id, agency_id }),
    ask(engine, taskTopics, {}),
    ask(engine, difficulties, {}),
  ]);
  if (!document) return null;
  const name_vi = register.agencies.find((row) => row.agency_id === agency_id)?.name_vi;
  const given =
    agency_id === null ? register.tasks : register.tasks.map((task) => shareOf(task, agency_id));
  const report = periodReport(given, period, today);
  const read = outreachReader(document.tasks, topics);
  const formed = report.rows
    .filter(({ task }) => task.kind === 'communication')
    .map((row) => ({ row, forms: read(row.task).forms }));
  const about = { plan_id, ...(await placesOf(engine, document.plan, agency_id)) };
  return {
    ...report,
    document,
    outreach: register.tasks.some(({ kind }) => kind === 'communication')
      ? countByForm(formed, OUTREACH_FORMS, report.day)
      : null,
    difficulties: reportedDifficulties(raised, about, report.first, report.day),
    agency: agency_id === null ? null : { agency_id, name_vi: name_vi ?? agency_id },
  };
}

/** Units whose difficulties a plan's report tells, and the units that an agency of the plan may be. */
async function placesOf(engine: Engine, { unit_id }: PlanRow, agency_id: string | null) {
  const inside = await insideOf(engine, unit_id);
  const places = new Set([...(unit_id === null ? [] : [unit_id]), ...inside.map((u) => u.unit_id)]);
  if (agency_id === null) return { places, agency: null };
  const ids = [agency_id, agency_id.replace(/-tinh$/, '')].map((id) => `${unit_id}.${id}`);
  return { places, agency: { agency_id, units: new Set(ids.filter((id) => places.has(id))) } };
}
