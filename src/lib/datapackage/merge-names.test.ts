import { expect, it } from 'vitest';
import { mergeNames } from './merge-names';
import { readToMerge } from './merge-read';

const text = new TextEncoder();
const DESCRIPTOR = {
  name: 'thu',
  resources: [
    {
      ...{ name: 'tasks', title: 'Nhiệm vụ', path: 'tasks.csv' },
      schema: {
        fields: [
          { name: 'task_id', title: 'Mã nhiệm vụ', type: 'string' },
          { name: 'code', title: 'Mục', type: 'string' },
          { name: 'title_vi', title: 'Nội dung', type: 'string' },
        ],
        primaryKey: ['task_id'],
      },
    },
    {
      ...{ name: 'task_reports', title: 'Báo cáo tiến độ nhiệm vụ', path: 'task_reports.csv' },
      schema: {
        fields: [
          { name: 'task_id', title: 'Mã nhiệm vụ', type: 'string' },
          { name: 'reported_on', title: 'Ngày báo cáo', type: 'date' },
          {
            ...{ name: 'status', title: 'Tình trạng', type: 'string' },
            categories: [{ value: 'done', label: 'hoàn thành' }],
          },
          { name: 'so-dien-thoai', type: 'string' },
        ],
        primaryKey: ['task_id', 'reported_on'],
        foreignKeys: [{ fields: 'task_id', reference: { resource: 'tasks', fields: 'task_id' } }],
      },
    },
  ],
};

async function packageOf(tasks: string[], foreign = true) {
  const resources = DESCRIPTOR.resources.map(({ schema, ...resource }) => {
    const { fields, primaryKey } = schema;
    return { ...resource, schema: foreign ? schema : { fields, primaryKey } };
  });
  const files = new Map([
    ['datapackage.json', text.encode(JSON.stringify({ ...DESCRIPTOR, resources }))],
    ['tasks.csv', text.encode(['task_id,code,title_vi', ...tasks, ''].join('\n'))],
    [
      'task_reports.csv',
      text.encode('task_id,reported_on,status,so-dien-thoai\na,2026-03-31,done,\n'),
    ],
  ]);
  const read = await readToMerge(files, 'an.zip');
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.package;
}

it('calls tables, columns, rows and values as people do', async () => {
  for (const foreign of [true, false]) {
    const names = mergeNames([await packageOf(['a,II.1,Hội thi'], foreign)]);
    expect(names.table('tasks')).toBe('Nhiệm vụ');
    expect(names.field('task_reports', 'reported_on')).toBe('Ngày báo cáo');
    expect(names.row('tasks', { task_id: 'a' })).toEqual(['II.1 Hội thi']);
    expect(names.row('task_reports', { task_id: 'a', reported_on: '2026-03-31' })).toEqual([
      'II.1 Hội thi',
      '2026-03-31',
    ]);
    expect(names.value('task_reports', 'status', 'done')).toBe('hoàn thành');
    expect(names.value('task_reports', 'task_id', 'a')).toBe('II.1 Hội thi');
  }
});

it('keeps what nobody has named, and tells rows apart that are called alike', async () => {
  const names = mergeNames([await packageOf(['a,II.1,Hội thi', 'b,II.1,Hội thi', 'c,,Pa nô'])]);
  expect(names.table('khac')).toBe('khac');
  expect(names.field('task_reports', 'so-dien-thoai')).toBe('so-dien-thoai');
  expect(names.value('task_reports', 'status', 'khac')).toBe('khac');
  expect(names.value('task_reports', 'status', null)).toBeNull();
  expect(names.row('tasks', { task_id: 'a' })).toEqual(['a']);
  expect(names.row('tasks', { task_id: 'c' })).toEqual(['Pa nô']);
  expect(names.row('tasks', { task_id: 'd' })).toEqual(['d']);
});

it('calls a row as the base does, and one a colleague added as that colleague does', async () => {
  const [base, one] = await Promise.all([
    packageOf(['a,II.1,Hội thi']),
    packageOf(['a,II.1,Hội thi CCHC', 'b,II.2,Pa nô']),
  ]);
  const names = mergeNames([base, one]);
  expect(names.row('tasks', { task_id: 'a' })).toEqual(['II.1 Hội thi']);
  expect(names.row('tasks', { task_id: 'b' })).toEqual(['II.2 Pa nô']);
});
