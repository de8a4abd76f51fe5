import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { legalXml } from '../../datapackage/xml-text';
import { readDocx } from '../docx/read.test-helper';
import { document, task } from './fixtures.test-helper';
import { planDocx } from './plan';
import { FORMS } from './types';
import type { DocumentTask, Form } from './types';

const ON = new Date('2026-11-22T08:00:00Z');
const read = (tasks: readonly DocumentTask[], form?: Form) =>
  readDocx(planDocx(document(tasks), ON, form));
const body = async (tasks: readonly DocumentTask[], form?: Form) =>
  (await read(tasks, form)).paragraphs.filter(({ inTable }) => !inTable).map(({ text }) => text);

const WHOLE: Partial<DocumentTask> = {
  kind: 'communication',
  title_vi: 'Xây dựng chuyên mục',
  target_vi: '01 chuyên mục/01 tháng',
  coordinating_agencies_vi: 'Đài Phát thanh và Truyền hình tỉnh',
  supports: 'dai',
  period_vi: 'Quý III năm 2023',
  budget_source_vi: 'Ngân sách tỉnh',
  evidence_vi: 'Hợp đồng đã ký',
};
const PART = task('III.5.a', {
  parent_id: 't-III.5',
  title_vi: 'Ký hợp đồng',
  lead_agency_vi: 'Sở Tài chính',
  leads: 'so-tai-chinh',
});
const LAST = task('IV.1', { kind: 'organisation' });

describe('the three forms of a plan', () => {
  const tasks = [task('III.5', WHOLE), PART, LAST];

  it('set the same task out in their own order', async () => {
    const orders: Record<Form, string[]> = {
      criterion: [
        'Mục tiêu',
        'Nhiệm vụ, giải pháp',
        'Phân công',
        'Thời gian',
        'Kinh phí',
        'Tài liệu',
      ],
      time_first: ['Thời gian', 'Cơ quan', 'Nội dung', 'Chỉ tiêu', 'Tài liệu'],
      content_first: ['Nội dung', 'Cơ quan', 'Thời gian', 'Kinh phí', 'Chỉ tiêu', 'Tài liệu'],
    };
    for (const form of FORMS) {
      const parts = (await body(tasks, form)).filter((text) => /^[a-eđ]\) /.test(text));
      expect(parts.map((text) => text.slice(3)).join('\n')).toMatch(
        new RegExp(orders[form].map((word) => `^${word}.*`).join('\\n'), 'm'),
      );
      expect(parts.map(([letter]) => letter).join('')).toBe('abcdđe'.slice(0, parts.length));
    }
  });

  it.each(FORMS)('%s loses nothing that the task says', async (form) => {
    const { paragraphs } = await read(tasks, form);
    const whole = paragraphs.map(({ text }) => text).join('\n');
    for (const said of [...Object.values({ ...WHOLE, kind: '', supports: '' }), PART.title_vi])
      expect(whole).toContain(said);
    expect(whole).toContain('- Ký hợp đồng (chủ trì: Sở Tài chính');
  });

  it('are chosen by the tasks and the year of the plan', async () => {
    const of = async (kind: string, year: number) => {
      const plan = document([task('II.1', { ...WHOLE, kind }), LAST], { year });
      const { paragraphs } = await readDocx(planDocx(plan, ON));
      return paragraphs.find(({ text }) => text.startsWith('a) '))?.text;
    };
    expect(await of('improvement', 2021)).toMatch(/^a\) Mục tiêu, yêu cầu: /);
    expect(await of('communication', 2022)).toMatch(/^a\) Thời gian thực hiện: /);
    expect(await of('communication', 2023)).toMatch(/^a\) Cơ quan thực hiện: /);
  });
});

it('says of a section without tasks that it is not there, and makes up nothing', async () => {
  const all = await body([task('II.1'), task('V.1')]);
  expect(all.filter((text) => text.startsWith('[Số liệu chưa có nội dung mục này'))).toHaveLength(
    3,
  );
  expect(all).toContain('IV.');
});

it('is a draft as long as a task has no lead', async () => {
  const unled = { lead_agency_vi: null, leads: '' };
  expect((await body([task('II.1', unled), LAST]))[0]).toBe(
    'DỰ THẢO – còn 1 nhiệm vụ chưa có cơ quan chủ trì',
  );
  expect(await body([task('II.1', unled), LAST])).toContain(
    'c) Phân công trách nhiệm: … (chưa có cơ quan chủ trì).'.replace('c)', 'a)'),
  );
  expect((await body([task('II.1'), LAST]))[0]).not.toContain('DỰ THẢO');
});

it('prints every task once in the annex, parents in a circle, unknown or not', async () => {
  const odd = [
    task('1', { parent_id: 't-2' }),
    task('2', { parent_id: 't-1' }),
    task('3', { parent_id: 't-3' }),
    task('4', { parent_id: 'không có' }),
  ];
  const { tables, paragraphs } = await read(odd);
  expect(tables[2]?.rows.slice(1).map(([code]) => code)).toEqual(['1', '2', '3', '4']);
  const main = paragraphs.filter(({ inTable }) => !inTable).map(({ text }) => text);
  for (const code of '1234') {
    expect(main.filter((text) => text.includes(`Nhiệm vụ ${code}`))).toHaveLength(1);
  }
});

it('is made of a plan without tasks or basis', async () => {
  expect(await body([])).toContain('I. NHIỆM VỤ VÀ GIẢI PHÁP');
});

it('any title is read back from the annex as it was written', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }),
      async (title_vi) => {
        const { tables } = await read([task('II.1', { title_vi }), LAST]);
        expect(tables[2]?.rows[1]?.[1]).toBe(legalXml(title_vi.replace(/\r\n?/g, '\n')));
      },
    ),
    { numRuns: 50 },
  );
});
