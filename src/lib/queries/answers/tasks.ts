import { doersOf, groupMembers, isGroup, throughGroups } from '../../domain/agency-groups';
import { groupBy } from '../../domain/group-by';
import { planSpan, readPlanPeriod, type PlanPeriod } from '../../domain/plan-periods';
import type { Doers } from '../../domain/task-state';
import type { IsoDate } from '../../domain/types';
import type { Engine } from '../../engine/engine';
import { agencies, type AgencyRow } from '../agencies';
import { committeeUnits } from '../committee-units';
import { agencyMembers, type AgencyMemberRow } from '../agency-members';
import { remember } from '../memo';
import { plans, type PlanRow } from '../plans';
import { ask } from '../question';
import { taskReports, type TaskReportRow } from '../task-reports';
import { tasks, type RegisterRow, type TaskChoice } from '../tasks';
import { unitsInside, type UnitInsideRow } from '../units-inside';

export interface RegisterTask extends Omit<RegisterRow, 'leads' | 'supports' | 'indicators'> {
  leads: string[];
  supports: string[];
  indicators: string[];
  /** Its words about time as understood; null = not understood, or none. */
  understood: PlanPeriod | null;
  /** Who has to do it: one, several together, or a group. */
  doers: Doers;
  /** Groups by which the agency asked for has it; empty = it leads or supports it itself, or none is asked for. */
  through: { agency_id: string; name_vi: string }[];
  /** In time order. */
  reports: TaskReportRow[];
}

export interface Register {
  tasks: RegisterTask[];
  plans: PlanRow[];
  /** A row an agency and plan. */
  agencies: AgencyRow[];
  /** Who groups are, where the package lists it. */
  members: AgencyMemberRow[];
}

const ids = (listed: string): string[] => listed.split(' ').filter((id) => id !== '');

/** Districts, communes and agencies of a plan's unit. */
export function insideOf(engine: Engine, unit_id: string | null): Promise<UnitInsideRow[]> {
  if (unit_id === null) return Promise.resolve([]);
  return remember(engine, `inside ${unit_id}`, () => ask(engine, unitsInside, { unit_id }));
}

/** The day on which the members of a task's group are read: its end, else its start. */
const memberDay = (task: RegisterRow): IsoDate => task.end_date ?? task.start_date ?? '9999-12-31';

/** The tasks asked for, with the plans and agencies of all. */
export async function askRegister(engine: Engine, choice: TaskChoice): Promise<Register> {
  const [rows, reports, register, named, listed] = await Promise.all([
    ask(engine, tasks, choice),
    ask(engine, taskReports, { plan_id: choice.plan_id }),
    ask(engine, plans, {}),
    ask(engine, agencies, {}),
    ask(engine, agencyMembers, {}),
  ]);
  const groups = new Set(named.filter(isGroup).map(({ agency_id }) => agency_id));
  const membersOf = groupBy(listed, (row) => row.group_agency_id);
  const names = new Map(named.map((row) => [row.agency_id, row.name_vi]));
  const reportsOf = groupBy(reports, (row) => row.task_id);
  const planOf = new Map(register.map((plan) => [plan.plan_id, plan]));
  const units = [...new Set(register.flatMap(({ unit_id }) => unit_id ?? []))];
  const inside = groupBy(
    await ask(engine, committeeUnits, { unit_ids: units }),
    (u) => u.inside_of,
  );

  const membersIn = (row: RegisterRow, id: string): string[] | null | undefined =>
    groups.has(id)
      ? groupMembers(
          id,
          (membersOf.get(id) ?? []).map(({ member_id }) => member_id),
          inside.get(planOf.get(row.plan_id)?.unit_id ?? '') ?? [],
          memberDay(row),
        )
      : undefined;
  return {
    plans: register,
    agencies: named,
    members: listed,
    tasks: rows.map((row) => {
      const [leads, supports] = [ids(row.leads), ids(row.supports)];
      const plan = planOf.get(row.plan_id);
      return {
        ...row,
        leads,
        supports,
        indicators: ids(row.indicators),
        understood: readPlanPeriod(
          row.period_vi ?? '',
          plan ? planSpan(plan.title_vi, plan.year) : null,
        ),
        through: throughGroups(choice.agency_id, [...leads, ...supports], listed).map((id) => ({
          agency_id: id,
          name_vi: names.get(id) ?? id,
        })),
        doers: doersOf(leads, (id) => membersIn(row, id)),
        reports: reportsOf.get(row.task_id) ?? [],
      };
    }),
  };
}
