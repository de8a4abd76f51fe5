import { expect, test, vi } from 'vitest';
import { KNOWN } from '../../datapackage/own-fixture';
import type { Engine } from '../../engine/engine';
import type { CheckReply } from '../check-file';
import type { OwnFile, WholeFile } from '../own-file';
import { OwnTables } from './own-tables';
import { recheckAll } from './recheck';
import { ownFile } from './saved-fixture';

const named = (name: string, table: string, rev = name) => ownFile({ id: name, name, table, rev });
const FILES = [named('a.csv', 'own_1'), named('hong.csv', 'own_2'), named('c.csv', 'own_3')];
const rowsOf = async ({ name }: OwnFile) => {
  if (name === 'hong.csv') throw new DOMException('gone', 'NotReadableError');
  return new Blob();
};

/** An engine that remembers its tables and the view over them. */
function fakeEngine() {
  const tables = new Set<string>();
  const seen = { tables, view: '' };
  const engine: Engine = {
    kind: 'native',
    query: async () => [],
    explore: async () => ({ columns: [], rows: [], truncated: false }),
    loadArrow: async (name) => void tables.add(name),
    createView: async (_, sql) => void (seen.view = sql),
    drop: async (name) => void tables.delete(name),
    close: async () => undefined,
  };
  return { engine, seen };
}

test('a file that cannot be loaded is told and keeps no other out, now and later', async () => {
  const { engine, seen } = fakeEngine();
  const tables = new OwnTables(engine);
  const { failed } = await tables.show(FILES, rowsOf);
  expect([...failed.keys()]).toEqual(['hong.csv']);
  const later = [...FILES, named('moi.csv', 'own_4')];
  expect([...(await tables.show(later, rowsOf)).failed.keys()]).toEqual(['hong.csv']);
  expect([...seen.tables]).toEqual(['own_1', 'own_3', 'own_4']);
  for (const table of seen.tables) expect(seen.view).toContain(`"${table}"`);
  expect(seen.view).not.toContain('own_2');
  const rest = later.filter(({ name }) => name !== 'hong.csv');
  expect((await tables.show(rest, rowsOf)).failed.size).toBe(0);
  expect(tables.shows(rest)).toBe(true);
});

test('content that cannot be loaded leaves no older rows of its file in the answers', async () => {
  const { engine, seen } = fakeEngine();
  const tables = new OwnTables(engine);
  await tables.show([named('a.csv', 'own_1', 'r1')], async () => new Blob());
  const { failed } = await tables.show([named('a.csv', 'own_1', 'r2')], () =>
    Promise.reject(new Error('broken')),
  );
  expect([...failed.keys()]).toEqual(['a.csv']);
  expect(seen.view).not.toContain('own_1');
  expect([...seen.tables]).toEqual([]);
});

test('of files checked against another release, one that fails stays and keeps no other from it', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const described: OwnFile[] = [];
  const shelf = {
    whole: async (files: readonly OwnFile[]): Promise<WholeFile[]> =>
      files.map((file) => ({ file, rows: { ipc: new Blob(), units: [] } })),
    describe: async ({ file }: WholeFile) => void described.push(file),
  };
  const problems = [{ code: 'file_unreadable' as const, file: 'x' }];
  const check = async (job: object): Promise<Exclude<CheckReply, { kind: 'progress' }>> =>
    'saved' in job && (job.saved as { name: string }).name === 'hong.csv'
      ? { kind: 'failed', message: 'unreadable' }
      : { kind: 'refused', problems, counted: 1 };
  const none = new Map<string, never>();
  const model = { descriptor: '{}', keys: none };
  const here = { known: KNOWN, names: none, indicatorNames: none, model };
  expect(await recheckAll(FILES, shelf, here, 'r2', check)).toEqual(['hong.csv']);
  expect(described.map(({ name, stale }) => [name, stale?.counted])).toEqual([
    ['a.csv', 1],
    ['c.csv', 1],
  ]);
});
