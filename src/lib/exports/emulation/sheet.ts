import type { Cell } from '../../datapackage/batch';
import { writeCsv } from '../../datapackage/write-csv';
import { m } from '../../messages/generated/messages';
import type { SourceRow } from '../../queries/answers/types';

/** Somebody on the list, in words, with the figures behind them. */
export interface SheetRow {
  id: string;
  place: number | null;
  name: string;
  reason: string;
  /** Titles of the sources of the figures. */
  source: string;
  /** Address of the unit's page; null where it has none. */
  href: string | null;
  figures: Partial<Record<FigureColumn, Cell>>;
}

/** A list for commendation as page, command line, CSV and document show it. */
export interface EmulationSheet {
  subject: string;
  /** The rule, a sentence. */
  rule: string;
  /** Why there is no list; null when there is one. */
  refusal: string | null;
  /** Who was considered, ties, figures of one's own: a sentence each. */
  notes: string[];
  rows: SheetRow[];
  sources: SourceRow[];
  /** Name of its files, without an ending. */
  file: string;
}

const FIGURE_COLUMNS = [
  ...(['indicator_id', 'plan_id', 'period', 'value', 'rank', 'of', 'published_rank'] as const),
  ...(['base_period', 'base_value', 'change_value', 'tasks_due', 'status', 'own'] as const),
  ...(['source_id', 'base_source_id'] as const),
];
export type FigureColumn = (typeof FIGURE_COLUMNS)[number];

/** The list as CSV with a BOM: the rule in every row, and a row that says why where there is nobody. */
export function emulationCsv({ subject, rule, refusal, rows }: EmulationSheet): string {
  const header = [
    'list',
    'rule',
    'place',
    'unit_id',
    'unit',
    'reason',
    ...FIGURE_COLUMNS,
    'source',
  ];
  const listed = rows.map((row): Cell[] => [
    ...[subject, rule, row.place, row.id, row.name, row.reason],
    ...FIGURE_COLUMNS.map((column) => row.figures[column] ?? null),
    row.source,
  ]);
  const why: Cell[][] = refusal === null ? [] : [[subject, rule, null, null, null, refusal]];
  return writeCsv(header, [...listed, ...why], { bom: true });
}

/** Columns of the table, in words. */
export const SHEET_COLUMNS = [
  { key: 'place', label: m.emulation_col_place, text: ({ place }: SheetRow) => `${place ?? ''}` },
  { key: 'name', label: m.emulation_col_unit, text: ({ name }: SheetRow) => name },
  { key: 'reason', label: m.emulation_col_reason, text: ({ reason }: SheetRow) => reason },
  { key: 'source', label: m.emulation_col_source, text: ({ source }: SheetRow) => source },
] as const;
