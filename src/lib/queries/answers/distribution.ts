import { compareSets } from '../../domain/comparability';
import { fiveNumbers } from '../../domain/numbers';
import type { FiveNumbers } from '../../domain/numbers';
import { periodKind } from '../../domain/periods';
import type { Finding, Period } from '../../domain/types';
import type { Engine } from '../../engine/engine';
import { loadContext, sourcesOf } from './context';
import type { Standings } from './standings';
import { loadHistory } from './trend-points';
import type { IndicatorRow, SourceRow } from './types';

/** All provinces in one year. */
export interface DistributionYear {
  period: Period;
  /** Known values, smallest first. */
  values: number[];
  /** Units valid in the year, and those of them known to be withheld. */
  expected: number;
  withheld: number;
  /** Only where every unit of the year has a value or is known to be withheld: of a part there are no quartiles. */
  summary: FiveNumbers | null;
  /** The figure of the country as printed. */
  national: number | null;
  /** The year counts today's units although they did not exist yet. */
  retrospective: boolean;
  /** What sums up the set must not be joined with the year before; `reason` says why. */
  break_before: boolean;
  reason: Finding | null;
  source_ids: string[];
}

export interface DistributionAnswer {
  indicator: IndicatorRow;
  /** Years with a value, oldest first. */
  years: DistributionYear[];
  sources: SourceRow[];
}

function yearOf(standings: Standings, reason: Finding | null): DistributionYear {
  const { period, shown, outside, ranking, members } = standings;
  const published = [...shown.values()].filter((row) => !row.own && row.value !== null);
  const values = published.flatMap((row) => row.value ?? []).sort((a, b) => a - b);
  const country = outside.find((row) => row.level === 'country' && row.preferred && !row.own);
  const expected = ranking.expected ?? members.size;
  const complete = ranking.missing.length === 0;
  return {
    period,
    values,
    expected,
    withheld: ranking.withheld.length,
    summary: complete ? fiveNumbers(values) : null,
    national: country?.value ?? null,
    retrospective: standings.retrospective,
    break_before: reason !== null,
    reason,
    source_ids: [...published, ...(country ? [country] : [])].map((row) => row.source_id),
  };
}

/** How the values of all provinces spread, year by year. */
export async function askDistribution(
  engine: Engine,
  indicator_id: string,
): Promise<DistributionAnswer> {
  const context = await loadContext(engine, indicator_id, 'province', null);
  const history = (await loadHistory(engine, context, {})).filter(
    ({ period, shown }) =>
      periodKind(period) === 'year' && [...shown.values()].some((row) => row.value !== null),
  );
  const setOf = ({ period, members }: Standings) => ({ period, units: new Set(members.keys()) });
  const years = history.map((standings, i) => {
    const before = history[i - 1];
    const found = before
      ? compareSets(
          { indicator_id, level: 'province' },
          setOf(before),
          setOf(standings),
          context.rules.breaks,
        )
      : null;
    return yearOf(standings, found && !found.comparable ? found.reason : null);
  });
  return {
    indicator: context.indicator,
    years,
    sources: await sourcesOf(
      engine,
      years.flatMap((year) => year.source_ids),
    ),
  };
}
