import type { TaskReportRow } from '../queries/task-reports';
import type { ReportParts } from '../queries/answers/report';

/** Whether some progress report carries a note that is for the office alone, or some difficulty is. */
export const hasInternalNotes = ({ rows, difficulties }: ReportParts): boolean =>
  difficulties.some(({ entry }) => entry.internal) ||
  rows.some(({ task }) => task.reports.some(({ internal, note }) => internal && note !== null));

const outgoingRow = (row: TaskReportRow): TaskReportRow =>
  row.internal ? { ...row, note: null, evidence: null, reported_by: null } : row;

/** A report as it may leave the office: states and counts stay, notes of internal progress reports and internal difficulties do not. */
export function outgoingReport(parts: ReportParts): ReportParts {
  return {
    ...parts,
    difficulties: parts.difficulties.filter(({ entry }) => !entry.internal),
    rows: parts.rows.map((row) => {
      const reports = row.task.reports.map(outgoingRow);
      const at = row.task.reports.findIndex((one) => one === row.last);
      return { ...row, task: { ...row.task, reports }, last: reports[at] ?? row.last };
    }),
  };
}
