import { expect, it } from 'vitest';
import { parscope as command } from '../parscope.test-helper';

const parscope = (...args: string[]) => command('weakness', ...args);

interface Weak {
  indicator_id: string;
  period: string;
  value: number;
  maximum: number | null;
  lost: number | null;
  reasons: { code: string; by: number }[];
  median: { value: number; n: number } | null;
  previous: { period: string; value: number } | null;
  source_ids: string[];
}

it('lists what is weak in a unit by lost points, each with its reason and its source', async () => {
  const { code, out } = await parscope('--unit', 'gia-lai', '--json');
  expect(code).toBe(0);
  const found = JSON.parse(out) as Weak[];
  expect(found.length).toBeGreaterThan(3);
  const lost = found.flatMap((one) => one.lost ?? []);
  expect(lost.length).toBeGreaterThan(0);
  expect([...lost].sort((a, b) => b - a)).toEqual(lost);
  // Those of which the maximum is unknown come last.
  expect(found.findIndex((one) => one.lost === null)).toSatisfy(
    (at: number) => at === -1 || at === lost.length,
  );
  for (const { reasons, source_ids, value, maximum, lost: points } of found) {
    expect(reasons.length).toBeGreaterThan(0);
    expect(source_ids.length).toBeGreaterThan(0);
    if (points !== null) expect(points).toBeCloseTo((maximum ?? NaN) - value, 6);
  }
});

it('takes the figures of a year, and never those of another', async () => {
  const { out } = await parscope('--unit', 'gia-lai', '--year', '2022', '--json');
  const found = JSON.parse(out) as Weak[];
  expect(found.length).toBeGreaterThan(0);
  for (const { period, previous } of found) {
    expect(period.slice(0, 4)).toBe('2022');
    if (previous) expect(previous.period < period).toBe(true);
  }
});

it('is read by people too, and says what it was not told', async () => {
  const { out } = await parscope('--unit', 'gia-lai');
  expect(out).toContain('Tiêu chí còn yếu: Tỉnh Gia Lai');
  expect(out).toContain('Theo số điểm bị mất');
  expect(await parscope()).toMatchObject({ code: 1, err: 'Cần --unit <mã đơn vị>' });
  expect((await parscope('--unit', 'gia-lai', '--year', '22')).code).toBe(1);
});

it('tells an index by its own figure where its parts are of long ago', async () => {
  const { out } = await parscope('--unit', 'an-giang', '--json');
  const pci = (JSON.parse(out) as Weak[]).find(({ indicator_id }) => indicator_id === 'pci');
  expect(pci).toMatchObject({ period: '2022', maximum: 100, median: { n: 63 } });
  expect(pci?.value).toBeCloseTo(62.37, 2);
  expect(pci?.median?.value).toBeCloseTo(65.22, 2);
  expect(pci?.previous?.value).toBeCloseTo(66.48, 2);
});
