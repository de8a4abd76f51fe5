import { LEVELS, type Level } from '../domain/types';
import type { Known } from '../datapackage/own-rows';
import type { Problem } from '../datapackage/problem';
import type { Engine } from '../engine/engine';
import { prepare } from '../queries/all-observations';
import type { CheckJob, CheckReply } from './check-file';
import { loadKnown } from './known';
import type { OwnView } from './own-views';
import { session } from './session.svelte';

/** A file of the reader's that was opened. */
export interface OwnFile {
  name: string;
  /** Table of the engine that holds its rows. */
  table: string;
  rows: number;
  /** Ids with their short names. */
  indicators: { indicator_id: string; name: string }[];
  periods: string[];
  levels: Level[];
  views: OwnView[];
  loadedAt: Date;
  notices: Problem[];
}

/** A file that was not opened: what is wrong with it, or null where the fault is not in the file. */
export interface Refusal {
  name: string;
  problems: Problem[] | null;
  /** Problems in all; `problems` lists the first of them. */
  counted: number;
  /** A file of that name that was opened before is still the one shown. */
  kept: boolean;
}

export interface Opening {
  name: string;
  phase: 'engine' | 'check' | 'load';
  /** Bytes of the file. */
  size: number;
  rows: number;
  /** Part of the file read, 0 to 1. */
  part: number;
}

export type Outcome = 'opened' | 'refused' | 'exists' | 'cancelled';

class Cancelled extends Error {}

/** The reader's files, held in the memory of this page only: nothing is sent anywhere. */
class OwnData {
  files = $state.raw<readonly OwnFile[]>([]);
  refusals = $state.raw<readonly Refusal[]>([]);
  /** Files whose name is already open: replaced only when the reader says so. */
  asking = $state.raw<readonly File[]>([]);
  /** What is being opened now. */
  progress = $state.raw<Opening | null>(null);
  #count = 0;
  #last: Promise<unknown> = Promise.resolve();
  #stop = new AbortController();

  /**
   * Checks a file and shows it beside the shipped figures: all of it or nothing. A file whose name is
   * open is put to `asking` unless `replace`. Files given together are opened one after another.
   */
  open(file: File, replace = false): Promise<Outcome> {
    this.asking = this.asking.filter((other) => other.name !== file.name);
    this.refusals = this.refusals.filter((other) => other.name !== file.name);
    const { signal } = this.#stop;
    const turn = this.#last.then(() => this.#open(file, replace, signal));
    this.#last = turn;
    return turn;
  }

  /** Leaves the opened file of that name as it is. */
  forget(file: File): void {
    this.asking = this.asking.filter((other) => other !== file);
  }

  /** Takes a refusal off the list once it was read. */
  dismiss(refusal: Refusal): void {
    this.refusals = this.refusals.filter((other) => other !== refusal);
  }

  /** Stops the file being opened and those that wait; what was opened before stays. */
  cancel(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
  }

  /** Takes a file's rows out of every answer. */
  remove(name: string): Promise<void> {
    const turn = this.#last.then(async () => {
      const gone = this.files.find((file) => file.name === name);
      if (!gone) return;
      const rest = this.files.filter((file) => file !== gone);
      const engine = await session.engine();
      await prepare(engine, tablesOf(rest));
      this.#show(rest);
      await engine.drop(gone.table);
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #open(file: File, replace: boolean, signal: AbortSignal): Promise<Outcome> {
    if (signal.aborted) return 'cancelled';
    const before = this.files.find((other) => other.name === file.name);
    if (before && !replace) {
      this.asking = [...this.asking, file];
      return 'exists';
    }
    const step = (phase: Opening['phase'], rows = 0, part = 0) =>
      (this.progress = { name: file.name, phase, size: file.size, rows, part });
    const refuse = (problems: Problem[] | null, counted: number): Outcome => {
      this.refusals = [
        ...this.refusals,
        { name: file.name, problems, counted, kept: before !== undefined },
      ];
      return 'refused';
    };
    try {
      step('engine');
      const engine = await unless(signal, session.engine());
      const { known, names } = await unless(signal, loadKnown(engine));
      step('check');
      const reply = await check({ file, known }, signal, (rows, part) => step('check', rows, part));
      if (reply.kind === 'refused') return refuse(reply.problems, reply.counted);
      if (reply.kind !== 'done')
        throw new Error(`check: ${reply.kind === 'failed' ? reply.message : reply.kind}`);
      step('load', reply.summary.rows, 1);
      await this.#load(engine, file.name, reply, known, names);
      return 'opened';
    } catch (error) {
      if (error instanceof Cancelled) return 'cancelled';
      console.error(error);
      return refuse(null, 0);
    } finally {
      this.progress = null;
    }
  }

  /** Brings checked rows into the engine; whatever fails leaves what was shown before. */
  async #load(
    engine: Engine,
    name: string,
    { ipc, summary, views }: CheckReply & { kind: 'done' },
    known: Known,
    names: ReadonlyMap<string, string>,
  ): Promise<void> {
    const table = `own_${++this.#count}`;
    const before = this.files.find((file) => file.name === name);
    const levels = new Set(summary.units.map((id) => known.units.get(id)?.level));
    const fresh: OwnFile = {
      name,
      table,
      rows: summary.rows,
      indicators: summary.indicators.map((id) => ({ indicator_id: id, name: names.get(id) ?? id })),
      periods: summary.periods,
      levels: LEVELS.filter((level) => levels.has(level)),
      views,
      loadedAt: new Date(),
      notices: summary.notices,
    };
    const next = [...this.files.filter((file) => file !== before), fresh];
    try {
      await engine.loadArrow(table, ipc);
      await prepare(engine, tablesOf(next));
    } catch (error) {
      await prepare(engine, tablesOf(this.files)).catch(() => undefined);
      await engine.drop(table).catch(() => undefined);
      throw error;
    }
    this.#show(next);
    if (before) await engine.drop(before.table).catch(() => undefined);
  }

  #show(files: readonly OwnFile[]): void {
    this.files = files;
    session.version++;
  }
}

function tablesOf(files: readonly OwnFile[]): string[] {
  return files.map(({ table }) => table);
}

function unless<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Cancelled());
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Runs the check in a worker of its own, which ends with it. */
async function check(
  job: CheckJob,
  signal: AbortSignal,
  onProgress: (rows: number, part: number) => void,
): Promise<CheckReply> {
  const worker = new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' });
  try {
    const reply = new Promise<CheckReply>((resolve, reject) => {
      worker.addEventListener('error', ({ message }) => reject(new Error(message || 'worker')));
      worker.addEventListener('message', ({ data }: MessageEvent<CheckReply>) => {
        if (data.kind === 'progress') onProgress(data.rows, data.part);
        else resolve(data);
      });
    });
    worker.postMessage(job);
    return await unless(signal, reply);
  } finally {
    worker.terminate();
  }
}

export const ownData = new OwnData();
