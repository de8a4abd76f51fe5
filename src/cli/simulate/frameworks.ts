import type { Level } from '../../lib/domain/types';
import type { Row } from './tables';
import { PLACES, SEED_SOURCE } from './universe';

/** A part of an index: what it is at most worth, and how it is usually done. */
export interface Part {
  indicator_id: string;
  max: number;
  /** Weight in the total where parts are weighted; else points are added. */
  weight?: number;
  parts?: Part[];
}

/** One version of a simulated framework; every maximum is invented. */
export interface Version {
  framework_id: string;
  index_id: string;
  level: Level;
  scope_unit_id: string | null;
  year_from: number;
  year_to: number | null;
  name: string;
  max: number;
  decimals: number;
  parts: Part[];
}

const points = (prefix: string, maxima: readonly number[]): Part[] =>
  maxima.map((max, i) => ({ indicator_id: `${prefix}${i + 1}`, max }));

const weighted = (max: number, weights: Readonly<Record<string, number>>): Part[] =>
  Object.entries(weights).map(([indicator_id, weight]) => ({ indicator_id, max, weight }));

const province = (
  index_id: string,
  from: number,
  to: number | null,
  max: number,
  decimals: number,
  parts: Part[],
): Version => ({
  framework_id: `mo-phong-${index_id}-${from}`,
  index_id,
  level: 'province',
  scope_unit_id: null,
  year_from: from,
  year_to: to,
  name: `Khung mô phỏng cấp tỉnh, áp dụng từ năm ${from}`,
  max,
  decimals,
  parts,
});

const SIPAS = ['access', 'procedure', 'officials', 'results', 'feedback'];
const sipas = weighted(100, Object.fromEntries(SIPAS.map((one) => [`sipas-${one}`, 20])));
const tens = (n: number) =>
  points(
    'papi-d',
    Array.from({ length: n }, () => 10),
  );
const PCI = {
  'pci-entry': 5,
  'pci-land': 10,
  'pci-transparency': 15,
  'pci-time': 10,
  'pci-informal': 10,
  'pci-policy-bias': 5,
  'pci-proactivity': 10,
  'pci-business-support': 15,
  'pci-labour': 15,
  'pci-legal': 5,
};
const DTI = {
  'dti-infrastructure': 0.2,
  'dti-activity-gov': 0.4,
  'dti-activity-economy': 0.2,
  'dti-activity-society': 0.2,
};
const SERVICE: Part[] = [
  { indicator_id: 'dvc-766-transparency', max: 18 },
  { indicator_id: 'dvc-766-timeliness', max: 20 },
  { indicator_id: 'dvc-766-digitisation', max: 22 },
  {
    indicator_id: 'dvc-766-online',
    max: 22,
    parts: [
      { indicator_id: 'dvc-766-online-service', max: 12 },
      { indicator_id: 'dvc-766-online-payment', max: 10 },
    ],
  },
  { indicator_id: 'dvc-766-satisfaction', max: 18 },
];

const FIELDS = {
  'par-field-direction': 12,
  'par-field-institution': 8,
  'par-field-procedure': 22,
  'par-field-organisation': 10,
  'par-field-civil-service': 14,
  'par-field-public-finance': 10,
  'par-field-digital-government': 24,
};
const LOCAL_NAMES = { district: 'cấp huyện', commune: 'cấp xã', agency: 'sở, ban, ngành' } as const;

/** A province's own framework for what stands below it. */
function local(
  unit: string,
  level: keyof typeof LOCAL_NAMES,
  from: number,
  to: number | null,
): Version {
  return {
    framework_id: `mo-phong-par-index-${unit}-${level}`,
    index_id: 'par-index',
    level,
    scope_unit_id: unit,
    year_from: from,
    year_to: to,
    name: `Khung mô phỏng ${LOCAL_NAMES[level]}, áp dụng từ năm ${from}`,
    max: 100,
    decimals: 2,
    parts: Object.entries(FIELDS).map(([indicator_id, max]) => ({ indicator_id, max })),
  };
}

/** All simulated frameworks. Where the maxima of an index change, a new version begins. */
export const VERSIONS: readonly Version[] = [
  province('par-index', 2016, 2019, 100, 2, points('par-index-d', [9, 9, 15, 12, 15, 8, 16, 16])),
  province('par-index', 2020, 2022, 100, 2, points('par-index-d', [9, 10, 14, 11, 15, 9, 16, 16])),
  province('par-index', 2023, null, 100, 2, points('par-index-d', [10, 9, 13, 10, 15, 8, 15, 20])),
  province('sipas', 2016, 2021, 100, 2, sipas),
  province('sipas', 2022, null, 100, 2, sipas),
  province('papi', 2016, 2017, 60, 4, tens(6)),
  province('papi', 2018, null, 80, 4, tens(8)),
  province('pci', 2016, null, 100, 2, weighted(10, PCI)),
  province('dti', 2020, 2023, 1, 4, weighted(1, DTI)),
  province('dti', 2024, null, 1, 4, weighted(1, DTI)),
  province('dvc-766', 2022, null, 100, 2, SERVICE),
  province('ict-index', 2016, null, 1, 4, []),
  province('legal-regulation-improvement-index', 2016, null, 100, 2, []),
  ...PLACES.flatMap(({ old, now }) => [
    local(old, 'district', 2020, 2024),
    local(old, 'commune', 2020, 2024),
    local(old, 'agency', 2020, 2024),
    local(now, 'commune', 2025, null),
    local(now, 'agency', 2025, null),
  ]),
];

const NOTE =
  'Khung mô phỏng: mọi điểm tối đa, trọng số đều do chương trình đặt ra, không phải của văn bản nào.';

export const frameworkRows = (): Row[] =>
  VERSIONS.map((version) => ({
    framework_id: version.framework_id,
    index_id: version.index_id,
    level: version.level,
    scope_unit_id: version.scope_unit_id,
    decision_no: version.name,
    year_from: version.year_from,
    year_to: version.year_to,
    note_vi: `${version.name}. ${NOTE}`,
    source_id: SEED_SOURCE,
  }));

export const itemRows = (): Row[] =>
  VERSIONS.flatMap(({ framework_id, index_id, max, parts }) => {
    const all = [
      { indicator_id: index_id, max },
      ...parts.flatMap((part) => [part, ...(part.parts ?? [])]),
    ];
    return all.map((part: Part, i) => ({
      framework_id,
      indicator_id: part.indicator_id,
      name_vi: null,
      max_points: part.max,
      weight: part.weight ?? null,
      position: i + 1,
      status: 'simulated',
      note_vi: 'Mô phỏng',
      source_id: SEED_SOURCE,
    }));
  });

const changed = (period: string, reason_vi: string, ...indicators: string[]): Row[] =>
  indicators.map((indicator_id) => ({
    indicator_id,
    level: 'province',
    scope_unit_id: null,
    period,
    reason_code: 'new_framework',
    reason_vi: `Mô phỏng: ${reason_vi}`,
    source_id: SEED_SOURCE,
  }));

const PAR = [
  'par-index',
  ...points(
    'par-index-d',
    Array.from({ length: 8 }, () => 0),
  ).map((one) => one.indicator_id),
];

/** Where simulated series may not be compared; two more jumps are planted and not told here. */
export const breakRows = (): Row[] => [
  ...changed('2020', 'khung điểm thay đổi từ năm 2020.', ...PAR),
  ...changed('2023', 'khung điểm thay đổi từ năm 2023.', ...PAR),
  ...changed(
    '2022',
    'đối tượng khảo sát thay đổi từ năm 2022.',
    'sipas',
    ...SIPAS.map((one) => `sipas-${one}`),
  ),
  ...changed('2018', 'từ sáu lên tám nội dung.', 'papi'),
  ...changed('2024', 'cách đo thay đổi từ năm 2024.', 'dti', ...Object.keys(DTI)),
];
