import databaseUrl from '$baked/parscope.duckdb?url';
import simulatedUrl from '$baked/simulated.duckdb?url';
import moduleUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from './duckdb.worker?worker&url';
import { EngineError } from './engine';
import type { Engine } from './engine';
import { fetchBytes } from './fetch-bytes';
import { MODULE_BYTES } from './module-size';
import { RecoveringEngine } from './recovering';
import type { WasmEngine } from './wasm';

export interface EngineState {
  phase: 'idle' | 'loading' | 'ready' | 'failed';
  /** Bytes of engine and data received so far, uncompressed. */
  loaded: number;
  /** Bytes to expect; 0 as long as unknown. */
  total: number;
  /** Why it failed. */
  error: EngineError | null;
}

/** Which package a page asks: figures of the two never meet in one engine. */
export type PackageName = 'shipped' | 'simulated';

type Listener = (state: EngineState) => void;

let state: EngineState = { phase: 'idle', loaded: 0, total: 0, error: null };
const listeners = new Set<Listener>();
let engine: RecoveringEngine | null = null;
let opened: PackageName | null = null;

/** Names the release of the shipped package: another one for other data. */
export const PACKAGE_RELEASE = databaseUrl.slice(databaseUrl.lastIndexOf('/') + 1);

/** Calls `listener` now and at every change; returns how to stop. */
export function onEngineState(listener: Listener): () => void {
  listeners.add(listener);
  listener(state);
  return () => void listeners.delete(listener);
}

/**
 * The one engine of the document, started at the first call over the package named then, and never over
 * another; it survives its worker. A failed start may be tried again.
 * @throws EngineError `unavailable` when engine or data do not load, or another package was named before
 */
export async function startEngine(name: PackageName): Promise<Engine> {
  opened ??= name;
  if (opened !== name) throw new EngineError('unavailable', `the ${opened} package is open`);
  engine ??= new RecoveringEngine(() => open(name === 'shipped' ? databaseUrl : simulatedUrl));
  await engine.start();
  return engine;
}

/**
 * Starts the engine anew over its package; tables and views that were added come back.
 * @throws EngineError `unavailable` when engine or data do not load
 */
export function restartEngine(): Promise<void> {
  return engine?.restart() ?? Promise.resolve();
}

async function open(url: string): Promise<WasmEngine> {
  const received = { module: 0, database: 0 };
  let databaseBytes = 0;
  let failed = false;
  const report = () => {
    if (failed) return;
    const total = MODULE_BYTES + databaseBytes;
    const loaded = Math.min(received.module + received.database, total);
    change({ phase: 'loading', loaded, total, error: null });
  };
  report();
  const database = fetchBytes(url, (loaded, total) => {
    received.database = loaded;
    databaseBytes = Math.max(total ?? 0, loaded);
    report();
  });
  database.catch(() => undefined);
  // It fetches and compiles the module while the code that speaks with it is fetched.
  const module = new URL(moduleUrl, location.href).href;
  const name = `duckdb-${crypto.getRandomValues(new Uint32Array(2)).join('-')} ${module}`;
  const worker = new Worker(workerUrl, { type: 'module', name });
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener('error', ({ message }) => reject(new Error(message)), { once: true });
  });
  broken.catch(() => undefined);
  try {
    const { openWasm } = await Promise.race([import('./wasm'), broken]);
    const opening = openWasm({
      module,
      createWorker: () => worker,
      watch: () => workerEnd(name),
      onProgress: (loaded) => {
        received.module = loaded;
        report();
      },
      database: { name: 'parscope.duckdb', fetch: () => database },
    });
    opening.catch(() => undefined);
    // Until the engine listens, an error of the worker is heard here.
    const opened = await Promise.race([opening, broken]);
    change({ ...state, phase: 'ready', loaded: state.total });
    return opened;
  } catch (error) {
    failed = true;
    worker.terminate();
    const why =
      error instanceof EngineError ? error : new EngineError('unavailable', String(error));
    change({ ...state, phase: 'failed', error: why });
    throw why;
  }
}

/** Settles when the lock that the worker holds is free: the worker is gone. */
async function workerEnd(name: string): Promise<void> {
  if (!('locks' in navigator)) return new Promise(() => undefined);
  await navigator.locks.request(name, () => undefined);
}

function change(next: EngineState): void {
  state = next;
  for (const listener of listeners) listener(state);
}
