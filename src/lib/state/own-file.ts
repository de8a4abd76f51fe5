import type { Level } from '../domain/types';
import type { Problem } from '../datapackage/problem';
import type { OwnView } from './own-views';

/** A file of the reader's that was opened, without its rows. */
export interface OwnFile {
  /** Stays as long as a file of this name is open, whatever it is replaced by. */
  id: string;
  /** Another one for every content. */
  rev: string;
  name: string;
  /** Table of the engine that holds its rows, `own_n`. */
  table: string;
  /** Name of the table of the model that its rows are rows of. */
  model: string;
  /** Place among the files in the order they were opened. */
  order: number;
  /** Whether it was opened by itself or out of a package that was saved. */
  from: 'file' | 'package';
  /** Bytes of the file as the reader has it. */
  size: number;
  rows: number;
  /** Ids with their short names. */
  indicators: { indicator_id: string; name: string }[];
  periods: string[];
  levels: Level[];
  views: OwnView[];
  /** ISO time. */
  loadedAt: string;
  notices: Problem[];
  /** What it was last checked against. */
  checked: Checked;
  /** What no longer fits the shipped package; its rows are then in no answer. Null = all fits. */
  stale: { problems: Problem[]; counted: number } | null;
}

export interface Checked {
  /** Release of the shipped package. */
  release: string;
  /** Fingerprint of its units and indicators that the file names. */
  facts: string;
  /** Contents of own files whose rows it may refer to; empty = there were none. */
  beside: string;
}

/** The checked rows of a file. */
export interface OwnRowsSaved {
  /** Arrow IPC stream of `ownTable`, or of `modelTable` for other tables than figures. */
  ipc: Blob;
  units: string[];
}

/** A file with its rows. */
export interface WholeFile {
  file: OwnFile;
  rows: OwnRowsSaved;
}

/** A file that was taken out and can be brought back. */
export interface Gone extends WholeFile {
  /** Content of its name that was saved earlier and shows again since; null = none. */
  over: string | null;
}

/**
 * Why a file is open in this page only: storage full, shut off, of a newer PARscope, failing, or its name held by a
 * record that cannot be read here.
 */
export type Fault = 'full' | 'blocked' | 'newer' | 'failed' | 'held';

/** A name that no other file bears; works where `crypto.randomUUID` does not (plain http). */
export function freshId(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))]
    .map((part) => part.toString(16).padStart(8, '0'))
    .join('');
}
