import { askOutreach } from '$lib/queries/answers/outreach';
import { session } from '$lib/state/session.svelte';

/** The same question of the engine, with the reader's own rows. */
export const live = async () => askOutreach(await session.engine());
