import { LEVELS } from '../domain/types';
import type { CheckedFile } from './check-file';
import type { KnownHere } from './known';
import { freshId, type WholeFile } from './own-file';
import { factsOf } from './saved/facts';

/** Tells the release of the shipped package; the engine was started, so this is here already. */
export async function packageRelease(): Promise<string> {
  return (await import('../engine/browser')).PACKAGE_RELEASE;
}

/** A checked file as it is opened; `table` and `order` are given when it is saved. */
export function describe(
  checked: CheckedFile,
  { known, names }: KnownHere,
  { release, from, size }: { release: string; from: 'file' | 'package'; size: number },
): WholeFile {
  const { name, units, indicators, periods, rows, views, notices, stale } = checked;
  const levels = new Set(units.map((id) => known.units.get(id)?.level));
  return {
    file: {
      id: freshId(),
      rev: freshId(),
      name,
      table: '',
      order: 0,
      from,
      size: checked.size ?? size,
      rows,
      indicators: indicators.map((id) => ({ indicator_id: id, name: names.get(id) ?? id })),
      periods,
      levels: LEVELS.filter((level) => levels.has(level)),
      views,
      loadedAt: checked.opened ?? new Date().toISOString(),
      notices,
      checked: { release, facts: factsOf(known, units, indicators) },
      stale,
    },
    rows: { ipc: new Blob([checked.ipc]), units },
  };
}
