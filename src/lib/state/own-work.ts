import type { Cell } from '../datapackage/batch';
import type { Problem } from '../datapackage/problem';
import type { Fault } from './own-file';

/** A row of a table of the model: cells by the names of its Table Schema; a column left out is missing (null). */
export type WorkRow = Readonly<Record<string, Cell>>;

/** Rows of one table that are kept under one name. */
export interface WorkPart {
  /** As listed among the opened files, e.g. `Kế hoạch 2026 - nhiệm vụ`. */
  name: string;
  /** Name of the table of the model, e.g. `tasks`. */
  table: string;
  rows: readonly WorkRow[];
}

/** Versions of own files by name; null = there is no such file. */
export type Revs = ReadonlyMap<string, string | null>;

export type WorkSaved =
  | {
      ok: true;
      /** Why it is in the memory of this page only; null = it is stored. */
      fault: Fault | null;
      /** Brings back what was there before; nothing happens where it was changed again meanwhile. */
      undo: () => Promise<void>;
    }
  /** The rows do not fit the model: nothing was changed. Row 2 is the first of `rows`; `file` is the part's name. */
  | { ok: false; why: 'problems'; problems: Problem[]; counted: number }
  /** Another tab changed rows of these names since they were read here: nothing was changed. Read `rows` again. */
  | { ok: false; why: 'changed'; names: readonly string[] }
  /** Files of these names hold rows that no longer fit and so were not read here: they would be lost. Nothing was changed. */
  | { ok: false; why: 'stale'; names: readonly string[] };

/** Rows of the reader's own work, for forms: `ownData` offers it. */
export interface OwnWork {
  /**
   * Rows of all own files of a table of the model, or of the one called `name`, in the order they were opened; of
   * files that no longer fit the package, none. Dates are ISO text, a missing cell is null. Needs no engine. To
   * follow changes, also those of other tabs, call it again when `ownData.files` changes.
   */
  rows(table: string, name?: string): Promise<WorkRow[]>;

  /**
   * Checks rows by the rules of their table, with references to what the package and the other own files hold, and
   * stores them as the own file `name` in place of what it held: all or nothing. No rows = the file is taken out.
   * The views `all_<table>` of the engine answer with them once this resolves.
   */
  saveRows(name: string, table: string, rows: readonly WorkRow[]): Promise<WorkSaved>;

  /**
   * `saveRows` of several tables that refer to each other (a plan and its tasks): all or nothing, one undo. `since`
   * are the `revs` when the rows were read: where one differs now, another page wrote it and nothing is saved.
   */
  saveTables(parts: readonly WorkPart[], since?: Revs): Promise<WorkSaved>;

  /** The versions of own files as they are now, by name. */
  revs(names: readonly string[]): Revs;
}
