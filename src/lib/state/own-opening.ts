import type { Problem } from '../datapackage/problem';
import type { Gone } from './own-file';

/** A file that was not opened: what is wrong with it, or null where the fault is not in the file. */
export interface Refusal {
  name: string;
  problems: Problem[] | null;
  /** Problems in all; `problems` lists the first of them. */
  counted: number;
  /** A file of that name that was opened before is still the one shown. */
  kept: boolean;
}

export interface Opening {
  name: string;
  phase: 'engine' | 'check' | 'load';
  /** Bytes of the file. */
  size: number;
  rows: number;
  /** Part of the file read, 0 to 1. */
  part: number;
}

/** A file given, and which of the names in it are open already: replaced only when the reader says so. */
export interface Asking {
  file: File;
  names: readonly string[];
}

/** What to do with names that are open already. */
export type OnSameName = 'ask' | 'replace' | 'keep';
export type Outcome = 'opened' | 'preview' | 'refused' | 'exists' | 'cancelled';

/** A file that was accepted after a preview, and how it is taken back. */
export interface Accepted {
  key: number;
  name: string;
  /** Its content, a file for each table: another one cannot be taken back by it. */
  revs: readonly string[];
  undo: () => Promise<void>;
}

/** Files taken out that can be brought back until the page is left. */
export interface Removed {
  key: number;
  files: readonly Gone[];
}
