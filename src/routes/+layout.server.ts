import { version } from '$app/environment';

/** Page and data say which release built them: the service worker and the guard in `+layout.ts` go by it. */
export const load = () => ({ release: version });
