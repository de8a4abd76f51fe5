import { writeXlsx } from '../datapackage/import/xlsx-write';
import { writeCsv } from '../datapackage/write-csv';
import { DIFFICULTY_COLUMNS } from '../messages/difficulty';
import { m } from '../messages/generated/messages';
import type { DifficultyRow } from '../queries/difficulties';

/** Columns of the table of the model. */
const COLUMNS = [
  ...(['difficulty_id', 'unit_id', 'agency_id', 'plan_id', 'task_id', 'raised_on'] as const),
  ...(['kind', 'text_vi', 'addressee', 'status', 'answer_vi', 'answered_on'] as const),
  ...(['source_id', 'internal'] as const),
];

/** Difficulties as a CSV file with a BOM, in the shape of their table: it can be opened again. */
export function difficultiesCsv(rows: readonly DifficultyRow[]): string {
  const cells = rows.map((row) =>
    COLUMNS.map((column) => (column === 'internal' ? row.internal || null : row[column])),
  );
  return writeCsv(COLUMNS, cells, { bom: true });
}

/** The same in words, as a workbook. */
export function difficultiesXlsx(rows: readonly DifficultyRow[], modified: Date): Uint8Array {
  const columns = [
    ...DIFFICULTY_COLUMNS.map(({ label, text }) => ({
      head: label(),
      text: (entry: DifficultyRow) => text({ entry, status: entry.status, why: 'raised' }),
    })),
    {
      head: m.difficulty_plan(),
      text: ({ plan_vi, plan_id }: DifficultyRow) => plan_vi ?? plan_id,
    },
  ];
  const sheet = {
    name: m.difficulty_sheet(),
    rows: [
      columns.map(({ head }) => head),
      ...rows.map((row) => columns.map(({ text }) => text(row))),
    ],
    bold: 1,
    widths: [60, 32, 14, 30, 40, 60],
  };
  return writeXlsx([sheet], modified);
}
