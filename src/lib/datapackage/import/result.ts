import type { TypedTable } from '../check-table';
import type { CodedProblem } from '../codes';
import type { OwnResult } from '../own-observations';
import type { AsideRow } from './layout';
import type { ImportMapping } from './mapping';
import type { ImportQuestion } from './question';

/** A table that was read whole and without a fault. */
export interface ImportedTable {
  name: string;
  /** Its columns typed by the Table Schema; made when asked for. */
  typed: () => TypedTable;
  rows: number;
  /** The same as a reader's own file of figures; null for other tables and whole rows of the model. */
  own: (OwnResult & { ok: true }) | null;
}

/** What every reading of a file tells. */
export interface ImportBase {
  /** How the file is or may be read; null where it needs none (a Data Package) or none could be found. */
  mapping: ImportMapping | null;
  /** Rows that are not read, each with the reason. */
  aside: AsideRow[];
  /** Told, not refused. */
  notices: CodedProblem[];
}

/** What became of a file: its tables, or what has to be answered first, or what is wrong with it. */
export type ImportResult = ImportBase &
  (
    | { status: 'ready'; tables: ImportedTable[] }
    | { status: 'needs-choices'; questions: ImportQuestion[] }
    | { status: 'refused'; problems: CodedProblem[]; counted: number }
  );
