import { onMount } from 'svelte';
import { beforeNavigate } from '$app/navigation';
import { site } from './offline/site.svelte';

/**
 * Asks before the reader leaves the page with something typed or chosen that is not kept, and keeps another tab from
 * reloading this one meanwhile. To be called while a component is made; `words` is the question within the site, the
 * browser asks in its own when the document goes.
 */
export function askLeave(atStake: () => boolean, words: () => string): void {
  onMount(() => site.holds(atStake));
  beforeNavigate(({ type, cancel }) => {
    if (atStake() && (type === 'leave' || !confirm(words()))) cancel();
  });
}
