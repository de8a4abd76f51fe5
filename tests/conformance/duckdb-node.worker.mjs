// Runs DuckDB-WASM's own worker in a Node thread as a browser runs it in a Web Worker.
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';

console.log = () => {};
globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
createRequire(import.meta.url)('@duckdb/duckdb-wasm/dist/duckdb-node-eh.worker.cjs');
parentPort.on('message', (data) => globalThis.onmessage({ data }));
