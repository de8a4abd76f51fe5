import type { PeriodReport, ReportRow, ReportState } from '../domain/report';
import type { TaskReport } from '../domain/task-state';
import { formatDate, formatNumber } from './format';
import { m } from './generated/messages';
import { counterText } from './task';

export const REPORT_WORDS: Readonly<Record<ReportState, () => string>> = {
  done: m.report_state_done,
  in_progress: m.report_state_in_progress,
  not_started: m.report_state_not_started,
  late: m.report_state_late,
  unreported: m.report_state_unreported,
};

type Timed = {
  code: string;
  end_date: string | null;
  sub_tasks: number;
  through?: readonly { name_vi: string }[];
};

/** How a period went, a sentence each: how many tasks, in which state, and what is not known. */
export function reportSentences(
  { first, day, counts, undated, rows }: PeriodReport<Timed>,
  last: string,
  agency: string | null,
): string[] {
  if (counts.all === 0) return [m.report_none()];
  const n = (count: number) => formatNumber(count);
  const course = {
    ...{ first: formatDate(first), last: formatDate(last) },
    ...{ all: n(counts.all), due: n(counts.due) },
  };
  return [
    agency === null ? m.report_course(course) : m.report_course_agency({ ...course, agency }),
    ...throughSentences(rows, agency),
    ...(counts.carried > 0 ? [m.report_carried({ n: n(counts.carried) })] : []),
    ...(counts.unreported === counts.all
      ? [m.report_figures_none({ day: formatDate(day) })]
      : [
          m.report_figures({
            ...{ day: formatDate(day), done: n(counts.done), in_progress: n(counts.in_progress) },
            ...{ not_started: n(counts.not_started), late: n(counts.late) },
            unreported: n(counts.unreported),
          }),
        ]),
    ...(counts.unreported > 0 ? [m.report_silence()] : []),
    ...(undated.length > 0
      ? [
          m.report_undated({
            n: n(undated.length),
            list: undated.map(({ code }) => code).join('; '),
          }),
        ]
      : []),
  ];
}

function throughSentences(rows: readonly ReportRow<Timed>[], agency: string | null): string[] {
  const through = rows.filter(({ task }) => task.sub_tasks === 0 && task.through?.length);
  if (agency === null || through.length === 0) return [];
  const list = through.map(({ task }) => task.code).join('; ');
  return [m.report_through({ n: formatNumber(through.length), agency, list })];
}

/** Who leads a task, with the groups by which the agency of the report has it. */
export function leadText({
  lead_agency_vi,
  through,
}: {
  lead_agency_vi: string | null;
  through: readonly { name_vi: string }[];
}): string {
  const leads = lead_agency_vi ?? m.plan_unknown();
  if (through.length === 0) return leads;
  return `${leads} (${m.task_through({ names: through.map((one) => one.name_vi).join('; ') })})`;
}

/** State of a task in words, with its counter and how many of a group have reported; empty for a mere heading. */
export function rowStateText({ task, state, counter, fan_out }: ReportRow<Timed>): string {
  if (task.sub_tasks > 0 && state === 'unreported' && counter === null) return '';
  const heard = fan_out && {
    n: formatNumber(fan_out.reported),
    done: formatNumber(fan_out.done),
    of: fan_out.of === null ? '' : formatNumber(fan_out.of),
  };
  return [
    REPORT_WORDS[state](),
    counter && counter.of > 1 ? counterText(counter, task.end_date === null) : '',
    heard && fan_out.reported > 0 && fan_out.of !== 1
      ? fan_out.of === null
        ? m.report_members_unknown(heard)
        : m.report_members(heard)
      : '',
  ]
    .filter(Boolean)
    .join('; ');
}

type NotedRow = ReportRow<{ reports: readonly (TaskReport & { note: string | null })[] }>;

/** "20/08/2024: đã mở hai lớp": the last report with its note; empty where nobody has reported. */
export function lastText({ task, last }: Pick<NotedRow, 'task' | 'last'>): string {
  if (last === null) return '';
  const note = noteOf({ task, last });
  const day = formatDate(last.reported_on);
  return note === null ? day : `${day}: ${note}`;
}

/** The note of the last report; null = there is none. */
export const noteOf = ({ task, last }: Pick<NotedRow, 'task' | 'last'>): string | null =>
  task.reports.find((report) => report === last)?.note ?? null;
