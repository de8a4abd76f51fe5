import { compareVietnamese } from '../../domain/fold';
import type { Finding, Level, Measure, UnitLink } from '../../domain/types';
import { familyOf } from '../../domain/roll-up';
import type { Descent } from '../../domain/roll-up';
import type { Rules, Series } from '../../domain/comparability';
import type { Engine } from '../../engine/engine';
import { breaks } from '../breaks';
import type { BreakRow } from '../breaks';
import { coverage } from '../coverage';
import type { CoverageRow } from '../coverage';
import { frameworks } from '../frameworks';
import type { FrameworkRow } from '../frameworks';
import { indicators } from '../indicators';
import { linksOfLevel } from '../links-of-level';
import { groupBy } from '../../domain/group-by';
import { remember } from '../memo';
import { ask } from '../question';
import { sources } from '../sources';
import { unitTiles } from '../unit-tiles';
import type { UnitTileRow } from '../unit-tiles';
import { unitsOfLevel } from '../units-of-level';
import type { UnitOfLevelRow } from '../units-of-level';
import { withheld } from '../withheld';
import type { WithheldRow } from '../withheld';
import type { IndicatorRow, SourceRow } from './types';

/** What was asked for does not exist; `params.id` is what was asked. */
export class UnknownError extends Error {
  override readonly name = 'UnknownError';
  constructor(
    readonly code: 'unknown_indicator' | 'unknown_unit',
    readonly id: string,
  ) {
    super(`${code}: ${id}`);
  }
}

/** The catalogue by id. */
export function catalogue(engine: Engine): Promise<Map<string, IndicatorRow>> {
  return remember(engine, 'catalogue', async () => {
    const rows = await ask(engine, indicators, {});
    return new Map(rows.map((row) => [row.indicator_id, row]));
  });
}

/** One indicator; throws UnknownError. */
export async function indicatorOf(engine: Engine, indicator_id: string): Promise<IndicatorRow> {
  const found = (await catalogue(engine)).get(indicator_id);
  if (!found) throw new UnknownError('unknown_indicator', indicator_id);
  return found;
}

/** What there is: every indicator, level and period with figures. */
export function coverageOf(engine: Engine): Promise<CoverageRow[]> {
  return remember(engine, 'coverage', () => ask(engine, coverage, {}));
}

/** Where the series of an indicator may not be compared. */
export async function breaksOf(engine: Engine, indicator_id: string): Promise<BreakRow[]> {
  const all = await remember(engine, 'breaks', async () =>
    groupBy(await ask(engine, breaks, {}), (row) => row.indicator_id),
  );
  return all.get(indicator_id) ?? [];
}

/** What all rankings and trends of one indicator at one level share. */
export interface Context {
  indicator: IndicatorRow;
  /** Measure of the index the indicator belongs to; null when it stands alone. */
  index_measure: Measure | null;
  level: Level;
  within: string | null;
  rules: Rules;
  withheld: WithheldRow[];
  frameworks: FrameworkRow[];
}

/** Loads the context of an indicator at a level, within a unit or everywhere. */
export async function loadContext(
  engine: Engine,
  indicator_id: string,
  level: Level,
  within: string | null,
): Promise<Context> {
  const indicator = await indicatorOf(engine, indicator_id);
  const index_id = indicator.index_id ?? indicator_id;
  const index = indicator.index_id ? (await catalogue(engine)).get(index_id) : undefined;
  const [breakRows, links, gone, versions] = await Promise.all([
    breaksOf(engine, indicator_id),
    remember(engine, `links ${level} ${within}`, () =>
      ask(engine, linksOfLevel, { level, within }),
    ),
    remember(engine, 'withheld', async () =>
      groupBy(await ask(engine, withheld, {}), (row) => row.indicator_id),
    ),
    remember(engine, `frameworks ${index_id}`, () => ask(engine, frameworks, { index_id })),
  ]);
  return {
    indicator,
    index_measure: index?.measure ?? null,
    level,
    within,
    rules: { breaks: breakRows, links },
    withheld: gone.get(indicator_id) ?? [],
    frameworks: versions,
  };
}

/** Units of a level with the names they bore on a day. */
export function unitsNamedOn(
  engine: Engine,
  level: Level,
  within: string | null,
  date: string,
): Promise<UnitOfLevelRow[]> {
  return remember(engine, `units ${level} ${within} ${date}`, () =>
    ask(engine, unitsOfLevel, { level, within, date }),
  );
}

/** Tiles by era, then unit. */
export function tilesByEra(engine: Engine): Promise<Map<string, Map<string, UnitTileRow>>> {
  return remember(engine, 'tiles', async () => {
    const eras = new Map<string, Map<string, UnitTileRow>>();
    for (const row of await ask(engine, unitTiles, {})) {
      const era = eras.get(row.era) ?? new Map<string, UnitTileRow>();
      eras.set(row.era, era.set(row.unit_id, row));
    }
    return eras;
  });
}

/** The series of a unit, as comparability wants it; with a descent, that of its current boundaries. */
export function seriesOf(
  context: Context,
  unit: UnitOfLevelRow,
  register: ReadonlyMap<string, UnitOfLevelRow>,
  descent: Descent | null,
): Series {
  const family = descent ? familyOf(unit.unit_id, descent) : [];
  const ancestors = [unit, ...family.flatMap((id) => register.get(id) ?? [])].flatMap((one) =>
    one.ancestors.split(' ').filter((id) => id !== ''),
  );
  return {
    indicator_id: context.indicator.indicator_id,
    level: context.level,
    unit,
    ancestors: [...new Set(ancestors)],
    family,
  };
}

/** Sources by id, the reader's own files among them, sorted by title in Vietnamese order. */
export async function sourcesOf(
  engine: Engine,
  ids: Iterable<string | null>,
): Promise<SourceRow[]> {
  const source_ids = [...new Set(ids)].filter((id): id is string => id !== null).sort();
  if (source_ids.length === 0) return [];
  const shipped = await remember(engine, 'sources', async () => {
    const all = await ask(engine, sources, { source_ids: null });
    return new Map(all.map((row) => [row.source_id, row]));
  });
  const others = source_ids.filter((id) => !shipped.has(id));
  const own =
    others.length > 0
      ? await remember(engine, `sources ${others.join(' ')}`, () =>
          ask(engine, sources, { source_ids: others }),
        )
      : [];
  const rows = source_ids.flatMap((id) => shipped.get(id) ?? []);
  return [...rows, ...own].sort((a, b) => compareVietnamese(a.title, b.title));
}

/**
 * Adds the name of the other unit (`other_name_vi`) to a finding about a change of territory; with the links also the
 * name of the unit itself (`unit_name_vi`) and of all that took part on the day (`other_names_vi`, those whole first).
 */
export function withNames(
  finding: Finding | null,
  units: ReadonlyMap<string, { name_vi: string }>,
  links: readonly UnitLink[] = [],
): Finding | null {
  if (!finding) return null;
  const { unit_id, other_unit_id, effective_on } = finding.params;
  const nameOf = (id: string | number | undefined) => units.get(String(id ?? ''))?.name_vi;
  const beside = links
    .filter((link) => link.effective_on === effective_on && link.from_unit_id !== link.to_unit_id)
    .filter((link) => link.to_unit_id === unit_id || link.from_unit_id === unit_id)
    .sort((a, b) => Number(a.extent === 'partial') - Number(b.extent === 'partial'))
    .map((link) => nameOf(link.to_unit_id === unit_id ? link.from_unit_id : link.to_unit_id));
  const names = [...new Set(beside)].filter((name) => name !== undefined);
  const [own, other] = [nameOf(unit_id), nameOf(other_unit_id)];
  const params = {
    ...finding.params,
    ...(other ? { other_name_vi: other } : {}),
    ...(names.length > 0 && own ? { unit_name_vi: own, other_names_vi: names.join(', ') } : {}),
  };
  return { ...finding, params };
}

/** Vietnamese order of names. */
export const collator = { compare: compareVietnamese };
