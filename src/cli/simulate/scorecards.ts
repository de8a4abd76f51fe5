import { roundTo } from '../../lib/domain/numbers';
import { VERSIONS } from './frameworks';
import type { Figures } from './observations';
import { stream } from './random';
import { scored } from './scores';
import type { Row } from './tables';
import type { SimUnit } from './universe';

const YEARS = [2024, 2025];
const COLUMNS = ['self_score', 'appraised_1', 'appraised_2', 'final'] as const;
type Scores = Record<(typeof COLUMNS)[number], number>;

/**
 * Scorecards of PAR INDEX: what a unit gave itself, what two rounds of appraisal made of it, what stood in the end.
 * Finals are the figures of the table observations; the row of the whole adds the rows of its parts.
 */
export function scorecardRows(seed: number, figures: Figures, units: readonly SimUnit[]): Row[] {
  return VERSIONS.filter(({ index_id }) => index_id === 'par-index').flatMap((version) =>
    YEARS.filter((year) => year >= version.year_from && year <= (version.year_to ?? year)).flatMap(
      (year) =>
        scored(version, year, units).flatMap((unit) =>
          cardOf(seed, figures, version, unit, String(year)),
        ),
    ),
  );
}

function cardOf(
  seed: number,
  figures: Figures,
  version: (typeof VERSIONS)[number],
  unit: SimUnit,
  period: string,
): Row[] {
  const { framework_id, index_id, max, parts } = version;
  const { unit_id } = unit;
  const noise = stream(seed, `scorecard ${unit_id} ${period}`);
  const total: Scores = { self_score: 0, appraised_1: 0, appraised_2: 0, final: 0 };
  const rows = parts.map(({ indicator_id, max: most }, i): Row => {
    const final = figures.at(unit_id, indicator_id, period).value ?? 0;
    const room = most - final;
    const above = (percent: number) => roundTo(final + (room * percent) / 100, 2);
    const appraised_2 = noise.int(1, 4) === 1 ? above(noise.int(1, 10)) : final;
    const appraised_1 = noise.int(1, 3) === 1 ? above(noise.int(10, 25)) : appraised_2;
    const scores: Scores = {
      self_score: above(noise.int(25, 80)),
      appraised_1,
      appraised_2,
      final,
    };
    for (const column of COLUMNS) total[column] = roundTo(total[column] + scores[column], 2);
    return {
      unit_id,
      framework_id,
      indicator_id,
      period,
      max: most,
      ...scores,
      reason: appraised_1 > final ? 'Mô phỏng: tài liệu kiểm chứng chưa đủ' : null,
      evidence: `Mô phỏng: phụ lục ${i + 1} của báo cáo tự chấm`,
    };
  });
  return [
    {
      unit_id,
      framework_id,
      indicator_id: index_id,
      period,
      max,
      ...total,
      reason: null,
      evidence: null,
    },
    ...rows,
  ];
}
