import { buildEngine } from '$lib/engine/build';
import { ask } from '$lib/queries/question';
import { unitsWithFigures } from '$lib/queries/units-with-figures';
import { loadUnit } from './load.server';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = async () =>
  (await ask(await buildEngine(), unitsWithFigures, {})).map(({ unit_id }) => ({ unit: unit_id }));

export const load: PageServerLoad = ({ params }) => loadUnit(params.unit);
