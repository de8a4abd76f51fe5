import fc from 'fast-check';
import { expect, test } from 'vitest';
import { barOf, shareBefore, timelineSpan } from './timeline';

const day = fc
  .integer({ min: 0, max: 12_000 })
  .map((n) => new Date(Date.UTC(2000, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
const task = fc
  .tuple(fc.option(day), fc.option(day))
  .map(([a, b]) =>
    a !== null && b !== null && a > b
      ? { start_date: b, end_date: a }
      : { start_date: a, end_date: b },
  );

test('a year-long task of one year fills its timeline; its half fills half', () => {
  const whole = { start_date: '2021-01-01', end_date: '2021-12-31' };
  const span = timelineSpan([whole], '2026-11-23');
  expect(span).toEqual({ from: 2021, to: 2021 });
  if (!span) return;
  expect(barOf(whole, span)).toEqual({ left: 0, width: 1, open: false, startless: false });
  const half = barOf({ start_date: '2021-07-02', end_date: '2021-12-31' }, span);
  expect(half?.left).toBeCloseTo(182 / 365, 10);
  expect(half?.width).toBeCloseTo(183 / 365, 10);
});

test('a task without an end reaches today’s year and runs to the edge', () => {
  const open = { start_date: '2021-01-01', end_date: null };
  const span = timelineSpan([open], '2026-11-23');
  expect(span).toEqual({ from: 2021, to: 2026 });
  if (span) expect(barOf(open, span)).toMatchObject({ left: 0, width: 1, open: true });
});

test('no day, no timeline and no bar', () => {
  const none = { start_date: null, end_date: null };
  expect(timelineSpan([none], '2026-11-23')).toBeNull();
  expect(barOf(none, { from: 2021, to: 2022 })).toBeNull();
});

test('every bar lies on the timeline, and an earlier start never lies further right', () => {
  fc.assert(
    fc.property(fc.array(task, { minLength: 1 }), day, (tasks, today) => {
      const span = timelineSpan(tasks, today);
      if (!span) return;
      const bars = tasks.flatMap((one) => {
        const bar = barOf(one, span);
        return bar ? [{ ...bar, start: one.start_date }] : [];
      });
      for (const { left, width } of bars) {
        expect(left).toBeGreaterThanOrEqual(0);
        expect(width).toBeGreaterThan(0);
        expect(left + width).toBeLessThanOrEqual(1 + 1e-9);
      }
      for (const a of bars)
        for (const b of bars)
          if (a.start !== null && b.start !== null && a.start <= b.start)
            expect(a.left).toBeLessThanOrEqual(b.left);
      expect(shareBefore(today, span)).toBeLessThanOrEqual(1);
    }),
  );
});
