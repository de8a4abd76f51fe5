import type { Engine } from '../engine/engine';
import type { OverlapRow } from '../queries/own-overlaps';
import type { RowOverlapRow } from '../queries/own-row-overlaps';
import type { Pending } from './import/preview';
import type { Fault, OwnFile, WholeFile } from './own-file';
import type {
  Accepted,
  Asking,
  OnSameName,
  Opening,
  Outcome,
  Refusal,
  Removed,
} from './own-opening';
import { openOne, opening } from './own-open';
import type { OwnWork, Revs, WorkPart, WorkRow, WorkSaved } from './own-work';
import { unless } from './run-worker';
import { onSavedChange } from './saved/flag';
import { bringIn } from './saved/bring-in';
import { OwnShelf, type Placed } from './saved/own-shelf';
import { OwnTables } from './saved/own-tables';
import { site } from './offline/site.svelte';
import { session } from './session.svelte';

/** The reader's files: shown in the answers of this page, saved in this browser, sent nowhere. */
class OwnData implements OwnWork {
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
  /** The same of rows of other tables than figures, with the package too. */
  rowOverlaps = $state.raw<readonly RowOverlapRow[]>([]);
  refusals = $state.raw<readonly Refusal[]>([]);
  asking = $state.raw<readonly Asking[]>([]);
  removed = $state.raw<readonly Removed[]>([]);
  /** Files that are not in our shape: shown, and opened only when they are accepted. */
  pending = $state.raw<readonly Pending[]>([]);
  /** Accepted files, to be taken back. */
  accepted = $state.raw<readonly Accepted[]>([]);
  /** What is being opened now. */
  progress = $state.raw<Opening | null>(null);
  #shelf = new OwnShelf();
  #tables: OwnTables | null = null;
  #count = 0;
  #last: Promise<unknown> = Promise.resolve();
  #refreshed: Promise<unknown> = Promise.resolve();
  #first: Promise<void> | null = null;
  #stop = new AbortController();

  constructor() {
    if (typeof window !== 'undefined' && !session.simulated)
      onSavedChange(() => void this.refresh());
  }

  /** Shows the files in the answers of an engine, now and whenever they change. */
  attach(engine: Engine): Promise<void> {
    if (session.simulated) return Promise.reject(new Error('simulated and own figures never meet'));
    this.#tables ??= new OwnTables(engine, () =>
      opening().then(({ modelTables }) => modelTables()),
    );
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
    this.pending = this.pending.filter((other) => other.file.name !== file.name);
    const { signal } = this.#stop;
    return this.#inTurn(() => this.#open(file, same, signal));
  }

  /** Opens what a pending file was read as, all of it, unless its name was opened meanwhile. */
  accept(pending: Pending): Promise<Outcome> {
    return this.#inTurn(async () => {
      const { file, checked, over } = pending;
      if (!checked) return 'refused';
      if ((this.#named(file.name)?.rev ?? null) !== over) return this.#ask(file, [file.name]);
      const whole = await (await opening()).wholeOf(checked, file, await session.engine());
      const { taken, undo } = await this.#take(whole);
      if (taken.length > 0) return this.#ask(file, taken);
      this.drop(pending);
      const revs = whole.map((one) => one.file.rev);
      const one = { key: ++this.#count, name: file.name, revs, undo };
      this.accepted = [...this.accepted.filter(({ name }) => name !== file.name), one];
      return 'opened';
    });
  }

  /** Takes an accepted file out again; what it replaced is back. */
  takeBack(accepted: Accepted): Promise<void> {
    return this.#inTurn(async () => {
      this.accepted = this.accepted.filter((one) => one !== accepted);
      const open = new Set(this.files.map(({ rev }) => rev));
      if (accepted.revs.every((rev) => open.has(rev))) await accepted.undo();
      await this.refresh();
    });
  }

  /** Leaves a pending file unopened. */
  drop({ file }: Pending): void {
    this.pending = this.pending.filter((other) => other.file !== file);
  }

  /** The rows of an open file, as Arrow. */
  async rowsOf(name: string): Promise<Blob | null> {
    const file = this.#named(name);
    const [whole] = file ? await this.#shelf.whole([file]) : [];
    return whole?.rows.ipc ?? null;
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
  async whole(): Promise<WholeFile[]> {
    await this.#listed();
    return this.#inTurn(() => this.#shelf.whole(this.files));
  }

  async rows(table: string, name: string | null = null): Promise<WorkRow[]> {
    await this.#listed();
    if (!this.files.some(({ model }) => model === table)) return [];
    const { workRows } = await opening();
    return workRows(this.files, this.#shelf, table, name);
  }

  saveRows(name: string, table: string, rows: readonly WorkRow[]): Promise<WorkSaved> {
    return this.saveTables([{ name, table, rows }]);
  }

  revs(names: readonly string[]): Revs {
    return new Map(names.map((name) => [name, this.#named(name)?.rev ?? null]));
  }

  saveTables(parts: readonly WorkPart[], since?: Revs): Promise<WorkSaved> {
    return this.#inTurn(async () => {
      const engine = await session.engine();
      await (this.#tables ? this.#listed() : this.attach(engine));
      if (since) await this.#read();
      const changed = [...(since ?? [])].flatMap(([name, rev]) =>
        rev === (this.#named(name)?.rev ?? null) ? [] : [name],
      );
      if (changed.length > 0) return { ok: false, why: 'changed', names: changed };
      const names = parts.flatMap(({ name, rows }) =>
        rows.length > 0 && this.#named(name)?.stale ? [name] : [],
      );
      if (names.length > 0) return { ok: false, why: 'stale', names };
      const { saveWork } = await opening();
      return saveWork(parts, { engine, shelf: this.#shelf, refresh: () => this.refresh() });
    });
  }

  /** Waits for what is saved to be read once. */
  #listed(): Promise<unknown> {
    this.#first ??= this.refresh();
    return this.#first;
  }

  #named(name: string): OwnFile | undefined {
    return this.files.find((file) => file.name === name);
  }

  #ask(file: File, names: readonly string[]): Outcome {
    this.asking = [...this.asking, { file, names }];
    return 'exists';
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #open(file: File, same: OnSameName, signal: AbortSignal): Promise<Outcome> {
    if (signal.aborted) return 'cancelled';
    return openOne(file, same, signal, {
      files: () => this.files,
      engine: async (stop) => {
        const engine = await unless(stop, session.engine());
        if (!this.#tables) await unless(stop, this.attach(engine));
        return engine;
      },
      progress: (step) => (this.progress = step),
      ask: (names) => this.#ask(file, names),
      pend: (pending) => (this.pending = [...this.pending, pending]),
      refuse: (problems, counted) => {
        const kept = this.#named(file.name) !== undefined;
        this.refusals = [...this.refusals, { name: file.name, problems, counted, kept }];
        return 'refused';
      },
      take: async (files) => (await this.#take(files)).taken,
    });
  }

  /**
   * Saves checked files and shows them; `taken` names what another tab opened meanwhile: then nothing was put.
   * Where one of these files cannot be shown, none is taken.
   */
  async #take(files: readonly WholeFile[]): Promise<Placed> {
    const placed = await this.#shelf.put(files);
    await this.refresh();
    const failed = files.find(({ file }) => this.broken.has(file.name));
    if (placed.taken.length > 0 || !failed) return placed;
    try {
      await placed.undo();
    } finally {
      await this.refresh();
    }
    throw new Error(`the rows of ${failed.file.name} could not be loaded`);
  }

  async #refresh(): Promise<void> {
    await this.#read();
    if (!this.#tables) return;
    const broken = await bringIn(this.#tables, this.#shelf, {
      files: () => this.files,
      reread: () => this.#read(),
      shown: (shown) => {
        if (shown) this.overlaps = shown.overlaps;
        if (shown) this.rowOverlaps = shown.rowOverlaps;
        session.version++;
      },
    });
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
}

export const ownData = new OwnData();
// A reload keeps what is stored, and loses what is being opened, could not be stored, or can be brought back.
site.holds(
  () =>
    ownData.progress !== null ||
    ownData.unsaved.size > 0 ||
    ownData.removed.length > 0 ||
    ownData.pending.length > 0,
);
