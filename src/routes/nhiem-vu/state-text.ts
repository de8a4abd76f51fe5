import {
  counterOn,
  fanOut,
  jointState,
  tally,
  TASK_STATES,
  type Doers,
  type TaskState,
} from '$lib/domain/task-state';
import type { IsoDate } from '$lib/domain/types';
import { formatNumber } from '$lib/messages/format';
import { m } from '$lib/messages/generated/messages';
import { counterText, fanText, STATE_WORDS } from '$lib/messages/task';
import type { ShownTask } from './shapes';

const ONE: Doers = { by: 'one' };

const known = new WeakMap<ShownTask, { day: IsoDate; state: TaskState }>();

/** State of a task on a day; worked out once. */
export function stateOf(task: ShownTask, day: IsoDate): TaskState {
  const found = known.get(task);
  if (found?.day === day) return found.state;
  const state = jointState(task, task.doers ?? ONE, task.reports, day);
  known.set(task, { day, state });
  return state;
}

/** "189 trong thời hạn, chưa có báo cáo; …": leaves by state. */
export function tallyText(tasks: readonly ShownTask[], day: IsoDate): string {
  const counts = tally(tasks.filter((task) => task.leaf).map((task) => stateOf(task, day)));
  return TASK_STATES.filter((state) => counts[state] > 0)
    .map((state) => `${formatNumber(counts[state])} ${STATE_WORDS[state]()}`)
    .join('; ');
}

/**
 * State of a task in words, with its counter and its members. Without a day (a page that is read without JavaScript)
 * only what no day changes.
 */
export function stateText(task: ShownTask, day: IsoDate | null): string[] {
  const open = task.end_date === null;
  if (day === null) {
    const { target_count: of } = task;
    const words = { of: formatNumber(of ?? 0) };
    return [
      ...(task.reports.length === 0 ? [m.task_unreported()] : []),
      ...(of === null || of < 2
        ? []
        : [open ? m.task_counter_target_year(words) : m.task_counter_target(words)]),
    ];
  }
  const doers = task.doers ?? ONE;
  const counter = counterOn(task, doers, task.reports, day);
  const state = stateOf(task, day);
  return [
    STATE_WORDS[state](),
    ...(counter && counter.of > 1 ? [counterText(counter, open)] : []),
    fanText(fanOut(task, doers, task.reports, day), state),
  ].filter(Boolean);
}
