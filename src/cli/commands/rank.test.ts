import { afterEach, expect, it, vi } from 'vitest';
import { run as rank } from './rank';
import { run as trend } from './trend';

afterEach(() => vi.restoreAllMocks());

async function said(command: typeof rank, line: string) {
  const out = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const err = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const code = await command(line.split(' '));
  const text = (calls: unknown[][]) => calls.flat().join('\n');
  return { code, out: text(out.mock.calls), err: text(err.mock.calls) };
}

it('ranks for machines with the agreed fields, in rank order, units without a value last', async () => {
  const { code, out } = await said(rank, '--index papi --year 2024 --json');
  const rows = JSON.parse(out) as Record<string, unknown>[];
  expect(code).toBe(0);
  expect(Object.keys(rows[0] ?? {})).toEqual([
    'unit_id',
    'name_vi',
    'value',
    'rank',
    'of',
    'published_rank',
    'change_value',
    'change_rank',
    'comparable',
    'reason',
    'status',
    'source_id',
  ]);
  expect(rows.map((row) => row['rank'])).toEqual([
    ...Array.from({ length: 61 }, (_, n) => n + 1),
    null,
    null,
  ]);
  expect(rows.slice(61).map((row) => row['value'])).toEqual([null, null]);
});

it('follows a unit for machines, with the reason of a break as a code', async () => {
  const { code, out } = await said(trend, '--unit da-nang --indicator papi --json');
  const points = JSON.parse(out) as Record<string, unknown>[];
  expect(code).toBe(0);
  expect(Object.keys(points[0] ?? {})).toEqual([
    'period',
    'value',
    'rank',
    'of',
    'published_rank',
    'framework_id',
    'break_before',
    'reason',
    'status',
  ]);
  const broken = points.filter((point) => point['break_before']);
  expect(broken.map((point) => [point['period'], point['reason']])).toEqual([
    ['2016', 'series_break'],
    ['2018', 'series_break'],
  ]);
});

it('writes a table for people, numbers with a decimal comma', async () => {
  const { out } = await said(rank, '--index papi --year 2024');
  expect(out).toContain('Xếp hạng 61 trên tổng số 63 đơn vị.');
  expect(out).toContain('Không công bố điểm: Tỉnh Tiền Giang, Tỉnh Vĩnh Phúc.');
  expect(out).toMatch(/1 {2}Tỉnh Quảng Ninh +47,8212/);
});

it.each([
  [rank, '--index papy --year 2024', 'papi (PAPI)'],
  [rank, '--index papi --year 2030', '2024'],
  [rank, '--index papi --year nam', '2024-Q3'],
  [rank, '--index papi', '--year'],
  [rank, '--year 2024', '--index'],
  [rank, '--index papi --year 2024 --level huyen', 'district'],
  [rank, '--index sipas --year 2024 --level commune', '--within'],
  [rank, '--index sipas --year 2024 --level commune --within gia-lay', 'gia-lai'],
  [trend, '--unit da-nag --indicator papi', 'da-nang'],
  [trend, '--unit gia-lai-2025 --indicator papi', 'chưa có số liệu'],
  [trend, '--unit da-nang', '--indicator'],
])('refuses %o %s and helps on', async (command, line, help) => {
  const { code, out, err } = await said(command, line);
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain(help);
});
