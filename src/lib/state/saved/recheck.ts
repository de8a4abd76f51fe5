import type { CheckJob, CheckReply } from '../check-file';
import type { KnownHere } from '../known';
import { describe } from '../own-describe';
import { freshId, type OwnFile, type WholeFile } from '../own-file';
import { factsOf } from './facts';
import type { OwnShelf } from './own-shelf';

type Check = (job: CheckJob) => Promise<Exclude<CheckReply, { kind: 'progress' }>>;

/**
 * Holds a saved file against another release of the shipped package: what still fits is as it was, what no longer
 * fits is marked with the problems and keeps its rows, what fits again loses the mark. The content has a new `rev`
 * only where its rows were made anew.
 */
export async function recheck(
  { file, rows }: WholeFile,
  here: KnownHere,
  release: string,
  check: Check,
  beside = '',
): Promise<WholeFile> {
  const indicators = file.indicators.map((one) => one.indicator_id);
  const checked = {
    release,
    facts: factsOf(here.known, rows.units, indicators),
    beside,
  };
  const figures = file.model === 'observations';
  if (figures && checked.facts === file.checked.facts) return { file: { ...file, checked }, rows };
  const { name, model } = file;
  const saved = { name, model, ipc: rows.ipc };
  const reply = await check({ saved, known: here.known, model: here.model });
  if (reply.kind === 'refused') {
    const { problems, counted } = reply;
    return { file: { ...file, checked, stale: { problems, counted } }, rows };
  }
  const [again] = reply.kind === 'done' ? reply.files : [];
  if (!again) throw new Error(`recheck of ${file.name}: ${reply.kind}`);
  const fresh = describe(again, here, { release, beside, from: file.from, size: file.size });
  const { id, table, order, size, loadedAt, notices } = file;
  const kept = { id, table, order, size, loadedAt, notices };
  if (!file.stale) return { file: { ...fresh.file, ...kept, rev: file.rev }, rows };
  return { file: { ...fresh.file, ...kept, rev: freshId() }, rows: fresh.rows };
}

/**
 * Holds saved files against another release, one by one. Returns the names of those with which it failed: they stay
 * as they were saved, and do not keep the others from it.
 */
export async function recheckAll(
  files: readonly OwnFile[],
  shelf: Pick<OwnShelf, 'whole' | 'describe'>,
  here: KnownHere,
  release: string,
  check: Check,
  besideOf: (file: OwnFile) => string = () => '',
): Promise<string[]> {
  const failed: string[] = [];
  for (const file of files)
    try {
      for (const whole of await shelf.whole([file]))
        await shelf.describe(
          await recheck(whole, here, release, check, besideOf(whole.file)),
          file.rev,
        );
    } catch (error) {
      console.error(error);
      failed.push(file.name);
    }
  return failed;
}
