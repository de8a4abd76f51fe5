import type { Fault, Gone, OwnFile, WholeFile } from '../own-file';
import { noteSaved, savedCount } from './flag';
import { freeTable } from './record';
import { askToKeep } from './space';
import type { Store } from './store';

const NOTHING = { taken: [], undo: () => Promise.resolve() };

type Storage = Pick<Store, 'list' | 'rows' | 'put' | 'describe' | 'remove'>;
type InMemory = WholeFile & { fault: Fault };

export interface Placed {
  /** Names that another tab opened meanwhile: then nothing was put anywhere. */
  taken: readonly string[];
  /** Takes the files out again and brings back what they replaced. */
  undo: () => Promise<void>;
}

/**
 * Where the reader's files are: in the storage of the browser, which all tabs share, or, where that refuses, in the
 * memory of this page. A file in memory hides a saved one of its name, which stays as it was.
 */
export class OwnShelf {
  fault: Fault | null = null;
  /** Saved records of a newer PARscope, and records that cannot be read: left as they are. */
  newer = 0;
  unreadable = 0;
  #store: Promise<Storage> | null = null;
  #saved: readonly OwnFile[] = [];
  readonly #memory = new Map<string, InMemory>();

  constructor(
    readonly open: () => Promise<Storage> = () =>
      import('./store').then(({ Store }) => new Store()),
  ) {}

  get unsaved(): ReadonlyMap<string, Fault> {
    return new Map([...this.#memory].map(([name, { fault }]) => [name, fault]));
  }

  /** All files in the order they were opened. */
  async list(): Promise<readonly OwnFile[]> {
    try {
      const { files, newer, unreadable, count } = await (await this.#open()).list();
      this.#saved = files;
      this.newer = newer;
      this.unreadable = unreadable;
      this.fault = null;
      if (count !== savedCount()) noteSaved(count);
    } catch (error) {
      this.fault = faultOf(error);
    }
    const others = this.#saved.filter(({ name }) => !this.#memory.has(name));
    for (const [name, one] of this.#memory)
      if (others.some(({ table }) => table === one.file.table))
        this.#memory.set(name, { ...one, file: { ...one.file, table: this.#freeTable() } });
    const own = [...this.#memory.values()].map(({ file }) => file);
    return [...others, ...own].sort((a, b) => a.order - b.order);
  }

  /** The rows of a file, as Arrow. */
  async arrow(file: OwnFile): Promise<Blob> {
    const [whole] = await this.whole([file]);
    if (!whole) throw new Error(`the rows of ${file.name} are gone`);
    return whole.rows.ipc;
  }

  /** Files with their rows; one that another tab took out meanwhile is passed over. */
  async whole(files: readonly OwnFile[]): Promise<WholeFile[]> {
    const found: WholeFile[] = [];
    for (const file of files) {
      const here = this.#memory.get(file.name);
      const rows = here ? here.rows : await (await this.#open()).rows(file.id);
      if (rows) found.push({ file, rows });
    }
    return found;
  }

  /** Saves files in place of those of their names, all or none; where storage refuses, keeps them in memory. */
  async put(files: readonly WholeFile[]): Promise<Placed> {
    if (files.length === 0) return NOTHING;
    const memory = new Map(this.#memory);
    try {
      const store = await this.#open();
      const written = await store.put(
        files.map((whole) => ({ ...whole, expected: this.#revOf(whole.file.name) })),
        [...memory.values()].map(({ file }) => file.table),
      );
      if (!written.ok && written.taken.length > 0) return { ...NOTHING, taken: written.taken };
      if (!written.ok) return await this.#putBeside(files, new Set(written.held));
      for (const { name } of written.files) this.#memory.delete(name);
      noteSaved(written.count);
      if (written.count === written.files.length) void askToKeep();
      return { taken: [], undo: () => this.#undo(written.files, written.before, memory) };
    } catch (error) {
      this.#keep(files, faultOf(error));
      return { taken: [], undo: () => this.#undo([], [], memory) };
    }
  }

  /** Tries again to save a file of the memory; the reason of another failure replaces the first. */
  async save(name: string): Promise<void> {
    const one = this.#memory.get(name);
    if (one) await this.put([{ file: one.file, rows: one.rows }]);
  }

  /** Takes a file's description anew; its rows too where `rev` says that they are others. */
  async describe(whole: WholeFile, before: string): Promise<void> {
    const here = this.#memory.get(whole.file.name);
    if (here) this.#memory.set(whole.file.name, { ...here, ...whole });
    else if (whole.file.rev === before) await (await this.#open()).describe(whole.file);
    else {
      const written = await (await this.#open()).put([{ ...whole, expected: before }]);
      if (written.ok) noteSaved(written.count);
    }
  }

  /** Takes files out as they are shown: a saved one that was hidden by one in memory shows again. */
  async remove(names: readonly string[]): Promise<Gone[]> {
    const inMemory = names.flatMap((name) => this.#memory.get(name) ?? []);
    const saved = this.#saved.filter(({ name }) => names.includes(name) && !this.#memory.has(name));
    let removed: WholeFile[] = [];
    if (saved.length > 0) {
      const done = await (await this.#open()).remove(saved);
      removed = done.removed;
      noteSaved(done.count);
    }
    for (const { file } of inMemory) this.#memory.delete(file.name);
    return [
      ...removed.map((whole) => ({ ...whole, over: null })),
      ...inMemory.map(({ file, rows }) => ({ file, rows, over: this.#revOf(file.name) })),
    ];
  }

  /** Brings removed files back; returns those that were not, for another file of their name is open. */
  async restore(gone: readonly Gone[]): Promise<Gone[]> {
    const left: Gone[] = [];
    for (const one of gone) {
      const { file, rows, over } = one;
      const open = (await this.list()).find(({ name }) => name === file.name);
      const free = !open || open.rev === over;
      if (!free || (await this.put([{ file, rows }])).taken.length > 0) left.push(one);
    }
    return left;
  }

  /** Saves files but those whose names are held: these stay in memory. */
  async #putBeside(files: readonly WholeFile[], held: ReadonlySet<string>): Promise<Placed> {
    const memory = new Map(this.#memory);
    const placed = await this.put(files.filter(({ file }) => !held.has(file.name)));
    if (placed.taken.length > 0) return placed;
    this.#keep(
      files.filter(({ file }) => held.has(file.name)),
      'held',
    );
    return { taken: [], undo: () => placed.undo().then(() => this.#undo([], [], memory)) };
  }

  #keep(files: readonly WholeFile[], fault: Fault): void {
    for (const { file, rows } of files) {
      const table =
        this.#memory.get(file.name)?.file.table ??
        this.#saved.find(({ name }) => name === file.name)?.table ??
        this.#freeTable();
      const kept = { ...file, table, order: file.order || this.#nextOrder() };
      this.#memory.set(file.name, { file: kept, rows, fault });
    }
  }

  #revOf(name: string): string | null {
    return this.#saved.find((one) => one.name === name)?.rev ?? null;
  }

  async #undo(
    written: readonly OwnFile[],
    before: readonly WholeFile[],
    memory: ReadonlyMap<string, InMemory>,
  ): Promise<void> {
    this.#memory.clear();
    for (const [name, one] of memory) this.#memory.set(name, one);
    if (written.length === 0) return;
    const store = await this.#open();
    const revs = new Map(written.map(({ name, rev }) => [name, rev]));
    const back = before.map((whole) => ({ ...whole, expected: revs.get(whole.file.name) ?? null }));
    if (back.length > 0) await store.put(back);
    const names = new Set(before.map(({ file }) => file.name));
    const { count } = await store.remove(written.filter(({ name }) => !names.has(name)));
    noteSaved(count);
  }

  #freeTable(): string {
    const memory = [...this.#memory.values()].map(({ file }) => file);
    return freeTable([...this.#saved, ...memory].map(({ table }) => table));
  }

  #nextOrder(): number {
    const memory = [...this.#memory.values()].map(({ file }) => file);
    return 1 + Math.max(0, ...[...this.#saved, ...memory].map(({ order }) => order));
  }

  #open(): Promise<Storage> {
    this.#store ??= this.open();
    return this.#store.catch((error: unknown) => {
      this.#store = null;
      throw error;
    });
  }
}

function faultOf(error: unknown): Fault {
  return error instanceof Error && 'fault' in error ? (error.fault as Fault) : 'failed';
}
