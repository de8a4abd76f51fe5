import { groupBy } from '$lib/domain/group-by';
import type { Engine } from '$lib/engine/engine';
import { understoodText } from '$lib/messages/task';
import { m } from '$lib/messages/generated/messages';
import { catalogue } from '$lib/queries/answers/context';
import { askRegister, type Register, type RegisterTask } from '$lib/queries/answers/tasks';
import { remember } from '$lib/queries/memo';
import type { PlanRow } from '$lib/queries/plans';
import { ALL_TASKS } from '$lib/queries/tasks';
import type { Lists, ShownTask } from './shapes';

/** Where the register of districts and communes was taken from, and so who their committees are. */
export const UNITS_SOURCE = 'gso-don-vi-hanh-chinh-2025-03';

/** All tasks, with the plans and agencies of all. */
export const register = (engine: Engine): Promise<Register> =>
  remember(engine, 'task register', () => askRegister(engine, ALL_TASKS));

/** "Tỉnh Gia Lai, 2021". */
const shortOf = (plan: PlanRow): string =>
  m.task_matrix_plan({
    unit: plan.unit_vi ?? plan.issuing_unit_vi ?? m.plan_unknown(),
    year: plan.year ?? m.plan_unknown(),
  });

/** Numbers for values in the order in which they are first met. */
function numbering() {
  const numbers = new Map<string, number>();
  return {
    numbers,
    of: (value: string): number => {
      const number = numbers.get(value) ?? numbers.size;
      numbers.set(value, number);
      return number;
    },
  };
}

/** Tasks as pages show them, and the lists they point into: only what they use. */
export async function shown(
  engine: Engine,
  tasks: readonly RegisterTask[],
): Promise<{ tasks: ShownTask[]; lists: Lists }> {
  const [{ plans, agencies, members }, known] = await Promise.all([
    register(engine),
    catalogue(engine),
  ]);
  const [plan, agency, indicator, time] = [numbering(), numbering(), numbering(), numbering()];
  const rows = tasks.map((task): ShownTask => ({
    id: task.task_id,
    plan: plan.of(task.plan_id),
    code: task.code,
    title: task.title_vi,
    kind: task.kind,
    leads: task.leads.map(agency.of),
    supports: task.supports.map(agency.of),
    indicators: task.indicators.map(indicator.of),
    time: time.of([task.period_vi ?? m.plan_unknown(), understoodText(task.understood)].join('\n')),
    leaf: task.sub_tasks === 0,
    size: task.doers.by === 'group' ? (task.doers.members?.length ?? null) : null,
    ...(task.reports.length > 0 ? { doers: task.doers } : {}),
    ...{ start_date: task.start_date, end_date: task.end_date },
    ...{ frequency: task.frequency, target_count: task.target_count },
    reports: task.reports.map(({ member_id, reported_on, status, done_count, percent }) => ({
      ...{ member_id, reported_on, status, done_count, percent },
    })),
  }));
  const membersOf = groupBy(members, (row) => row.group_agency_id);
  const planOf = new Map(plans.map((one) => [one.plan_id, one]));
  const agencyOf = new Map(agencies.map((one) => [one.agency_id, one]));
  return {
    tasks: rows,
    lists: {
      plans: [...plan.numbers.keys()].map((id) => {
        const found = planOf.get(id);
        const own = found?.own ? { own: true as const } : {};
        return { id, title: found?.title_vi ?? id, short: found ? shortOf(found) : id, ...own };
      }),
      agencies: [...agency.numbers.keys()].map((id) => {
        const found = agencyOf.get(id);
        const own = found && !found.own ? {} : { own: true as const };
        const listed = membersOf.get(id)?.map(({ member_id }) => member_id);
        return {
          ...{ id, name: found?.name_vi ?? id, level: found?.level ?? null, ...own },
          ...(listed ? { members: listed } : {}),
        };
      }),
      indicators: [...indicator.numbers.keys()].map((id) => ({
        id,
        name: known.get(id)?.short_vi ?? id,
      })),
      times: [...time.numbers.keys()].map((words) => {
        const [text = '', understood = ''] = words.split('\n');
        return { text, understood };
      }),
    },
  };
}
