/**
 * DuckDB-WASM's worker with three things it lacks: bytes received of the module, an error the page
 * can see when the module does not load, and a lock that is freed when the worker ends for whatever
 * reason, since a browser tells nobody.
 */
import scriptUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';

const plainFetch = self.fetch;

self.fetch = async (input, init) => {
  const response = await plainFetch(input, init);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  let bytesLoaded = 0;
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytesLoaded += chunk.byteLength;
      self.postMessage({ type: 'INSTANTIATE_PROGRESS', data: { bytesLoaded } });
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body?.pipeThrough(counted) ?? null, response);
};

self.addEventListener('unhandledrejection', ({ reason }) => {
  setTimeout(() => {
    throw reason;
  });
});

// DuckDB logs every SQL error here; the page has it already.
console.log = () => undefined;

// Locks exist only in secure contexts (https, localhost).
void navigator.locks?.request(self.name, () => new Promise(() => undefined));

// The script takes over `onmessage` once it is here; what came before waits for it.
const early: MessageEvent[] = [];
self.onmessage = (event) => early.push(event);
await import(/* @vite-ignore */ scriptUrl);
for (const event of early) self.onmessage?.(event);
