import { ipcToTable } from '../../engine/arrow';
import { ownFileColumns } from '../../datapackage/own-csv';
import { writeOwnPackage, type OwnPackage, type PackedFile } from '../../datapackage/own-package';
import type { WholeFile } from '../own-file';

/** What goes into a package beside the files. */
export type PackAbout = Omit<OwnPackage, 'files'>;

export interface PackJob {
  files: readonly WholeFile[];
  about: PackAbout;
}

export type PackReply =
  | { kind: 'packed'; bytes: Uint8Array<ArrayBuffer> }
  /** Files whose rows cannot be read; nothing was packed. */
  | { kind: 'unreadable'; names: string[] }
  | { kind: 'too_big' }
  | { kind: 'failed' };

/** Packs saved files as one zipped Data Package. */
export async function packFiles({ files, about }: PackJob): Promise<PackReply> {
  try {
    const packed: PackedFile[] = [];
    const names: string[] = [];
    for (const { file, rows } of files) {
      const read = await rowsOf(rows.ipc);
      if (read?.length !== file.rows) names.push(file.name);
      else
        packed.push({
          name: file.name,
          rows: read,
          opened: file.loadedAt,
          size: file.size,
          notices: file.notices,
          needs_check: file.stale !== null,
        });
    }
    if (names.length > 0) return { kind: 'unreadable', names };
    const bytes = new Uint8Array(writeOwnPackage({ ...about, files: packed }));
    return { kind: 'packed', bytes };
  } catch (error) {
    console.error(error);
    return { kind: error instanceof RangeError ? 'too_big' : 'failed' };
  }
}

async function rowsOf(ipc: Blob): Promise<PackedFile['rows'] | null> {
  try {
    return ownFileColumns(ipcToTable(new Uint8Array(await ipc.arrayBuffer())));
  } catch (error) {
    if (error instanceof RangeError && /allocation|array length/i.test(error.message)) throw error;
    console.error(error);
    return null;
  }
}
