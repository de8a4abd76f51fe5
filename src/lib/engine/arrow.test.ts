import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tableToIpc } from './arrow';
import type { ArrowField } from './arrow';
import { openNative } from './native';

const FIELDS: ArrowField[] = [
  { name: 'text', type: 'string' },
  { name: 'number', type: 'number' },
  { name: 'flag', type: 'boolean' },
];

test('columns come out of the engine as they went in', async () => {
  const engine = await openNative();
  const text = fc.option(fc.string({ unit: 'grapheme' }).filter((s) => !s.includes('\0')));
  const number = fc.option(fc.double({ noNaN: true }).map((n) => n + 0));
  const row = fc.record({ text, number, flag: fc.option(fc.boolean()) });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 40 }), async (rows) => {
      const columns = [rows.map((r) => r.text), rows.map((r) => r.number), rows.map((r) => r.flag)];
      await engine.loadArrow('t', new Blob([tableToIpc(FIELDS, columns)]));
      expect(await engine.query('SELECT * FROM t')).toEqual(rows);
    }),
    { numRuns: 60 },
  );
  await engine.close();
});

test('a Float64Array may hold missing numbers as NaN', async () => {
  const engine = await openNative();
  const ipc = tableToIpc([{ name: 'n', type: 'number' }], [new Float64Array([1.5, NaN, 0])]);
  await engine.loadArrow('t', new Blob([ipc]));
  expect(await engine.query('SELECT n FROM t')).toEqual([{ n: 1.5 }, { n: null }, { n: 0 }]);
  await engine.close();
});

test('refuses columns of different lengths', () => {
  expect(() => tableToIpc(FIELDS, [['a'], [1, 2], [true]])).toThrow(RangeError);
  expect(() => tableToIpc(FIELDS, [['a']])).toThrow(RangeError);
});
