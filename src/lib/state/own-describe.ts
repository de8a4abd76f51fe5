import { LEVELS } from '../domain/types';
import type { Engine } from '../engine/engine';
import type { CheckedFile } from './checked-file';
import { loadKnown, type KnownHere } from './known';
import { freshId, type OwnFile, type WholeFile } from './own-file';
import { factsOf } from './saved/facts';

/** Tells the release of the shipped package; the engine was started, so this is here already. */
export async function packageRelease(): Promise<string> {
  return (await import('../engine/browser')).PACKAGE_RELEASE;
}

/** What is told of a file beside its rows. */
export interface AboutFile {
  release: string;
  from: OwnFile['from'];
  /** Bytes; where the file tells its own these are not taken. */
  size: number;
  /** `besideOf` the file. */
  beside?: string;
}

/** A checked file as it is opened; `table` and `order` are given when it is saved. */
export function describe(
  checked: CheckedFile,
  { known, names }: KnownHere,
  { release, from, size, beside = '' }: AboutFile,
): WholeFile {
  const { name, units, indicators, periods, rows, views, notices, stale } = checked;
  const levels = new Set(units.map((id) => known.units.get(id)?.level));
  return {
    file: {
      id: freshId(),
      rev: freshId(),
      name,
      table: '',
      model: checked.model,
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
      checked: { release, facts: factsOf(known, units, indicators), beside },
      stale,
    },
    rows: { ipc: checked.ipc, units },
  };
}

/** Accepted tables of a file as they are opened. */
export async function wholeOf(
  checked: readonly CheckedFile[],
  { size }: File,
  engine: Engine,
): Promise<WholeFile[]> {
  const here = await loadKnown(engine);
  const about = { release: await packageRelease(), from: 'file', size } as const;
  return checked.map((one) => describe(one, here, about));
}
