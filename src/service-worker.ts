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

/** What tabs told before they were asked. A tab has another id after each reload. */
const told = new Map<string, string>();

async function releasesInUse(): Promise<ReadonlySet<string> | null> {
  const tabs = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const answers = await Promise.all(tabs.map(releaseOf));
  const known = answers.filter((answer) => answer !== null);
  return known.length === answers.length ? new Set(known) : null;
}

async function releaseOf(tab: Client): Promise<string | null> {
  const known = told.get(tab.id);
  if (known !== undefined) return known;
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
  // Every open tab then tells what it runs.
  event.waitUntil(worker.clients.claim());
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
  const { source } = event;
  const message = event.data as ToWorker;
  if (message.kind === 'used') {
    if (source instanceof Client) told.set(source.id, message.release);
    if (message.release !== version) source?.postMessage({ kind: 'taken' } satisfies ToPage);
    keeper.used(message);
  }
  const settled = keeper.settled();
  event.waitUntil(settled);
  const [port] = event.ports;
  if (message.kind === 'settle' && port) void settled.then(() => port.postMessage(null));
});
