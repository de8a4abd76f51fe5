import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OWN_FILE_COLUMNS } from '../../lib/datapackage/own-csv';
import { writeOwnPackage } from '../../lib/datapackage/own-package';
import { readZip } from '../../lib/datapackage/zip-read';
import { writeZip } from '../../lib/datapackage/zip-write';
import { parscope } from '../parscope.test-helper';
import { packageFilesOf } from '../read-files';

const SCHEMA = (fields: string[], primaryKey: string[], more: object = {}) => ({
  fields: fields.map((name) => ({
    ...{ name, type: name === 'internal' ? 'boolean' : 'string' },
    ...(name === 'lead' && { title: 'Chủ trì' }),
  })),
  primaryKey,
  ...more,
});
const DESCRIPTOR = {
  name: 'ke-hoach',
  note: 'giữ nguyên',
  resources: [
    {
      name: 'agencies',
      path: 'agencies.csv',
      schema: SCHEMA(['agency_id', 'name_vi'], ['agency_id']),
    },
    {
      name: 'tasks',
      title: 'Nhiệm vụ',
      path: ['tasks/a.csv', 'tasks/b.csv'],
      schema: SCHEMA(['task_id', 'lead', 'due', 'note', 'internal'], ['task_id'], {
        foreignKeys: [{ fields: 'lead', reference: { resource: 'agencies', fields: 'agency_id' } }],
      }),
    },
  ],
};
const AGENCIES = 'agency_id,name_vi\nnoi-vu,Sở Nội vụ\ny-te,Sở Y tế\ntai-chinh,Sở Tài chính\n';
const A = 'task_id,lead,due,note,internal\n1,noi-vu,2024-09-30,,true\n2,noi-vu,2024-10-31,,\n';
const B = 'task_id,lead,due,note,internal\n3,noi-vu,2024-12-31,,\n';
const BASE: Record<string, string> = {
  'datapackage.json': JSON.stringify(DESCRIPTOR),
  'agencies.csv': AGENCIES,
  'tasks/a.csv': A,
  'tasks/b.csv': B,
  'DOC-TOI.txt': 'đọc',
};

let folder: string;
let made = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parscope-merge-'));
  await put('goc.zip', {});
});
afterAll(() => rm(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);
const fresh = (ending = ''): string => at(`ket-qua-${++made}${ending}`);

async function put(name: string, changed: Record<string, string>): Promise<string> {
  const bytes = new Map(
    Object.entries({ ...BASE, ...changed }).map(([path, text]) => [
      path,
      new TextEncoder().encode(text),
    ]),
  );
  await writeFile(at(name), writeZip(bytes, new Date()));
  return at(name);
}

async function textsOf(target: string): Promise<Record<string, string>> {
  const files = (await packageFilesOf(target, 'x')) ?? new Map<string, Uint8Array>();
  return Object.fromEntries(
    [...files].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]),
  );
}

const names = async (): Promise<string[]> => (await readdir(folder)).sort();

test('three colleagues, in any order, as folder and zip: everything is kept and opens again', async () => {
  const an = await put('an.zip', { 'tasks/a.csv': A.replace('2,noi-vu', '2,y-te') });
  const binh = await put('binh.zip', {
    'tasks/a.csv': A.replace('10-31,', '10-31,gấp').replace('note,', 'note,'),
    'tasks/b.csv': B + '6,y-te,=,-0.43,\n5,y-te,2025-01-31,"=1+1, ""x""\ndòng hai",true\n',
  });
  const chi = await put('chi.zip', {
    'tasks/b.csv':
      'task_id,lead,due,note,internal,Điện thoại\n3,noi-vu,2024-12-31,,,0912\n4,tai-chinh,,,,\n',
  });
  const [out, again] = [fresh(), fresh('.zip')];
  const told = await parscope('merge', at('goc.zip'), an, binh, chi, '-o', out);
  expect(told).toMatchObject({ code: 0, err: '' });
  expect(told.out).toContain('Đã gộp 3 gói');
  expect(told.out).toContain('2 dòng nội bộ');
  expect((await parscope('merge', at('goc.zip'), chi, an, binh, '-o', again)).code).toBe(0);
  const texts = await textsOf(out);
  expect(await textsOf(again)).toEqual(texts);
  const head = 'task_id,lead,due,note,internal,Điện thoại\n';
  expect(texts['tasks/a.csv']).toBe(`${head}1,noi-vu,2024-09-30,,true,\n2,y-te,2024-10-31,gấp,,\n`);
  expect(texts['tasks/b.csv']).toBe(
    `${head}3,noi-vu,2024-12-31,,,0912\n4,tai-chinh,,,,\n5,y-te,2025-01-31,"'=1+1, ""x""\ndòng hai",true,\n6,y-te,=,-0.43,,\n`,
  );
  expect(texts['agencies.csv']).toBe(AGENCIES);
  expect(texts['DOC-TOI.txt']).toBe('đọc');
  expect(JSON.parse(texts['datapackage.json'] ?? '')).toMatchObject({ note: 'giữ nguyên' });
  expect((await parscope('check', out)).code).toBe(0);
  // The merged package is a base for the next round.
  const next = await parscope('merge', out, again, out + '/', '-o', fresh());
  expect(next.err).toContain('hai lần');
  await cp(out, at('ban-hai'), { recursive: true });
  expect((await parscope('merge', out, again, at('ban-hai'), '-o', fresh('.zip'))).code).toBe(0);
});

describe('conflicts', () => {
  const lead = (agency: string) => ({ 'tasks/a.csv': A.replace('2,noi-vu', `2,${agency}`) });

  test('each is told with base, values and names; nothing is written; choices settle it', async () => {
    const an = await put('an.zip', lead('y-te'));
    const binh = await put('binh.zip', lead('tai-chinh'));
    const out = fresh('.zip');
    const before = await names();
    const args = ['merge', at('goc.zip'), an, binh, '-o', out];
    const told = await parscope(...args);
    expect(told.code).toBe(1);
    expect(told.err).toContain(
      'bảng Nhiệm vụ, dòng 2, cột Chủ trì: gốc “Sở Nội vụ”; binh.zip ghi “Sở Tài chính”; an.zip ghi “Sở Y tế”.',
    );
    expect(told.err).toContain('1 xung đột');
    expect(await names()).toEqual(before);

    const { conflicts } = JSON.parse((await parscope(...args, '--json')).out) as {
      conflicts: object[];
    };
    const choose = at('chon.json');
    const chosen = async (change: object) => {
      await writeFile(choose, JSON.stringify(conflicts.map((one) => ({ ...one, ...change }))));
      return parscope(...args, '--choose', choose);
    };
    const unknown = await chosen({ take: 'chi.zip' });
    expect(unknown).toMatchObject({ code: 1 });
    expect(unknown.err).toContain('“chi.zip” không phải là một bên');
    expect((await chosen({})).err).toContain('lựa chọn thứ 1');
    const wrong = await chosen({ value: 'so-khong-co' });
    expect(wrong.err).toContain('Gói sau khi gộp không đạt kiểm tra');
    expect(wrong.err).toContain('so-khong-co');
    expect(await names()).toEqual([...before, 'chon.json'].sort());
    expect(await chosen({ take: 'an.zip' })).toMatchObject({ code: 0, err: '' });
    expect((await textsOf(out))['tasks/a.csv']).toContain('2,y-te,');
    expect((await parscope(...args)).err).toContain('đã có');
  });

  test('a choice of a conflict that is not there is told', async () => {
    const an = await put('an.zip', lead('y-te'));
    const binh = await put('binh.zip', {});
    const choose = at('thua.json');
    const choice = { table: 'tasks', key: { task_id: '2' }, field: 'lead', take: 'an.zip' };
    await writeFile(choose, JSON.stringify([choice]));
    const out = fresh();
    const told = await parscope('merge', at('goc.zip'), an, binh, '-o', out, '--choose', choose);
    expect(told.code).toBe(1);
    expect(told.err).toContain('Lựa chọn không dùng được cho bảng tasks, task_id = 2, cột lead');
  });

  test('deleted here and changed there; deleted here and referred to there', async () => {
    const an = await put('an.zip', { 'tasks/b.csv': 'task_id,lead,due,note,internal\n' });
    const binh = await put('binh.zip', { 'tasks/b.csv': B.replace('noi-vu', 'y-te') });
    const told = await parscope('merge', at('goc.zip'), an, binh, '-o', fresh());
    expect(told.err).toContain(
      'dòng 3: an.zip xóa dòng này, binh.zip đã sửa (Chủ trì: gốc “Sở Nội vụ”; binh.zip ghi “Sở Y tế”).',
    );
    const gone = await put('bo.zip', { 'agencies.csv': AGENCIES.replace('y-te,Sở Y tế\n', '') });
    const broken = await parscope('merge', at('goc.zip'), gone, binh, '-o', fresh());
    expect(broken.code).toBe(1);
    expect(broken.err).toMatch(
      /dòng Sở Y tế: bo\.zip xóa dòng này, binh\.zip còn giữ; \d+ dòng khác dẫn tới nó \(/,
    );
  });
});

describe('bad input', () => {
  const json = (change: (from: typeof DESCRIPTOR) => object) => ({
    'datapackage.json': JSON.stringify(change(DESCRIPTOR)),
  });
  test.each<[string, Record<string, string>, string[]]>([
    ['duplicate keys', { 'tasks/b.csv': B + '1,y-te,,,\n' }, ['xau.zip › tasks/b.csv', 'dòng 3']],
    ['a cell of another type', { 'tasks/b.csv': B.trim() + 'có\n' }, ['dòng 2', 'cột “internal”']],
    ['ragged rows', { 'tasks/b.csv': B + '9,y-te\n' }, ['xau.zip › tasks/b.csv', 'dòng 3']],
    [
      'a missing table',
      json((from) => ({ ...from, resources: from.resources.slice(0, 1) })),
      ['xau.zip', 'thiếu bảng “tasks”'],
    ],
    [
      'another form of a table',
      json((from) => ({
        ...from,
        resources: from.resources.map((one) => ({
          ...one,
          schema: { ...one.schema, primaryKey: one.schema.fields.slice(0, 2).map((f) => f.name) },
        })),
      })),
      ['bảng “tasks” có cột “task_id, lead” khác gói gốc'],
    ],
    ['a newer format', json((from) => ({ ...from, parscope: { format: 99 } })), ['mới hơn']],
    ['no JSON', { 'datapackage.json': '{' }, ['xau.zip › datapackage.json']],
  ])('%s: a clear sentence, nothing written', async (_, changed, sentences) => {
    const bad = await put('xau.zip', changed);
    const good = await put('an.zip', {});
    const out = fresh();
    const before = await names();
    const { code, err } = await parscope('merge', at('goc.zip'), good, bad, '-o', out);
    expect(code).toBe(1);
    for (const sentence of sentences) expect(err).toContain(sentence);
    expect(err).not.toMatch(/^ +at |undefined/m);
    expect(await names()).toEqual(before);
  });

  test('a broken zip, a file that is not there, too few packages', async () => {
    await writeFile(at('hong.zip'), (await readFile(at('goc.zip'))).subarray(0, 200));
    const merge = (...more: string[]) => parscope('merge', at('goc.zip'), ...more, '-o', fresh());
    expect((await merge(at('hong.zip'), at('an.zip'))).err).toContain('hong.zip');
    expect((await merge(at('khong-co'), at('an.zip'))).err).toContain('khong-co');
    expect(await merge(at('an.zip'))).toMatchObject({ code: 1 });
  });
});

test('saved work of three is merged by the names of its files, whatever their numbers', async () => {
  const short = ['unit_id', 'indicator_id', 'period', 'breakdown', 'value', 'status', 'note'];
  type Row = (string | number | null)[];
  const about = { opened: '2025-03-01T08:00:00.000Z', size: 1, notices: [], needs_check: false };
  const file = (name: string, rows: Row[]) => ({
    name,
    rows: {
      header: OWN_FILE_COLUMNS,
      columns: OWN_FILE_COLUMNS.map((one) => short.indexOf(one)).map((c) =>
        rows.map((row) => row[c] ?? null),
      ),
      length: rows.length,
    },
    resource: null,
    ...about,
  });
  const saved = async (name: string, files: ReturnType<typeof file>[]) => {
    const rest = {
      choices: {},
      created: about.opened,
      version: '1.2.3',
      title: 'Việc',
      readme: 'Đọc',
    };
    await writeFile(at(name), writeOwnPackage({ files, ...rest }));
    return at(name);
  };
  const hanoi: Row = ['ha-noi', 'par-index', '2024', null, 90, 'final', null];
  const base = await saved('luu-goc.zip', [file('diem.csv', [hanoi])]);
  const one = await saved('luu-an.zip', [
    file('moi.csv', [['ha-noi', 'par-index', '2019', null, 70, 'final', null]]),
    file('diem.csv', [['ha-noi', 'par-index', '2024', null, 91, 'final', null]]),
  ]);
  const two = await saved('luu-binh.zip', [
    file('diem.csv', [
      ['ha-noi', 'par-index', '2024', null, 90, 'final', 'đã soát'],
      ['cao-bang', 'par-index', '2024', null, 80, 'final', null],
    ]),
  ]);
  const out = fresh('.zip');
  expect(await parscope('merge', base, one, two, '-o', out)).toMatchObject({ code: 0, err: '' });
  const files = readZip(await readFile(out), 'x');
  expect([...files.keys()].sort()).toEqual([
    'DOC-TOI.txt',
    'datapackage.json',
    'so-lieu/tep-1.csv',
    'so-lieu/tep-2.csv',
  ]);
  expect(new TextDecoder().decode(files.get('so-lieu/tep-1.csv'))).toContain(
    'ha-noi,par-index,2024,,,,91,,final,,,đã soát',
  );
  expect(await parscope('check', out)).toMatchObject({ code: 0 });
});
