import { ownData } from '$lib/state/own-data.svelte';
import { session } from '$lib/state/session.svelte';
import type { Lists, ShownTask } from './shapes';

const MODELS = new Set([
  'plans',
  'tasks',
  'task_agencies',
  'task_indicators',
  'task_reports',
  'agencies',
  'agency_members',
]);

/** The register with the reader's own plans, tasks and reports. Made while a component is made. */
export class LiveRegister {
  /** Null as long as the reader has none, or they are still asked for. */
  shown = $state.raw<{ tasks: ShownTask[]; lists: Lists } | null>(null);
  /** The reader has some, and they could not be asked for. */
  failed = $state(false);
  #turn = 0;

  constructor() {
    $effect(() => {
      ownData.refresh().catch((error: unknown) => console.error(error));
    });
    $effect(() => {
      void session.version;
      const any = ownData.files.some(({ model, stale }) => MODELS.has(model) && stale === null);
      void this.#ask(any);
    });
  }

  async #ask(any: boolean): Promise<void> {
    const mine = ++this.#turn;
    if (!any) {
      this.shown = null;
      this.failed = false;
      return;
    }
    try {
      const [engine, { register, shown }] = await Promise.all([
        session.engine(),
        import('./register'),
      ]);
      const { tasks } = await register(engine);
      const found = await shown(engine, tasks);
      if (mine !== this.#turn) return;
      this.shown = found;
      this.failed = false;
    } catch (error) {
      console.error(error);
      if (mine === this.#turn) this.failed = true;
    }
  }
}
