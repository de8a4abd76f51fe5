import type { Page } from '@playwright/test';

/** Paths that the browser keeps of any release of the site. */
export function keptPaths(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const found: string[] = [];
    for (const name of await caches.keys()) {
      const kept = await (await caches.open(name)).keys();
      found.push(...kept.map(({ url }) => new URL(url).pathname));
    }
    return found;
  });
}

export async function releasesKept(page: Page): Promise<string[]> {
  const names = await page.evaluate(() => caches.keys());
  return names.map((name) => name.slice(name.indexOf(':') + 1));
}

/** Waits until the service worker keeps these and has nothing left to do. */
export async function untilKept(page: Page, ...paths: string[]): Promise<void> {
  await page.waitForFunction(
    async (wanted) => {
      const found = new Set<string>();
      for (const name of await caches.keys()) {
        const kept = await (await caches.open(name)).keys();
        for (const { url } of kept) found.add(new URL(url).pathname);
      }
      return wanted.every((path) => found.has(path));
    },
    paths,
    { polling: 100, timeout: 60_000 },
  );
  await settled(page);
}

export function settled(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    const { port1, port2 } = new MessageChannel();
    const done = new Promise((resolve) => (port1.onmessage = resolve));
    active?.postMessage({ kind: 'settle' }, [port2]);
    await done;
  });
}
