import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KNOWN } from '../../datapackage/own-fixture';
import { factsOf } from './facts';
import { readFlag } from './flag';
import { freeTable, fromRecord, toRecord, type Step } from './record';
import { ownFile } from './saved-fixture';

const FILE = ownFile();

describe('records of storage', () => {
  test('come back as they were', () => {
    expect(fromRecord(toRecord(FILE))).toEqual({ state: 'ok', file: FILE });
  });

  test('of an older format go through every step from theirs on, in order, once', () => {
    const trail =
      (mark: string): Step =>
      (record) => ({
        ...record,
        name: `${String(record['name'])}${mark}`,
      });
    fc.assert(
      fc.property(fc.nat(5), fc.nat(5), (from, more) => {
        const steps = Array.from({ length: from + more }, (_, i) => trail(`+${i + 2}`));
        const marks = Array.from({ length: more }, (_, i) => `+${from + i + 2}`).join('');
        const stored = { ...FILE, format: from + 1 };
        expect(fromRecord(stored, steps)).toEqual({
          state: 'ok',
          file: { ...FILE, name: `huyen.csv${marks}` },
        });
        expect(toRecord(FILE, steps).format).toBe(from + more + 1);
      }),
    );
  });

  test('of the format before other tables are files of figures', () => {
    const { model, checked, ...rest } = FILE;
    const { beside, ...before } = checked;
    expect([model, beside]).toEqual(['observations', '']);
    const stored = { ...rest, checked: before, format: 1 };
    expect(fromRecord(stored)).toEqual({ state: 'ok', file: FILE });
  });

  test('of a newer format, or none at all, are told apart and never touched', () => {
    const newer = Object.freeze({ ...FILE, format: 3, something: 'new' });
    expect(fromRecord(newer)).toEqual({ state: 'newer' });
    for (const other of [null, 5, {}, { format: '1' }, { format: 0 }, { format: 1, id: 'x' }])
      expect(fromRecord(other)).toEqual({ state: 'unreadable' });
  });
});

test('a table gets the first free name', () => {
  expect(freeTable([])).toBe('own_1');
  expect(freeTable(['own_1', 'own_3'])).toBe('own_2');
});

test('the flag counts files; anything else in its place is none', () => {
  expect([
    readFlag('3 812'),
    readFlag('0 1'),
    readFlag(null),
    readFlag('x'),
    readFlag('-1 2'),
  ]).toEqual([3, 0, 0, 0, 0]);
});

describe('facts', () => {
  const facts = (known = KNOWN) => factsOf(known, ['gia-lai', 'cao-bang'], ['dti']);

  test('are the same in any order, and change with what the file names, with nothing else', () => {
    expect(factsOf(KNOWN, ['cao-bang', 'gia-lai'], ['dti'])).toBe(facts());
    const without = (id: string) => ({
      ...KNOWN,
      units: new Map([...KNOWN.units].filter(([unit]) => unit !== id)),
    });
    expect(facts(without('ben-tre.tan-an'))).toBe(facts());
    expect(facts(without('gia-lai'))).not.toBe(facts());
    const scale = { measure: 'ratio', scale_min: null, scale_max: 10 } as const;
    const wider = { ...KNOWN, indicators: new Map([...KNOWN.indicators, ['dti', scale]]) };
    expect(facts(wider)).not.toBe(facts());
  });
});
