import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, it, test } from 'vitest';
import { readDocx } from '../../lib/exports/docx/read.test-helper';
import { parscope as command } from '../parscope.test-helper';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parscope-report-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const parscope = (...args: string[]) => command('report', ...args);
const Q3 = ['--plan', 'hau-giang-2024', '--period', '2024-Q3'];

async function written(...args: string[]) {
  const file = join(folder, 'bao-cao.docx');
  const { code, out, err } = await parscope(...args, '-o', file);
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain(file);
  return readDocx(await readFile(file));
}

interface Dated {
  task_id: string;
  code: string;
  title_vi: string;
  start_date: string | null;
  end_date: string | null;
}

it('lists every task due in or covering the third quarter in the table of the document', async () => {
  const all = await command('tasks', '--plan', 'hau-giang-2024', '--json');
  const tasks = JSON.parse(all.out) as Dated[];
  const expected = tasks.filter(
    ({ start_date, end_date }) =>
      (start_date !== null || end_date !== null) &&
      (start_date ?? '') <= '2024-09-30' &&
      (end_date ?? '9999') >= '2024-07-01',
  );
  expect(expected.length).toBeGreaterThan(40);
  const read = await written(...Q3);
  const [head, ...rows] = read.tables[1]?.rows ?? [];
  expect(head?.[0]).toBe('TT');
  expect(read.tables[1]?.repeated).toBe(1);
  expect(rows.map(([code, title]) => [code, title])).toEqual(
    expected.map(({ code, title_vi }) => [code, title_vi]),
  );
  expect(new Set(rows.map((row) => row[4]?.split(';')[0]))).toEqual(new Set(['chưa báo cáo']));
});

it('has the parts of a report, signed by nobody, its number left open', async () => {
  const read = await written(...Q3);
  const texts = read.paragraphs.map(({ text }) => text);
  const heads = read.paragraphs.filter(({ style }) => style === 'Heading1');
  expect(heads.map(({ text }) => text.split('.')[0])).toEqual(['I', 'II', 'III', 'IV']);
  expect(texts).toContain('Số:      /BC-UBND');
  expect(texts).toContain('BÁO CÁO');
  expect(texts).toContain('Hậu Giang, ngày … tháng … năm …');
  expect(texts.join('\n')).toContain('Đến ngày 30/09/2024 chưa có báo cáo tiến độ nào');
  expect(read.part('word/document.xml')).not.toMatch(/undefined|NaN|\[object|>null</);
  expect(read.tables.at(-1)?.rows[0]?.[1]).toContain('TM. ỦY BAN NHÂN DÂN');
});

it('gives only the part to insert with --section', async () => {
  const read = await written(...Q3, '--section');
  expect(read.tables).toHaveLength(2);
  const texts = read.paragraphs.map(({ text }) => text);
  expect(texts).not.toContain('BÁO CÁO');
  expect(texts).toContain('I. TÌNH HÌNH THỰC HIỆN');
});

it('reports what an agency leads and supports', async () => {
  const { out } = await parscope(...Q3, '--agency', 'so-noi-vu', '--json');
  const report = JSON.parse(out) as {
    counts: Record<string, number>;
    tasks: { leads: string[]; supports: string[] }[];
  };
  expect(report.tasks.length).toBeGreaterThan(0);
  for (const { leads, supports } of report.tasks)
    expect([...leads, ...supports]).toContain('so-noi-vu');
  expect(report.counts).toMatchObject({ done: 0, late: 0, in_progress: 0, not_started: 0 });
  expect(report.counts['unreported']).toBe(report.counts['all']);
  const read = await written(...Q3, '--agency', 'so-noi-vu');
  expect(read.paragraphs.map(({ text }) => text)).toContain('SỞ NỘI VỤ');
});

interface Counts {
  outreach: {
    form: string;
    planned: number;
    done: number | null;
    counted: string[];
    unknown: string[];
    uncounted: string[];
  }[];
}

it.each([
  ['gia-lai-2021', '2021', { broadcast: 12, loudspeaker: 52, contest: 1 }],
  ['gia-lai-2023', '2023', { broadcast: 12, contest: 1 }],
  ['hau-giang-2024', '2024', { contest: 1 }],
])('counts what %s gives to communication by form, as its table has it', async (plan, year, of) => {
  const text = await readFile('data/tasks.csv', 'utf8');
  const rows = Papa.parse<Record<string, string>>(text, { header: true }).data;
  const parents = new Set(rows.map((row) => row['parent_id']));
  const mine = rows.filter((row) => row['plan_id'] === plan && row['kind'] === 'communication');
  const counted = mine.filter((row) => row['target_count']);
  const plain = mine.filter((row) => !row['target_count'] && !parents.has(row['task_id']));
  const { out } = await parscope('--plan', plan, '--period', year, '--json');
  const { outreach } = JSON.parse(out) as Counts;
  const each = (key: 'counted' | 'uncounted') =>
    [...new Set(outreach.flatMap((count) => count[key]))].sort();
  expect(each('counted')).toEqual(counted.map((row) => row['task_id']).sort());
  const dated = plain.filter((row) => row['start_date'] || row['end_date']);
  expect(each('uncounted')).toEqual(dated.map((row) => row['task_id']).sort());
  const planned = outreach.filter(({ counted: tasks }) => tasks.length > 0);
  expect(Object.fromEntries(planned.map((one) => [one.form, one.planned]))).toEqual(of);
  for (const one of planned) expect([one.done, one.unknown]).toEqual([null, one.counted]);
});

it('tells the communication work in the document and on screen, and where there is none nothing', async () => {
  const read = await written('--plan', 'gia-lai-2021', '--period', '2021-Q3');
  const table = read.tables.find(({ rows }) => rows[0]?.[0] === 'Hình thức');
  const broadcast = table?.rows.find(([form]) => form === 'Phát thanh, truyền hình');
  expect(broadcast?.slice(1, 5)).toEqual(['12', '9', 'chưa rõ', 'III.5']);
  const { out } = await parscope('--plan', 'gia-lai-2021', '--period', '2021-Q3');
  expect(out).toContain('Tự đánh giá công tác tuyên truyền');
  const none = ['--plan', 'hau-giang-2024', '--period', '2024', '--agency', 'ubnd-tinh'];
  const other = await parscope(...none);
  expect([other.code, other.out.includes('Tự đánh giá')]).toEqual([0, false]);
  expect(JSON.parse((await parscope(...none, '--json')).out)).toMatchObject({ outreach: null });
});

test.each([
  [['--period', '2024-Q3'], /--plan/],
  [['--plan', 'hau-giang-2024'], /--period/],
  [['--plan', 'khac', '--period', '2024-Q3'], /Không có kế hoạch “khac”/],
  [['--plan', 'hau-giang-2024', '--period', '2024-Q5'], /2024-Q5/],
  [[...Q3, '--section'], /--section/],
  [[...Q3, '-o', 'x.doc'], /\.docx/],
])('%j is refused', async (args, text) => {
  const { code, err } = await parscope(...args);
  expect(code).toBe(1);
  expect(err).toMatch(text);
});
