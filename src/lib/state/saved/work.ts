import type { Cell } from '../../datapackage/batch';
import { columnsOf } from '../../datapackage/import/model-rows';
import { ipcToTable } from '../../engine/arrow';
import type { CheckJob, CheckReply } from '../check-file';
import type { KnownHere } from '../known';
import { describe } from '../own-describe';
import type { OwnFile, WholeFile } from '../own-file';
import type { WorkPart, WorkRow } from '../own-work';
import type { OwnShelf } from './own-shelf';

type Check = (job: CheckJob) => Promise<Exclude<CheckReply, { kind: 'progress' }>>;

/** Rows of the files of a table, or of the one called `name`; of files that no longer fit, none. */
export async function workRows(
  files: readonly OwnFile[],
  shelf: Pick<OwnShelf, 'whole'>,
  table: string,
  name: string | null,
): Promise<WorkRow[]> {
  const wanted = files.filter(
    (file) => file.model === table && !file.stale && (name === null || file.name === name),
  );
  const whole = await shelf.whole(wanted);
  const each = await Promise.all(whole.map(({ rows }) => rowsOf(rows.ipc)));
  return each.flat();
}

async function rowsOf(ipc: Blob): Promise<WorkRow[]> {
  const { fields, columns } = ipcToTable(new Uint8Array(await ipc.arrayBuffer()));
  const kept = fields.flatMap(({ name }, i) => (name === 'own_file' ? [] : [{ name, i }]));
  return Array.from({ length: columns[0]?.length ?? 0 }, (_, row) =>
    Object.fromEntries(
      kept.map(({ name, i }): [string, Cell] => [name, columns[i]?.[row] ?? null]),
    ),
  );
}

/** Checks rows made in the page; those of several parts may refer to each other. A part without rows is passed over. */
export async function checkWork(
  parts: readonly WorkPart[],
  { here, release, check }: { here: KnownHere; release: string; check: Check },
): Promise<
  { ok: true; files: WholeFile[] } | { ok: false; problems: Refused['problems']; counted: number }
> {
  const filled = parts.filter(({ rows }) => rows.length > 0);
  if (filled.length === 0) return { ok: true, files: [] };
  const made = filled.map(({ name, table, rows }) => ({
    name,
    model: table,
    columns: columnsOf(rows),
  }));
  const reply = await check({ made, known: here.known, model: here.model });
  if (reply.kind === 'refused')
    return { ok: false, problems: reply.problems, counted: reply.counted };
  if (reply.kind !== 'done') throw new Error(`rows of own work: ${reply.kind}`);
  const about = { release, from: 'file', size: 0 } as const;
  const files = reply.files.map((file) => describe({ ...file, size: file.ipc.size }, here, about));
  return { ok: true, files };
}

type Refused = CheckReply & { kind: 'refused' };
