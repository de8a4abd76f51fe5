import type { DifficultyRegister } from '$lib/queries/answers/difficulties';
import { ownData } from '$lib/state/own-data.svelte';
import { session } from '$lib/state/session.svelte';

/** The register with the reader's own difficulties. Made while a component is made. */
export class LiveDifficulties {
  /** Null as long as the reader has none, or they are still asked for. */
  found = $state.raw<DifficultyRegister | null>(null);
  /** The reader has some, and they could not be asked for. */
  failed = $state(false);
  working = $state(false);
  #turn = 0;

  constructor() {
    $effect(() => {
      ownData.refresh().catch((error: unknown) => console.error(error));
    });
    $effect(() => {
      void session.version;
      const any = ownData.files.some(
        ({ model, stale }) => model === 'difficulties' && stale === null,
      );
      void this.#ask(any);
    });
  }

  async #ask(any: boolean): Promise<void> {
    const mine = ++this.#turn;
    this.failed = false;
    this.working = any;
    if (!any) {
      this.found = null;
      return;
    }
    try {
      const [engine, { askDifficulties }] = await Promise.all([
        session.engine(),
        import('$lib/queries/answers/difficulties'),
      ]);
      const found = await askDifficulties(engine);
      if (mine === this.#turn) this.found = found;
    } catch (error) {
      console.error(error);
      if (mine === this.#turn) this.failed = true;
    } finally {
      if (mine === this.#turn) this.working = false;
    }
  }
}
