/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference types="@sveltejs/kit" />
import { version } from '$service-worker';
import { Keeper } from './lib/state/offline/keeper';
import { kindOf } from './lib/state/offline/kinds';
import type { ToPage, ToWorker } from './lib/state/offline/talk';

const worker = globalThis.self as unknown as ServiceWorkerGlobalScope;
const ANSWER_MS = 2000;

const keeper = new Keeper({
  release: version,
  origin: worker.location.origin,
  caches: worker.caches,
  fetch: (request, init) => worker.fetch(request, init),
  now: () => Date.now(),
  sparing: () => {
    const { connection } = worker.navigator as { connection?: { saveData?: boolean } };
    return connection?.saveData ?? false;
  },
  runs: async (client) => {
    const tab = await worker.clients.get(client);
    return tab ? releaseOf(tab) : null;
  },
  inUse: releasesInUse,
});

const tabs = () => worker.clients.matchAll({ type: 'window', includeUncontrolled: true });

async function releasesInUse(): Promise<ReadonlySet<string> | null> {
  const answers = await Promise.all((await tabs()).map(releaseOf));
  const told = answers.filter((answer) => answer !== null);
  return told.length === answers.length ? new Set(told) : null;
}

function releaseOf(tab: Client): Promise<string | null> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<string>) => resolve(data);
    setTimeout(() => resolve(null), ANSWER_MS);
    tab.postMessage({ kind: 'release' } satisfies ToPage, [port2]);
  });
}

worker.addEventListener('install', (event) => {
  // Tabs of an older release go on: whatever they fetch is matched by release or by hash.
  event.waitUntil(keeper.install().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    worker.clients.claim().then(async () => {
      for (const tab of await tabs()) tab.postMessage({ kind: 'taken' } satisfies ToPage);
    }),
  );
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const other = request.method !== 'GET' || origin !== worker.location.origin;
  if (other || request.headers.has('range')) return;
  const kind = kindOf(pathname, request.mode === 'navigate');
  if (!kind) return;
  const answer = keeper[kind](request, event.clientId);
  event.respondWith(answer);
  event.waitUntil(answer.then(() => keeper.settled()));
});

worker.addEventListener('message', (event) => {
  const told = event.data as ToWorker;
  if (told.kind === 'used') keeper.used(told);
  const settled = keeper.settled();
  event.waitUntil(settled);
  const [port] = event.ports;
  if (told.kind === 'settle' && port) void settled.then(() => port.postMessage(null));
});
