import type { Cell } from '../../datapackage/batch';
import type { Difference } from '../../datapackage/import/difference';
import type { AsideRow } from '../../datapackage/import/layout';
import type { ImportMapping } from '../../datapackage/import/mapping';
import type { ImportQuestion } from '../../datapackage/import/question';
import type { Problem } from '../../datapackage/problem';
import type { CheckedFile } from '../checked-file';
import type { ModelKnown } from '../known';

/** How a file that is not in our shape is read. */
export interface Reading extends ModelKnown {
  indicatorNames: ReadonlyMap<string, readonly string[]>;
  /** As the reader set it; null = to be guessed, or as a file of the same shape was read. */
  mapping: ImportMapping | null;
  /** The table to fill, where the reader said so. */
  table: string | null;
  /** Mappings that were accepted before, as JSON, by fingerprint. */
  remembered: Readonly<Record<string, string>>;
}

/** A row as it will be read. */
export interface PreviewRow {
  unit_id: string;
  indicator_id: string;
  period: string;
  breakdown: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  published_rank: number | null;
}

/** What a file would give, shown before anything of it is opened. */
export interface Preview {
  name: string;
  status: 'ready' | 'needs-choices' | 'refused';
  /** Null where nothing in the file could be read as a table. */
  mapping: ImportMapping | null;
  /** The mapping is that of an earlier file of the same shape. */
  remembered: boolean;
  /** Sheets with something on them; empty where a file has none. */
  sheets: string[];
  questions: ImportQuestion[];
  /** The first rows. */
  rows: PreviewRow[];
  /** Rows in all. */
  count: number;
  aside: AsideRow[];
  notices: Problem[];
  problems: Problem[];
  /** Problems in all; `problems` lists the first of them. */
  counted: number;
  /** Tables of the model other than figures, and packages of tables; null = figures alone. */
  others: PreviewTable[] | null;
}

/** A table of the model as it will be opened: its first rows. */
export interface PreviewTable {
  name: string;
  title: string;
  rows: number;
  /** Columns that any row fills. */
  columns: { name: string; title: string; numeric: boolean }[];
  first: Readonly<Record<string, Cell>>[];
}

/** A file that waits to be accepted. */
export interface Pending {
  file: File;
  /** Content that is open under its name and would be replaced; null = none. */
  over: string | null;
  preview: Preview;
  /** What would be opened, a file for each table; null where there are questions or problems. */
  checked: readonly CheckedFile[] | null;
}

/** A comparison of the rows of a file with what is loaded. */
export interface Compared extends Difference {
  /** Name of the table of the model. */
  model: string;
  /** Columns that tell a row from all others. */
  key: readonly string[];
  /** With the rows of the file it would replace, and not with all that shows now. */
  replaces: boolean;
}
