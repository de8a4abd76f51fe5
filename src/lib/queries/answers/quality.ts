import { groupBy } from '../../domain/group-by';
import { comparePeriods, referenceDate } from '../../domain/periods';
import { cellFindings, QUALITY_KINDS } from '../../domain/quality';
import type { QualityFinding, QualityRow } from '../../domain/quality';
import { compare } from '../../domain/comparability';
import { findingOf } from '../../domain/quality';
import { jumpFindings } from '../../domain/quality-jumps';
import { additionsOf, feedbackFindings, limitFindings } from '../../domain/quality-limits';
import { scorecardFindings } from '../../domain/quality-scorecards';
import type { Period } from '../../domain/types';
import { rangeFault } from '../../datapackage/ranges';
import type { Engine } from '../../engine/engine';
import { breaks } from '../breaks';
import { linksOfFigures } from '../links-of-figures';
import { qualityRows } from '../quality-rows';
import { qualityRules } from '../quality-rules';
import { qualityScorecards } from '../quality-scorecards';
import { ask } from '../question';
import type { UnitRow } from '../rows';
import { unitsById } from '../units-by-id';
import { catalogue, coverageOf } from './context';
import { askRanking } from './ranking';
import type { IndicatorRow, RankingAnswer } from './types';

/** Of more units than this share a set is called incomplete; of fewer, those missing are named. */
const FEW_MISSING = 0.1;

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
  if (of === null && expected !== null && missing.length > FEW_MISSING * expected) {
    const params = { known_values, expected };
    return [
      ...ranks,
      ...gone,
      { ...about, kind: 'incomplete_set', unit_id: null, values: [], params },
    ];
  }
  return [...ranks, ...gone, ...missing.map(({ unit_id }) => one('missing_unit', unit_id))];
}

/** Values that the scale of their indicator does not allow. */
function rangeFindings(
  rows: readonly QualityRow[],
  known: ReadonlyMap<string, IndicatorRow>,
): QualityFinding[] {
  return rows.flatMap((row) => {
    const scale = known.get(row.indicator_id);
    const fault = scale && row.value !== null ? rangeFault(row.value, scale) : null;
    if (!fault || row.value === null) return [];
    return [findingOf('value_out_of_range', row, { value: row.value, expected: fault.expected })];
  });
}

/** What frameworks say of their items: sums, and maxima, in figures and in scorecards. */
async function frameworkFindings(
  engine: Engine,
  rows: readonly QualityRow[],
  known: ReadonlyMap<string, IndicatorRow>,
): Promise<QualityFinding[]> {
  const [items, cards] = await Promise.all([
    ask(engine, qualityRules, {}),
    ask(engine, qualityScorecards, {}),
  ]);
  const rules = [...groupBy(items, ({ framework_id }) => framework_id).values()].flatMap((some) => {
    const [first] = some;
    if (!first) return [];
    const additions = additionsOf({ items: some }, (id) => known.get(id)?.parent_id ?? null);
    return [{ ...first, items: some, additions }];
  });
  const byId = new Map(rules.map((rule) => [rule.framework_id, rule.additions]));
  return [...limitFindings(rows, rules), ...scorecardFindings(cards, (id) => byId.get(id) ?? [])];
}

/** Whether two periods of a row's series may be compared, as everywhere. */
async function comparer(
  engine: Engine,
): Promise<(row: QualityRow, from: Period, to: Period) => boolean> {
  const [breakRows, links] = await Promise.all([
    ask(engine, breaks, {}),
    ask(engine, linksOfFigures, {}),
  ]);
  const breaksById = groupBy(breakRows, (row) => row.indicator_id);
  const leaving = groupBy(links, (link) => link.from_unit_id);
  const coming = groupBy(links, (link) => link.to_unit_id);
  return (row, from, to) => {
    const { unit_id, indicator_id, level, valid_from } = row;
    const ancestors = row.ancestors.split(' ').filter((id) => id !== '');
    const series = { indicator_id, level, unit: { unit_id, valid_from }, ancestors };
    const touching = [...(leaving.get(unit_id) ?? []), ...(coming.get(unit_id) ?? [])];
    return compare(series, from, to, {
      breaks: breaksById.get(indicator_id) ?? [],
      links: touching,
    }).comparable;
  };
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
  const found = [
    ...cellFindings(rows, percents),
    ...rangeFindings(rows, known),
    ...feedbackFindings(rows),
    ...jumpFindings(rows, await comparer(engine)),
    ...(await frameworkFindings(engine, rows, known)),
  ];
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

/** The unit of each finding with the name it bore in the period: a province was not yet the city it is now. */
export async function unitsThen(
  engine: Engine,
  findings: readonly QualityFinding[],
): Promise<(one: QualityFinding) => UnitRow | undefined> {
  const days = groupBy(findings, ({ period }) => referenceDate(period));
  const found = new Map<string, UnitRow>();
  for (const [date, some] of days) {
    const unit_ids = [...new Set(some.flatMap(({ unit_id }) => unit_id ?? []))];
    for (const unit of await ask(engine, unitsById, { unit_ids, date }))
      found.set(`${unit.unit_id} ${date}`, unit);
  }
  return ({ unit_id, period }) => found.get(`${unit_id} ${referenceDate(period)}`);
}
