import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  expect(read.tables).toHaveLength(1);
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
