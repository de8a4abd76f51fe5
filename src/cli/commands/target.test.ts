import { expect, it, test } from 'vitest';
import { parscope as command } from '../parscope.test-helper';

const parscope = (...args: string[]) => command('target', ...args);

const TOWNSHIP = ['--unit', 'gia-lai.khong-ro-ten.khong-ro-ten', '--period', '2021'];
const asked = (indicator: string, value: string) =>
  parscope('--indicator', indicator, ...TOWNSHIP, '--value', value);

test.each([
  ['online-procedure-rate', '30,0', / đạt *$/m],
  ['online-procedure-rate', '29,9', /chưa đạt \(thiếu 0,1 điểm %\)/],
  ['postal-procedure-rate', '29.9', /chưa đạt \(thiếu 0,1 điểm %\)/],
  ['dossier-supplement-requests', '2', /chưa đạt \(vượt 1 lần\/hồ sơ\)/],
  ['dossier-supplement-requests', '1', / đạt *$/m],
  ['procedure-publication-rate', '96', /chưa đạt \(thiếu 4 điểm %\)/],
  ['sipas-feedback', '99,5', /đạt \(giữ vững, \+0,38 điểm % so với năm 2020; mức phấn đấu 100%\)/],
])('%s %s', async (indicator, value, text) => {
  const { code, out } = await asked(indicator, value);
  expect(code).toBe(0);
  expect(out).toMatch(text);
});

it('tells machines what was compared', async () => {
  const args = ['--indicator', 'sipas-feedback', ...TOWNSHIP, '--value', '99.5', '--json'];
  const found: unknown = JSON.parse((await parscope(...args)).out);
  expect(found).toMatchObject([
    {
      plan_id: 'thi-tran-gia-lai-2021',
      met: true,
      short_by: null,
      code: 'held',
      params: { change: 0.38, base_period: '2020', stretch: 100 },
    },
  ]);
});

it('does not judge what has no figure, and takes the figure of the data', async () => {
  const without = await parscope('--indicator', 'online-procedure-rate', ...TOWNSHIP);
  expect(without.out).toContain('chưa đủ căn cứ để đánh giá: chưa có số liệu của kỳ này');
  const papi = ['--indicator', 'papi', '--unit', 'gia-lai', '--period', '2023', '--json'];
  const [found] = JSON.parse((await parscope(...papi)).out) as { value: number; code: string }[];
  expect(found?.value).toBeGreaterThan(0);
  expect(found?.code).toMatch(/^(raised|not_raised)$/);
});

it('names the periods that have a target, and refuses what is no number', async () => {
  const other = await parscope('--indicator', 'papi', '--unit', 'gia-lai', '--period', '1999');
  expect(other).toMatchObject({ code: 1 });
  expect(other.err).toContain('2021, 2023');
  expect((await asked('papi', 'nhiều')).err).toContain('không phải là một số');
});
