import { roundTo } from '../../lib/domain/numbers';
import { figureFault, type Fault, type Where } from './fault';
import { rateFigure } from './rates';
import type { Figure, Figures } from './observations';
import type { Row } from './tables';
import { RIVAL_SOURCE, SEED_SOURCE } from './universe';

const at = (figures: Figures, [unit, indicator, period]: Where) =>
  figures.at(unit, indicator, period);
const shift = (figure: Figure, by: number) => {
  figure.value = roundTo((figure.value ?? 0) + by, 4);
};

function rivals(figures: Figures): Fault[] {
  const differ: [Where, number][] = [
    [['ha-giang', 'par-index', '2021'], 1.3],
    [['lai-chau', 'sipas', '2019'], -0.85],
  ];
  const rounded: Where[] = [
    ['son-la', 'papi', '2019'],
    ['lao-cai', 'papi', '2021'],
  ];
  const rival = (where: Where, value: (old: number) => number) => {
    const { unit_id, indicator_id, period, value: old } = at(figures, where);
    const cell = { unit_id, indicator_id, period, source_id: RIVAL_SOURCE, preferred: false };
    figures.add({ ...cell, value: value(old ?? 0) });
  };
  return [
    ...differ.map(([where, by]) => {
      rival(where, (old) => roundTo(old + by, 2));
      return figureFault(
        'sources_differ',
        where,
        'value',
        'Hai nguồn ghi hai giá trị khác nhau',
        'Two sources give two values',
      );
    }),
    ...rounded.map((where) => {
      rival(where, (old) => roundTo(old, 1));
      return figureFault(
        'sources_round_differently',
        where,
        'value',
        'Nguồn thứ hai làm tròn đến một chữ số',
        'The second source rounds to one decimal',
      );
    }),
  ];
}

/** A month counted again later: the new count is preferred, or by mistake still the old one. */
function corrections(figures: Figures): Fault[] {
  const corrected = (where: Where, newer: boolean) => {
    const old = at(figures, where);
    const { unit_id, indicator_id, period, numerator, denominator } = old;
    const more = Math.round((denominator ?? 0) * 0.02);
    const fresh = rateFigure(
      { unit_id, indicator_id, period },
      (numerator ?? 0) + more,
      denominator ?? 1,
      2,
    );
    Object.assign(old, { as_of: '2024-07-05', preferred: !newer });
    figures.add({
      ...fresh,
      source_id: RIVAL_SOURCE,
      as_of: '2024-09-20',
      preferred: newer,
      note: 'Mô phỏng: đính chính',
    });
  };
  const late: Where[] = [
    ['an-giang', 'online-dossier-rate', '2024-06'],
    ['da-nang', 'online-dossier-rate', '2024-06'],
  ];
  const stale: Where[] = [
    ['ben-tre', 'online-dossier-rate', '2024-06'],
    ['tra-vinh', 'online-dossier-rate', '2024-06'],
  ];
  late.forEach((where) => corrected(where, true));
  stale.forEach((where) => corrected(where, false));
  return [
    ...late.map((where) =>
      figureFault(
        'sources_differ',
        where,
        'value',
        'Số liệu được đính chính muộn, số mới đang dùng',
        'Corrected late; the newer figure is preferred',
        { planted_as: 'late_correction' },
      ),
    ),
    ...stale.map((where) =>
      figureFault(
        'older_preferred',
        where,
        'as_of',
        'Đã có số đính chính nhưng vẫn dùng số cũ',
        'A correction exists but the older figure is preferred',
      ),
    ),
  ];
}

function sums(figures: Figures): Fault[] {
  const off: [Where, number][] = [
    [['nghe-an', 'par-index', '2017'], 0.5],
    [['phu-yen', 'papi', '2020'], -0.8],
  ];
  const high: [Where, number][] = [
    [['ha-noi', 'par-index-d1', '2019'], 9.4],
    [['hau-giang.nga-bay', 'par-field-procedure', '2023'], 22.6],
  ];
  return [
    ...off.map(([where, by]) => {
      shift(at(figures, where), by);
      return figureFault(
        'sum_differs',
        where,
        'value',
        'Tổng điểm khác tổng các thành phần',
        'The total differs from the sum of its parts',
      );
    }),
    ...high.map(([where, value]) => {
      const figure = at(figures, where);
      const by = value - (figure.value ?? 0);
      figure.value = value;
      const total = figures.at(where[0], 'par-index', where[2]);
      total.value = roundTo((total.value ?? 0) + by, 2);
      return figureFault(
        'score_above_maximum',
        where,
        'value',
        'Điểm vượt điểm tối đa của khung',
        'The score exceeds the maximum of the framework',
      );
    }),
  ];
}

function gaps(figures: Figures): { faults: Fault[]; withheld: Row[] } {
  const drop = ([unit, index, period]: Where) => {
    const parts = (id: string) => id === index || id.startsWith(`${index}-`);
    const gone = figures.where(
      (one) => one.unit_id === unit && one.period === period && parts(one.indicator_id),
    );
    if (gone.length === 0) throw new Error(`nothing to drop: ${unit} ${index} ${period}`);
    gone.forEach((one) => figures.remove(one));
    return gone;
  };
  const missing: Where[] = [
    ['kon-tum', 'par-index', '2018'],
    ['ca-mau', 'dti', '2022'],
  ];
  const hidden: Where[] = [
    ['binh-duong', 'papi', '2023'],
    ['bac-ninh', 'papi', '2022'],
  ];
  missing.forEach(drop);
  const withheld = hidden.flatMap(drop).map(({ unit_id, indicator_id, period }) => ({
    unit_id,
    indicator_id,
    period,
    reason: 'Mô phỏng: cơ quan đánh giá không công bố.',
    source_id: SEED_SOURCE,
  }));
  const faults = [
    ...missing.map((where) =>
      figureFault(
        'missing_unit',
        where,
        null,
        'Thiếu số liệu của một tỉnh, không rõ lý do',
        'One province has no figure and nothing says why',
      ),
    ),
    ...hidden.map((where) =>
      figureFault(
        'withheld',
        where,
        null,
        'Cơ quan đánh giá không công bố',
        'Withheld by the publisher',
        { table: 'withheld' },
      ),
    ),
  ];
  return { faults, withheld };
}

function rates(figures: Figures): Fault[] {
  const parts: [Where, number][] = [
    [['gia-lai.pleiku', 'online-dossier-rate', '2024-03'], 3.4],
    [['quang-tri.dong-ha', 'dossier-on-time-resolved-rate', '2024-09'], -0.7],
  ];
  const few: [Where, number][] = [
    [['quang-tri.con-co', 'online-dossier-rate', '2024-02'], 12],
    [['hau-giang.so-tu-phap', 'dossier-on-time-resolved-rate', '2024-04'], 9],
  ];
  const handled: Where[] = [
    ['gia-lai', 'feedback-received-count', '2024-Q2'],
    ['quang-tri', 'feedback-received-count', '2025-Q1'],
  ];
  return [
    ...parts.map(([where, by]) => {
      shift(at(figures, where), by);
      return figureFault(
        'rate_differs_from_parts',
        where,
        'value',
        'Tỷ lệ không khớp với tử số và mẫu số',
        'The rate does not follow from its parts',
      );
    }),
    ...few.map(([where, denominator]) => {
      const { value, ...cell } = at(figures, where);
      figures.add(rateFigure(cell, Math.round((denominator * (value ?? 0)) / 100), denominator, 2));
      return figureFault(
        'small_denominator',
        where,
        'denominator',
        'Chỉ có vài hồ sơ trong kỳ',
        'Only a few dossiers in the period',
      );
    }),
    ...handled.map((where) => {
      const rate = figures.at(where[0], 'feedback-handled-rate', where[2]);
      at(figures, where).value = (rate.numerator ?? 0) - 15;
      return figureFault(
        'handled_above_received',
        where,
        'value',
        'Số phản ánh đã xử lý lớn hơn số tiếp nhận',
        'More feedback handled than received',
      );
    }),
  ];
}

function odd(figures: Figures): Fault[] {
  const late: [Where, string][] = [
    [['dong-nai', 'dvc-766', '2023'], '2023-09-30'],
    [['yen-bai', 'sipas', '2024'], '2024-10-31'],
  ];
  const slip: Where = ['lam-dong', 'dossier-on-time-resolved-rate', '2024-11'];
  const half: Where = ['vinh-long', 'ict-index', '2020'];
  const { numerator, denominator, ...cell } = at(figures, slip);
  figures.add(rateFigure(cell, Math.round((numerator ?? 0) / 10), denominator ?? 1, 2));
  const halved = at(figures, half);
  halved.value = roundTo((halved.value ?? 0) / 2, 4);
  const jump = (indicator_id: string, period: string): Fault => ({
    ...figureFault(
      'undeclared_break',
      ['', indicator_id, period],
      'value',
      'Mọi tỉnh cùng nhảy một bậc nhưng không khai mốc thay đổi cách đo',
      'All provinces jump at once and no break is declared',
    ),
    unit_id: null,
  });
  return [
    figureFault('outlier', slip, 'numerator', 'Tử số mất một chữ số', 'The numerator lost a digit'),
    figureFault(
      'outlier',
      half,
      'value',
      'Giá trị chỉ còn một nửa trong một năm',
      'The value halves for one year',
    ),
    jump('ict-index', '2019'),
    jump('legal-regulation-improvement-index', '2021'),
    ...late.map(([where, as_of]) => {
      at(figures, where).as_of = as_of;
      return figureFault(
        'as_of_before_end',
        where,
        'as_of',
        'Số liệu chốt khi kỳ chưa kết thúc',
        'Read before the period ended',
      );
    }),
  ];
}

/** Plants faults into figures that have no ranks yet. */
export function plantFaults(figures: Figures): { faults: Fault[]; withheld: Row[] } {
  const { faults, withheld } = gaps(figures);
  return {
    faults: [
      ...rivals(figures),
      ...corrections(figures),
      ...sums(figures),
      ...faults,
      ...rates(figures),
      ...odd(figures),
    ],
    withheld,
  };
}
