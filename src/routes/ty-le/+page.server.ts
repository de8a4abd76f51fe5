import { loadRegister } from './load.server';

export const load = async () => ({ families: await loadRegister() });
