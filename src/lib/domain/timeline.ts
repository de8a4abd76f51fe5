import { nextDay } from './periods';
import type { TimedTask } from './task-state';
import type { IsoDate } from './types';

type Timed = Pick<TimedTask, 'start_date' | 'end_date'>;

/** Whole calendar years that a timeline covers, both ends included. */
export interface TimelineSpan {
  from: number;
  to: number;
}

/** Where a task lies on a timeline, in shares of its length. */
export interface Bar {
  left: number;
  width: number;
  /** It has no end: the bar runs to the end of the timeline. */
  open: boolean;
  /** Only its end is known. */
  startless: boolean;
}

const yearOf = (day: IsoDate): number => Number(day.slice(0, 4));

/** The years in which tasks start or end, today's too where one of them has no end. Null = none has a day. */
export function timelineSpan(tasks: readonly Timed[], today: IsoDate): TimelineSpan | null {
  let [from, to] = [Infinity, -Infinity];
  for (const { start_date, end_date } of tasks) {
    const days = [start_date, end_date].filter((day) => day !== null);
    if (days.length === 0) continue;
    if (end_date === null) days.push(today);
    for (const day of days) [from, to] = [Math.min(from, yearOf(day)), Math.max(to, yearOf(day))];
  }
  return from > to ? null : { from, to };
}

/** Share of a timeline that is over when a day begins; outside of it 0 or 1. */
export function shareBefore(day: IsoDate, { from, to }: TimelineSpan): number {
  const [start, end] = [Date.UTC(from, 0, 1), Date.UTC(to + 1, 0, 1)];
  return Math.min(1, Math.max(0, (Date.parse(day) - start) / (end - start)));
}

/** A task on a timeline: from the begin of its first day to the end of its last. Null = it has no day. */
export function barOf({ start_date, end_date }: Timed, span: TimelineSpan): Bar | null {
  if (start_date === null && end_date === null) return null;
  const right = end_date === null ? 1 : shareBefore(nextDay(end_date), span);
  const left =
    start_date === null ? shareBefore(end_date ?? '', span) : shareBefore(start_date, span);
  return {
    left,
    width: Math.max(0, right - left),
    open: end_date === null,
    startless: start_date === null,
  };
}
