import type { Engine } from '../../engine/engine';
import { loadKnown, type KnownHere } from '../known';
import { packageRelease } from '../own-describe';
import type { WorkPart, WorkSaved } from '../own-work';
import { runCheck } from '../run-worker';
import type { OwnShelf } from './own-shelf';
import { checkWork } from './work';

interface Where {
  engine: Engine;
  shelf: Pick<OwnShelf, 'put' | 'remove' | 'restore' | 'unsaved'>;
  /** Brings the page in step with what is stored. */
  refresh: () => Promise<void>;
}

/** What is asked of the page, for tests to answer. */
export interface SaveWith {
  known: (engine: Engine, without: readonly string[]) => Promise<KnownHere>;
  release: () => Promise<string>;
  check: Parameters<typeof checkWork>[1]['check'];
}

const IN_PAGE: SaveWith = {
  known: loadKnown,
  release: packageRelease,
  check: (job) => runCheck(job, new AbortController().signal, () => undefined),
};

/** Checks and stores rows made in the page: all parts or none (see `OwnWork`). */
export async function saveWork(
  parts: readonly WorkPart[],
  { engine, shelf, refresh }: Where,
  { known, release, check }: SaveWith = IN_PAGE,
): Promise<WorkSaved> {
  const names = parts.map(({ name }) => name);
  const here = await known(engine, names);
  const checked = await checkWork(parts, { here, release: await release(), check });
  if (!checked.ok) return { ...checked, why: 'problems' };
  const placed = await shelf.put(checked.files);
  if (placed.taken.length > 0) {
    await refresh();
    return { ok: false, why: 'changed', names: placed.taken };
  }
  const empty = parts.filter(({ rows }) => rows.length === 0).map(({ name }) => name);
  const gone = empty.length > 0 ? await shelf.remove(empty) : [];
  await refresh();
  const [fault] = names.flatMap((name) => shelf.unsaved.get(name) ?? []);
  return {
    ok: true,
    fault: fault ?? null,
    undo: async () => {
      await placed.undo();
      await shelf.restore(gone);
      await refresh();
    },
  };
}
