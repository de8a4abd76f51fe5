import type { HandleClientError } from '@sveltejs/kit';
import { m } from '$lib/messages/generated/messages';
import { site } from '$lib/state/offline/site.svelte';

/**
 * A page some of whose code does not arrive stays as it was built, with a word about it: asked to
 * show its error page, SvelteKit would load the page again, without end.
 */
export const handleError: HandleClientError = ({ error, status, message }) => {
  if (status === 404) return { message };
  console.error(error);
  if (site.started) return { message };
  (document.querySelector('main') ?? document.body).prepend(unfinished());
  return new Promise(() => undefined);
};

function unfinished(): HTMLElement {
  const said = document.createElement('p');
  said.role = 'status';
  const again = document.createElement('a');
  again.href = location.href;
  again.textContent = m.offline_unfinished_again();
  said.append(`${m.offline_unfinished()} `, again);
  return said;
}
