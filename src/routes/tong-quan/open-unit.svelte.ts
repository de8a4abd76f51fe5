import { updated } from '$app/state';
import type { Overview } from '$lib/queries/answers/overview-types';

/** Why there is no file: it could not be had, the host serves a newer release, there is none. */
type Missing = 'offline' | 'outdated' | 'unknown';
/** `none`: no unit is chosen. */
export type OpenState = 'none' | 'loading' | 'ready' | Missing;

/** The overview of the unit on show, fetched as a file made at build. */
export class OpenUnit {
  state = $state<OpenState>('none');
  /** Of the latest unit that could be opened. */
  overview = $state.raw<Overview | null>(null);
  #unit: string | null = null;
  #asked = 0;

  /** Opens a unit, or none; the same unit is not fetched twice. */
  show(unit: string | null): void {
    if (unit === this.#unit) return;
    this.#unit = unit;
    void this.again();
  }

  /** Tries once more; the latest call wins. */
  async again(): Promise<void> {
    const turn = ++this.#asked;
    if (this.#unit === null) {
      this.state = 'none';
      return;
    }
    this.state = 'loading';
    const found = await fetched(this.#unit);
    if (turn !== this.#asked) return;
    if (typeof found !== 'string') this.overview = found;
    this.state = typeof found === 'string' ? found : 'ready';
  }
}

async function fetched(unit: string): Promise<Overview | Missing> {
  try {
    const response = await fetch(`/tong-quan/${unit}.json`);
    if (response.status === 404) return 'unknown';
    if (response.ok) return (await response.json()) as Overview;
  } catch {
    // No network, or a file that is not for this code.
  }
  await updated.check().catch(() => false);
  return updated.current ? 'outdated' : 'offline';
}
