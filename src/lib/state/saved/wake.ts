import { session } from '../session.svelte';
import { onSavedChange, savedCount } from './flag';

const load = () => import('../own-data.svelte');

/**
 * Brings the reader's saved files into the engine of any page when it first starts, and follows what other tabs do
 * to them. Costs a page nothing before that. To be called once, before anything may start the engine.
 */
export function wakeSaved(): void {
  session.onStart(async (engine) => {
    if (savedCount() > 0) await (await load()).ownData.attach(engine);
  });
  onSavedChange(async () => {
    if (!session.started) return;
    const [engine, { ownData }] = await Promise.all([session.engine(), load()]);
    await ownData.attach(engine);
  });
}
