import { chromium } from '@playwright/test';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../../src/cli/find-browser.mjs';

export const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
];

export const CONTROLS = 'Chọn thành phần, chỉ tiêu, cấp và kỳ khác';

/** A fresh profile. Its pages know `__name`, which the transpiler puts around functions that are run in them. */
export async function freshContext(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'vi-VN', ...options });
  await context.addInitScript('globalThis.__name = (value) => value');
  return context;
}

/** Works with a profile kept on disk, as a reader's browser keeps its own: compiled code is kept there too. */
export async function withProfile<T>(
  serviceWorkers: 'allow' | 'block',
  work: (context: BrowserContext) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'parscope-profile-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: findBrowser(),
    args: ARGS,
    locale: 'vi-VN',
    serviceWorkers,
  });
  try {
    await context.addInitScript('globalThis.__name = (value) => value');
    return await work(context);
  } finally {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Opens the controls of a ranking page by a click; milliseconds from the click to the frame that shows them.
 * The page itself sees them come: to be asked from outside again and again would slow it, and finds them late.
 */
export async function startEngine(page: Page): Promise<number> {
  await page.evaluate(() => {
    addEventListener('click', () => performance.mark('asked'), { capture: true, once: true });
    new MutationObserver((_, observer) => {
      if (!document.querySelector('details[open] select')) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => performance.mark('usable')));
    }).observe(document.body, { subtree: true, childList: true });
  });
  await page.getByText(CONTROLS).click();
  await page.getByRole('combobox', { name: 'Chỉ tiêu' }).waitFor({ timeout: 120_000 });
  await page.waitForFunction(() => performance.getEntriesByName('usable').length > 0);
  return page.evaluate(() => {
    const [asked] = performance.getEntriesByName('asked');
    const [usable] = performance.getEntriesByName('usable');
    return (usable?.startTime ?? NaN) - (asked?.startTime ?? NaN);
  });
}

/**
 * Chooses each value of a list's first group, then each once more; milliseconds from the change to the first
 * frame after the ranking's caption changed. The second time the app may answer from what it remembers.
 */
export async function repaints(
  page: Page,
  label: string,
  warmUp = 3,
): Promise<{ first: number[]; again: number[] }> {
  const list = page.getByRole('combobox', { name: label });
  const values = await list.evaluate((node) => {
    const group = node.querySelector('optgroup') ?? node;
    const options = [...group.querySelectorAll('option')].map(({ value }) => value);
    return options.filter((value) => value !== '');
  });
  if (values.length < 2) throw new Error(`${label}: nothing to choose between`);
  const current = await list.inputValue();
  const others = values.filter((value) => value !== current);
  const all: number[] = [];
  for (const next of [...others, ...others]) {
    const took = await list.evaluate(
      (node, value) =>
        new Promise<number>((resolve, reject) => {
          setTimeout(() => reject(new Error(`${value}: nothing was drawn anew`)), 10_000);
          const caption = () =>
            [...document.querySelectorAll('main caption')].map((one) => one.textContent).join();
          const before = caption();
          const observer = new MutationObserver(() => {
            if (caption() === before) return;
            observer.disconnect();
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
          });
          const main = document.querySelector('main');
          if (main) observer.observe(main, { subtree: true, childList: true, characterData: true });
          (node as HTMLSelectElement).value = value;
          const start = performance.now();
          node.dispatchEvent(new Event('change', { bubbles: true }));
        }),
      next,
    );
    all.push(took);
  }
  return { first: all.slice(warmUp, others.length), again: all.slice(others.length) };
}

/** Watches for the longest time in which the main thread did not answer. */
export async function watchFreezes(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const seen = { longest: 0, last: performance.now(), on: true };
    Object.assign(window, { freezes: seen });
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const now = performance.now();
      seen.longest = Math.max(seen.longest, now - seen.last);
      seen.last = now;
      if (seen.on) setTimeout(() => port2.postMessage(null), 4);
    };
    port2.postMessage(null);
  });
  return () =>
    page.evaluate(() => {
      const { freezes } = window as unknown as { freezes: { longest: number; on: boolean } };
      freezes.on = false;
      return freezes.longest;
    });
}
