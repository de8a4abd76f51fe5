import type { Problem } from '$lib/datapackage/problem';
import { writeCsv } from '$lib/datapackage/write-csv';
import { problemSentence } from '$lib/messages/problem';
import { m } from '$lib/messages/generated/messages';

export interface ProblemRow {
  file: string;
  row: string;
  column: string;
  found: string;
  text: string;
}

/** Problems as a table shows them; a problem of the file as a whole has neither row nor column. */
export function problemRows(problems: readonly Problem[]): ProblemRow[] {
  return problems.map((problem) => ({
    file: problem.file,
    row: problem.row === undefined ? m.data_problems_whole() : String(problem.row),
    column: problem.column ?? '',
    found: problem.found ?? (problem.column === undefined ? '' : m.data_problems_blank()),
    text: upperFirst(problemSentence(problem)),
  }));
}

/** The same list as CSV for the person who keeps the file. */
export function problemsCsv(problems: readonly Problem[]): string {
  const header = [
    m.saved_problems_file(),
    m.data_problems_row(),
    m.data_problems_column(),
    m.data_problems_found(),
    m.data_problems_text(),
  ];
  const rows = problemRows(problems).map(({ file, row, column, found, text }) => [
    file,
    row,
    column,
    found,
    text,
  ]);
  return writeCsv(header, rows, { bom: true });
}

function upperFirst(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}
