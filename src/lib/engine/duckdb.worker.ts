/**
 * DuckDB-WASM's worker with what it lacks: the module is fetched and compiled while the script loads
 * and without a way through script code, its bytes are told as they come, a module that does not load
 * is an error the page can see, and a lock is freed when the worker ends for whatever reason, since a
 * browser tells nobody.
 */
import scriptUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';

const REPORT_EVERY = 1_000_000;

/** The page gives it in the name: an address loses what stands behind “#” when a service worker answers. */
const address = self.name.slice(self.name.indexOf(' ') + 1);
const compiled = compile(self.fetch(address));
compiled.catch(() => undefined);

// The script fetches and compiles in these two calls: it is given the module that is under way.
self.fetch = () => Promise.resolve(new Response());
Object.assign(WebAssembly, {
  async instantiateStreaming(_: unknown, imports: WebAssembly.Imports) {
    const module = await compiled;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  },
});

async function compile(fetched: Promise<Response>): Promise<WebAssembly.Module> {
  const response = await fetched;
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  void count(response.clone());
  return WebAssembly.compileStreaming(response);
}

async function count({ body }: Response): Promise<void> {
  const reader = body?.getReader();
  let bytesLoaded = 0;
  let reported = 0;
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    bytesLoaded += part.value.byteLength;
    if (bytesLoaded < reported + REPORT_EVERY) continue;
    reported = bytesLoaded;
    self.postMessage({ type: 'INSTANTIATE_PROGRESS', data: { bytesLoaded } });
  }
}

self.addEventListener('unhandledrejection', ({ reason }) => {
  setTimeout(() => {
    throw reason;
  });
});

// DuckDB logs every SQL error and its way of loading here; the page has it already.
console.log = () => undefined;
console.warn = () => undefined;

// Locks exist only in secure contexts (https, localhost).
void navigator.locks?.request(self.name, () => new Promise(() => undefined));

// The script takes over `onmessage` once it is here; what came before waits for it.
const early: MessageEvent[] = [];
self.onmessage = (event) => early.push(event);
await import(/* @vite-ignore */ scriptUrl);
for (const event of early) self.onmessage?.(event);
