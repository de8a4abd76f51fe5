import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MergeChoice } from '../domain/merge';
import { conflictId } from '../domain/merge-conflict';
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

  test('rows that would go by way of others are named too', async () => {
    const base: Work = {
      tasks: { a: { parent: '', title: 'x' }, b: { parent: 'a', title: 'x' } },
      reports: [['b', '1']],
    };
    const packages = [
      await packed('an.zip', { tasks: {}, reports: [] }),
      await packed('binh.zip', { ...base, reports: [...base.reports, ['b', '2']] }),
    ];
    const { conflicts } = mergePackages(await packed('goc.zip', base), packages);
    expect(conflicts.map(({ key, referrers }) => ({ key, referrers }))).toEqual([
      {
        key: { task_id: 'a' },
        referrers: [
          { table: 'tasks', key: { task_id: 'b' } },
          { table: 'task_reports', key: { task_id: 'b', reported_on: '2' } },
        ],
      },
      {
        key: { task_id: 'b' },
        referrers: [{ table: 'task_reports', key: { task_id: 'b', reported_on: '2' } }],
      },
    ]);
  });

  test('what one was chosen to keep does not go with another that was chosen to go', async () => {
    const base: Work = { tasks: { a: { parent: '', title: 'x' } }, reports: [] };
    const child = { a: { parent: '', title: 'x' }, b: { parent: 'a', title: 'x' } };
    const packages = [
      await packed('an.zip', { tasks: { b: { parent: '', title: 'x' } }, reports: [] }),
      await packed('binh.zip', { tasks: child, reports: [] }),
    ];
    const parent = { table: 'tasks', key: { task_id: 'b' }, field: 'parent_id', take: 'binh.zip' };
    const gone = choice('an.zip');
    const result = mergePackages(await packed('goc.zip', base), packages, [parent, gone]);
    expect(result.files).toBeNull();
    expect(result.unused).toEqual([gone]);
    expect(result.conflicts).toMatchObject([
      { key: { task_id: 'a' }, stays: [{ table: 'tasks', key: { task_id: 'b' } }] },
    ]);
    const kept = mergePackages(await packed('goc.zip', base), packages, [
      parent,
      choice('binh.zip'),
    ]);
    expect(rowsOf(kept, 'tasks')).toEqual([
      ['a', '', 'x'],
      ['b', 'a', 'x'],
    ]);
  });

  test('whatever is chosen nothing refers to what is gone, and nothing goes unasked', async () => {
    const choices = fc.infiniteStream(fc.boolean());
    await fc.assert(
      fc.asyncProperty(work, work, work, choices, async (base, one, two, dice) => {
        const packages = [await packed('an.zip', one), await packed('binh.zip', two)];
        const old = await packed('goc.zip', base);
        const chosen = new Map<string, MergeChoice>();
        /** Rows that were named as those that would go, by what was chosen. */
        const named = new Map<string, string[]>();
        let result = mergePackages(old, packages);
        for (let i = 0; i < 40 && result.conflicts.length > 0; i++) {
          for (const conflict of result.conflicts) {
            const { table, key, field, takes, referrers = [], stays } = conflict;
            // One that cannot go is kept, or this may never end.
            const take = takes[stays || dice.next().value ? 1 : 0] ?? takes[0];
            chosen.set(conflictId(conflict), { table, key, field, take: take?.by[0] });
            const going = take?.value === 'delete' ? [...referrers, { table, key }] : [];
            named.set(
              conflictId(conflict),
              going.map((row) => [row.table, ...Object.values(row.key)].join()),
            );
          }
          result = mergePackages(old, packages, [...chosen.values()]);
        }
        expect(result.conflicts).toEqual([]);
        const tasks = rowsOf(result, 'tasks');
        const reports = rowsOf(result, 'task_reports');
        const ids = tasks.map(([id]) => id);
        for (const [, parent] of tasks) if (parent) expect(ids).toContain(parent);
        for (const [task] of reports) expect(ids).toContain(task);

        const idsOf = ({ tasks, reports }: Work) => [
          ...Object.keys(tasks).map((id) => `tasks,${id}`),
          ...reports.map((row) => `task_reports,${row.join()}`),
        ];
        const [before, mine, theirs] = [base, one, two].map((one) => new Set(idsOf(one)));
        const there = new Set([
          ...ids.map((id) => `tasks,${id ?? ''}`),
          ...reports.map((row) => `task_reports,${row.join()}`),
        ]);
        for (const id of new Set([...(mine ?? []), ...(theirs ?? [])])) {
          const takenOut = before?.has(id) && !(mine?.has(id) && theirs?.has(id));
          if (!takenOut && !there.has(id)) expect([...named.values()].flat()).toContain(id);
        }
      }),
      { numRuns: 300 },
    );
  });
});
