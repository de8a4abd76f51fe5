import type { Engine } from '$lib/engine/engine';
import type { Boundaries, SourceRow } from '$lib/queries/answers/types';
import type { CompareChoice } from '$lib/state/address';
import type { UnitOption } from '$lib/ui/types';
import type { Compared } from './choice';
import type { View } from './view';

const fetchTools = () => import('./ask');
type Tools = Awaited<ReturnType<typeof fetchTools>>;

export interface Shown extends Compared {
  choice: CompareChoice;
  views: View[];
  sources: SourceRow[];
  LiveView: Tools['LiveView'];
}

/** A comparison that the reader steers; a failure leaves the last good one. */
export class LiveCompare {
  shown = $state.raw<Shown | null>(null);
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
      const [running, tools] = await Promise.all([engine, fetchTools()]);
      const found = await tools.compare(running, choice);
      const views = tools.viewsOf(choice.kind, found.answer, found.parts, {
        from: choice.from !== null,
        to: choice.to !== null,
      });
      const { LiveView } = tools;
      if (turn === this.#asked)
        this.shown = { ...found, choice, views, sources: sourcesOf(found), LiveView };
    } catch (error) {
      console.error(error);
      if (turn === this.#asked) this.failed = true;
    } finally {
      if (turn === this.#asked) this.working = false;
    }
  }

  /** The units that stand for those chosen in other boundaries; null when it could not be told. */
  async switched(
    engine: Promise<Engine>,
    boundaries: Boundaries,
    unit_ids: readonly string[],
  ): Promise<string[] | null> {
    this.working = true;
    try {
      const [running, tools] = await Promise.all([engine, fetchTools()]);
      return await tools.unitsFor(running, boundaries, unit_ids);
    } catch (error) {
      console.error(error);
      this.failed = true;
      this.working = false;
      return null;
    }
  }

  /** Fills the pickers with everything there is, once for each `version` of the data. */
  async list(engine: Promise<Engine>, version: number): Promise<void> {
    if (this.#listed === version) return;
    this.#listed = version;
    try {
      const [running, tools] = await Promise.all([engine, fetchTools()]);
      const [units, indicators] = await Promise.all([
        tools.unitOptions(running),
        tools.indicatorOptions(running),
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

/** Each source once, though both an index and its components use it. */
function sourcesOf({ answer, parts }: Compared): SourceRow[] {
  const all = [answer, ...parts.map((part) => part.answer)].flatMap((one) => one.sources);
  return [...new Map(all.map((source) => [source.source_id, source])).values()];
}
