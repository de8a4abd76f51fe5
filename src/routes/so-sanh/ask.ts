/** All that answering a choice needs beyond the page itself; fetched at the first choice. */
export { compare } from './choice';
export { unitsFor } from '$lib/queries/answers/units-for';
export { default as LiveView } from './LiveView.svelte';
export { indicatorOptions, unitOptions } from './options';
export { viewsOf } from './views';
