import { error, json } from '@sveltejs/kit';
import type { Level } from '$lib/domain/types';
import { buildEngine } from '$lib/engine/build';
import { UnknownError } from '$lib/queries/answers/context';
import { askOverview } from '$lib/queries/answers/overview';
import { ask } from '$lib/queries/question';
import { unitsWithFigures } from '$lib/queries/units-with-figures';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

const LEVELS: readonly Level[] = ['province', 'district', 'commune', 'agency'];

export const entries: EntryGenerator = async () =>
  (await ask(await buildEngine(), unitsWithFigures, {}))
    .filter(({ level }) => LEVELS.includes(level))
    .map(({ unit_id }) => ({ unit: unit_id }));

/** What the start page shows of a unit. */
export const GET: RequestHandler = async ({ params }) => {
  try {
    return json(await askOverview(await buildEngine(), params.unit));
  } catch (cause) {
    if (cause instanceof UnknownError) error(404);
    throw cause;
  }
};
