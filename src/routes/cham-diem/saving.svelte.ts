import type { Problem } from '$lib/datapackage/problem';
import type { WorkRow } from '$lib/state/own-work';
import { m } from '$lib/messages/generated/messages';
import { ownData } from '$lib/state/own-data.svelte';

/** Rows kept among the reader's files, and what there is to say of the last time. */
export class Saving {
  working = $state(false);
  /** What was done, and why it was not. */
  done = $state('');
  refused = $state('');
  problems = $state.raw<readonly Problem[]>([]);
  undo = $state.raw<(() => Promise<void>) | null>(null);

  /** Forgets what was said: the reader goes on. */
  clear(): void {
    this.done = '';
    this.refused = '';
    this.problems = [];
    this.undo = null;
  }

  /** @returns whether they are kept */
  async save(
    name: string,
    table: string,
    rows: readonly WorkRow[],
    done: string,
  ): Promise<boolean> {
    this.clear();
    this.working = true;
    try {
      const saved = await ownData.saveRows(name, table, rows);
      if (saved.ok) {
        this.undo = saved.undo;
        if (saved.fault === null) this.done = done;
        else this.refused = m.scorecard_try_memory();
      } else if (saved.why === 'problems') {
        this.problems = saved.problems;
        this.refused = m.scorecard_try_problems({ n: saved.counted });
      } else if (saved.why === 'stale') {
        this.refused = m.saved_work_stale({ names: saved.names.join(', ') });
      } else {
        this.refused = m.scorecard_try_elsewhere();
      }
      return saved.ok;
    } catch (error) {
      console.error(error);
      this.refused = m.scorecard_try_failed();
      return false;
    } finally {
      this.working = false;
    }
  }

  async takeBack(): Promise<void> {
    const undo = this.undo;
    this.clear();
    try {
      await undo?.();
      this.done = m.scorecard_try_undone();
    } catch (error) {
      console.error(error);
      this.refused = m.scorecard_try_failed();
    }
  }
}
