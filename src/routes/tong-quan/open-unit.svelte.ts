import type { Overview } from '$lib/queries/answers/overview-types';

/** `none`: no unit is chosen; `offline`: the file could not be had; `unknown`: there is no such file. */
export type OpenState = 'none' | 'loading' | 'ready' | 'offline' | 'unknown';

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

async function fetched(unit: string): Promise<Overview | 'offline' | 'unknown'> {
  try {
    const response = await fetch(`/tong-quan/${unit}.json`);
    if (response.status === 404) return 'unknown';
    return response.ok ? ((await response.json()) as Overview) : 'offline';
  } catch {
    return 'offline';
  }
}
