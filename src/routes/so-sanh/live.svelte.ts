import type { Engine } from '$lib/engine/engine';
import type { CompareChoice } from '$lib/state/address';
import type { UnitOption } from '$lib/ui/types';
import { compare, type Compared } from './choice';
import { indicatorOptions, unitOptions } from './options';

/** A comparison that the reader steers; a failure leaves the last good one. */
export class LiveCompare {
  shown = $state.raw<(Compared & { choice: CompareChoice }) | null>(null);
  failed = $state(false);
  working = $state(false);
  units = $state.raw<UnitOption[] | null>(null);
  indicators = $state.raw<UnitOption[] | null>(null);
  #asked = 0;
  #listed = -1;

  /** Answers a choice; the latest one wins. */
  async ask(engine: Promise<Engine>, choice: CompareChoice): Promise<void> {
    const turn = ++this.#asked;
    this.working = true;
    this.failed = false;
    try {
      const answer = await compare(await engine, choice);
      if (turn === this.#asked) this.shown = { ...answer, choice };
    } catch (error) {
      console.error(error);
      if (turn === this.#asked) this.failed = true;
    } finally {
      if (turn === this.#asked) this.working = false;
    }
  }

  /** Fills the pickers with everything there is, once for each `version` of the data. */
  async list(engine: Promise<Engine>, version: number): Promise<void> {
    if (this.#listed === version) return;
    this.#listed = version;
    try {
      const running = await engine;
      const [units, indicators] = await Promise.all([
        unitOptions(running),
        indicatorOptions(running),
      ]);
      if (this.#listed !== version) return;
      this.units = units;
      this.indicators = indicators;
    } catch (error) {
      console.error(error);
      if (this.#listed === version) this.#listed = -1;
    }
  }
}
