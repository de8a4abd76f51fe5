import type { Engine } from '../../engine/engine';
import { loadKnown, modelTables } from '../known';
import { packageRelease } from '../own-describe';
import type { OwnFile } from '../own-file';
import { runCheck } from '../run-worker';
import { besideOf } from './beside';
import type { OwnShelf } from './own-shelf';
import { recheckAll } from './recheck';

/**
 * Checks files anew that were checked against another release, or beside other files that they may refer to. Returns
 * names of all with which that failed (`failed`: those with which it failed before, not tried again); null = none due.
 */
export async function recheckDue(
  engine: Engine,
  files: readonly OwnFile[],
  shelf: Pick<OwnShelf, 'whole' | 'describe'>,
  failed: readonly string[],
): Promise<readonly string[] | null> {
  const release = await packageRelease();
  const figures = files.every(({ model }) => model === 'observations');
  const resources = figures ? [] : await modelTables();
  const beside = (file: OwnFile) => besideOf(file, files, resources);
  const due = files.filter(
    (file) =>
      !failed.includes(file.name) &&
      (file.checked.release !== release || file.checked.beside !== beside(file)),
  );
  if (due.length === 0) return null;
  const never = new AbortController().signal;
  const more: string[] = [];
  for (const file of due) {
    const here = await loadKnown(engine, [file.name]);
    const check = (job: Parameters<typeof runCheck>[0]) => runCheck(job, never, () => undefined);
    more.push(...(await recheckAll([file], shelf, here, release, check, beside)));
  }
  return [...failed, ...more];
}
