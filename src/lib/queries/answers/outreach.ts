import { groupBy } from '../../domain/group-by';
import { readOutreach, type Outreach } from '../../domain/outreach';
import type { Engine } from '../../engine/engine';
import { ask } from '../question';
import { taskTopics, type TaskTopicRow } from '../task-topics';
import { ALL_TASKS } from '../tasks';
import { askRegister } from './tasks';

export interface OutreachTask extends Outreach {
  task_id: string;
  plan_id: string;
  code: string;
  title_vi: string;
  /** Agencies that lead, by name. */
  agencies: string[];
  /** From its words, not from a table of topics. */
  derived: boolean;
}

export interface OutreachAnswer {
  tasks: OutreachTask[];
  plans: { plan_id: string; title_vi: string; source_id: string | null }[];
}

interface Titled {
  task_id: string;
  parent_id: string | null;
  title_vi: string;
}

/** What a task is about, how and to whom: as the table of topics says, else as its words and those above it tell. */
export function outreachReader(
  tasks: readonly Titled[],
  rows: readonly TaskTopicRow[],
): (task: Titled) => Outreach & { derived: boolean } {
  const said = groupBy(rows, ({ task_id }) => task_id);
  const byId = new Map(tasks.map((task) => [task.task_id, task]));
  return (task) => {
    const listed = said.get(task.task_id);
    if (listed) return { ...declared(listed), derived: false };
    const titles: string[] = [];
    const seen = new Set<string>();
    for (
      let one: Titled | undefined = task;
      one && !seen.has(one.task_id);
      one = byId.get(one.parent_id ?? '')
    ) {
      seen.add(one.task_id);
      titles.push(one.title_vi);
    }
    return { ...readOutreach(titles), derived: true };
  };
}

/** Communication tasks without sub-tasks: what they are about, how, to whom and by whom. */
export async function askOutreach(engine: Engine): Promise<OutreachAnswer> {
  const [register, rows] = await Promise.all([
    askRegister(engine, ALL_TASKS),
    ask(engine, taskTopics, {}),
  ]);
  const names = new Map(register.agencies.map((one) => [one.agency_id, one.name_vi]));
  const read = outreachReader(register.tasks, rows);
  const communication = register.tasks.filter(
    ({ kind, sub_tasks }) => kind === 'communication' && sub_tasks === 0,
  );
  return {
    plans: register.plans
      .filter(({ plan_id }) => communication.some((task) => task.plan_id === plan_id))
      .map(({ plan_id, title_vi, source_id }) => ({ plan_id, title_vi, source_id })),
    tasks: communication.map((task) => {
      const { derived, ...found } = read(task);
      return {
        ...{ task_id: task.task_id, plan_id: task.plan_id },
        ...{ code: task.code, title_vi: task.title_vi },
        ...found,
        agencies: task.leads.map((id) => names.get(id) ?? id),
        derived,
      };
    }),
  };
}

function declared(rows: readonly TaskTopicRow[]): Outreach {
  const all = (column: 'topic' | 'form' | 'audience') => [
    ...new Set(rows.flatMap((row) => row[column] ?? [])),
  ];
  return { topics: all('topic'), forms: all('form'), audiences: all('audience') };
}
