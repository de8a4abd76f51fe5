import type { Engine } from '../engine/engine';
import type { EngineState } from '../engine/browser';
import { forget } from '../queries/memo';
import { isSimulated } from './section';

/** The engine of this page as components see it; it lives across client-side navigation. */
class Session {
  #state = $state.raw<EngineState>({ phase: 'idle', loaded: 0, total: 0, error: null });
  #started: Promise<Engine> | null = null;
  #watched = false;
  /**
   * Whether this document asks the simulated package: so from its first page to its last, since to enter or leave
   * the section is to load a document.
   */
  readonly simulated = inSection();
  #onStart: (engine: Engine) => Promise<void> = () => Promise.resolve();
  /** Grows whenever the data that questions see has changed: pages that asked ask again. */
  version = $state(0);
  /** Some of the reader's files could not be brought into the answers of this page. */
  ownMissing = $state(false);

  get phase(): EngineState['phase'] {
    return this.#state.phase;
  }

  get error(): EngineState['error'] {
    return this.#state.error;
  }

  /** Part received, 0 to 1; null as long as the size is unknown. */
  get progress(): number | null {
    const { loaded, total } = this.#state;
    return total > 0 ? loaded / total : null;
  }

  get bytes(): { loaded: number; total: number } {
    return this.#state;
  }

  /**
   * The one engine, started at the first call; a failed start is tried again at the next. A page on the other side
   * of the section's border is about to be loaded as a whole, and is answered nothing.
   */
  engine(): Promise<Engine> {
    if (inSection() !== this.simulated) return new Promise(() => undefined);
    this.#started ??= this.#start().catch((error: unknown) => {
      this.#started = null;
      throw error;
    });
    return this.#started;
  }

  /** Whether the engine was started or is starting. */
  get started(): boolean {
    return this.#started !== null;
  }

  /** What is done with a fresh engine before anybody is given it; a failure of it is passed over. */
  onStart(work: (engine: Engine) => Promise<void>): void {
    this.#onStart = work;
  }

  /** Ends the engine and starts it over its package again; the reader's tables come back. */
  async restart(): Promise<void> {
    const engine = await this.engine();
    const { restartEngine } = await import('../engine/browser');
    await restartEngine();
    forget(engine);
    this.version++;
  }

  /** Starts the engine ahead of its first question; a failure is left to whoever asks. */
  warm(): void {
    this.engine().catch(() => undefined);
  }

  /** For `{@attach}`: warms the engine at the first touch of a group of controls, never on load. */
  warmOnUse = (node: HTMLElement): (() => void) => {
    const events = ['pointerdown', 'keydown', 'focusin'] as const;
    const off = () => events.forEach((name) => node.removeEventListener(name, used));
    const used = () => {
      off();
      this.warm();
    };
    events.forEach((name) => node.addEventListener(name, used, { passive: true }));
    return off;
  };

  async #start(): Promise<Engine> {
    const { onEngineState, startEngine } = await import('../engine/browser');
    if (!this.#watched) onEngineState((state) => (this.#state = state));
    this.#watched = true;
    const engine = await startEngine(this.simulated ? 'simulated' : 'shipped');
    await this.#onStart(engine).catch((error: unknown) => console.error(error));
    return engine;
  }
}

function inSection(): boolean {
  return typeof location !== 'undefined' && isSimulated(location.pathname);
}

export const session = new Session();
