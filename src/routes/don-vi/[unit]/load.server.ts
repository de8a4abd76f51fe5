import { error } from '@sveltejs/kit';
import { smallMultiples } from '$lib/charts';
import { drawChart } from '$lib/charts/svg';
import { buildEngine } from '$lib/engine/build';
import type { Engine } from '$lib/engine/engine';
import { unitOf } from '$lib/queries/answers/unit-of';
import { remember } from '$lib/queries/memo';
import type { SourceNote } from '$lib/ui/types';
import { loadProfile } from '../load';
import { placesOf } from '../places';
import type { Figures } from '../profile';
import { lineageOf } from './lineage.server';
import { unitPages } from './places.server';

function drawn({ panels }: Figures) {
  if (panels.length === 0) return null;
  return drawChart((width) => smallMultiples({ panels, sameScale: false }, width));
}

/** The panels are in the drawing already, and the parts of parts have a page of their own. */
const plain = (figures: Figures): Figures => ({
  ...figures,
  panels: [],
  parts: figures.parts.map((index) => {
    const rows = index.rows.filter((row) => row.depth === 0);
    return { ...index, rows, elsewhere: index.rows.length - rows.length };
  }),
});

/** What a line of sources says of one. */
const noted = (source: SourceNote): SourceNote => {
  const { source_id, title, publisher = null, url = null, published_on = null } = source;
  return {
    source_id,
    title,
    publisher,
    url,
    published_on,
    accessed_on: source.accessed_on ?? null,
  };
};

const profileOf = (engine: Engine, unit_id: string) =>
  remember(engine, `profile ${unit_id}`, () => loadProfile(engine, unit_id));

/** The engine, where the unit has a page. */
async function engineFor(unit_id: string): Promise<Engine> {
  const engine = await buildEngine();
  if (!(await unitPages(engine)).has(unit_id)) error(404);
  return engine;
}

/** Everything the page of a unit shows. */
export async function loadUnit(unit_id: string) {
  const engine = await engineFor(unit_id);
  const { unit } = await unitOf(engine, unit_id);
  const profile = await profileOf(engine, unit_id);
  return {
    profile: {
      ...profile,
      own: plain(profile.own),
      sources: profile.sources.map(noted),
      current: profile.current && plain(profile.current),
    },
    lineage: await lineageOf(engine, unit),
    drawn: { own: drawn(profile.own), current: profile.current && drawn(profile.current) },
  };
}

/** The parts of parts of a unit: its own, and those rolled up in today's boundaries. */
export async function loadParts(unit_id: string) {
  const engine = await engineFor(unit_id);
  const { unit, own, current, sources } = await profileOf(engine, unit_id);
  const below = (figures: Figures | null) =>
    (figures?.parts ?? [])
      .map((index) => ({ ...index, rows: index.rows.filter((row) => row.depth > 0) }))
      .filter((index) => index.rows.length > 0);
  return { unit, own: below(own), current: below(current), sources };
}

/** The communes and districts of a unit. */
export async function loadPlaces(unit_id: string) {
  const engine = await engineFor(unit_id);
  const { unit } = await unitOf(engine, unit_id);
  return { unit, ...(await placesOf(engine, unit_id)) };
}
