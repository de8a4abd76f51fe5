import { compareNumbers, summarise } from '../../domain/numbers';
import { comparePeriods, periodKind } from '../../domain/periods';
import type { Period } from '../../domain/types';
import type { Engine } from '../../engine/engine';
import type { CoverageRow } from '../coverage';
import { catalogue, coverageOf, sourcesOf } from './context';
import { askRanking } from './ranking';
import type { IndicatorRow, NationalAnswer, NationalIndex, RankingRow } from './types';

/** How many units are named at either end. */
const NAMED = 3;

const EMPTY = {
  period: null,
  of: null,
  expected: null,
  known_values: 0,
  known_ranks: 0,
  withheld: [],
  incomplete: null,
  retrospective: false,
  summary: null,
  first: [],
  last: [],
  risen: [],
  fallen: [],
  national: null,
  base_period: null,
  source_ids: [],
  complete: null,
};

function movers(rows: readonly RankingRow[], sign: 1 | -1): RankingRow[] {
  return rows
    .filter((row) => row.change_value !== null && Math.sign(row.change_value) === sign)
    .sort(
      (a, b) =>
        -sign * compareNumbers(a.change_value ?? 0, b.change_value ?? 0) ||
        (a.unit_id < b.unit_id ? -1 : 1),
    )
    .slice(0, NAMED);
}

async function pictureOf(
  engine: Engine,
  indicator: IndicatorRow,
  period: Period,
): Promise<NationalIndex> {
  const { indicator_id } = indicator;
  const answer = await askRanking(engine, { indicator_id, period, level: 'province' });
  const { rows, others, sources, of } = answer;
  const ranked = rows.filter((row) => row.rank !== null);
  const better = indicator.direction === 'lower_better' ? -1 : 1;
  return {
    indicator,
    period,
    of,
    expected: answer.expected,
    known_values: answer.known_values,
    known_ranks: answer.known_ranks,
    withheld: answer.withheld,
    incomplete: answer.incomplete,
    retrospective: answer.retrospective,
    summary: of === null ? null : summarise(ranked.flatMap((row) => row.value ?? [])),
    first: ranked.slice(0, NAMED),
    last: ranked.slice(-NAMED),
    risen: movers(ranked, better),
    fallen: movers(ranked, better === 1 ? -1 : 1),
    national: others.find((row) => row.level === 'country') ?? null,
    base_period: answer.base_period,
    source_ids: sources.map((source) => source.source_id),
    complete: null,
  };
}

async function indexOf(
  engine: Engine,
  indicator: IndicatorRow,
  there: readonly CoverageRow[],
): Promise<NationalIndex> {
  const mine = there
    .filter((row) => row.indicator_id === indicator.indicator_id && row.level === 'province')
    .sort((a, b) => comparePeriods(b.period, a.period));
  const years = mine.filter((row) => periodKind(row.period) === 'year' && row.units > 0);
  const latest = years[0] ?? mine[0];
  if (!latest) return { indicator, ...EMPTY };
  const picture = await pictureOf(engine, indicator, latest.period);
  if (picture.of !== null) return picture;
  for (const { period } of years.slice(1)) {
    const earlier = await pictureOf(engine, indicator, period);
    if (earlier.of !== null) return { ...picture, complete: earlier };
  }
  return picture;
}

/**
 * The picture over all provinces: per index its latest period, how much of it is known, and, of a complete set
 * only, the spread, the ends and the largest real changes.
 */
export async function askNational(engine: Engine): Promise<NationalAnswer> {
  const [all, there] = await Promise.all([catalogue(engine), coverageOf(engine)]);
  const heads = [...all.values()].filter((row) => row.index_id === row.indicator_id);
  const indices = await Promise.all(heads.map((row) => indexOf(engine, row, there)));
  return {
    indices,
    sources: await sourcesOf(
      engine,
      indices.flatMap((one) => [...one.source_ids, ...(one.complete?.source_ids ?? [])]),
    ),
  };
}
