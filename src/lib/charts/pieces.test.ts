import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisPeriods, breakMarks, joins, pieces, place } from './pieces';
import { pointsOf, REBASED } from './fixtures.test-helper';

const series = fc
  .array(
    fc.record({
      value: fc.option(fc.double({ noNaN: true }), { nil: null }),
      broken: fc.boolean(),
    }),
    {
      minLength: 1,
      maxLength: 20,
    },
  )
  .map((rows) =>
    pointsOf(
      rows.map((row) => row.value),
      Object.fromEntries(rows.flatMap((row, i) => (row.broken ? [[i, REBASED]] : []))),
    ),
  );

describe('pieces', () => {
  it('never join across a break or a missing period, and join everywhere else', () => {
    fc.assert(
      fc.property(series, (points) => {
        const axis = axisPeriods(points.map((point) => point.period));
        const placed = place(points, axis);
        const drawn = new Set(
          pieces(placed).flatMap((piece) =>
            piece.points.slice(1).map((to, i) => {
              const from = piece.points[i];
              expect(to.index - (from?.index ?? 0)).toBe(1);
              expect(to.point.break_before).toBe(false);
              return to.index;
            }),
          ),
        );
        placed.forEach((to, i) => {
          const from = placed[i - 1];
          expect(drawn.has(to.index)).toBe(from !== undefined && joins(from, to));
        });
      }),
    );
  });

  it('never place a missing value', () => {
    const points = pointsOf([1, null, 3]);
    expect(place(points, axisPeriods(points.map((p) => p.period))).map((p) => p.value)).toEqual([
      1, 3,
    ]);
  });

  it('dash the stretch next to an estimate and keep it joined', () => {
    const points = pointsOf([1, 2, 3]).map((point, i) =>
      i === 2 ? { ...point, status: 'estimated' as const } : point,
    );
    const found = pieces(place(points, ['2011', '2012', '2013']));
    expect(found.map((p) => [p.dashed, p.points.map((one) => one.index)])).toEqual([
      [false, [0, 1]],
      [true, [1, 2]],
    ]);
  });
});

describe('axisPeriods', () => {
  it('fills years that nobody has, so that distance is time', () => {
    expect(axisPeriods(['2023', '2020', '2020'])).toEqual(['2020', '2021', '2022', '2023']);
  });
  it('keeps other periods as they are, in time order', () => {
    expect(axisPeriods(['2023-Q3', '2023-Q1'])).toEqual(['2023-Q1', '2023-Q3']);
  });
});

describe('breakMarks', () => {
  it('says each break once for all series', () => {
    const points = pointsOf([1, 2, 3, 4], { 3: REBASED });
    const marks = breakMarks([{ points }, { points }], ['2011', '2012', '2013', '2014']);
    expect(marks).toEqual([{ period: '2014', index: 3, reason: REBASED }]);
  });
});
