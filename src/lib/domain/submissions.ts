import type { IsoDate } from './types';

/** A report a unit had to hand in: when it is due and when it came; null = not known, not come. */
export interface Submission {
  due_on: IsoDate | null;
  received_on: IsoDate | null;
}

/**
 * in_time, late: came, by or after the day it was due. received: came, the day it was due is not known.
 * overdue: has not come, its day is over. awaited: its day is still to come. silent: has not come, no day is known.
 */
export const SUBMISSION_STATES = [
  'in_time',
  'late',
  'received',
  'overdue',
  'awaited',
  'silent',
] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

/** How a submission stands on a day; what came after that day has not come yet. */
export function submissionState(
  { due_on, received_on }: Submission,
  today: IsoDate,
): SubmissionState {
  if (received_on !== null && received_on <= today) {
    if (due_on === null) return 'received';
    return received_on <= due_on ? 'in_time' : 'late';
  }
  if (due_on === null) return 'silent';
  return due_on < today ? 'overdue' : 'awaited';
}

/** Whether it has come. */
export const hasCome = (state: SubmissionState): boolean =>
  state === 'in_time' || state === 'late' || state === 'received';

/** The day all submissions share that say one; null when they differ or none does. */
export function commonDue(rows: readonly Submission[]): IsoDate | null {
  const days = new Set(rows.flatMap(({ due_on }) => due_on ?? []));
  const [day] = days;
  return days.size === 1 ? (day ?? null) : null;
}
