import type { PlanPeriod } from '../domain/plan-periods';
import type { Counter, FanOut, TaskState } from '../domain/task-state';
import { formatDate, formatNumber } from './format';
import { m } from './generated/messages';

export const STATE_WORDS: Readonly<Record<TaskState, () => string>> = {
  not_started: m.task_state_not_started,
  in_time: m.task_state_in_time,
  in_progress: m.task_state_in_progress,
  done: m.task_state_done,
  overdue: m.task_state_overdue,
  ended: m.task_state_ended,
};

export const TASK_KIND_WORDS: Readonly<Record<string, () => string>> = {
  communication: m.task_kind_communication,
  improvement: m.task_kind_improvement,
  organisation: m.task_kind_organisation,
  reporting: m.task_kind_reporting,
};

const FREQUENCY_WORDS: Readonly<Record<string, () => string>> = {
  once: m.task_frequency_once,
  monthly: m.task_frequency_monthly,
  quarterly: m.task_frequency_quarterly,
  continuous: m.task_frequency_continuous,
};

/** "01/07/2021–30/09/2021, một lần": a period as it was understood; "chưa rõ kỳ" when it was not. */
export function understoodText(period: PlanPeriod | null): string {
  if (!period) return m.task_time_dark();
  const { start, end, frequency, tentative } = period;
  return [
    end === null
      ? m.task_time_open({ start: formatDate(start) })
      : m.task_time_span({ start: formatDate(start), end: formatDate(end) }),
    frequency ? FREQUENCY_WORDS[frequency]?.() : '',
    tentative ? m.task_time_tentative() : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** "9/12, đúng tiến độ"; "phải đạt 12" while nobody has reported a number. */
export function counterText({ done, of, behind }: Counter, open: boolean): string {
  const words = { done: formatNumber(done ?? 0), of: formatNumber(of) };
  if (done === null || behind === null)
    return open ? m.task_counter_target_year(words) : m.task_counter_target(words);
  if (behind > 0) return m.task_counter_behind({ ...words, behind: formatNumber(behind) });
  return m.task_counter_on_track(words);
}

/** "1/3 đơn vị đã hoàn thành"; empty while none has reported, and where a report of the whole has settled it. */
export function fanText(fan: FanOut | null, state: TaskState): string {
  if (fan === null || fan.reported === 0) return '';
  if (state === 'done' && fan.done !== fan.of) return '';
  const done = formatNumber(fan.done);
  return fan.of === null
    ? m.task_fan_unknown({ done })
    : m.task_fan({ done, of: formatNumber(fan.of) });
}
