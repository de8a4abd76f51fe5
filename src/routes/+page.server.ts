import { loadHome } from './home.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => loadHome();
