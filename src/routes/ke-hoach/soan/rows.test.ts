import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocx } from '../../../lib/exports/docx/read.test-helper';
import { planDocx } from '$lib/exports/plan-docx';
import { codesOf, emptyDraft, emptyItem, type PlanDraft } from '$lib/domain/plan-draft';
import { knownAgencies } from './agencies';
import { documentOf } from './document';
import { review } from './review';
import { draftFrom, savedTables, partsOf, tablesOf } from './rows';

const known = knownAgencies([
  {
    agency_id: 'cong-chuc-van-hoa-xa-hoi',
    name_vi: 'Công chức Văn hóa - Xã hội',
    aliases: 'Công chức phụ trách Văn hóa - Thông tin',
  },
  { agency_id: 'can-bo-cong-chuc-thi-tran', name_vi: 'Cán bộ, công chức thị trấn', aliases: null },
]);
const told = { source: 'Kế hoạch đang soạn', level: 'commune' };

/** Item 1.5 of the plan of the township, as its text has it. */
const TOWNSHIP: PlanDraft = {
  ...emptyDraft('kh-thu'),
  unit: 'gia-lai.khong-ro-ten.khong-ro-ten',
  title: 'Kế hoạch khắc phục tồn tại, hạn chế năm 2021 và những năm tiếp theo',
  year: '2021',
  items: [
    {
      ...emptyItem('a'),
      code: 'II.1.5',
      title:
        'Tiêu chí thành phần “Tỷ lệ TTHC cung cấp trực tuyến mức độ 3 và 4 có phát sinh hồ sơ trong năm”',
      indicators: ['online-procedure-rate'],
      goal: 'Từ 30% TTHC cung cấp trực tuyến mức độ 3 và 4 có phát sinh hồ sơ trực tuyến trong năm',
      leads: 'Công chức phụ trách Văn hóa - Thông tin',
      supports: 'Cán bộ, công chức thị trấn',
      period: 'Trong năm 2021 và những năm tiếp theo',
    },
    ...['Tăng cường kiểm tra', 'Quán triệt', 'Nộp trực tuyến', 'Nâng cao trách nhiệm'].map(
      (title, i) => ({
        ...emptyItem(`b${i}`, 1),
        title,
        leads: 'Công chức phụ trách Văn hóa - Thông tin',
        supports: 'Cán bộ, công chức thị trấn',
        period: 'Trong năm 2021 và những năm tiếp theo',
        goal: 'Từ 30% TTHC cung cấp trực tuyến mức độ 3 và 4 có phát sinh hồ sơ trực tuyến trong năm',
      }),
    ),
  ],
};
const names = {
  agencies: known,
  agencyNames: new Map<string, string>(),
  indicators: new Map<string, string>(),
  unit: { name_vi: 'Thị trấn', level: 'commune' as const },
};

describe('a plan being written', () => {
  test('item 1.5 of the township plan comes out of the form as the document has it', async () => {
    const { plan, tasks } = documentOf(TOWNSHIP, names);
    const { paragraphs } = await readDocx(
      planDocx({ plan, tasks, sources: [], simulated: false }, new Date(0)),
    );
    const text = paragraphs.map((one) => one.text);
    const from = text.findIndex((line) => line.startsWith('1.5.'));
    expect(text.slice(from, from + 11)).toEqual([
      '1.5. Tiêu chí thành phần “Tỷ lệ TTHC cung cấp trực tuyến mức độ 3 và 4 có phát sinh hồ sơ trong năm”:',
      'a) Mục tiêu, yêu cầu: Từ 30% TTHC cung cấp trực tuyến mức độ 3 và 4 có phát sinh hồ sơ trực tuyến trong năm.',
      'b) Nhiệm vụ, giải pháp:',
      '- Tăng cường kiểm tra;',
      '- Quán triệt;',
      '- Nộp trực tuyến;',
      '- Nâng cao trách nhiệm.',
      'c) Phân công trách nhiệm',
      '- Chủ trì thực hiện: Công chức phụ trách Văn hóa - Thông tin.',
      '- Phối hợp/thực hiện: Cán bộ, công chức thị trấn.',
      'd) Thời gian thực hiện/hoàn thành: Trong năm 2021 và những năm tiếp theo.',
    ]);
  });

  test('its rows: the period and the target as they were understood, agencies as they were named', () => {
    const rows = tablesOf(TOWNSHIP, known, told);
    expect(rows.tasks[0]).toMatchObject({
      ...{ code: 'II.1.5', start_date: '2021-01-01', end_date: null, frequency: 'continuous' },
      internal: true,
    });
    expect(rows.tasks[1]).toMatchObject({ code: 'II.1.5.a', parent_id: 'kh-thu-a' });
    expect(rows.targets).toEqual([
      expect.objectContaining({ indicator_id: 'online-procedure-rate', op: '>=', value: 30 }),
    ]);
    expect(rows.task_agencies[0]).toMatchObject({
      agency_id: 'cong-chuc-van-hoa-xa-hoi',
      named_vi: 'Công chức phụ trách Văn hóa - Thông tin',
    });
  });

  test('it passes the "5 rõ" check, and what is taken away is found', () => {
    expect(review(TOWNSHIP, known)).toMatchObject({ faults: [], unclear: [] });
    const items = TOWNSHIP.items.map((item) => ({ ...item, leads: '', goal: '', period: '' }));
    const found = review({ ...TOWNSHIP, items }, known).unclear.filter(({ item }) => item === 'b0');
    expect(found.map(({ code, field }) => `${code} ${field}`)).toEqual([
      'lead leads',
      'responsibility supports',
      'time period',
      'result goal',
    ]);
  });

  test('bad input is told, each with its field', () => {
    const bad: PlanDraft = {
      ...TOWNSHIP,
      ...{ title: ' ', unit: '', year: '20x', date: '31/02/2026', parent: 'kh-tren' },
      items: [
        { ...TOWNSHIP.items[0]!, title: '', count: '-3', leads: 'Sở Trên Trời', goal: 'Từ 130%' },
      ],
    };
    const { faults, warnings } = review(bad, known, new Map([['kh-tren', 'kh-thu']]));
    expect(faults.map(({ code }) => code)).toEqual([
      ...['title_missing', 'unit_missing', 'year_bad', 'date_bad', 'parent_circular'],
      ...['item_untitled', 'count_bad'],
    ]);
    expect(warnings.map(({ code, what }) => `${code} ${what}`)).toEqual(
      expect.arrayContaining(['agency_unknown Sở Trên Trời', 'target_impossible Từ 130%']),
    );
    const ended = review(TOWNSHIP, known, new Map(), () => false, '2020-12-31').warnings;
    expect(ended[0]).toMatchObject({ code: 'unit_gone', field: 'unit', what: '2020-12-31' });
    expect(review({ ...TOWNSHIP, items: [] }, known).faults.map(({ code }) => code)).toEqual([
      'no_items',
    ]);
  });
});

const word = fc.oneof(
  fc.constantFrom('Sở Nội vụ', 'كتاب', '🙂 việc', '=1+1', 'x'.repeat(300), ''),
  fc.string({ maxLength: 12 }),
);
const typed = word.map((text) => text.trim());

test('what is saved is what was written: any text, any tree', async () => {
  const item = fc.record({
    ...{ title: typed, goal: typed, period: typed, budget: typed, up: fc.nat(3) },
    ...{ leads: fc.constantFrom('', 'Ai đó', 'Cán bộ, công chức thị trấn; Ai đó') },
    code: fc.constantFrom(null, 'II.2', 'III.1.đ', 'x'),
  });
  await fc.assert(
    fc.asyncProperty(typed, fc.array(item, { maxLength: 8 }), async (title, all) => {
      let depth = -1;
      const items = all.map(({ up, ...more }, i) => {
        depth = Math.min(3, Math.max(0, Math.min(depth + 1, up)));
        return { ...emptyItem(`i${i}`, depth), ...more };
      });
      const codes = codesOf(items);
      const draft = { ...emptyDraft('kh-1'), unit: 'gia-lai', year: '2026', title, items };
      const tables = tablesOf(draft, known, told);
      const files = new Map(partsOf('kh-1', tables).map((part) => [part.name, part.rows]));
      const read = await savedTables('kh-1', (_, name) =>
        Promise.resolve([...(files.get(name) ?? [])]),
      );
      const back = read && draftFrom(read);
      expect(back?.title).toBe(title);
      expect(codesOf(back?.items ?? [])).toEqual(codes);
      expect(back?.items.map((one) => ({ ...one, code: null }))).toEqual(
        items.map((one) => ({ ...one, code: null })),
      );
    }),
    { numRuns: 60 },
  );
});
