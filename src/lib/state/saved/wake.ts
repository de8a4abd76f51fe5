import { session } from '../session.svelte';
import { onSavedChange, savedCount } from './flag';

const load = () => import('../own-data.svelte');

/**
 * Brings the reader's saved files into the engine of any page when it first starts, and follows what other tabs do
 * to them; `session.ownMissing` tells when that fails. Costs a page nothing before that. To be called once, before
 * anything may start the engine.
 */
export function wakeSaved(): void {
  if (session.simulated) return;
  session.onStart(async (engine) => {
    if (savedCount() === 0) return;
    await load().then(({ ownData }) => ownData.attach(engine), failed);
  });
  onSavedChange(() => {
    if (!session.started) return;
    Promise.all([session.engine(), load()])
      .then(([engine, { ownData }]) => ownData.attach(engine))
      .catch(failed);
  });
}

function failed(error: unknown): void {
  console.error(error);
  session.ownMissing = true;
}
