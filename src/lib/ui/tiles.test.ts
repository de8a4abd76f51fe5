import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantileClasses, tileCodes, tilePlaces } from './tiles';

function shippedNames(era: string): string[] {
  const lines = (file: string) =>
    readFileSync(new URL(`../../../data/${file}`, import.meta.url), 'utf8')
      .trim()
      .split(/\r?\n/);
  const [head = '', ...names] = lines('unit_names.csv');
  const at = head.split(',').indexOf('short_vi');
  const short = new Map(names.map((line) => [line.split(',')[0], line.split(',')[at] ?? '']));
  return lines('unit_tiles.csv')
    .map((line) => line.split(','))
    .filter(([, tileEra]) => tileEra === era)
    .map(([unit = '']) => short.get(unit) ?? '');
}

describe('tileCodes', () => {
  it.each(['63', '34'])('gives every tile of the %s provinces its own short code', (era) => {
    const names = shippedNames(era);
    expect(names.length).toBe(Number(era) + 2);
    const codes = tileCodes(names);
    expect(new Set(codes.map((code) => code.toLowerCase())).size).toBe(names.length);
    expect(Math.max(...codes.map((code) => code.length))).toBeLessThanOrEqual(4);
  });
});

describe('tilePlaces', () => {
  it('moves islands next to the coast and leaves the mainland in place', () => {
    const places = tilePlaces([
      { x: 1, y: 0 },
      { x: 3, y: 2 },
      { x: 9, y: 1, island: true },
    ]);
    expect(places.at).toEqual([
      { x: 0, y: 0 },
      { x: 2, y: 2 },
      { x: 3.5, y: 1 },
    ]);
    expect(places).toMatchObject({ columns: 4.5, rows: 3 });
  });
});

describe('quantileClasses', () => {
  it('gives a class to every value and none to a missing one, rising with the value', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer(), { nil: null })), (values) => {
        const { steps } = quantileClasses(values);
        values.forEach((value, i) => {
          expect(steps[i] === null).toBe(value === null);
          values.forEach((other, j) => {
            if (value === null || other === null || value > other) return;
            expect(steps[i] ?? 0).toBeLessThanOrEqual(steps[j] ?? 0);
            if (value === other) expect(steps[i]).toBe(steps[j]);
          });
        });
      }),
    );
  });
});
