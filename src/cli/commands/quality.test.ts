import { expect, it, vi } from 'vitest';
import type { QualityFinding } from '../../lib/domain/quality';
import { run } from './quality';

async function printed(...args: string[]): Promise<{ code: number; out: string }> {
  const out = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const code = await run(args);
  const text = out.mock.calls.flat().join('\n');
  vi.restoreAllMocks();
  return { code, out: text };
}

it('names every conflict and gap that is known of the shipped figures', async () => {
  const { code, out } = await printed('data', '--json');
  expect(code).toBe(0);
  const findings = JSON.parse(out) as QualityFinding[];
  const at = (unit_id: string | null, indicator_id: string, period: string) =>
    findings.find(
      (one) =>
        one.unit_id === unit_id && one.indicator_id === indicator_id && one.period === period,
    );
  const values = (one: QualityFinding | undefined) => one?.values.map(({ value }) => value);
  expect(values(at('hai-phong', 'par-index', '2023'))).toEqual([91.87, 91.81]);
  expect(values(at('ha-noi', 'par-index', '2024'))).toEqual([92.57, 92.75]);
  expect(values(at('hai-phong', 'sipas', '2023'))).toEqual([88.09, 88.9]);
  const longAn = at('long-an', 'par-index', '2023');
  expect(longAn?.values.map((one) => one.published_rank)).toEqual([8, 7]);
  for (const unit_id of ['tien-giang', 'vinh-phuc'])
    expect(at(unit_id, 'papi', '2024')?.kind).toBe('withheld');
  expect(at(null, 'par-index', '2023')).toMatchObject({
    kind: 'incomplete_set',
    params: { expected: 63 },
  });
  for (const { kind, values: all } of findings.filter((one) => /sources|conflict/.test(one.kind)))
    expect(all.length, kind).toBeGreaterThanOrEqual(kind === 'marked_conflict' ? 1 : 2);
}, 60_000);

it('says them in words, each with its sources', async () => {
  const { out } = await printed('data');
  expect(out).toContain('Các nguồn nêu số khác nhau');
  expect(out).toMatch(/Hải Phòng, Chỉ số CCHC.*năm 2023: 91,87, hạng 2 \(\S+\); 91,81, hạng 2/);
  expect(out).toContain('ghi 63,4, tính lại 63,5117 = 58.460 / 92.046');
}, 60_000);
