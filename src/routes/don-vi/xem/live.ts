import { UnknownError } from '$lib/queries/answers/context';
import type { Engine } from '$lib/engine/engine';
import { smallMultiples } from '$lib/charts/small-multiples';
import type { ChartSpec } from '$lib/charts/spec';
import type { Figures } from '../profile';
import { loadProfile, type Profile } from '../load';

/** The profile of the unit of an address; null = there is no such unit. */
export async function liveProfile(engine: Engine, unit_id: string): Promise<Profile | null> {
  try {
    return await loadProfile(engine, unit_id);
  } catch (error) {
    if (error instanceof UnknownError) return null;
    throw error;
  }
}

/** Draws the years of a set of figures at a width. */
export function yearsChart({ panels }: Figures): (width: number) => ChartSpec | null {
  return (width) =>
    panels.length === 0 ? null : smallMultiples({ panels, sameScale: false }, width);
}
