import type { Engine } from '$lib/engine/engine';
import { sourcesOf } from '$lib/queries/answers/context';
import type { NamedUnit, SourceRow, UnitAnswer } from '$lib/queries/answers/types';
import { ask } from '$lib/queries/question';
import { unitsWithFigures } from '$lib/queries/units-with-figures';
import { remember } from '$lib/queries/memo';
import { insideOf, type Inside, type Place } from './inside';
import { figuresOf, type Figures } from './profile';

/** Ids of the units that the package has figures of: those with a page of their own. */
export function pagesOf(engine: Engine): Promise<Set<string>> {
  return remember(engine, 'units with a page', async () => {
    const rows = await ask(engine, unitsWithFigures, {});
    return new Set(rows.filter((row) => row.shipped > 0).map((row) => row.unit_id));
  });
}

/** A unit linked to another in time. */
export interface Related extends Place {
  effective_on: string;
  partial: boolean;
  distance: number;
}

/** Everything that is shown of a unit. */
export interface Profile {
  unit: NamedUnit;
  names: UnitAnswer['names'];
  /** From the country down to the parent. */
  ancestors: Place[];
  /** It has a page of its own. */
  page: boolean;
  predecessors: Related[];
  successors: Related[];
  own: Figures;
  inside: Inside;
  sources: SourceRow[];
}

/** The profile of a unit of any level; throws UnknownError. */
export async function loadProfile(engine: Engine, unit_id: string): Promise<Profile> {
  const pages = await pagesOf(engine);
  const { answer, figures } = await figuresOf(engine, unit_id);
  const placeOf = (unit: NamedUnit): Place => ({
    unit_id: unit.unit_id,
    name: unit.name_vi,
    valid_to: unit.valid_to,
    page: pages.has(unit.unit_id),
  });
  const related = (links: UnitAnswer['predecessors']): Related[] =>
    links.map(({ unit, effective_on, extent, distance }) => ({
      ...placeOf(unit),
      effective_on,
      partial: extent === 'partial',
      distance,
    }));
  return {
    unit: answer.unit,
    names: answer.names,
    ancestors: answer.ancestors.map(placeOf),
    page: pages.has(unit_id),
    predecessors: related(answer.predecessors),
    successors: related(answer.successors),
    own: figures,
    inside: await insideOf(engine, unit_id),
    sources: await sourcesOf(
      engine,
      answer.sources.map((source) => source.source_id),
    ),
  };
}
