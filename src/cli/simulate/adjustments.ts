import { groupBy } from '../../lib/domain/group-by';
import { compareNumbers } from '../../lib/domain/numbers';
import { VERSIONS } from './frameworks';
import { byText, type Row } from './tables';
import { SEED_SOURCE } from './universe';

/**
 * Points added to and taken from the scores of departments: the best of each province loses some, the next one gains
 * some, so that adjusted ranks differ from raw ones.
 */
export function adjustmentRows(cards: readonly Row[]): Row[] {
  const agencies = VERSIONS.filter(
    ({ index_id, level }) => index_id === 'par-index' && level === 'agency',
  );
  return agencies.flatMap(({ framework_id, index_id }) => {
    const totals = cards.filter(
      (row) => row['framework_id'] === framework_id && row['indicator_id'] === index_id,
    );
    return [...groupBy(totals, (row) => String(row['period']))].flatMap(([period, rows]) => {
      const [best, next] = [...rows].sort(
        (a, b) =>
          compareNumbers(Number(b['final']), Number(a['final'])) ||
          byText(String(a['unit_id']), String(b['unit_id'])),
      );
      const one = (row: Row | undefined, points: number, reason: string, day: string): Row[] =>
        row
          ? [
              {
                adjustment_id: `mo-phong-${String(row['unit_id'])}-${period}-${points < 0 ? 'tru' : 'cong'}`,
                unit_id: row['unit_id'] ?? null,
                framework_id,
                period,
                points,
                reason: `Mô phỏng: ${reason}`,
                decided_on: `${period}-${day}`,
                decided_by: 'Mô phỏng: Ủy ban nhân dân tỉnh',
                source_id: SEED_SOURCE,
              },
            ]
          : [];
      return [
        ...one(best, -0.5, 'không tham gia dự thi tìm hiểu cải cách hành chính', '10-15'),
        ...one(next, 1, 'đạt giải tại cuộc thi tìm hiểu cải cách hành chính', '10-15'),
      ];
    });
  });
}
