import { stream } from './random';
import type { Row } from './tables';
import { SEED_SOURCE } from './universe';

const TEXTS = [
  [
    'difficulty',
    'thiếu người làm việc tại bộ phận một cửa',
    'bổ sung người từ các phòng chuyên môn',
  ],
  ['difficulty', 'đường truyền tại nơi tiếp nhận hồ sơ không ổn định', 'đã thay thiết bị'],
  ['proposal', 'tổ chức tuyên truyền bằng hình thức sân khấu hóa', 'đồng ý, giao lập kế hoạch'],
  ['proposal', 'bố trí kinh phí mua máy quét cho cấp xã', 'đưa vào dự toán năm sau'],
] as const;

const ADDRESSEES = ['Mô phỏng: Sở Nội vụ', 'Mô phỏng: UBND tỉnh (qua Sở Nội vụ)'] as const;

interface SimulatedPlan {
  plan_id: string;
  unit_id: string;
  year: number;
}

/** Difficulties and proposals of a plan: of its unit and of an agency, answered and not. */
export function difficultyRows(
  seed: number,
  { plan_id, unit_id, year }: SimulatedPlan,
  agency: { agency_id: string; task_id: string },
): Row[] {
  const noise = stream(seed, `difficulties ${plan_id}`);
  return TEXTS.map(([kind, text, answer], i) => {
    const [month, day] = [7 + i, noise.int(1, 28)];
    const status = (['answered', 'sent', 'in_hand', 'answered'] as const)[i] ?? 'sent';
    const answered = status === 'answered';
    return {
      difficulty_id: `${plan_id}-kk-${i + 1}`,
      unit_id: i % 2 === 0 ? unit_id : null,
      agency_id: i % 2 === 0 ? null : agency.agency_id,
      plan_id: i === 1 ? null : plan_id,
      task_id: i === 1 ? agency.task_id : null,
      raised_on: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
      kind,
      text_vi: `Mô phỏng: ${text}`,
      addressee: ADDRESSEES[noise.int(0, 1)] ?? ADDRESSEES[0],
      status,
      answer_vi: answered ? `Mô phỏng: ${answer}` : null,
      answered_on: answered ? `${year}-12-${String(noise.int(1, 28)).padStart(2, '0')}` : null,
      source_id: SEED_SOURCE,
    };
  });
}
