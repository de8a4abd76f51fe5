import type { Fault, OwnFile, WholeFile } from '../own-file';
import { noteSaved, savedCount } from './flag';
import { freeTable } from './record';
import { askToKeep } from './space';
import type { Store } from './store';

const NOTHING = { taken: [], undo: () => Promise.resolve() };

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
  newer = 0;
  #store: Promise<Store> | null = null;
  #saved: readonly OwnFile[] = [];
  readonly #memory = new Map<string, WholeFile & { fault: Fault }>();

  get unsaved(): ReadonlyMap<string, Fault> {
    return new Map([...this.#memory].map(([name, { fault }]) => [name, fault]));
  }

  /** All files in the order they were opened. */
  async list(): Promise<readonly OwnFile[]> {
    try {
      const { files, newer, count } = await (await this.#open()).list();
      this.#saved = files;
      this.newer = newer;
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
  async bytes(file: OwnFile): Promise<Uint8Array> {
    const [whole] = await this.whole([file]);
    if (!whole) throw new Error(`the rows of ${file.name} are gone`);
    return new Uint8Array(await whole.rows.ipc.arrayBuffer());
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
    const revOf = (name: string) => this.#saved.find((one) => one.name === name)?.rev ?? null;
    const memory = new Map(this.#memory);
    try {
      const store = await this.#open();
      const written = await store.put(
        files.map((whole) => ({ ...whole, expected: revOf(whole.file.name) })),
        [...memory.values()].map(({ file }) => file.table),
      );
      if (!written.ok) return { ...NOTHING, taken: written.taken };
      for (const { name } of written.files) this.#memory.delete(name);
      noteSaved(written.count);
      if (written.count === written.files.length) void askToKeep();
      return { taken: [], undo: () => this.#undo(written.files, written.before, memory) };
    } catch (error) {
      const fault = faultOf(error);
      for (const { file, rows } of files) {
        const old = [...this.#saved, ...[...memory.values()].map((one) => one.file)].find(
          ({ name }) => name === file.name,
        );
        const table = old?.table ?? this.#freeTable();
        const kept = { ...file, table, order: file.order || this.#nextOrder() };
        this.#memory.set(file.name, { file: kept, rows, fault });
      }
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
    else await (await this.#open()).put([{ ...whole, expected: before }]);
  }

  /** Takes files out of memory and storage; returns them as they were shown. */
  async remove(names: readonly string[]): Promise<WholeFile[]> {
    const inMemory = names.flatMap((name) => this.#memory.get(name) ?? []);
    const saved = this.#saved.filter(({ name }) => names.includes(name));
    let removed: WholeFile[] = [];
    if (saved.length > 0) {
      const done = await (await this.#open()).remove(saved);
      removed = done.removed;
      noteSaved(done.count);
    }
    for (const { file } of inMemory) this.#memory.delete(file.name);
    const hidden = new Set(inMemory.map(({ file }) => file.name));
    return [
      ...removed.filter(({ file }) => !hidden.has(file.name)),
      ...inMemory.map(({ file, rows }) => ({ file, rows })),
    ];
  }

  async #undo(
    written: readonly OwnFile[],
    before: readonly WholeFile[],
    memory: ReadonlyMap<string, WholeFile & { fault: Fault }>,
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

  #open(): Promise<Store> {
    this.#store ??= import('./store').then(({ Store }) => new Store());
    return this.#store.catch((error: unknown) => {
      this.#store = null;
      throw error;
    });
  }
}

function faultOf(error: unknown): Fault {
  return error instanceof Error && 'fault' in error ? (error.fault as Fault) : 'failed';
}
