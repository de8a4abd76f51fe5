import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { readDocx } from '../../lib/exports/docx/read.test-helper';
import { parscope as command } from '../parscope.test-helper';

const parscope = (...args: string[]) => command('roll-up', ...args);
const SIMULATED = ['--unit', 'quang-tri', '--period', '2024-Q3', '--package', 'data/simulated'];

interface Found {
  level: string;
  simulated: boolean;
  members: { unit_id: string; state: string }[];
  rows: {
    indicator_id: string;
    numerator: number | null;
    denominator: number | null;
    missing: unknown[];
    parts: { unit_id: string; from: string }[];
  }[];
}

it('adds up the districts of a province as their rows have it', async () => {
  const file = await readFile('data/simulated/observations/service-rates.csv', 'utf8');
  const rows = Papa.parse<Record<string, string>>(file, { header: true }).data.filter(
    (row) =>
      row['indicator_id'] === 'online-dossier-rate' &&
      /^quang-tri\.(?!so-)[^.]+$/.test(row['unit_id'] ?? '') &&
      ['2024-07', '2024-08', '2024-09'].includes(row['period'] ?? '') &&
      row['breakdown'] === '',
  );
  expect(rows.length).toBeGreaterThan(20);
  const { code, out } = await parscope(...SIMULATED, '--json');
  expect(code).toBe(0);
  const found = JSON.parse(out) as Found;
  expect(found).toMatchObject({ level: 'district', simulated: true });
  const online = found.rows.find((row) => row.indicator_id === 'online-dossier-rate');
  const sum = (column: string) => rows.reduce((all, row) => all + Number(row[column]), 0);
  expect(online?.missing).toEqual([]);
  expect([online?.numerator, online?.denominator]).toEqual([sum('numerator'), sum('denominator')]);
  expect(online?.parts.every(({ from }) => from === 'months')).toBe(true);
});

it('names who has not reported, on screen and in the document, with the mark of simulated figures', async () => {
  const { out } = await parscope('--unit', 'gia-lai-2025', '--period', '2025-Q4');
  expect(out).toContain('Chưa có đơn vị nào trong 135 đơn vị cấp xã báo cáo.');
  expect(out).toMatch(/Chưa báo cáo: Xã Al Bá; /);
  const folder = await mkdtemp(join(tmpdir(), 'parscope-roll-up-'));
  try {
    const path = join(folder, 'a.docx');
    expect((await parscope(...SIMULATED, '-o', path)).code).toBe(0);
    const read = await readDocx(await readFile(path));
    const texts = read.paragraphs.map(({ text }) => text);
    expect(texts).toContain('TỔNG HỢP BÁO CÁO CỦA ĐƠN VỊ CẤP DƯỚI');
    expect(texts).toContain('Tỉnh Quảng Trị, quý III/2024');
    expect(read.tables[1]?.rows).toHaveLength(11);
    expect(read.part('word/header-pages.xml')).toContain('DỮ LIỆU MÔ PHỎNG');
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('says what it was not told', async () => {
  expect(await parscope()).toMatchObject({ code: 1, err: expect.stringContaining('--unit') });
  expect((await parscope('--unit', 'gia-lai')).err).toContain('--period');
  expect((await parscope(...SIMULATED, '-o', 'a.pdf')).err).toContain('.docx hoặc .xlsx');
});
