import type { Problem } from '../datapackage/problem';
import type { Engine } from '../engine/engine';
import type { OwnFile, WholeFile } from './own-file';
import type { OnSameName, Opening, Outcome } from './own-opening';
import type { Pending } from './import/preview';
import { remembered } from './remembered.svelte';
import { Cancelled, unless } from './run-worker';

/** What opening a file needs fetched: only when one is opened. */
export const opening = () => import('./opening');

/** What opening a file does to the files that are open. */
export interface OpenHost {
  files: () => readonly OwnFile[];
  /** The engine, with the open files in its answers. */
  engine: (signal: AbortSignal) => Promise<Engine>;
  progress: (step: Opening | null) => void;
  ask: (names: readonly string[]) => Outcome;
  pend: (pending: Pending) => void;
  refuse: (problems: Problem[] | null, counted: number) => Outcome;
  /** Opens files; names that another tab opened meanwhile, then nothing was opened. */
  take: (files: readonly WholeFile[]) => Promise<readonly string[]>;
}

/** Reads and checks a file, and opens it, all of it or nothing. */
export async function openOne(
  file: File,
  same: OnSameName,
  signal: AbortSignal,
  host: OpenHost,
): Promise<Outcome> {
  const clash = (names: readonly string[]) =>
    names.filter((name) => host.files().some((other) => other.name === name));
  const before = clash([file.name]);
  if (before.length > 0 && same === 'ask') return host.ask(before);
  const step = (phase: Opening['phase'], rows = 0, part = 0) =>
    host.progress({ name: file.name, phase, size: file.size, rows, part });
  try {
    step('engine');
    const engine = await host.engine(signal);
    const { checkOwn, describe, loadKnown, packageRelease } = await unless(signal, opening());
    const here = await unless(signal, loadKnown(engine));
    const release = await packageRelease();
    step('check');
    const reply = await checkOwn(file, {}, signal, (rows, part) => step('check', rows, part));
    if (reply.kind === 'preview') {
      const { preview, checked } = reply;
      const over = host.files().find(({ name }) => name === file.name)?.rev ?? null;
      host.pend({ file, over, preview, checked });
      return 'preview';
    }
    if (reply.kind === 'refused') return host.refuse(reply.problems, reply.counted);
    if (reply.kind === 'failed') throw new Error(`check: ${reply.message}`);
    const there = clash(reply.files.map(({ name }) => name));
    if (there.length > 0 && same === 'ask') return host.ask(there);
    const taken = reply.files.filter(({ name }) => same === 'replace' || !there.includes(name));
    step(
      'load',
      taken.reduce((sum, { rows }) => sum + rows, 0),
      1,
    );
    const from = reply.packed ? 'package' : 'file';
    const about = { release, from, size: file.size } as const;
    const names = await host.take(taken.map((one) => describe(one, here, about)));
    if (names.length > 0) return host.ask(names);
    if (reply.packed) remembered.fillIn(reply.choices);
    return 'opened';
  } catch (error) {
    if (error instanceof Cancelled) return 'cancelled';
    console.error(error);
    return host.refuse(null, 0);
  } finally {
    host.progress(null);
  }
}
