import type { Engine } from '$lib/engine/engine';
import { sourcesOf } from '$lib/queries/answers/context';
import { askTargetsOfUnit } from '$lib/queries/answers/targets';
import type { NamedUnit, UnitAnswer } from '$lib/queries/answers/types';
import { ask } from '$lib/queries/question';
import { unitsWithFigures } from '$lib/queries/units-with-figures';
import { remember } from '$lib/queries/memo';
import type { SourceNote } from '$lib/ui/types';
import { targetLineOf, type TargetLine } from '../ty-le/target-line';
import { insideOf, type Inside } from './inside';
import type { Place } from './places';
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
  /** Its figures as they were printed. */
  own: Figures;
  /** For a merged province: rolled up from those it came of, in today's boundaries. */
  current: Figures | null;
  inside: Inside;
  /** What plans want of it, and whether that was reached. */
  targets: TargetLine[];
  sources: SourceNote[];
}

/** Whether a unit stands today in place of others that were dissolved. */
export function isMerged({ unit, predecessors }: UnitAnswer): boolean {
  return (
    unit.level === 'province' &&
    unit.valid_to === null &&
    predecessors.some((link) => link.effective_on === unit.valid_from && link.distance === 1)
  );
}

/** The profile of a unit of any level; throws UnknownError. */
export async function loadProfile(engine: Engine, unit_id: string): Promise<Profile> {
  const pages = await pagesOf(engine);
  const { answer, figures } = await figuresOf(engine, unit_id);
  const rolled = isMerged(answer) ? await figuresOf(engine, unit_id, 'current') : null;
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
    current: rolled?.figures.estimated ? rolled.figures : null,
    inside: await insideOf(engine, unit_id),
    targets: (await askTargetsOfUnit(engine, unit_id)).map(targetLineOf),
    sources: await sourcesOf(
      engine,
      [...answer.sources, ...(rolled?.answer.sources ?? [])].map((source) => source.source_id),
    ),
  };
}
