import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MergeChoice } from '../domain/merge';
import { mergePackages, type MergedPackage } from './merge-package';
import { readToMerge, type PackageToMerge } from './merge-read';

const field = (name: string) => ({ name, type: 'string' });
const refers = (fields: string, resource: string) => ({
  fields,
  reference: { resource, fields: 'task_id' },
});
const DESCRIPTOR = {
  name: 'thu',
  resources: [
    {
      name: 'tasks',
      path: 'tasks.csv',
      schema: {
        fields: [field('task_id'), field('parent_id'), field('title_vi')],
        primaryKey: ['task_id'],
        foreignKeys: [refers('parent_id', '')],
        missingValues: [''],
      },
    },
    {
      name: 'task_reports',
      path: 'task_reports.csv',
      schema: {
        fields: [field('task_id'), field('reported_on')],
        primaryKey: ['task_id', 'reported_on'],
        foreignKeys: [refers('task_id', 'tasks')],
        missingValues: [''],
      },
    },
  ],
};

/** Parent and title of each task, and the reports of each. */
interface Work {
  tasks: Record<string, { parent: string; title: string }>;
  reports: readonly (readonly [task: string, day: string])[];
}

async function packed(name: string, { tasks, reports }: Work): Promise<PackageToMerge> {
  const text = new TextEncoder();
  const lines = (header: string, rows: string[]) => text.encode([header, ...rows, ''].join('\n'));
  const read = await readToMerge(
    new Map([
      ['datapackage.json', text.encode(JSON.stringify(DESCRIPTOR))],
      [
        'tasks.csv',
        lines(
          'task_id,parent_id,title_vi',
          Object.entries(tasks).map(([id, { parent, title }]) => `${id},${parent},${title}`),
        ),
      ],
      [
        'task_reports.csv',
        lines(
          'task_id,reported_on',
          reports.map((row) => row.join(',')),
        ),
      ],
    ]),
    name,
  );
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.package;
}

function rowsOf({ files }: MergedPackage, table: string): string[][] {
  const text = new TextDecoder().decode(files?.get(`${table}.csv`));
  return text
    .trim()
    .split('\n')
    .slice(1)
    .filter(Boolean)
    .map((line) => line.split(','));
}

const IDS = ['a', 'b', 'c', 'd'];
/** Valid by itself: parents come before their children, reports are of tasks that are there. */
const work: fc.Arbitrary<Work> = fc
  .record({
    there: fc.subarray(IDS),
    parents: fc.array(fc.nat(4), { minLength: 4, maxLength: 4 }),
    titles: fc.array(fc.constantFrom('x', 'y'), { minLength: 4, maxLength: 4 }),
    reports: fc.subarray(IDS.flatMap((id) => [[id, '1'] as const, [id, '2'] as const])),
  })
  .map(({ there, parents, titles, reports }) => ({
    tasks: Object.fromEntries(
      there.map((id, i) => [
        id,
        { parent: there.slice(0, i)[parents[i] ?? 9] ?? '', title: titles[i] ?? '' },
      ]),
    ),
    reports: reports.filter(([id]) => there.includes(id)),
  }));

describe('rows that refer to one taken out', () => {
  const BASE: Work = { tasks: { a: { parent: '', title: 'Tập huấn' } }, reports: [] };
  const merged = async (choices: MergeChoice[] = []) =>
    mergePackages(
      await packed('goc.zip', BASE),
      [
        await packed('an.zip', { tasks: {}, reports: [] }),
        await packed('binh.zip', { ...BASE, reports: [['a', '2026-06-30']] }),
      ],
      choices,
    );
  const choice = (take: string) => ({ table: 'tasks', key: { task_id: 'a' }, field: null, take });

  test('a task deleted here and reported on there is asked about, with the report named', async () => {
    const { conflicts, files } = await merged();
    expect(files).toBeNull();
    expect(conflicts).toEqual([
      {
        kind: 'deleted',
        table: 'tasks',
        key: { task_id: 'a' },
        field: null,
        base: null,
        takes: [
          { value: 'delete', by: ['an.zip'] },
          { value: 'keep', by: ['binh.zip'] },
        ],
        changes: [],
        referrers: [{ table: 'task_reports', key: { task_id: 'a', reported_on: '2026-06-30' } }],
      },
    ]);
  });

  test('kept, both stay; deleted, both go', async () => {
    const kept = await merged([choice('binh.zip')]);
    expect(rowsOf(kept, 'tasks')).toEqual([['a', '', 'Tập huấn']]);
    expect(rowsOf(kept, 'task_reports')).toEqual([['a', '2026-06-30']]);
    const gone = await merged([choice('an.zip')]);
    expect(rowsOf(gone, 'tasks')).toEqual([]);
    expect(rowsOf(gone, 'task_reports')).toEqual([]);
    expect(gone.unused).toEqual([]);
  });

  test('whatever is chosen nothing refers to what is gone, and nothing goes unasked', async () => {
    const choices = fc.infiniteStream(fc.boolean());
    await fc.assert(
      fc.asyncProperty(work, work, work, choices, async (base, one, two, dice) => {
        const packages = [await packed('an.zip', one), await packed('binh.zip', two)];
        const chosen: MergeChoice[] = [];
        let result = mergePackages(await packed('goc.zip', base), packages, chosen);
        let deleted = false;
        for (let i = 0; i < 40 && result.conflicts.length > 0; i++) {
          for (const { table, key, field, takes } of result.conflicts) {
            const take = takes[dice.next().value ? 0 : 1] ?? takes[0];
            deleted ||= take?.value === 'delete';
            chosen.push({ table, key, field, take: take?.by[0] });
          }
          result = mergePackages(await packed('goc.zip', base), packages, chosen);
        }
        expect(result.conflicts).toEqual([]);
        const tasks = rowsOf(result, 'tasks');
        const ids = tasks.map(([id]) => id);
        for (const [, parent] of tasks) if (parent) expect(ids).toContain(parent);
        const reports = rowsOf(result, 'task_reports');
        for (const [task] of reports) expect(ids).toContain(task);
        if (deleted) return;
        const there = new Set(reports.map((row) => row.join()));
        const before = new Set(base.reports.map((row) => row.join()));
        for (const { reports } of [one, two])
          for (const row of reports)
            if (!before.has(row.join())) expect(there).toContain(row.join());
      }),
      { numRuns: 150 },
    );
  });
});
