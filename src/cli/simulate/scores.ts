import { roundTo } from '../../lib/domain/numbers';
import { competitionRanks } from '../../lib/domain/ranking';
import { VERSIONS, type Part, type Version } from './frameworks';
import { courseOf, LAST_YEAR, shareOf, standing } from './model';
import type { Figure, Figures } from './observations';
import type { SimUnit } from './universe';

/** Indices of which the simulated publisher prints ranks. */
const RANKED = ['par-index', 'sipas', 'pci', 'dti', 'papi'];

/** Units a version scores in a year. Below the province those of its own place. */
export function scored(
  { level, scope_unit_id }: Version,
  year: number,
  units: readonly SimUnit[],
): SimUnit[] {
  return units.filter(
    (unit) =>
      unit.level === level &&
      (scope_unit_id === null || unit.unit_id.startsWith(`${scope_unit_id}.`)) &&
      (year >= LAST_YEAR ? !unit.ended : !unit.begun),
  );
}

/** Values of the parts of a version for one unit and year, then of the whole: what the parts say, rounded. */
function valuesOf(
  seed: number,
  version: Version,
  unit: SimUnit,
  year: number,
): Map<string, number> {
  const { index_id, decimals, max } = version;
  const values = new Map<string, number>();
  const leaf = (indicator: string, most: number) => {
    const z = standing(seed, unit, index_id, indicator, year);
    return roundTo(most * shareOf(courseOf(seed, index_id, indicator), z, year), decimals);
  };
  const whole = (parts: readonly Part[]): number => {
    const sum = parts.reduce((total, part) => {
      const value = part.parts ? whole(part.parts) : leaf(part.indicator_id, part.max);
      values.set(part.indicator_id, value);
      return total + (part.weight === undefined ? value : (value * part.weight) / part.max);
    }, 0);
    return roundTo(sum, decimals);
  };
  values.set(index_id, version.parts.length > 0 ? whole(version.parts) : leaf(index_id, max));
  return values;
}

/** Scores of every version, unit and year; a year's figures are read early in the next. */
export function addScores(seed: number, figures: Figures, units: readonly SimUnit[]): void {
  for (const version of VERSIONS)
    for (let year = version.year_from; year <= (version.year_to ?? LAST_YEAR); year++)
      for (const unit of scored(version, year, units))
        for (const [indicator_id, value] of valuesOf(seed, version, unit, year))
          figures.add({ unit_id: unit.unit_id, indicator_id, period: String(year), value });
}

/** Yearly DDCI of districts and departments. */
export function addInternal(seed: number, figures: Figures, units: readonly SimUnit[]): void {
  const course = courseOf(seed, 'ddci', 'ddci');
  for (const unit of units)
    for (let year = 2018; year <= LAST_YEAR; year++) {
      if (unit.level !== 'district' && unit.level !== 'agency') continue;
      if (year >= LAST_YEAR ? unit.ended : unit.begun) continue;
      const share = shareOf(course, standing(seed, unit, 'ddci', 'ddci', year), year);
      const value = roundTo(100 * share, 2);
      figures.add({ unit_id: unit.unit_id, indicator_id: 'ddci', period: String(year), value });
    }
}

/** Prints ranks beside the totals of provinces, as they follow from the values. */
export function addRanks(figures: Figures, provinces: ReadonlySet<string>): void {
  const sets = new Map<string, { figure: Figure; value: number }[]>();
  for (const figure of figures.all()) {
    const { indicator_id, unit_id, period, value, source_id } = figure;
    if (!RANKED.includes(indicator_id) || !provinces.has(unit_id) || source_id !== undefined)
      continue;
    if (typeof value !== 'number') continue;
    const key = `${indicator_id} ${period}`;
    sets.set(key, [...(sets.get(key) ?? []), { figure, value }]);
  }
  for (const set of sets.values()) {
    const ranks = competitionRanks(
      set.map(({ figure, value }) => ({ unit_id: figure.unit_id, value })),
      'higher_better',
    );
    for (const { figure } of set) {
      const published_rank = ranks.get(figure.unit_id);
      if (published_rank !== undefined)
        Object.assign(figure, { published_rank, published_of: set.length });
    }
  }
}
