import type { Problem } from '../datapackage/problem';
import type { Engine } from '../engine/engine';
import type { OverlapRow } from '../queries/own-overlaps';
import { loadKnown } from './known';
import { describe, packageRelease } from './own-describe';
import type { Fault, OwnFile, WholeFile } from './own-file';
import { remembered } from './remembered.svelte';
import { Cancelled, runCheck, unless } from './run-worker';
import { onSavedChange } from './saved/flag';
import { OwnShelf } from './saved/own-shelf';
import { OwnTables } from './saved/own-tables';
import { recheck } from './saved/recheck';
import { site } from './offline/site.svelte';
import { session } from './session.svelte';

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

/** A file given, and which of the names in it are open already: replaced only when the reader says so. */
export interface Asking {
  file: File;
  names: readonly string[];
}

/** What to do with names that are open already. */
export type OnSameName = 'ask' | 'replace' | 'keep';
export type Outcome = 'opened' | 'refused' | 'exists' | 'cancelled';

/** Files taken out that can be brought back until the page is left. */
export interface Removed {
  key: number;
  files: readonly WholeFile[];
}

/** The reader's files: shown in the answers of this page, saved in this browser, sent nowhere. */
class OwnData {
  /** In the order they were opened: of two with the same cell the later one shows. */
  files = $state.raw<readonly OwnFile[]>([]);
  /** Files that are open in this page only, by name, each with the reason. */
  unsaved = $state.raw<ReadonlyMap<string, Fault>>(new Map());
  /** Saved files that a newer PARscope wrote: left as they are. */
  newer = $state(0);
  /** Why nothing can be saved or read here. */
  fault = $state.raw<Fault | null>(null);
  overlaps = $state.raw<readonly OverlapRow[]>([]);
  refusals = $state.raw<readonly Refusal[]>([]);
  asking = $state.raw<readonly Asking[]>([]);
  removed = $state.raw<readonly Removed[]>([]);
  /** What is being opened now. */
  progress = $state.raw<Opening | null>(null);
  #shelf = new OwnShelf();
  #tables: OwnTables | null = null;
  #count = 0;
  #last: Promise<unknown> = Promise.resolve();
  #refreshed: Promise<unknown> = Promise.resolve();
  #stop = new AbortController();

  constructor() {
    if (typeof window !== 'undefined') onSavedChange(() => void this.refresh());
  }

  /** Shows the files in the answers of an engine, now and whenever they change. */
  attach(engine: Engine): Promise<void> {
    this.#tables ??= new OwnTables(engine);
    return this.refresh();
  }

  /** Reads again what is saved, and brings the engine in step with it once there is one. */
  refresh(): Promise<void> {
    const turn = this.#refreshed.then(() => this.#refresh());
    this.#refreshed = turn.catch(() => undefined);
    return turn;
  }

  /**
   * Checks a file, or a package of files, and shows it beside the shipped figures: all of it or nothing. Names that
   * are open are put to `asking`. Files given together are opened one after another.
   */
  open(file: File, same: OnSameName = 'ask'): Promise<Outcome> {
    this.asking = this.asking.filter((other) => other.file.name !== file.name);
    this.refusals = this.refusals.filter((other) => other.name !== file.name);
    const { signal } = this.#stop;
    return this.#inTurn(() => this.#open(file, same, signal));
  }

  /** Leaves the opened files as they are. */
  forget(asked: Asking): void {
    this.asking = this.asking.filter((other) => other !== asked);
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

  /** Takes files out of every answer and out of storage. */
  remove(names: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      const files = await this.#shelf.remove(names);
      if (files.length > 0) this.removed = [...this.removed, { key: ++this.#count, files }];
      await this.refresh();
    });
  }

  /** Brings removed files back; a name that was opened again meanwhile stays as it is. */
  restore(gone: Removed): Promise<void> {
    return this.#inTurn(async () => {
      this.removed = this.removed.filter((other) => other !== gone);
      const open = new Set(this.files.map(({ name }) => name));
      await this.#shelf.put(gone.files.filter(({ file }) => !open.has(file.name)));
      await this.refresh();
    });
  }

  /** Tries again to save a file that is open in this page only. */
  save(name: string): Promise<void> {
    return this.#inTurn(async () => {
      await this.#shelf.save(name);
      await this.refresh();
    });
  }

  /** Every file with its rows, to be packed. */
  whole(): Promise<WholeFile[]> {
    return this.#inTurn(() => this.#shelf.whole(this.files));
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #open(file: File, same: OnSameName, signal: AbortSignal): Promise<Outcome> {
    if (signal.aborted) return 'cancelled';
    const clash = (names: readonly string[]) =>
      names.filter((name) => this.files.some((other) => other.name === name));
    const ask = (names: readonly string[]): Outcome => {
      this.asking = [...this.asking, { file, names }];
      return 'exists';
    };
    const before = clash([file.name]);
    if (before.length > 0 && same === 'ask') return ask(before);
    const step = (phase: Opening['phase'], rows = 0, part = 0) =>
      (this.progress = { name: file.name, phase, size: file.size, rows, part });
    const refuse = (problems: Problem[] | null, counted: number): Outcome => {
      const kept = before.length > 0;
      this.refusals = [...this.refusals, { name: file.name, problems, counted, kept }];
      return 'refused';
    };
    try {
      step('engine');
      const engine = await unless(signal, session.engine());
      if (!this.#tables) await unless(signal, this.attach(engine));
      const here = await unless(signal, loadKnown(engine));
      const release = await packageRelease();
      step('check');
      const job = { file, known: here.known };
      const reply = await runCheck(job, signal, (rows, part) => step('check', rows, part));
      if (reply.kind === 'refused') return refuse(reply.problems, reply.counted);
      if (reply.kind === 'failed') throw new Error(`check: ${reply.message}`);
      const there = clash(reply.files.map(({ name }) => name));
      if (there.length > 0 && same === 'ask') return ask(there);
      const taken = reply.files.filter(({ name }) => same === 'replace' || !there.includes(name));
      step(
        'load',
        taken.reduce((sum, { rows }) => sum + rows, 0),
        1,
      );
      const from = reply.packed ? 'package' : 'file';
      const about = { release, from, size: file.size } as const;
      const stolen = await this.#take(taken.map((one) => describe(one, here, about)));
      if (stolen.length > 0) return ask(stolen);
      if (reply.packed) remembered.fillIn(reply.choices);
      return 'opened';
    } catch (error) {
      if (error instanceof Cancelled) return 'cancelled';
      console.error(error);
      return refuse(null, 0);
    } finally {
      this.progress = null;
    }
  }

  /** Saves checked files and shows them; returns names that another tab opened meanwhile: then nothing was taken. */
  async #take(files: readonly WholeFile[]): Promise<readonly string[]> {
    const { taken, undo } = await this.#shelf.put(files);
    try {
      await this.refresh();
    } catch (error) {
      await undo();
      await this.refresh().catch(() => undefined);
      throw error;
    }
    return taken;
  }

  async #refresh(): Promise<void> {
    const tables = this.#tables;
    let files = await this.#shelf.list();
    if (tables && (await this.#recheck(tables.engine, files))) files = await this.#shelf.list();
    this.newer = this.#shelf.newer;
    this.fault = this.#shelf.fault;
    this.unsaved = this.#shelf.unsaved;
    this.files = files;
    if (!tables || tables.shows(files)) return;
    try {
      this.overlaps = await tables.show(files, (file) => this.#shelf.bytes(file));
    } finally {
      session.version++;
    }
  }

  /** Whether a file was checked against another release of the package, and is described anew. */
  async #recheck(engine: Engine, files: readonly OwnFile[]): Promise<boolean> {
    const release = await packageRelease();
    const old = files.filter((file) => file.checked.release !== release);
    if (old.length === 0) return false;
    const here = await loadKnown(engine);
    const never = new AbortController().signal;
    for (const file of await this.#shelf.whole(old))
      await this.#shelf.describe(
        await recheck(file, here, release, (job) => runCheck(job, never, () => undefined)),
        file.file.rev,
      );
    return true;
  }
}

export const ownData = new OwnData();
// A reload keeps what is stored, and loses what is being opened or could not be stored.
site.holds(() => ownData.progress !== null || ownData.unsaved.size > 0);
