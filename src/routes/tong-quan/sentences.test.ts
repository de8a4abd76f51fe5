import { describe, expect, it } from 'vitest';
import type { Overview, OverviewFigure } from '$lib/queries/answers/overview-types';
import { sentencesOf } from './sentences';
import { rankText, tasksText } from './words';

const LATEST = {
  period: '2024',
  value: 41.29,
  rank: 52,
  of: 61,
  published_rank: null,
  published_of: null,
  estimated_rank: null,
  estimated_of: null,
  status: 'final' as const,
  retrospective: false,
  note: null,
  source_ids: ['s'],
  estimate: null,
};

const figure = (name: string, more: Partial<OverviewFigure> = {}): OverviewFigure => ({
  id: name.toLowerCase(),
  group: name.toLowerCase(),
  name,
  full: name,
  unit: 'điểm',
  percent: false,
  decimals: 2,
  lower_better: false,
  measured_by: null,
  plain_vi: null,
  latest: LATEST,
  valued: null,
  change_value: null,
  change_rank: null,
  base_period: '2023',
  reason: null,
  rank_reason: null,
  span: 100,
  points: [],
  cautions: [],
  known: null,
  band: null,
  targets: [],
  ...more,
});
const none = (name: string) => figure(name, { latest: null });
const broken = (name: string) =>
  figure(name, {
    reason: {
      code: 'series_break',
      params: { reason_code: 'x', period: '2024', reason_vi: 'Khung điểm mới; khác khung cũ.' },
    },
  });

const overview = (figures: OverviewFigure[]): Overview => ({
  unit: {
    unit_id: 'a',
    name_vi: 'Tỉnh An',
    short_vi: 'An',
    level: 'province',
    valid_from: null,
    valid_to: null,
  },
  from: [],
  into: [],
  figures,
  lowest: [],
  risen: [],
  fallen: [],
  plans: [],
  sources: [],
  names: {},
});

describe('what changed, in three sentences', () => {
  it('tells the largest gain, the largest loss, and what cannot be compared', () => {
    const sipas = figure('Chỉ số hài lòng (SIPAS)', {
      percent: true,
      unit: '%',
      latest: { ...LATEST, value: 83.84, rank: null, of: null, published_rank: 19 },
      change_value: 1.32,
    });
    const found = sentencesOf(
      overview([
        sipas,
        figure('PAPI', { change_value: 0.97, change_rank: 3 }),
        figure('PCI', { change_value: -0.9, change_rank: -19 }),
        broken('DTI'),
        broken('PAR INDEX'),
      ]),
    );
    expect(found).toEqual([
      'Tăng rõ nhất là SIPAS: năm 2024 đạt 83,84%, tăng 1,32 điểm phần trăm so với năm 2023.',
      'Giảm nhiều nhất là PCI: năm 2024 còn 41,29 điểm, giảm 0,90 điểm so với năm 2023, xuống 19 bậc (52/61).',
      'Không so sánh được với kỳ trước: DTI và PAR INDEX vì cách đo thay đổi từ năm 2024.',
    ]);
  });

  it('does not speak of the most where only one may be compared', () => {
    expect(
      sentencesOf(overview([figure('PAPI', { change_value: 0.97 }), broken('PCI')])).slice(0, 2),
    ).toEqual([
      'PAPI năm 2024 đạt 41,29 điểm, tăng 0,97 điểm so với năm 2023.',
      'Ngoài PAPI, chưa chỉ số nào so sánh được với kỳ trước.',
    ]);
    expect(sentencesOf(overview([figure('PAPI', { change_value: 0 })]))[0]).toBe(
      'PAPI năm 2024 đạt 41,29 điểm, bằng năm 2023.',
    );
  });

  it('says so where nothing may be compared, without any number of change', () => {
    const found = sentencesOf(overview([broken('PAPI'), none('DDCI')]));
    expect(found).toEqual([
      'Chưa chỉ số nào so sánh được với kỳ trước nên chưa thể nói tăng hay giảm.',
      'Vị trí cao nhất là ở PAPI: 52/61, năm 2024.',
      'Không so sánh được với kỳ trước: PAPI vì cách đo thay đổi từ năm 2024.',
    ]);
    expect(found.join(' ')).not.toMatch(/[▲▼]|(tăng|giảm) \d/);
    expect(sentencesOf(overview([none('PAPI')]))).toEqual(['Chưa có số liệu của chỉ số nào.']);
  });

  it('tells that a gain is of estimates, and names what is missing where all may be compared', () => {
    const found = sentencesOf(
      overview([
        figure('PAPI', { change_value: 3, latest: { ...LATEST, status: 'estimated' } }),
        figure('PCI', { change_value: 2 }),
        none('DDCI'),
      ]),
    );
    expect(found[0]).toBe(
      'Tăng rõ nhất là PAPI: năm 2024 đạt 41,29 điểm (số ước tính), tăng 3,00 điểm so với năm 2023.',
    );
    expect(found[1]).toBe('Không chỉ số nào giảm trong 2 chỉ số so sánh được với kỳ trước.');
    expect(found[2]).toBe('Chưa có số liệu để xem xét DDCI.');
  });
});

describe('words of a card', () => {
  it('tells computed, printed and estimated ranks apart', () => {
    expect(rankText(figure('PAPI'))).toBe('52/61');
    const printed = { ...LATEST, rank: null, of: null, published_rank: 19 };
    expect(rankText(figure('SIPAS', { latest: printed }))).toBe('19 (công bố)');
    const estimated = { ...printed, published_rank: null, estimated_rank: 7, estimated_of: 34 };
    expect(rankText(figure('DTI', { latest: estimated }))).toBe('7/34 (ước tính)');
    expect(rankText(none('DDCI'))).toBeNull();
  });

  it('never calls a task late without a report', () => {
    const plan = {
      plan_id: 'p',
      unit_id: 'a',
      unit_vi: 'Tỉnh An',
      title_vi: 'Kế hoạch',
      document_no: null,
      year: 2023,
      source_id: null,
      tasks: 44,
      reported: 0,
      ends: [
        { on: '2023-09-30', tasks: 4 },
        { on: '2023-12-31', tasks: 40 },
      ],
    };
    const said = tasksText(plan, '2023-10-01');
    expect(said).toContain('44 nhiệm vụ, 4 nhiệm vụ đã qua ngày kết thúc');
    expect(said).toContain('Chưa có báo cáo tiến độ');
    expect(said).not.toContain('trễ');
    expect(tasksText(plan, '2023-09-30')).not.toContain('đã qua');
  });
});
