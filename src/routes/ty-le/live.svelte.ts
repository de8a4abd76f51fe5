import type { Engine } from '$lib/engine/engine';
import type { RateFamily } from '$lib/queries/answers/rate-families';
import type { RatesChoice } from '$lib/state/address';
import type { UnitOption } from '$lib/ui/types';
import type { ShownRates } from './ask';

const fetchTools = () => import('./ask');

/** The rates of a unit that the reader chooses; a failure leaves the last good answer. */
export class LiveRates {
  shown = $state.raw<ShownRates | null>(null);
  units = $state.raw<UnitOption[] | null>(null);
  failed = $state(false);
  working = $state(false);
  #asked = 0;

  constructor(private readonly family: RateFamily) {}

  /** Answers a choice; the latest one wins. */
  async ask(engine: Promise<Engine>, choice: RatesChoice): Promise<void> {
    const turn = ++this.#asked;
    this.working = true;
    this.failed = false;
    try {
      const [running, tools] = await Promise.all([engine, fetchTools()]);
      const { unit, kind, split } = choice;
      const [shown, units] = await Promise.all([
        unit ? tools.rates(running, this.family, { unit_id: unit, kind, split }) : null,
        tools.unitsOfFamily(running, this.family),
      ]);
      if (turn !== this.#asked) return;
      this.units = units;
      this.shown = shown;
    } catch (error) {
      console.error(error);
      if (turn === this.#asked) this.failed = true;
    } finally {
      if (turn === this.#asked) this.working = false;
    }
  }
}
