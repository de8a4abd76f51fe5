import { openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore } from 'idb';
import type { Fault, OwnFile, OwnRowsSaved, WholeFile } from '../own-file';
import { conflicts, freeTable, fromRecord, toRecord, type StoredFile } from './record';

const NAME = 'parscope';

interface Tables extends DBSchema {
  files: { key: string; value: StoredFile; indexes: { name: string } };
  rows: { key: string; value: OwnRowsSaved & { id: string } };
}

/** `UPGRADES[i]` turns version i of the database into i + 1. One that was released is never changed. */
const UPGRADES: readonly ((db: IDBPDatabase<Tables>) => void)[] = [
  (db) => {
    db.createObjectStore('files', { keyPath: 'id' }).createIndex('name', 'name', { unique: true });
    db.createObjectStore('rows', { keyPath: 'id' });
  },
];

export class StoreError extends Error {
  override readonly name = 'StoreError';
  constructor(
    readonly fault: Fault,
    options?: ErrorOptions,
  ) {
    super(fault, options);
  }
}

/** A file to be written in place of the content `expected` (null = none) of the same name. */
export interface Put extends WholeFile {
  expected: string | null;
}

export type Written =
  | { ok: true; files: OwnFile[]; before: WholeFile[]; count: number }
  /**
   * Nothing was written: files of the names `taken` were changed by another tab meanwhile, those of the names `held`
   * cannot be read here.
   */
  | { ok: false; taken: string[]; held: string[] };

/**
 * The reader's files in IndexedDB. A write is one transaction: all or nothing, also when the tab dies in it, and
 * against another tab's write (each put names the content that it replaces). Throws StoreError.
 */
export class Store {
  #db: Promise<IDBPDatabase<Tables>> | null = null;

  /** Files in the order they were opened, and how many records are of a newer PARscope or cannot be read. */
  list(): Promise<{ files: OwnFile[]; newer: number; unreadable: number; count: number }> {
    return this.#try(async (db) => {
      const records = (await db.getAll('files')).map((record) => fromRecord(record));
      const files = records.flatMap((read) => (read.state === 'ok' ? [read.file] : []));
      files.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
      const count = records.length;
      const newer = records.filter(({ state }) => state === 'newer').length;
      return { files, newer, unreadable: count - files.length - newer, count };
    });
  }

  /** The rows of a file; null when it is gone. */
  rows(id: string): Promise<OwnRowsSaved | null> {
    return this.#try(async (db) => (await db.get('rows', id)) ?? null);
  }

  /**
   * Writes files. Tables and places in the order are given here, where no other tab can take them too;
   * `table` and `order` of a put are kept where they are free (0 and '' = none yet).
   */
  put(puts: readonly Put[], localTables: Iterable<string> = []): Promise<Written> {
    return this.#try((db) =>
      whole(db, async (files, rows): Promise<Written> => {
        const all = await files.getAll();
        const known = new Map(all.map((record) => [record.name, record]));
        const { taken, held } = conflicts(
          known,
          puts.map(({ file, expected }) => ({ name: file.name, expected })),
        );
        if (taken.length + held.length > 0) return { ok: false, taken, held };
        const written: OwnFile[] = [];
        const before: WholeFile[] = [];
        const tables = new Set([...all.map(({ table }) => table), ...localTables]);
        let last = Math.max(0, ...all.map(({ order }) => order).filter(Number.isFinite));
        for (const { file, rows: content } of puts) {
          const old = known.get(file.name);
          if (old) {
            const [read, oldRows] = [fromRecord(old), await rows.get(old.id)];
            if (read.state === 'ok' && oldRows) before.push({ file: read.file, rows: oldRows });
          }
          const free = file.table !== '' && !tables.has(file.table);
          const table = old?.table ?? (free ? file.table : freeTable(tables));
          tables.add(table);
          const fresh = { ...file, id: old?.id ?? file.id, table, order: file.order || ++last };
          await files.put(toRecord(fresh));
          await rows.put({ ...content, id: fresh.id });
          written.push(fresh);
        }
        const count = all.length + written.filter(({ name }) => !known.has(name)).length;
        return { ok: true, files: written, before, count };
      }),
    );
  }

  /** Takes the description of a file anew, unless its content changed meanwhile. */
  describe(file: OwnFile): Promise<void> {
    return this.#try(async (db) => {
      const tx = db.transaction('files', 'readwrite');
      const read = fromRecord(await tx.store.get(file.id));
      if (read.state === 'ok' && read.file.rev === file.rev) await tx.store.put(toRecord(file));
      await tx.done;
    });
  }

  /** Takes files out and hands them over whole; one that another tab took out or replaced is passed over. */
  remove(gone: readonly OwnFile[]): Promise<{ removed: WholeFile[]; count: number }> {
    return this.#try((db) =>
      whole(db, async (files, rows) => {
        const removed: WholeFile[] = [];
        for (const { id, rev } of gone) {
          const read = fromRecord(await files.get(id));
          const content = await rows.get(id);
          if (read.state !== 'ok' || read.file.rev !== rev) continue;
          if (content) removed.push({ file: read.file, rows: content });
          await files.delete(id);
          await rows.delete(id);
        }
        return { removed, count: await files.count() };
      }),
    );
  }

  async #try<T>(work: (db: IDBPDatabase<Tables>) => Promise<T>): Promise<T> {
    const opened = (this.#db ??= this.#open());
    let db: IDBPDatabase<Tables>;
    try {
      db = await opened;
    } catch (error) {
      this.#db = null;
      throw new StoreError(nameOf(error) === 'VersionError' ? 'newer' : 'blocked', {
        cause: error,
      });
    }
    try {
      return await work(db);
    } catch (error) {
      if (nameOf(error) === 'InvalidStateError') this.#db = null;
      const full = nameOf(error) === 'QuotaExceededError';
      throw new StoreError(full ? 'full' : 'failed', { cause: error });
    }
  }

  async #open(): Promise<IDBPDatabase<Tables>> {
    const db = await openDB<Tables>(NAME, UPGRADES.length, {
      upgrade: (fresh, from) => UPGRADES.slice(from).forEach((step) => step(fresh)),
      // A newer release in another tab waits for this one to let go.
      blocking: () => {
        this.#db = null;
        db.close();
      },
      terminated: () => (this.#db = null),
    });
    return db;
  }
}

type Writable<Name extends 'files' | 'rows'> = IDBPObjectStore<
  Tables,
  ('files' | 'rows')[],
  Name,
  'readwrite'
>;

/** One transaction over both tables that is on disk when this resolves; whatever fails undoes all of it. */
async function whole<T>(
  db: IDBPDatabase<Tables>,
  work: (files: Writable<'files'>, rows: Writable<'rows'>) => Promise<T>,
): Promise<T> {
  const names: ('files' | 'rows')[] = ['files', 'rows'];
  const tx = db.transaction(names, 'readwrite', { durability: 'strict' });
  const ended = tx.done.then(
    () => null,
    (error: unknown) => error,
  );
  try {
    const result = await work(tx.objectStore('files'), tx.objectStore('rows'));
    await tx.done;
    return result;
  } catch (error) {
    try {
      tx.abort();
    } catch {
      // It has ended by itself.
    }
    // An aborted request does not know why; the transaction does.
    const why = await ended;
    throw nameOf(why) === 'QuotaExceededError' ? why : error;
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : '';
}
