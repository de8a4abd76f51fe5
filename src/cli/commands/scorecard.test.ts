import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parscope } from '../parscope.test-helper';

const SIMULATED = fileURLToPath(new URL('../../../data/simulated', import.meta.url));
const FRAMEWORK = 'mo-phong-par-index-can-tho-2025-agency';
const asked = ['--package', SIMULATED, '--framework', FRAMEWORK, '--period', '2025'];

const said = (args: string[]) => parscope('scorecard', ...args);

it('−0,5 points cost the first department its place; the raw score stays', async () => {
  const { code, out } = await said([...asked, '--rank', '--json']);
  expect(code).toBe(0);
  const { of, ranking } = JSON.parse(out) as {
    of: number;
    ranking: Record<string, string | number>[];
  };
  expect(of).toBe(6);
  expect(ranking.find((row) => row['unit_id'] === 'can-tho-2025.so-khoa-hoc-va-cong-nghe')).toEqual(
    {
      unit_id: 'can-tho-2025.so-khoa-hoc-va-cong-nghe',
      name_vi: expect.any(String) as string,
      raw: 87.27,
      adjusted: 86.77,
      rank_raw: 1,
      rank_adjusted: 2,
    },
  );
}, 60_000);

it('a card tells what appraisals took, and its adjustments before and after', async () => {
  const unit = 'can-tho-2025.so-khoa-hoc-va-cong-nghe';
  const { code, out } = await said([...asked, '--unit', unit]);
  expect(code).toBe(0);
  expect(out).toContain('bị giảm 6,95 điểm (Kết quả)');
  expect(out).toContain('87,27 → 86,77');
  expect(out).toContain('không tham gia dự thi');
}, 60_000);

it('says what there is when asked for what there is not', async () => {
  expect(await said([])).toMatchObject({ code: 1 });
  const { code, err } = await said([
    ...asked.slice(0, 2),
    '--framework',
    'x',
    '--period',
    '2025',
    '--rank',
  ]);
  expect(code).toBe(1);
  expect(err).toContain(FRAMEWORK);
}, 60_000);
