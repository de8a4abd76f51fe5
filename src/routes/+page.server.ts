import { loadHome } from './home.server';
import type { PageServerLoad } from './$types';

/** The page has no controls: it is its HTML alone. */
export const csr = false;

export const load: PageServerLoad = () => loadHome();
