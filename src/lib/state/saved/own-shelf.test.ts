import { beforeEach, describe, expect, test } from 'vitest';
import type { OwnFile, WholeFile } from '../own-file';
import { OwnShelf } from './own-shelf';
import { conflicts, freeTable, fromRecord, toRecord } from './record';
import { ownFile } from './saved-fixture';
import type { Put, Store, Written } from './store';

/** The storage of a browser: records by name, and a way to refuse writes. */
class FakeStore implements Pick<Store, 'list' | 'rows' | 'put' | 'describe' | 'remove'> {
  readonly records = new Map<string, unknown>();
  readonly contents = new Map<string, WholeFile['rows']>();
  full = false;

  async list() {
    const read = [...this.records.values()].map((record) => fromRecord(record));
    const files = read.flatMap((one) => (one.state === 'ok' ? [one.file] : []));
    const count = (state: string) => read.filter((one) => one.state === state).length;
    return { files, newer: count('newer'), unreadable: count('unreadable'), count: read.length };
  }

  async rows(id: string) {
    return this.contents.get(id) ?? null;
  }

  async put(puts: readonly Put[]): Promise<Written> {
    if (this.full) throw Object.assign(new Error('full'), { fault: 'full' });
    const { taken, held } = conflicts(
      this.records,
      puts.map(({ file, expected }) => ({ name: file.name, expected })),
    );
    if (taken.length + held.length > 0) return { ok: false, taken, held };
    const { files: all } = await this.list();
    const before: WholeFile[] = [];
    const files = puts.map(({ file, rows }): OwnFile => {
      const old = all.find(({ name }) => name === file.name);
      const oldRows = old && this.contents.get(old.id);
      if (old && oldRows) before.push({ file: old, rows: oldRows });
      const id = old?.id ?? file.id;
      const table = old?.table ?? freeTable(all.map((one) => one.table));
      const fresh = { ...file, id, table, order: file.order || this.records.size + 1 };
      this.records.set(file.name, toRecord(fresh));
      this.contents.set(id, rows);
      return fresh;
    });
    return { ok: true, files, before, count: this.records.size };
  }

  async describe(file: OwnFile) {
    this.records.set(file.name, toRecord(file));
  }

  async remove(gone: readonly OwnFile[]) {
    const removed: WholeFile[] = [];
    for (const { id, name } of gone) {
      const read = fromRecord(this.records.get(name));
      const rows = this.contents.get(id);
      if (read.state === 'ok' && rows) removed.push({ file: read.file, rows });
      this.records.delete(name);
      this.contents.delete(id);
    }
    return { removed, count: this.records.size };
  }
}

const whole = (name: string, rev: string): WholeFile => ({
  file: ownFile({ id: `id-${rev}`, rev, name, table: '', order: 0 }),
  rows: { ipc: new Blob([rev]), units: [] },
});

let store: FakeStore;
let shelf: OwnShelf;
beforeEach(async () => {
  store = new FakeStore();
  shelf = new OwnShelf(() => Promise.resolve(store));
  await shelf.list();
});

const shown = async () => (await shelf.list()).map(({ rev }) => rev);

async function put(...files: WholeFile[]) {
  const placed = await shelf.put(files);
  await shelf.list();
  return placed;
}

describe('a replacement that could not be saved', () => {
  beforeEach(async () => {
    await put(whole('a.csv', 'old'));
    store.full = true;
    await put(whole('a.csv', 'new'));
    expect(await shown()).toEqual(['new']);
  });

  test('is taken out alone: the saved one shows again', async () => {
    await shelf.remove(['a.csv']);
    expect(await shown()).toEqual(['old']);
    expect(store.records.size).toBe(1);
  });

  test('comes back over the saved one, and is saved once there is room', async () => {
    const gone = await shelf.remove(['a.csv']);
    await shelf.list();
    expect(await shelf.restore(gone)).toEqual([]);
    expect(await shown()).toEqual(['new']);
    expect(shelf.unsaved.get('a.csv')).toBe('full');
    store.full = false;
    await shelf.save('a.csv');
    expect(await shown()).toEqual(['new']);
    expect(shelf.unsaved.size).toBe(0);
  });
});

test('what was taken out comes back, or is returned while another file has its name', async () => {
  await put(whole('a.csv', 'a1'), whole('b.csv', 'b1'));
  const gone = await shelf.remove(['a.csv', 'b.csv']);
  expect(await shown()).toEqual([]);
  await put(whole('a.csv', 'a2'));
  const left = await shelf.restore(gone);
  expect(left.map(({ file }) => file.rev)).toEqual(['a1']);
  expect(await shown()).toEqual(['a2', 'b1']);
  await shelf.remove(['a.csv']);
  expect(await shelf.restore(left)).toEqual([]);
  expect((await shown()).sort()).toEqual(['a1', 'b1']);
});

describe('a name held by a record that cannot be read here', () => {
  const newer = Object.freeze({ name: 'a.csv', format: 99, order: 1, table: 'own_1' });
  const unreadable = Object.freeze({ name: 'a.csv' });

  test.each([newer, unreadable])('keeps the file in memory with its reason: %o', async (record) => {
    store.records.set('a.csv', record);
    const { taken, undo } = await put(whole('a.csv', 'a1'), whole('b.csv', 'b1'));
    expect(taken).toEqual([]);
    expect((await shown()).sort()).toEqual(['a1', 'b1']);
    expect([...shelf.unsaved]).toEqual([['a.csv', 'held']]);
    expect(store.records.get('a.csv')).toBe(record);
    await undo();
    expect(await shown()).toEqual([]);
    expect(store.records.get('a.csv')).toBe(record);
  });

  test('is counted apart', async () => {
    store.records.set('a.csv', newer).set('b.csv', unreadable).set('c.csv', 5);
    await shelf.list();
    expect([shelf.newer, shelf.unreadable]).toEqual([1, 2]);
  });
});

test('conflicts tell a name that changed from one that is held', () => {
  const stored = new Map<string, unknown>([
    ['same', toRecord(ownFile({ rev: 'r1' }))],
    ['changed', toRecord(ownFile({ rev: 'r2' }))],
    ['newer', { format: 99 }],
  ]);
  const puts = [
    { name: 'same', expected: 'r1' },
    { name: 'changed', expected: 'r1' },
    { name: 'gone', expected: 'r1' },
    { name: 'fresh', expected: null },
    { name: 'newer', expected: null },
  ];
  expect(conflicts(stored, puts)).toEqual({ taken: ['changed', 'gone'], held: ['newer'] });
});
