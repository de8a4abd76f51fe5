import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Conflict, MergeValue } from './merge-conflict';
import { mergeTable, type MergeChoice, type MergeTable } from './merge';

const KEY = ['id'];
const HEADER = ['id', 'lead', 'due', 'note'];
const FIELDS = HEADER.slice(1);
type Rows = Map<string, MergeValue[]>;

const cell = fc.constantFrom<MergeValue>(null, 'a', 'b', 1, true);
const cells = fc.tuple(cell, cell, cell);
const id = fc.constantFrom('1', '2', '3', '4', '5');
const rows: fc.Arbitrary<Rows> = fc
  .dictionary(id, cells)
  .map((made) => new Map(Object.entries(made)));
const tableOf = (rows: Rows): MergeTable => ({
  header: HEADER,
  rows: [...rows].map(([key, values]) => [key, ...values]),
});
const version = (name: string, rows: Rows) => ({ name, table: tableOf(rows) });
const NAMES = ['an.zip', 'binh.zip', 'chi.zip'];
const merge = (base: Rows, versions: Rows[], choices: MergeChoice[] = [], names = NAMES) =>
  mergeTable(
    'tasks',
    KEY,
    tableOf(base),
    versions.map((one, i) => version(names[i] ?? '', one)),
    choices,
  );
/** A version of a base: rows edited, deleted, added. */
const edited = (base: Rows) =>
  rows.chain((other) =>
    fc.infiniteStream(fc.nat(5)).map((dice) => {
      const roll = (): number => dice.next().value ?? 0;
      const made: Rows = new Map();
      for (const [key, values] of base) {
        if (roll() === 0) continue;
        const theirs = other.get(key) ?? values;
        made.set(
          key,
          values.map((value, i) => (roll() === 0 ? (theirs[i] ?? null) : value)),
        );
      }
      for (const [key, values] of other) if (!base.has(key)) made.set(key, values);
      return made;
    }),
  );
const work = (n: number) =>
  rows.chain((base) =>
    fc.record({
      base: fc.constant(base),
      versions: fc.array(edited(base), { minLength: n, maxLength: n }),
    }),
  );

describe('laws', () => {
  test('three files in any order give the same rows and the same conflicts', () => {
    fc.assert(
      fc.property(work(3), fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (made, order) => {
        const { base, versions } = made;
        const shuffled = order.map((i) => versions[i] ?? new Map<string, MergeValue[]>());
        const names = order.map((i) => NAMES[i] ?? '');
        expect(merge(base, shuffled, [], names)).toEqual(merge(base, versions));
      }),
    );
  });

  test('every cell is what was changed, or a conflict that shows every change', () => {
    fc.assert(
      fc.property(work(3), ({ base, versions }) => {
        const { rows, conflicts } = merge(base, versions);
        const merged = new Map(rows.map(([key, ...values]) => [String(key), values]));
        const open = new Map(conflicts.map((one) => [`${String(one.key.id)} ${one.field}`, one]));
        for (const [key, before] of base) {
          const theirs = versions.map((one) => one.get(key));
          const gone = theirs.some((row) => !row);
          const touched = theirs.some((row) => row?.some((value, i) => value !== before[i]));
          expect(merged.has(key)).toBe(!gone || touched);
          expect(open.has(`${key} null`)).toBe(gone && touched);
          FIELDS.forEach((field, i) => {
            const made = theirs.flatMap((row) => (row && row[i] !== before[i] ? [row[i]] : []));
            const changes = new Set(made);
            const conflict = open.get(`${key} ${field}`);
            expect(conflict !== undefined).toBe(changes.size > 1);
            if (conflict) {
              expect(new Set(conflict.takes.map(({ value }) => value))).toEqual(changes);
              expect(conflict.takes.flatMap(({ by }) => by)).toHaveLength(made.length);
            } else if (merged.has(key))
              expect(merged.get(key)?.[i]).toBe(changes.size === 1 ? made[0] : before[i]);
          });
        }
        for (const [i, one] of versions.entries())
          for (const [key, values] of one) {
            if (base.has(key)) continue;
            expect(merged.has(key)).toBe(true);
            FIELDS.forEach((field, f) => {
              const conflict = open.get(`${key} ${field}`);
              if (!conflict) expect(merged.get(key)?.[f]).toBe(values[f]);
              else
                expect(conflict.takes.find(({ by }) => by.includes(NAMES[i] ?? ''))?.value).toBe(
                  values[f],
                );
            });
          }
      }),
    );
  });

  test('the same work twice is no conflict, and nothing changed changes nothing', () => {
    fc.assert(
      fc.property(work(1), ({ base, versions: [one = new Map()] }) => {
        const twice = merge(base, [one, one]);
        expect(twice.conflicts).toEqual([]);
        const sorted = (table: Rows) => new Map([...table].sort());
        const back = new Map(twice.rows.map(([key, ...values]) => [String(key), values]));
        expect(sorted(back)).toEqual(sorted(one));
        expect(merge(base, [one, base]).rows).toEqual(twice.rows);
        expect(merge(base, [base, base]).rows).toEqual(tableOf(base).rows);
      }),
    );
  });

  test('choosing one colleague everywhere leaves no conflict, and every choice is used or its row is deleted', () => {
    fc.assert(
      fc.property(work(3), ({ base, versions }) => {
        const choose = ({ table, key, field, takes }: Conflict): MergeChoice => ({
          table,
          key,
          field,
          take: takes[0]?.by[0],
        });
        const choices = merge(base, versions).conflicts.map(choose);
        const { conflicts, rows, used } = merge(base, versions, choices);
        expect(conflicts).toEqual([]);
        const there = new Set(rows.map(([key]) => key));
        for (const one of choices)
          expect(used.has(one)).toBe(one.field === null || there.has(one.key.id ?? null));
      }),
    );
  });
});

const BASE: Rows = new Map([['1', ['so-noi-vu', '2024-09-30', null]]]);
const one = (...values: MergeValue[]): Rows => new Map([['1', values]]);

describe('by hand', () => {
  test('edits to different fields are all kept', () => {
    const lead = one('so-tai-chinh', '2024-09-30', null);
    const due = one('so-noi-vu', '2024-12-31', null);
    const note = one('so-noi-vu', '2024-09-30', 'gấp');
    expect(merge(BASE, [lead, due, note])).toMatchObject({
      conflicts: [],
      rows: [['1', 'so-tai-chinh', '2024-12-31', 'gấp']],
    });
  });

  test('edits to one field are told, with the base and whose they are; the base stands until one is chosen', () => {
    const versions = [
      one('so-tai-chinh', '2024-09-30', null),
      one('so-y-te', '2024-09-30', null),
      one('so-tai-chinh', '2024-09-30', null),
    ];
    const key = { id: '1' };
    expect(merge(BASE, versions)).toMatchObject({
      rows: [['1', 'so-noi-vu', '2024-09-30', null]],
      conflicts: [
        {
          kind: 'changed',
          table: 'tasks',
          key,
          field: 'lead',
          base: 'so-noi-vu',
          takes: [
            { value: 'so-tai-chinh', by: ['an.zip', 'chi.zip'] },
            { value: 'so-y-te', by: ['binh.zip'] },
          ],
        },
      ],
    });
    const taken = (choice: Partial<MergeChoice>) =>
      merge(BASE, versions, [{ table: 'tasks', key, field: 'lead', ...choice }]);
    expect(taken({ take: 'binh.zip' }).rows[0]?.[1]).toBe('so-y-te');
    expect(taken({ value: 'so-noi-vu' }).conflicts).toEqual([]);
    expect(taken({ value: null }).rows[0]?.[1]).toBe(null);
    expect(taken({ take: 'dung.zip' }).conflicts).toHaveLength(1);
    expect(taken({}).conflicts).toHaveLength(1);
  });

  test('a row deleted here and changed there', () => {
    const versions = [new Map<string, MergeValue[]>(), one('so-y-te', '2024-09-30', null)];
    const { conflicts, rows } = merge(BASE, versions);
    expect(rows).toHaveLength(1);
    expect(conflicts).toMatchObject([
      {
        kind: 'deleted',
        field: null,
        takes: [
          { value: 'delete', by: ['an.zip'] },
          { value: 'keep', by: ['binh.zip'] },
        ],
        changes: [{ field: 'lead', base: 'so-noi-vu', takes: [{ value: 'so-y-te' }] }],
      },
    ]);
    const choice = { table: 'tasks', key: { id: '1' }, field: null };
    expect(merge(BASE, versions, [{ ...choice, take: 'an.zip' }]).rows).toEqual([]);
    expect(merge(BASE, versions, [{ ...choice, take: 'binh.zip' }]).rows[0]?.[1]).toBe('so-y-te');
    expect(merge(BASE, [new Map(), BASE]).rows).toEqual([]);
  });

  test('columns that one added are kept; who does not have one says nothing about it', () => {
    const wide = {
      header: [...HEADER, 'phone'],
      rows: [['1', 'so-y-te', '2024-09-30', null, '09']],
    };
    const merged = mergeTable('tasks', KEY, tableOf(BASE), [
      { name: 'a', table: wide },
      version('b', one('so-noi-vu', '2024-09-30', 'x')),
    ]);
    expect(merged).toMatchObject({
      header: [...HEADER, 'phone'],
      rows: [['1', 'so-y-te', '2024-09-30', 'x', '09']],
      conflicts: [],
    });
  });
});
