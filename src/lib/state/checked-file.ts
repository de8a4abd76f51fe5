import type { OwnResult } from '../datapackage/own-observations';
import type { Known } from '../datapackage/own-rows';
import { ownTable, type OwnTable } from '../datapackage/own-table';
import type { Problem } from '../datapackage/problem';
import { tableToIpc } from '../engine/arrow';
import { ownViews, type OwnView } from './own-views';

/** One table that may be opened. */
export interface CheckedFile {
  name: string;
  /** Name of the table of the model. */
  model: string;
  ipc: Blob;
  rows: number;
  units: string[];
  indicators: string[];
  periods: string[];
  views: OwnView[];
  notices: Problem[];
  /** ISO time and bytes of the first opening, where the file tells. */
  opened: string | null;
  size: number | null;
  stale: { problems: Problem[]; counted: number } | null;
}

/** Checked figures as a table that may be opened. */
export function fitting(
  name: string,
  { columns, summary }: OwnResult & { ok: true },
  known: Known,
): CheckedFile {
  const { rows, units, indicators, periods, notices } = summary;
  return {
    ...emptyFile(name, 'observations', toIpc(ownTable(columns)), rows),
    units,
    indicators,
    periods,
    views: ownViews(columns, known),
    notices,
  };
}

/** A table of which nothing but its rows is told yet. */
export function emptyFile(
  name: string,
  model: string,
  ipc: CheckedFile['ipc'],
  rows: number,
): CheckedFile {
  const none = { units: [], indicators: [], periods: [], views: [], notices: [] };
  return { name, model, ipc, rows, ...none, opened: null, size: null, stale: null };
}

/** A Blob is handed between threads, and to storage, without a copy. */
export function toIpc({ fields, columns }: OwnTable): Blob {
  return new Blob([tableToIpc(fields, columns)]);
}
