import { beforeNavigate } from '$app/navigation';

/**
 * Asks before the reader leaves the page with something typed or chosen that is not kept. To be called while a
 * component is made; `words` is the question within the site, the browser asks in its own when the document goes.
 */
export function askLeave(atStake: () => boolean, words: () => string): void {
  beforeNavigate(({ willUnload, cancel }) => {
    if (atStake() && (willUnload || !confirm(words()))) cancel();
  });
}
