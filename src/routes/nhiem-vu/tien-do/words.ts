import { formatNumber } from '$lib/messages/format';
import { m } from '$lib/messages/generated/messages';
import type { FieldProblem, STATUSES } from './draft';

export const STATUS_WORDS: Readonly<Record<(typeof STATUSES)[number], () => string>> = {
  not_started: m.progress_status_not_started,
  in_progress: m.progress_status_in_progress,
  done: m.progress_status_done,
};

/** A status in words; one that is not ours as it was reported. */
export function statusText(status: string | null): string {
  if (status === null) return '';
  return (STATUS_WORDS as Readonly<Record<string, () => string>>)[status]?.() ?? status;
}

/** What is wrong with a field of a report, as a sentence. */
export function fieldText(problem: FieldProblem): string {
  switch (problem.code) {
    case 'date_missing':
      return m.progress_date_missing();
    case 'date_invalid':
      return m.progress_date_invalid();
    case 'date_ahead':
      return m.progress_date_ahead();
    case 'status_missing':
      return m.progress_status_missing();
    case 'done_invalid':
      return m.progress_done_invalid({ found: problem.found });
    case 'percent_invalid':
      return m.progress_percent_invalid({ found: problem.found });
    case 'done_short':
      return m.progress_done_short({
        done: formatNumber(problem.done),
        of: formatNumber(problem.of),
      });
  }
}
