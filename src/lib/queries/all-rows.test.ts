import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { tableToIpc } from '../engine/arrow';
import type { Engine } from '../engine/engine';
import { parseDescriptor } from '../datapackage/schema';
import { prepareRows, rowsShown, type ModelTable, type OwnRowsInView } from './all-rows';
import { openFixture } from './fixture';
import { ownRowOverlaps } from './own-row-overlaps';
import { ask } from './question';
import { REFERRED, referenceKeys } from './reference-keys';

const PLANS: ModelTable = {
  name: 'plans',
  columns: [
    { name: 'plan_id', type: 'string' },
    { name: 'title_vi', type: 'string' },
    { name: 'year', type: 'integer' },
    { name: 'internal', type: 'boolean' },
  ],
  key: ['plan_id'],
};

let engine: Engine;
beforeAll(async () => {
  engine = await openFixture({
    plans: [
      { plan_id: 'p1', title_vi: 'Kế hoạch 1', year: 2025 },
      { plan_id: 'p2', title_vi: 'Kế hoạch 2', year: 2025 },
    ],
  });
  await load('own_1', 'a.csv', ['p2', 'p3'], 2026);
  await load('own_2', 'b.csv', ['p3'], 2027);
});
afterAll(() => engine.close());
beforeEach(() => prepareRows(engine, [], ['plans']));

async function load(table: string, file: string, ids: string[], year: number) {
  const types = { plan_id: 'string', title_vi: 'string', year: 'number', internal: 'boolean' };
  const fields = [...Object.entries(types), ['own_file', 'string']].map(([name, type]) => ({
    name: name as string,
    type: type as 'string' | 'number' | 'boolean',
  }));
  const all = <T>(cell: T) => ids.map(() => cell);
  const columns = [ids, ids.map((id) => `${file} ${id}`), all(year), all(null), all(file)];
  await engine.loadArrow(table, new Blob([tableToIpc(fields, columns)]));
}

const shown = (...tables: string[]): OwnRowsInView[] => [{ model: PLANS, tables }];
const rows = (columns = 'plan_id, own, own_file, year') =>
  engine.query(`SELECT ${columns} FROM all_plans ORDER BY plan_id, own_file`);

test('without rows of the reader the view is the table of the package', async () => {
  expect(await rows('plan_id, own')).toEqual([
    { plan_id: 'p1', own: false },
    { plan_id: 'p2', own: false },
  ]);
  expect(await ask(engine, ownRowOverlaps, {})).toEqual([]);
});

test('a key of the reader takes the place of the same key, of two files the later; both are told', async () => {
  await prepareRows(engine, shown('own_1', 'own_2'));
  expect(await rows()).toEqual([
    { plan_id: 'p1', own: false, own_file: null, year: 2025 },
    { plan_id: 'p2', own: true, own_file: 'a.csv', year: 2026 },
    { plan_id: 'p3', own: true, own_file: 'b.csv', year: 2027 },
  ]);
  expect(await ask(engine, ownRowOverlaps, {})).toEqual([
    { model: 'plans', file: 'a.csv', other: null, cells: 1 },
    { model: 'plans', file: 'a.csv', other: 'b.csv', cells: 1 },
  ]);
  await prepareRows(engine, shown('own_2', 'own_1'));
  expect((await rows())[2]).toMatchObject({ plan_id: 'p3', own_file: 'a.csv' });
});

test('columns keep the types that they have in the package', async () => {
  await prepareRows(engine, shown('own_1'));
  expect(
    await engine.query('SELECT DISTINCT typeof(year) AS y, typeof(internal) AS i FROM all_plans'),
  ).toEqual([{ y: 'INTEGER', i: 'BOOLEAN' }]);
});

test('what may be referred to is what the package and the files hold, but those named', async () => {
  const plans = async (without: string[]) =>
    (await ask(engine, referenceKeys, { without }))
      .filter(({ resource }) => resource === 'plans')
      .map(({ key }) => key);
  await prepareRows(engine, shown('own_1', 'own_2'));
  expect(await plans([])).toEqual(['p1', 'p2', 'p3']);
  expect(await plans(['b.csv'])).toEqual(['p1', 'p2', 'p3']);
  expect(await plans(['a.csv', 'b.csv'])).toEqual(['p1', 'p2']);
});

test('every table that the model refers to can be asked for its keys', async () => {
  const text = await readFile('data/datapackage.json', 'utf8');
  const read = parseDescriptor(text, 'datapackage.json');
  if (!read.ok) throw new Error('unreadable');
  const targets = read.package.resources.flatMap(({ schema }) =>
    schema.foreignKeys.map(({ reference }) => [reference.resource, reference.fields.join()]),
  );
  const known = new Set([
    ...Object.entries(REFERRED).map((pair) => pair.join(' ')),
    'units unit_id',
    'indicators indicator_id',
  ]);
  for (const target of targets) expect([...known]).toContain(target.join(' '));
});

test('the rows that show now are given by key, with the columns of the model', async () => {
  await prepareRows(engine, shown('own_1'));
  expect(await rowsShown(engine, PLANS)).toEqual([
    { plan_id: 'p1', title_vi: 'Kế hoạch 1', year: 2025, internal: null },
    { plan_id: 'p2', title_vi: 'a.csv p2', year: 2026, internal: null },
    { plan_id: 'p3', title_vi: 'a.csv p3', year: 2026, internal: null },
  ]);
});
