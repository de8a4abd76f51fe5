import { parseArgs } from 'node:util';
import {
  counterOn,
  fanOut,
  jointState,
  leavesOf,
  tally,
  TASK_STATES,
} from '../../lib/domain/task-state';
import { formatDate, formatNumber, localDay } from '../../lib/messages/format';
import { m } from '../../lib/messages/generated/messages';
import {
  counterText,
  fanText,
  STATE_WORDS,
  TASK_KIND_WORDS,
  understoodText,
} from '../../lib/messages/task';
import { askRegister, type Register, type RegisterTask } from '../../lib/queries/answers/tasks';
import type { TaskChoice } from '../../lib/queries/tasks';
import { askedAgency } from '../asked-agency';
import { askedPlan } from '../asked-plan';
import { AskedError, askedIndicator } from '../asked';
import { columnTable } from '../columns';
import { withPackage } from '../with-package';

export const usage =
  'tasks [--plan <id>] [--agency <id>] [--role lead|coordinating] [--kind <kind>] [--indicator <id>] [--on <day>] [--json]';

type Word = string | undefined;

function askedRole(word: Word, agency: Word): TaskChoice['role'] {
  if (word === undefined) return null;
  if (agency === undefined || (word !== 'lead' && word !== 'coordinating'))
    throw new AskedError(m.task_cli_role());
  return word;
}

function askedKind(kind: Word): string | null {
  if (kind === undefined || Object.hasOwn(TASK_KIND_WORDS, kind)) return kind ?? null;
  throw new AskedError(m.task_cli_kind({ kind, all: Object.keys(TASK_KIND_WORDS).join(', ') }));
}

function askedDay(text: Word): string {
  if (text === undefined) return localDay(new Date());
  const date = new Date(`${text}T00:00:00Z`);
  const day = Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
  if (day !== text) throw new AskedError(m.task_cli_day({ text }));
  return day;
}

/** A task as machines read it, on a day. */
function record({ doers, reports, through, ...task }: RegisterTask, day: string) {
  return {
    ...task,
    through: through.map(({ agency_id }) => agency_id),
    state: jointState(task, doers, reports, day),
    counter: counterOn(task, doers, reports, day),
    fan_out: fanOut(task, doers, reports, day),
    reports,
  };
}

function print({ tasks, agencies }: Register, day: string): void {
  const names = new Map(agencies.map((row) => [row.agency_id, row.name_vi]));
  const named = (all: readonly string[]) => all.map((id) => names.get(id) ?? id).join('; ');
  const stateOf = (task: RegisterTask) => jointState(task, task.doers, task.reports, day);
  const leaves = leavesOf(tasks);
  const counts = tally(leaves.map(stateOf));
  const list = TASK_STATES.filter((state) => counts[state] > 0)
    .map((state) => `${formatNumber(counts[state])} ${STATE_WORDS[state]()}`)
    .join('; ');
  if (tasks.length === 0) return console.log(m.task_count_none());
  console.log(
    m.task_cli_leaves({
      ...{ n: formatNumber(tasks.length), leaves: formatNumber(leaves.length) },
      ...{ date: formatDate(day), list: list || '0' },
    }),
  );
  const table = columnTable(tasks, [
    { head: m.task_cli_plan(), text: ({ plan_id }) => plan_id },
    { head: m.task_col_code(), text: ({ code }) => code },
    { head: m.task_col_task(), text: ({ title_vi }) => title_vi.slice(0, 60) },
    {
      head: m.task_col_lead(),
      text: ({ leads, through }) =>
        [
          named(leads) || m.task_lead_unknown(),
          ...through.map((group) => `(${m.task_through({ names: group.name_vi })})`),
        ].join(' '),
    },
    { head: m.task_col_with(), text: ({ supports }) => named(supports) },
    { head: m.task_col_when(), text: ({ understood }) => understoodText(understood) },
    {
      head: m.task_cli_state({ date: formatDate(day) }),
      text: (task) => {
        const counter = counterOn(task, task.doers, task.reports, day);
        return [
          STATE_WORDS[stateOf(task)](),
          counter && counter.of > 1 && counterText(counter, !task.end_date),
          fanText(fanOut(task, task.doers, task.reports, day), stateOf(task)),
        ]
          .filter(Boolean)
          .join('; ');
      },
    },
  ]);
  console.log(['', ...table].join('\n'));
}

/** The register of tasks, filtered; states are those of a day, today if none is given. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      plan: { type: 'string' },
      agency: { type: 'string' },
      role: { type: 'string' },
      kind: { type: 'string' },
      indicator: { type: 'string' },
      on: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  return withPackage(undefined, async (engine) => {
    const { plan, agency, role, kind, indicator } = values;
    const day = askedDay(values.on);
    const register = await askRegister(engine, {
      plan_id: plan === undefined ? null : (await askedPlan(engine, plan)).plan_id,
      agency_id: await askedAgency(engine, agency),
      role: askedRole(role, agency),
      kind: askedKind(kind),
      indicator_id:
        indicator === undefined ? null : (await askedIndicator(engine, indicator)).indicator_id,
    });
    if (values.json)
      console.log(
        JSON.stringify(
          register.tasks.map((task) => record(task, day)),
          null,
          1,
        ),
      );
    else print(register, day);
  });
}
