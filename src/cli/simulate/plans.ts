import { difficultyRows } from './difficulties';
import { stream } from './random';
import type { Row } from './tables';
import { PLACES, SEED_SOURCE } from './universe';

const TASKS = [
  [
    'Mô phỏng: công khai đủ thủ tục hành chính tại nơi tiếp nhận và trên cổng',
    'communication',
    'procedure-publication-rate',
    'so-tu-phap',
  ],
  [
    'Mô phỏng: hướng dẫn người dân nộp hồ sơ trực tuyến',
    'communication',
    'online-dossier-rate',
    'so-khoa-hoc-va-cong-nghe',
  ],
  [
    'Mô phỏng: tăng hồ sơ nhận, trả qua bưu chính công ích',
    'improvement',
    'postal-dossier-rate',
    'so-khoa-hoc-va-cong-nghe',
  ],
  [
    'Mô phỏng: rà soát hồ sơ trễ hạn hằng tháng',
    'improvement',
    'dossier-on-time-resolved-rate',
    'so-noi-vu',
  ],
  ['Mô phỏng: số hóa hồ sơ khi tiếp nhận', 'improvement', 'dossier-digitised-rate', 'so-xay-dung'],
  [
    'Mô phỏng: bố trí kinh phí cho nhiệm vụ cải cách hành chính',
    'organisation',
    'par-index',
    'so-tai-chinh',
  ],
  [
    'Mô phỏng: kiểm tra công tác cải cách hành chính tại đơn vị',
    'organisation',
    'par-index',
    'so-noi-vu',
  ],
  ['Mô phỏng: báo cáo kết quả cải cách hành chính hằng quý', 'reporting', 'par-index', 'so-noi-vu'],
] as const;

const AGENCIES: Readonly<Record<string, string>> = {
  'so-noi-vu': 'Sở Nội vụ',
  'so-tai-chinh': 'Sở Tài chính',
  'so-xay-dung': 'Sở Xây dựng',
  'so-tu-phap': 'Sở Tư pháp',
  'so-khoa-hoc-va-cong-nghe': 'Sở Khoa học và Công nghệ',
};

const TARGETS = [
  ['online-dossier-rate', '>=', 60, 'Mô phỏng: từ 60% hồ sơ nộp trực tuyến'],
  ['dossier-on-time-resolved-rate', '>=', 95, 'Mô phỏng: từ 95% hồ sơ giải quyết đúng hạn'],
  ['procedure-publication-rate', '=', 100, 'Mô phỏng: 100% thủ tục được công khai'],
  ['par-index', 'raise', null, 'Mô phỏng: nâng điểm so với năm trước'],
  ['sipas', 'maintain_or_raise', null, 'Mô phỏng: giữ hoặc nâng mức độ hài lòng'],
] as const;

const QUARTERS = ['03-31', '06-30', '09-30', '12-31'];
const id = (agency: string) => `mo-phong-${agency}`;

/** Plans of the simulated places, with their tasks, duties, targets, quarterly reports and what is late in them. */
export function planTables(seed: number): Record<string, Row[]> {
  const plans = PLACES.flatMap(({ old, now, name, now_name }) => [
    { unit_id: old, year: 2024, of: name },
    { unit_id: now, year: 2025, of: now_name },
  ]).map((plan) => ({ ...plan, plan_id: `mo-phong-${plan.unit_id}-${plan.year}` }));
  const tasks = plans.flatMap((plan) =>
    TASKS.map(([title_vi, kind, indicator_id, agency], i) => ({
      ...plan,
      task_id: `${plan.plan_id}-${i + 1}`,
      position: i + 1,
      title_vi,
      kind,
      indicator_id,
      agency,
    })),
  );
  return {
    agencies: Object.entries(AGENCIES).map(([agency, name_vi]) => ({
      agency_id: id(agency),
      name_vi,
      level: 'province',
    })),
    plans: plans.map(({ plan_id, unit_id, year, of }) => ({
      plan_id,
      unit_id,
      title_vi: `Kế hoạch mô phỏng cải cách hành chính ${of} năm ${year}`,
      issuing_unit_vi: `Mô phỏng: UBND ${of}`,
      level: 'province',
      year,
      source_id: SEED_SOURCE,
    })),
    tasks: tasks.map(
      ({ task_id, plan_id, position, title_vi, kind, indicator_id, agency, year }) => ({
        task_id,
        plan_id,
        code: String(position),
        position,
        title_vi,
        kind,
        indicator_id,
        lead_agency_vi: AGENCIES[agency] ?? null,
        period_vi: `Năm ${year}`,
        start_date: year === 2025 ? '2025-07-01' : `${year}-01-01`,
        end_date: `${year}-12-31`,
        frequency: kind === 'reporting' ? 'quarterly' : 'continuous',
      }),
    ),
    task_agencies: tasks.map(({ task_id, agency }) => ({
      task_id,
      agency_id: id(agency),
      role: 'lead',
      position: 1,
    })),
    task_indicators: tasks.map(({ task_id, indicator_id }) => ({
      task_id,
      indicator_id,
      role: 'primary',
    })),
    task_reports: tasks.flatMap((task) => reportsOf(seed, task)),
    difficulties: plans.flatMap((plan) =>
      difficultyRows(seed, plan, {
        agency_id: id(TASKS[0][3]),
        task_id: `${plan.plan_id}-1`,
      }),
    ),
    targets: plans.flatMap(({ plan_id, unit_id, year }) =>
      TARGETS.map(([indicator_id, op, value, text_vi]) => ({
        indicator_id,
        unit_id,
        period: String(year),
        plan_id,
        op,
        value,
        text_vi,
      })),
    ),
    submissions: plans.flatMap(({ unit_id, year }) => submissionsOf(seed, unit_id, year)),
  };
}

function reportsOf(
  seed: number,
  task: { task_id: string; unit_id: string; agency: string; year: number },
): Row[] {
  const noise = stream(seed, `reports ${task.task_id}`);
  let percent = 0;
  return QUARTERS.flatMap((day, i): Row[] => {
    if (task.year === 2025 && i < 2) return [];
    percent = Math.min(100, percent + noise.int(10, task.year === 2025 ? 60 : 38));
    if (noise.int(1, 8) === 1) return [];
    const status = percent === 100 ? 'done' : 'in_progress';
    return [
      {
        task_id: task.task_id,
        member_id: `${task.unit_id}.${task.agency}`,
        reported_on: `${task.year}-${day}`,
        status,
        percent,
        note: status === 'done' ? null : 'Mô phỏng: đang thực hiện',
        reported_by: 'Mô phỏng',
      },
    ];
  });
}

function submissionsOf(seed: number, unit_id: string, year: number): Row[] {
  const noise = stream(seed, `submissions ${unit_id} ${year}`);
  return QUARTERS.flatMap((_, i): Row[] => {
    const day = noise.int(5, 20);
    const none = noise.int(1, 6) === 1;
    if (year === 2025 && i < 2) return [];
    const month = i === 3 ? `${year + 1}-01` : `${year}-${String(3 * i + 4).padStart(2, '0')}`;
    return [
      {
        unit_id,
        report: 'Mô phỏng: báo cáo cải cách hành chính quý',
        period: `${year}-Q${i + 1}`,
        due_on: `${month}-15`,
        received_on: none ? null : `${month}-${String(day).padStart(2, '0')}`,
      },
    ];
  });
}
