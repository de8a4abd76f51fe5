import { session } from '$lib/state/session.svelte';

/** Whether the reader asked for the simulated package in this document. */
class Opened {
  yes = $state(false);
  failed = $state(false);
  working = $state(false);

  /** Fetches engine and package; nothing of either is fetched before. */
  async open(): Promise<void> {
    this.working = true;
    this.failed = false;
    try {
      await session.engine();
      this.yes = true;
    } catch (error) {
      console.error(error);
      this.failed = true;
    } finally {
      this.working = false;
    }
  }
}

export const opened = new Opened();
