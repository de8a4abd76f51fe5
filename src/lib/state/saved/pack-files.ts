import { ipcToTable } from '../../engine/arrow';
import { ownFileColumns } from '../../datapackage/own-csv';
import { modelColumns } from '../../datapackage/import/model-rows';
import { publicFiles } from '../../datapackage/public-rows';
import { parseDescriptor, type TableResource } from '../../datapackage/schema';
import { writeOwnPackage, type OwnPackage, type PackedFile } from '../../datapackage/own-package';
import type { WholeFile } from '../own-file';

/** What goes into a package beside the files. */
export type PackAbout = Omit<OwnPackage, 'files' | 'titles'>;

export interface PackJob {
  files: readonly WholeFile[];
  about: PackAbout;
  /** `datapackage.json` of the shipped package. */
  descriptor: string;
  /** Without what is for the office alone. */
  open: boolean;
}

export type PackReply =
  | { kind: 'packed'; bytes: Uint8Array<ArrayBuffer> }
  /** Files whose rows cannot be read; nothing was packed. */
  | { kind: 'unreadable'; names: string[] }
  | { kind: 'too_big' }
  | { kind: 'failed' };

/** What the shipped package calls the columns of figures; the source of a reader's figures stands in words. */
function titlesOf(resources: readonly TableResource[]): Record<string, string> {
  const titleIn = (table: string): string | undefined =>
    resources.find(({ name }) => name === table)?.title;
  const figures = resources.find(({ name }) => name === 'observations');
  const source = titleIn('sources');
  return {
    ...Object.fromEntries(
      (figures?.schema.fields ?? []).flatMap(({ name, title }) => (title ? [[name, title]] : [])),
    ),
    ...(source !== undefined && { source }),
  };
}

/** Packs saved files as one zipped Data Package. */
export async function packFiles({ files, about, descriptor, open }: PackJob): Promise<PackReply> {
  try {
    const parsed = parseDescriptor(descriptor, 'datapackage.json');
    const resources = parsed.ok ? parsed.package.resources : [];
    const packed: PackedFile[] = [];
    const names: string[] = [];
    for (const { file, rows } of files) {
      const figures = file.model === 'observations';
      const resource = resources.find(({ name }) => name === file.model) ?? null;
      const read = figures || resource ? await rowsOf(rows.ipc, figures ? null : resource) : null;
      if (read?.length !== file.rows) names.push(file.name);
      else
        packed.push({
          name: file.name,
          rows: read,
          resource: figures ? null : resource,
          opened: file.loadedAt,
          size: file.size,
          notices: file.notices,
          needs_check: file.stale !== null,
        });
    }
    if (names.length > 0) return { kind: 'unreadable', names };
    const out = open ? publicFiles(packed, resources) : packed;
    const bytes = new Uint8Array(
      writeOwnPackage({ ...about, files: out, titles: titlesOf(resources) }),
    );
    return { kind: 'packed', bytes };
  } catch (error) {
    console.error(error);
    return { kind: error instanceof RangeError ? 'too_big' : 'failed' };
  }
}

async function rowsOf(
  ipc: Blob,
  resource: TableResource | null,
): Promise<PackedFile['rows'] | null> {
  try {
    const table = ipcToTable(new Uint8Array(await ipc.arrayBuffer()));
    return resource ? modelColumns(table, resource) : ownFileColumns(table);
  } catch (error) {
    if (error instanceof RangeError && /allocation|array length/i.test(error.message)) throw error;
    console.error(error);
    return null;
  }
}
