import { expect, it, test } from 'vitest';
import { parscope as command } from '../parscope.test-helper';

const parscope = (...args: string[]) => command('plan', ...args);

interface Checked {
  task_id: string;
  code: string;
  missing: string[];
  remarks: string[];
}
const checked = async (plan: string) =>
  JSON.parse((await parscope('check', plan, '--json')).out) as Checked[];

it('finds exactly the tasks without a lead', async () => {
  const rows = await checked('thi-tran-gia-lai-2021');
  const without = rows.filter(({ missing }) => missing.includes('lead'));
  expect(without.map(({ code }) => code)).toEqual(['II.1.3', 'II.1.3.b.1', 'II.3']);
  expect(rows.filter(({ remarks }) => remarks.includes('open_ended'))).toHaveLength(23);
});

test.each(['gia-lai-2021', 'gia-lai-2023', 'hau-giang-2024', 'phuong-1-quang-tri-2024'])(
  'every task of %s has a lead',
  async (plan) => {
    expect((await checked(plan)).filter(({ missing }) => missing.includes('lead'))).toEqual([]);
  },
);

it('says it to people in words', async () => {
  const { code, out } = await parscope('check', 'thi-tran-gia-lai-2021');
  expect(code).toBe(0);
  expect(out).toMatch(/II\.3 .*rõ người: chưa ghi cơ quan, người chủ trì/);
  expect(out).toContain('5 trong 50 dòng còn thiếu');
});

test.each([
  [['check'], /Ghi mã kế hoạch/],
  [['compare', 'gia-lai-2021'], /hai mã kế hoạch/],
  [['compare', 'gia-lai-2021', 'khac'], /Không có kế hoạch “khac”/],
  [['check', 'ke-hoach-khac'], /Không có kế hoạch “ke-hoach-khac”.*hau-giang-2024/],
  [['issue', 'hau-giang-2024'], /không có việc “issue”/],
])('%j is refused', async (args, text) => {
  const { code, err } = await parscope(...args);
  expect(code).toBe(1);
  expect(err).toMatch(text);
});

it('compares two plans, for machines and in words', async () => {
  const json = await parscope('compare', 'gia-lai-2021', 'gia-lai-2023', '--json');
  const { a, b, tasks } = JSON.parse(json.out) as {
    a: string;
    b: string;
    tasks: { fate: string; b: { code: string } | null }[];
  };
  expect([a, b]).toEqual(['gia-lai-2021', 'gia-lai-2023']);
  const added = tasks.flatMap((task) => (task.fate === 'added' ? [task.b?.code] : []));
  expect(added).toEqual(expect.arrayContaining(['II.9', 'III.5.d', 'III.6.a.3', 'III.9.b.2']));
  const { code, out } = await parscope('compare', 'gia-lai-2021', 'gia-lai-2023');
  expect(code).toBe(0);
  expect(out).toContain('Thêm III.5.d: Ký kết hợp đồng');
  expect(out).toContain('đứng đầu: Đài Phát thanh và Truyền hình tỉnh → Sở Nội vụ');
  expect(out).toContain('Thời gian: Quý III năm 2021 [?] → Quý II, Quý III năm 2023');
});
