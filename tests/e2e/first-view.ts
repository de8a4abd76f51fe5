import type { Page } from '@playwright/test';
import { Host, type Transfer } from './host';
import { untilKept } from './kept';

export interface FirstView {
  status: number;
  transfers: Transfer[];
  /** Addresses of other hosts. */
  foreign: string[];
  errors: string[];
}

/**
 * Opens a page in a browser that was never here and waits until page and service worker are at rest.
 * All answers of the host are counted, those to the service worker included.
 */
export async function firstView(page: Page, folder: string, address: string): Promise<FirstView> {
  const host = new Host(folder);
  await host.start();
  try {
    const foreign: string[] = [];
    const errors: string[] = [];
    page.context().on('request', (request) => {
      const url = request.url();
      if (!/^(data|blob):/.test(url) && !url.startsWith(`${host.origin}/`)) foreign.push(url);
    });
    page.on('pageerror', ({ message }) => errors.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    const response = await page.goto(host.origin + address, { waitUntil: 'networkidle' });
    // A page without a script starts no service worker.
    const scripted = await page.evaluate(() => document.scripts.length > 0);
    if (scripted) await untilKept(page, new URL(page.url()).pathname);
    return { status: response?.status() ?? 0, transfers: [...host.transfers], foreign, errors };
  } finally {
    await host.stop();
  }
}
