import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { readDocx } from '../../lib/exports/docx/read.test-helper';
import type { ReadDocx } from '../../lib/exports/docx/read.test-helper';
import { parscope as command } from '../parscope.test-helper';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parscope-docx-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const parscope = (...args: string[]) => command('plan', 'docx', ...args);

async function written(plan: string, ...more: string[]): Promise<ReadDocx> {
  const file = join(folder, `${plan}.docx`);
  const { code, out } = await parscope(plan, '-o', file, ...more);
  expect(code).toBe(0);
  expect(out).toContain(file);
  return readDocx(await readFile(file));
}

const mm = (twips: string | undefined): number => (Number(twips) * 25.4) / 1440;
const lines = (text: string | undefined): string[] => (text ?? '').split('\n').filter(Boolean);

/** Paragraphs outside tables, in order. */
const flow = (read: ReadDocx) => read.paragraphs.filter(({ inTable }) => !inTable);
const texts = (read: ReadDocx) => flow(read).map(({ text }) => text);

const PLANS = [
  ['gia-lai-2021', 45, 'Số: 752/QĐ-UBND [?]', 'Gia Lai, ngày 26 tháng 12 năm 2020'],
  ['phuong-1-quang-tri-2024', 30, 'Số:      /KH-UBND', 'Phường 1, ngày … tháng … năm …'],
  ['gia-lai-2023', 44, 'Số: 3011/KH-UBND', 'Gia Lai, ngày 22 tháng 12 năm 2022'],
  ['hau-giang-2024', 49, 'Số: 35/KH-UBND', 'Hậu Giang, ngày 27 tháng 02 năm 2024'],
  ['thi-tran-gia-lai-2021', 50, 'Số:      /KH-UBND', '…, ngày … tháng … năm …'],
] as const;

describe.each(PLANS)('%s in the layout of Nghị định 30/2020/NĐ-CP', (plan, tasks, number, date) => {
  let read: ReadDocx;
  beforeAll(async () => {
    read = await written(plan);
  });

  it('pages: A4, margins, number in the middle of the top margin and not on the first', () => {
    expect(read.sections).toHaveLength(2);
    for (const section of read.sections) {
      const [short, long] = [mm(section['pgSz.w']), mm(section['pgSz.h'])].sort((a, b) => a - b);
      expect([short, long].map((side) => Math.round(side ?? 0))).toEqual([210, 297]);
      for (const [side, min, max] of [
        ['top', 20, 25],
        ['bottom', 20, 25],
        ['left', 30, 35],
        ['right', 15, 20],
      ] as const) {
        expect(mm(section[`pgMar.${side}`])).toBeGreaterThanOrEqual(min - 0.05);
        expect(mm(section[`pgMar.${side}`])).toBeLessThanOrEqual(max);
      }
      expect(mm(section['pgMar.header'])).toBeLessThan(20);
      expect(section['titlePg']).toBe('true');
    }
    expect(read.sections.map((section) => section['pgSz.orient'])).toEqual([
      undefined,
      'landscape',
    ]);
    expect(read.part('word/header-pages.xml')).toMatch(/<w:jc w:val="center"\/>.* PAGE /);
    expect(read.part('word/header-first.xml')).not.toContain('PAGE');
  });

  it('type: Times New Roman, 14 points', () => {
    const styles = read.part('word/styles.xml');
    expect(
      new Set([...styles.matchAll(/w:(?:ascii|hAnsi|cs)="([^"]+)"/g)].map(([, font]) => font)),
    ).toEqual(new Set(['Times New Roman']));
    expect(styles).toContain('<w:sz w:val="28"/>');
    expect(read.part('word/document.xml')).not.toContain('rFonts');
  });

  it('head: issuer, number, name of the state, motto, place and date', () => {
    const [names, below] = read.tables[0]?.rows ?? [];
    expect(lines(names?.[0])[0]).toBe('ỦY BAN NHÂN DÂN');
    expect(lines(names?.[0])).toHaveLength(2);
    expect(lines(names?.[1])).toEqual([
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
    ]);
    expect(below).toEqual([number, date]);
    const head = new Map(read.paragraphs.filter((p) => p.inTable).map((p) => [p.text, p]));
    expect(head.get('ỦY BAN NHÂN DÂN')).toMatchObject({ bold: true, align: 'center', size: '26' });
    expect(head.get('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')).toMatchObject({
      bold: true,
      size: '24',
    });
    expect(head.get('Độc lập - Tự do - Hạnh phúc')).toMatchObject({ bold: true, size: '26' });
    expect(head.get(date)).toMatchObject({ italic: true, size: '26' });
  });

  it('name of the document and its subject, bold in the middle, with a rule beneath', () => {
    const at = texts(read).indexOf('KẾ HOẠCH');
    const [name, subject, beneath] = flow(read).slice(at, at + 3);
    expect(name).toMatchObject({ bold: true, align: 'center' });
    expect(subject).toMatchObject({ bold: true, align: 'center' });
    expect(subject?.text).toMatch(/^\p{Lu}/u);
    expect(beneath).toMatchObject({ rule: true, text: '' });
  });

  it('basis: italic, a line each, ";" after each and "." after the last', () => {
    const basis = flow(read).filter(({ text }) => text.startsWith('Căn cứ '));
    expect(basis.length).toBeGreaterThan(0);
    expect(basis.every(({ italic }) => italic)).toBe(true);
    expect(basis.map(({ text }) => text.at(-1)).join('')).toBe(`${';'.repeat(basis.length - 1)}.`);
  });

  it('body: justified, first line set in by 1,27 cm, sections in Roman numbers, points in letters', () => {
    const body = flow(read).filter(({ align }) => align === 'both');
    expect(body.length).toBeGreaterThan(tasks);
    expect(new Set(body.map(({ firstLine }) => firstLine))).toEqual(new Set(['720']));
    const heads = body.filter(({ style }) => style === 'Heading1').map(({ text }) => text);
    expect(heads.map((text) => text.split('.')[0])).toEqual(
      ['I', 'II', 'III', 'IV', 'V'].slice(0, heads.length),
    );
    expect(heads.at(-1)).toContain('TỔ CHỨC THỰC HIỆN');
    let letters: string[] = [];
    let organisation = false;
    for (const { text, style } of body) {
      if (style === 'Heading1') organisation = text.includes('TỔ CHỨC THỰC HIỆN');
      if (style !== undefined) letters = [];
      const letter = /^(\p{L})\) /u.exec(text)?.[1];
      if (letter === undefined || organisation) continue;
      letters.push(letter);
      expect(letters).toEqual(['a', 'b', 'c', 'd', 'đ', 'e', 'g'].slice(0, letters.length));
    }
  });

  it('each list ends its lines with ";" and its last with "."', () => {
    const all = flow(read);
    let organisation = false;
    all.forEach(({ text, style }, i) => {
      if (style === 'Heading1') organisation = text.includes('TỔ CHỨC THỰC HIỆN');
      if (!/^[-+] /.test(text) || /^- (Chủ trì|Phối hợp\/thực hiện)/.test(text)) return;
      const next = all[i + 1]?.text ?? '';
      const goesOn = /^[-+] /.test(next) || (organisation && /^\p{L}\) /u.test(next));
      expect(text.at(-1)).toBe(goesOn ? ';' : '.');
    });
  });

  it('ends with "./.", recipients and the signature block, signed by nobody', () => {
    const last = flow(read)
      .filter(({ align }) => align === 'both')
      .at(-1);
    expect(last?.text).toMatch(/^Trên đây là Kế hoạch .*\.\/\.$/);
    const [received, signed] = read.tables[1]?.rows[0] ?? [];
    const [title, ...recipients] = lines(received);
    expect(title).toBe('Nơi nhận:');
    expect(recipients.at(-1)).toBe('- Lưu: VT.');
    for (const line of recipients.slice(0, -1)) expect(line).toMatch(/^- .*[^;];$/);
    expect(new Set(recipients).size).toBe(recipients.length);
    expect(lines(signed)).toEqual(['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']);
  });

  it('annex: every task in a table whose head is repeated, with its source', () => {
    const all = texts(read);
    expect(all.slice(all.indexOf('PHỤ LỤC'))[2]).toMatch(/^\(Kèm theo Kế hoạch số .* ngày .*\)$/);
    const table = read.tables[2];
    expect(table?.repeated).toBe(1);
    expect(table?.rows).toHaveLength(tasks + 1);
    expect(all.filter((text) => text.startsWith('Nguồn: '))).toHaveLength(1);
  });

  it('is a draft only where a task has no lead, and prints nothing of the machine', () => {
    const draft = texts(read)[0]?.startsWith('DỰ THẢO');
    expect(draft).toBe(plan === 'thi-tran-gia-lai-2021');
    expect(read.part('word/document.xml')).not.toMatch(/undefined|NaN|\[object|>null</);
  });
});

test('item 1.5 of the township reads as in the plan itself', async () => {
  const read = await written('thi-tran-gia-lai-2021');
  const all = texts(read);
  expect(all[0]).toBe('DỰ THẢO – còn 3 nhiệm vụ chưa có cơ quan chủ trì');
  const at = all.findIndex((text) => text.startsWith('1.5. '));
  const item = all.slice(at, at + 11);
  expect(item[0]).toBe(
    '1.5. Tiêu chí thành phần “Tỷ lệ TTHC cung cấp trực tuyến mức độ 3 và 4 có phát sinh hồ sơ trong năm”:',
  );
  expect(item[1]).toBe(
    'a) Mục tiêu, yêu cầu: Từ 30% TTHC cung cấp trực tuyến mức độ 3 và 4 có phát sinh hồ sơ trực tuyến trong năm.',
  );
  expect(item[2]).toBe('b) Nhiệm vụ, giải pháp:');
  expect(item.slice(3, 7).map((line) => `${line.slice(0, 2)}${line.at(-1)}`)).toEqual([
    '- ;',
    '- ;',
    '- ;',
    '- .',
  ]);
  expect(item.slice(7)).toEqual([
    'c) Phân công trách nhiệm',
    '- Chủ trì thực hiện: Công chức phụ trách Văn hóa - Thông tin.',
    '- Phối hợp/thực hiện: Cán bộ, công chức thị trấn.',
    'd) Thời gian thực hiện/hoàn thành: Trong năm 2021 và những năm tiếp theo.',
  ]);
  const alone = all.filter((text) => text.startsWith('c) Phân công trách nhiệm: '));
  expect(alone).toContain('c) Phân công trách nhiệm: Cán bộ, công chức thị trấn.');
  expect(all.join('\n')).toContain('(năm 2020 là 99,12%)');
});

test('a letter gives an agency the nine tasks it leads, and names those it supports', async () => {
  const read = await written('hau-giang-2024', '--agency', 'so-noi-vu');
  const all = texts(read);
  expect(all).toContain('Kính gửi: Sở Nội vụ');
  const led = flow(read).filter(({ text, bold }) => bold && /^\d+\. /.test(text));
  expect(led).toHaveLength(9);
  const from = all.indexOf('Phối hợp thực hiện các nhiệm vụ sau:');
  expect(all.slice(from + 1).filter((text) => text.startsWith('- '))).toHaveLength(4);
  expect(all.at(-1)).toMatch(/^Nguồn: /);
  expect(lines(read.tables[1]?.rows[0]?.[0])).toEqual(['Nơi nhận:', '- Như trên;', '- Lưu: VT.']);
});

test('a simulated plan is marked on every page', async () => {
  const read = await written('mo-phong-gia-lai-2024', '--package', 'data/simulated');
  for (const path of ['word/header-pages.xml', 'word/header-first.xml'])
    expect(read.part(path)).toContain('DỮ LIỆU MÔ PHỎNG');
});

test.each([
  [['hau-giang-2024'], /Ghi tên tệp bằng -o/],
  [['hau-giang-2024', '-o', 'x.doc'], /kết thúc bằng \.docx/],
  [['ke-hoach-khac', '-o', 'x.docx'], /Không có kế hoạch “ke-hoach-khac”/],
  [
    ['hau-giang-2024', '-o', 'x.docx', '--agency', 'so-la'],
    /không chủ trì.*so-noi-vu \(Sở Nội vụ\)/,
  ],
  [[], /parscope plan docx/],
])('%j is refused', async (args, text) => {
  const { code, err } = await parscope(...args);
  expect(code).toBe(1);
  expect(err).toMatch(text);
});

test('a plan is set out in each form with the same tasks; an unknown form is refused', async () => {
  const forms = ['criterion', 'time_first', 'content_first'];
  const heads: string[][] = [];
  const firsts = new Set<string>();
  for (const form of forms) {
    const all = texts(await written('gia-lai-2023', '--form', form));
    heads.push(all.filter((text) => /^\d+\. /.test(text)));
    firsts.add(all[all.findIndex((text) => /^1\. /.test(text)) + 1] ?? '');
  }
  expect(heads[0]?.length).toBeGreaterThan(5);
  expect(heads[1]).toEqual(heads[2]);
  expect(heads[0]?.length).toBe(heads[1]?.length);
  expect(firsts.size).toBeGreaterThan(1);
  const file = join(folder, 'khac.docx');
  const refused = await parscope('gia-lai-2023', '-o', file, '--form', 'khac');
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('--form nhận một trong: criterion, time_first, content_first');
});
