import type { Problem } from '../datapackage/problem';
import type { Engine } from '../engine/engine';
import type { OverlapRow } from '../queries/own-overlaps';
import { loadKnown } from './known';
import { describe, packageRelease } from './own-describe';
import type { Fault, OwnFile, WholeFile } from './own-file';
import type { Asking, OnSameName, Opening, Outcome, Refusal, Removed } from './own-opening';
import { remembered } from './remembered.svelte';
import { Cancelled, runCheck, unless } from './run-worker';
import { onSavedChange } from './saved/flag';
import { OwnShelf } from './saved/own-shelf';
import { OwnTables } from './saved/own-tables';
import { recheckAll } from './saved/recheck';
import { site } from './offline/site.svelte';
import { session } from './session.svelte';

/** The reader's files: shown in the answers of this page, saved in this browser, sent nowhere. */
class OwnData {
  /** In the order they were opened: of two with the same cell the later one shows. */
  files = $state.raw<readonly OwnFile[]>([]);
  /** Files that are open in this page only, by name, each with the reason. */
  unsaved = $state.raw<ReadonlyMap<string, Fault>>(new Map());
  /** Saved files that a newer PARscope wrote: left as they are. */
  newer = $state(0);
  /** Saved files that cannot be read: left as they are. */
  unreadable = $state(0);
  /** Names of files that could not be brought into the answers of this page; the others are. */
  broken = $state.raw<ReadonlySet<string>>(new Set());
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

  /** Whether the rows of a file are in the answers of this page, once it has an engine. */
  answers({ name, stale }: OwnFile): boolean {
    return !stale && !this.broken.has(name);
  }

  /**
   * Reads again what is saved, and brings the engine in step with it once there is one. What fails is told by
   * `fault` and `broken`.
   */
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

  /**
   * Brings removed files back. A name that was opened again meanwhile stays as it is: such files can still be brought
   * back, and are returned.
   */
  restore({ key }: Removed): Promise<Removed['files']> {
    return this.#inTurn(async () => {
      const gone = this.removed.find((one) => one.key === key);
      if (!gone) return [];
      const files = await this.#shelf.restore(gone.files);
      const left = files.length > 0 ? [{ key, files }] : [];
      this.removed = this.removed.flatMap((one) => (one === gone ? left : [one]));
      await this.refresh();
      return files;
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

  /**
   * Saves checked files and shows them; returns names that another tab opened meanwhile: then nothing was taken.
   * Where one of these files cannot be shown, none is taken.
   */
  async #take(files: readonly WholeFile[]): Promise<readonly string[]> {
    const { taken, undo } = await this.#shelf.put(files);
    await this.refresh();
    const failed = files.find(({ file }) => this.broken.has(file.name));
    if (taken.length > 0 || !failed) return taken;
    try {
      await undo();
    } finally {
      await this.refresh();
    }
    throw new Error(`the rows of ${failed.file.name} could not be loaded`);
  }

  async #refresh(): Promise<void> {
    await this.#read();
    if (!this.#tables) return;
    let broken: readonly string[];
    try {
      const unchecked = await this.#recheck(this.#tables.engine);
      broken = [...unchecked, ...(await this.#show(this.#tables, unchecked))];
    } catch (error) {
      console.error(error);
      broken = this.files.flatMap(({ name, stale }) => (stale ? [] : [name]));
    }
    this.broken = new Set(broken);
    session.ownMissing = broken.length > 0;
  }

  async #read(): Promise<void> {
    this.files = await this.#shelf.list();
    this.newer = this.#shelf.newer;
    this.unreadable = this.#shelf.unreadable;
    this.fault = this.#shelf.fault;
    this.unsaved = this.#shelf.unsaved;
  }

  /** Brings all but some files into the answers; returns names of those with which that failed. */
  async #show(tables: OwnTables, without: readonly string[]): Promise<readonly string[]> {
    const files = this.files.filter(({ name }) => !without.includes(name));
    if (tables.shows(files)) return [];
    try {
      const { overlaps, failed } = await tables.show(files, (file) => this.#shelf.bytes(file));
      this.overlaps = overlaps;
      for (const error of failed.values()) console.error(error);
      return [...failed.keys()];
    } finally {
      session.version++;
    }
  }

  /** Checks files of another release of the package again; returns names of those with which that failed. */
  async #recheck(engine: Engine): Promise<readonly string[]> {
    const release = await packageRelease();
    const old = this.files.filter((file) => file.checked.release !== release);
    if (old.length === 0) return [];
    const here = await loadKnown(engine);
    const never = new AbortController().signal;
    const failed = await recheckAll(old, this.#shelf, here, release, (job) =>
      runCheck(job, never, () => undefined),
    );
    await this.#read();
    return failed;
  }
}

export const ownData = new OwnData();
// A reload keeps what is stored, and loses what is being opened, could not be stored, or can be brought back.
site.holds(
  () => ownData.progress !== null || ownData.unsaved.size > 0 || ownData.removed.length > 0,
);
