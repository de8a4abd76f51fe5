import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Worker as Thread } from 'node:worker_threads';
import type { WasmOptions } from '../../src/lib/engine/wasm';

const SCRIPT = fileURLToPath(new URL('./duckdb-node.worker.mjs', import.meta.url));

/** The part of a Web Worker that DuckDB-WASM uses, over a Node thread. */
export class NodeWorker extends EventTarget {
  readonly #thread = new Thread(SCRIPT);

  constructor() {
    super();
    this.#thread.on('message', (data) => this.#tell('message', { data }));
    this.#thread.on('error', (error) => this.#tell('error', { message: error.message }));
    this.#thread.on('exit', () => this.#tell('close', {}));
  }

  postMessage(message: unknown, transfer: ArrayBuffer[] = []): void {
    this.#thread.postMessage(message, transfer);
  }

  terminate(): void {
    void this.#thread.terminate();
  }

  #tell(type: string, fields: object): void {
    this.dispatchEvent(Object.assign(new Event(type), fields));
  }
}

/** Options for openWasm that run the `eh` build of the browser in a Node thread. */
export function nodeWasm(
  database?: string,
  onWorker: (worker: NodeWorker) => void = () => undefined,
): WasmOptions {
  return {
    module: createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'),
    createWorker: () => {
      const worker = new NodeWorker();
      onWorker(worker);
      return worker as unknown as Worker;
    },
    ...(database && {
      database: {
        name: 'package.duckdb',
        fetch: async () => new Uint8Array(await readFile(database)),
      },
    }),
  };
}
