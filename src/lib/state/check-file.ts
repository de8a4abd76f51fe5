import { tableToIpc } from '../engine/arrow';
import { ReadFailure } from '../datapackage/batch';
import { checkOwnObservations, type OwnSummary } from '../datapackage/own-observations';
import { ownTable } from '../datapackage/own-table';
import type { Known } from '../datapackage/own-rows';
import type { Problem } from '../datapackage/problem';
import { readTable } from '../datapackage/read-table';
import { blobSource } from '../datapackage/source';
import { ownViews, type OwnView } from './own-views';

export interface CheckJob {
  file: File;
  known: Known;
}

export type CheckReply =
  | { kind: 'progress'; rows: number; part: number }
  | { kind: 'done'; ipc: Uint8Array<ArrayBuffer>; summary: OwnSummary; views: OwnView[] }
  | { kind: 'refused'; problems: Problem[]; counted: number }
  | { kind: 'failed'; message: string };

/** Reads and checks a reader's file, and turns it into Arrow when nothing is wrong with it. */
export async function checkFile(
  { file, known }: CheckJob,
  onProgress: (reply: CheckReply & { kind: 'progress' }) => void,
): Promise<CheckReply> {
  try {
    const batches = readTable(blobSource(file, file.name));
    const result = await checkOwnObservations(batches, known, file.name, (progress) =>
      onProgress({ kind: 'progress', ...progress }),
    );
    if (!result.ok) return { kind: 'refused', problems: result.problems, counted: result.counted };
    const { fields, columns } = ownTable(result.columns);
    const ipc = new Uint8Array(tableToIpc(fields, columns));
    return { kind: 'done', ipc, summary: result.summary, views: ownViews(result.columns, known) };
  } catch (error) {
    if (error instanceof ReadFailure)
      return { kind: 'refused', problems: [error.problem], counted: 1 };
    if (error instanceof DOMException)
      return {
        kind: 'refused',
        problems: [{ code: 'file_unreadable', file: file.name }],
        counted: 1,
      };
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}
