import { expect, it } from 'vitest';
import { parscope } from '../parscope.test-helper';

const said = (command: 'rank' | 'trend', line: string) => parscope(command, ...line.split(' '));

it('ranks for machines with the agreed fields, in rank order, units without a value last', async () => {
  const { code, out } = await said('rank', '--index papi --year 2024 --json');
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
    'retrospective',
    'estimated_rank',
    'estimate',
  ]);
  expect(rows.map((row) => row['rank'])).toEqual([
    ...Array.from({ length: 61 }, (_, n) => n + 1),
    null,
    null,
  ]);
  expect(rows.slice(61).map((row) => row['value'])).toEqual([null, null]);
});

it('follows a unit for machines, with the reason of a break as a code', async () => {
  const { code, out } = await said('trend', '--unit da-nang --indicator papi --json');
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
    'source_id',
    'retrospective',
    'estimated_rank',
    'estimated_of',
    'estimate',
  ]);
  const broken = points.filter((point) => point['break_before']);
  expect(broken.map((point) => [point['period'], point['reason']])).toEqual([
    ['2016', 'series_break'],
    ['2018', 'series_break'],
  ]);
});

interface Row {
  unit_id: string;
  value: number | null;
  rank: number | null;
  published_rank: number | null;
  status: string | null;
  estimated_rank: number | null;
  estimate: { value: number | null; parts: { unit_id: string; value: number | null }[] } | null;
}

const mean = (row: Row) => {
  const values = row.estimate?.parts.map((part) => part.value ?? NaN) ?? [];
  return values.reduce((sum, value) => sum + value, 0) / values.length;
};

it('rolls DTI 2024 up to the 34 of today; a value the ministry printed for one of them stands', async () => {
  const ask = async (boundaries: string) => {
    const { out } = await said('rank', `--index dti --year 2024 --boundaries ${boundaries} --json`);
    return JSON.parse(out) as Row[];
  };
  const [rows, before] = [await ask('current'), await ask('original')];
  expect([rows.length, before.length]).toEqual([34, 63]);
  expect(rows.map((row) => row.estimated_rank)).toEqual(rows.map((_, n) => n + 1));
  expect(rows.every((row) => row.rank === null)).toBe(true);
  const old = new Map(before.map((row) => [row.unit_id, row]));
  const same = rows.filter((row) => old.has(row.unit_id));
  expect(same).toHaveLength(11);
  for (const row of same) {
    const { value, status } = old.get(row.unit_id) ?? {};
    expect(row).toMatchObject({ value, status, estimate: null });
  }
  const printed = ['hai-phong-2025', 'ho-chi-minh-2025'];
  for (const row of rows.filter((one) => !old.has(one.unit_id))) {
    for (const part of row.estimate?.parts ?? [])
      expect(part.value).toBe(old.get(part.unit_id)?.value);
    expect(row.estimate?.value).toBeCloseTo(mean(row), 9);
    const stands = printed.includes(row.unit_id);
    expect([row.unit_id, row.status]).toEqual([row.unit_id, stands ? 'final' : 'estimated']);
    if (stands) expect(Math.abs((row.value ?? NaN) - mean(row))).toBeLessThan(0.0001);
    else expect([row.value, row.published_rank]).toEqual([row.estimate?.value, null]);
  }
});

it('follows a merged unit back, estimated, with the breaks of the index', async () => {
  const { out } = await said(
    'trend',
    '--unit gia-lai-2025 --indicator papi --boundaries current --json',
  );
  const points = JSON.parse(out) as (Row & { period: string; reason: string | null })[];
  expect(points).toHaveLength(14);
  expect(points.every((point) => point.status === 'estimated' && point.value !== null)).toBe(true);
  expect(points.filter((p) => p.reason !== null).map((p) => [p.period, p.reason])).toEqual([
    ['2016', 'series_break'],
    ['2018', 'series_break'],
  ]);
});

it('says for people what is estimated, from what, and what could not be', async () => {
  const { out } = await said('rank', '--index papi --year 2024 --boundaries current');
  expect(out).toContain('Hạng ước tính của 32 trên tổng số 34 đơn vị hiện nay.');
  expect(out).toContain('Tỉnh Phú Thọ (thiếu Vĩnh Phúc)');
  expect(out).toMatch(/3 {2}Tỉnh Thái Nguyên +45,2225 .*Bắc Kạn [\d,]+; Thái Nguyên [\d,]+/);
});

it('writes a table for people, numbers with a decimal comma', async () => {
  const { out } = await said('rank', '--index papi --year 2024');
  expect(out).toContain('Xếp hạng 61 trên tổng số 63 đơn vị.');
  expect(out).toContain('Không công bố điểm: Tỉnh Tiền Giang, Tỉnh Vĩnh Phúc.');
  expect(out).toMatch(/1 {2}Tỉnh Quảng Ninh +47,8212/);
});

it.each([
  ['rank', '--index papy --year 2024', 'papi (PAPI)'],
  ['rank', '--index papi --year 2030', '2024'],
  ['rank', '--index papi --year nam', '2024-Q3'],
  ['rank', '--index papi', '--year'],
  ['rank', '--year 2024', '--index'],
  ['rank', '--index papi --year 2024 --level huyen', 'district'],
  ['rank', '--index sipas --year 2024 --level commune', '--within'],
  ['rank', '--index sipas --year 2024 --level commune --within gia-lay', 'gia-lai'],
  ['trend', '--unit da-nag --indicator papi', 'da-nang'],
  ['trend', '--unit gia-lai-2025 --indicator papi', 'chưa có số liệu'],
  ['trend', '--unit da-nang', '--indicator'],
  ['trend', '--unit gia-lai --indicator papi --boundaries current', 'hãy hỏi gia-lai-2025'],
  ['trend', '--unit binh-dinh --indicator papi --boundaries current', 'nhập vào Tỉnh Gia Lai'],
  ['rank', '--index papi --year 2024 --boundaries cu', 'current'],
  ['rank', '--index papi --year 2024 --weights population', '--boundaries current'],
  ['rank', '--index papi --year 2024 --boundaries current --weights nguoi', 'population'],
] as const)('refuses %o %s and helps on', async (command, line, help) => {
  const { code, out, err } = await said(command, line);
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain(help);
});
