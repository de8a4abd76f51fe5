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
  { kind: 'packed'; bytes: Uint8Array<ArrayBuffer> } | { kind: 'too_big' } | { kind: 'failed' };

/** Packs saved files as one zipped Data Package. */
export async function packFiles({ files, about }: PackJob): Promise<PackReply> {
  try {
    const packed: PackedFile[] = [];
    for (const { file, rows } of files)
      packed.push({
        name: file.name,
        rows: ownFileColumns(ipcToTable(new Uint8Array(await rows.ipc.arrayBuffer()))),
        opened: file.loadedAt,
        size: file.size,
        notices: file.notices,
        needs_check: file.stale !== null,
      });
    const bytes = new Uint8Array(writeOwnPackage({ ...about, files: packed }));
    return { kind: 'packed', bytes };
  } catch (error) {
    console.error(error);
    return { kind: error instanceof RangeError ? 'too_big' : 'failed' };
  }
}
