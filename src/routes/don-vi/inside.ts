import { comparePeriods, periodYear } from '$lib/domain/periods';
import { compareNumbers } from '$lib/domain/numbers';
import type { Level, Period, Status } from '$lib/domain/types';
import type { Engine } from '$lib/engine/engine';
import { catalogue, sourcesOf } from '$lib/queries/answers/context';
import { isComponent } from '$lib/domain/is-component';
import type { SourceRow } from '$lib/queries/answers/types';
import { figuresInside, type FigureInsideRow } from '$lib/queries/figures-inside';
import { ask } from '$lib/queries/question';
import { unitsInside, type UnitInsideRow } from '$lib/queries/units-inside';
import { rankingIn, writeRanking } from '$lib/state/address';
import { placesIn, type Place } from './places';

/** A district with the number of its communes. */
export interface DistrictPlace extends Place {
  communes: number;
}

/** One published list of results of units of a level. */
export interface ResultList {
  indicator_id: string;
  name: string;
  unit: string;
  decimals: number;
  period: Period;
  /** Address of the ranking; null for the reader's own figures. */
  href: string | null;
  rows: {
    unit_id: string;
    name: string;
    page: boolean;
    value: number | null;
    published_rank: number | null;
    published_of: number | null;
    status: Status;
    own: boolean;
    note: string | null;
  }[];
  sources: SourceRow[];
  /** Other periods of the same indicator, latest first. */
  earlier: { period: Period; href: string; units: number }[];
}

/** What stands below a unit. Agencies have an axis of their own. */
export interface Inside {
  /** How many communes are straight under the unit: of a district to 30/06/2025, of a province since. */
  commune_count: number;
  /** Their names; more than a few have a page of their own. */
  communes: Place[];
  districts: DistrictPlace[];
  agencies: Place[];
  results: Record<'district' | 'commune' | 'agency', ResultList[]>;
}

/** A longer list of names has a page of its own. */
const MANY = 60;

type Inner = 'district' | 'commune' | 'agency';

function resultsOf(
  level: Inner,
  unit_id: string,
  rows: readonly FigureInsideRow[],
  names: ReadonlyMap<string, UnitInsideRow>,
  known: Awaited<ReturnType<typeof catalogue>>,
): (Omit<ResultList, 'sources'> & { source_ids: string[] })[] {
  const own = rows.filter((row) => row.level === level);
  const ids = [...new Set(own.map((row) => row.indicator_id))];
  return ids.flatMap((indicator_id) => {
    const indicator = known.get(indicator_id);
    if (!indicator || isComponent(indicator)) return [];
    const mine = own.filter((row) => row.indicator_id === indicator_id);
    const periods = [...new Set(mine.map((row) => row.period))].sort((a, b) =>
      comparePeriods(b, a),
    );
    const of = (period: Period) => mine.filter((row) => row.period === period);
    const [latest] = periods;
    // A single unit's figure stands on its own page.
    const most = Math.max(...periods.map((period) => of(period).length));
    if (latest === undefined || most < 2) return [];
    const shown = periods.find((period) => of(period).length > 1) ?? latest;
    const href = (period: Period) => {
      const year = periodYear(period);
      const within = { level, within: unit_id, period: period === String(year) ? null : period };
      return `/xep-hang/${indicator_id}/${year}${writeRanking({ ...rankingIn(''), ...within })}`;
    };
    const rank = (row: FigureInsideRow) => row.published_rank ?? Number.MAX_SAFE_INTEGER;
    const better = indicator.direction === 'lower_better' ? 1 : -1;
    return [
      {
        indicator_id,
        name: indicator.short_vi,
        unit: indicator.measure === 'percent' ? '%' : (indicator.unit_vi ?? ''),
        decimals: indicator.decimals ?? 2,
        period: shown,
        href: of(shown).some((row) => !row.own) ? href(shown) : null,
        rows: of(shown)
          .sort(
            (a, b) =>
              compareNumbers(rank(a), rank(b)) ||
              better * compareNumbers(a.value ?? -1e9 * better, b.value ?? -1e9 * better) ||
              (a.unit_id < b.unit_id ? -1 : 1),
          )
          .map((row) => ({
            unit_id: row.unit_id,
            name: names.get(row.unit_id)?.name_vi ?? row.unit_id,
            page: names.get(row.unit_id)?.shipped ?? false,
            value: row.value,
            published_rank: row.published_rank,
            published_of: row.published_of,
            status: row.status,
            own: row.own,
            note: row.note,
          })),
        source_ids: of(shown).map((row) => row.source_id),
        earlier: periods
          .filter((period) => period !== shown && of(period).some((row) => !row.own))
          .map((period) => ({ period, href: href(period), units: of(period).length })),
      },
    ];
  });
}

/** The units below one and the results published of them. */
export async function insideOf(engine: Engine, unit_id: string): Promise<Inside> {
  const [units, figures, known] = await Promise.all([
    ask(engine, unitsInside, { unit_id }),
    ask(engine, figuresInside, { unit_id }),
    catalogue(engine),
  ]);
  const names = new Map(units.map((row) => [row.unit_id, row]));
  const listed = (level: Level, parent: string) => placesIn(units, level, parent);
  const results = async (level: Inner) =>
    Promise.all(
      resultsOf(level, unit_id, figures, names, known).map(async ({ source_ids, ...list }) => ({
        ...list,
        sources: await sourcesOf(engine, source_ids),
      })),
    );
  const communes = listed('commune', unit_id);
  return {
    commune_count: communes.length,
    communes: communes.length > MANY ? [] : communes,
    districts: listed('district', unit_id).map((district) => ({
      ...district,
      communes: listed('commune', district.unit_id).length,
    })),
    agencies: listed('agency', unit_id),
    results: {
      district: await results('district'),
      commune: await results('commune'),
      agency: await results('agency'),
    },
  };
}
