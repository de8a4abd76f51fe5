import { error } from '@sveltejs/kit';
import { smallMultiples } from '$lib/charts';
import { drawChart } from '$lib/charts/svg';
import { buildEngine } from '$lib/engine/build';
import { unitOf } from '$lib/queries/answers/unit-of';
import { loadProfile } from '../load';
import type { Figures } from '../profile';
import { lineageOf } from './lineage.server';
import { unitPages } from './places.server';

function drawn({ panels }: Figures) {
  if (panels.length === 0) return null;
  return drawChart((width) => smallMultiples({ panels, sameScale: false }, width));
}

/** The panels are in the drawing already. */
const plain = (figures: Figures): Figures => ({ ...figures, panels: [] });

/** Everything the page of a unit shows. */
export async function loadUnit(unit_id: string) {
  const engine = await buildEngine();
  if (!(await unitPages(engine)).has(unit_id)) error(404);
  const { unit } = await unitOf(engine, unit_id);
  const profile = await loadProfile(engine, unit_id);
  return {
    profile: {
      ...profile,
      own: plain(profile.own),
      current: profile.current && plain(profile.current),
    },
    lineage: await lineageOf(engine, unit),
    drawn: { own: drawn(profile.own), current: profile.current && drawn(profile.current) },
  };
}
