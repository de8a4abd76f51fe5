import { comparePeriods } from '../../domain/periods';
import { cellFindings, QUALITY_KINDS } from '../../domain/quality';
import type { QualityFinding } from '../../domain/quality';
import type { Engine } from '../../engine/engine';
import { qualityRows } from '../quality-rows';
import { ask } from '../question';
import { catalogue, coverageOf } from './context';
import { askRanking } from './ranking';
import type { RankingAnswer } from './types';

/** What a ranking of all provinces tells: ranks that do not follow from the values, and units without a value. */
function rankingFindings(answer: RankingAnswer): QualityFinding[] {
  const { indicator, period, rows, of, withheld, missing, known_values, expected } = answer;
  const about = { indicator_id: indicator.indicator_id, period, breakdown: null };
  const ranks = rows.flatMap((row): QualityFinding[] => {
    const { unit_id, rank, published_rank, value, status, source_id } = row;
    if (rank === null || published_rank === null || rank === published_rank) return [];
    if (status === null || source_id === null) return [];
    const values = [{ source_id, value, published_rank, status, preferred: true }];
    return [
      {
        ...about,
        kind: 'published_rank_differs',
        unit_id,
        values,
        params: { rank, published_rank },
      },
    ];
  });
  const one = (kind: QualityFinding['kind'], unit_id: string): QualityFinding => ({
    ...about,
    kind,
    unit_id,
    values: [],
    params: {},
  });
  const gone = withheld.map(({ unit_id }) => one('withheld', unit_id));
  if (of === null && expected !== null && known_values < expected) {
    const params = { known_values, expected };
    return [
      ...ranks,
      ...gone,
      { ...about, kind: 'incomplete_set', unit_id: null, values: [], params },
    ];
  }
  return [...ranks, ...gone, ...missing.map(({ unit_id }) => one('missing_unit', unit_id))];
}

/** Everything odd in the figures an engine has: by kind, indicator, period and unit. */
export async function askQuality(engine: Engine): Promise<QualityFinding[]> {
  const [known, rows, there] = await Promise.all([
    catalogue(engine),
    ask(engine, qualityRows, {}),
    coverageOf(engine),
  ]);
  const percents = new Set(
    [...known.values()].flatMap((one) => (one.measure === 'percent' ? one.indicator_id : [])),
  );
  const found = cellFindings(rows, percents);
  for (const { indicator_id, period, level } of there) {
    if (level !== 'province') continue;
    found.push(...rankingFindings(await askRanking(engine, { indicator_id, period, level })));
  }
  return found.sort(
    (a, b) =>
      QUALITY_KINDS.indexOf(a.kind) - QUALITY_KINDS.indexOf(b.kind) ||
      (a.indicator_id < b.indicator_id ? -1 : a.indicator_id > b.indicator_id ? 1 : 0) ||
      comparePeriods(a.period, b.period) ||
      ((a.unit_id ?? '') < (b.unit_id ?? '') ? -1 : 1),
  );
}
