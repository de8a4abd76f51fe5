import { buildEngine } from '$lib/engine/build';
import { allSources } from '../sources.server';

export const load = async () => ({ sources: await allSources(await buildEngine()) });
