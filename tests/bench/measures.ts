import type { Browser, BrowserContext, Page } from '@playwright/test';
import { firstView } from '../e2e/first-view';
import type { Host } from '../e2e/host';
import { untilKept } from '../e2e/kept';
import { PAGE_KINDS } from '../e2e/support';
import { freshContext, repaints, startEngine, watchFreezes, withProfile } from './in-page';
import { ROWS, type OwnFiles } from './own-million';
import { figure, median, quantile, type Figure } from './table';

const RANKING = '/xep-hang/papi/2024';
const OWN_RANKING = '/xep-hang/online-dossier-rate?ky=2026-03&cap=commune&trong=gia-lai-2025';
const REPEATED = 5;
const MINUTES = { timeout: 300_000 };
/** 1.6 Mbps. */
const SLOW_BYTES = 200_000;

/** Bytes of the first view of every kind of page, service worker included. */
export async function firstViews(browser: Browser, build: string): Promise<Figure[]> {
  const found: Figure[] = [];
  for (const [kind, address] of Object.entries(PAGE_KINDS)) {
    const context = await freshContext(browser);
    const { transfers } = await firstView(await context.newPage(), build, address);
    const bytes = transfers.reduce((sum, one) => sum + one.bytes, 0);
    found.push(figure(`first view: ${kind} (${address})`, bytes / 1000, 'kB', 120));
    await context.close();
  }
  return found;
}

/** From the click that asks for the engine to controls that can be used. */
export async function engineReady(browser: Browser, host: Host): Promise<Figure[]> {
  const sample = async (context: BrowserContext, times: number): Promise<number> => {
    const all: number[] = [];
    for (let i = 0; i < times; i++) {
      const page = await context.newPage();
      await page.goto(host.origin + RANKING, { waitUntil: 'networkidle' });
      all.push(await startEngine(page));
      await page.close();
    }
    return median(all) / 1000;
  };
  const cold: number[] = [];
  for (let i = 0; i < REPEATED; i++) {
    const fresh = await freshContext(browser, { serviceWorkers: 'block' });
    cold.push(await sample(fresh, 1));
    await fresh.close();
  }
  const warm = await withProfile('block', async (context) => {
    await sample(context, 2);
    return sample(context, REPEATED);
  });
  const { kept, offline } = await withProfile('allow', async (context) => {
    const page = await context.newPage();
    await page.goto(host.origin + RANKING);
    await untilKept(page, RANKING);
    await startEngine(page);
    await untilKept(page, '/_app/files.json');
    await page.close();
    const kept = await sample(context, REPEATED);
    await host.stop();
    return { kept, offline: await sample(context, REPEATED) };
  });
  await host.start();
  return [
    figure('engine ready, cold, online', median(cold), 's', 3),
    figure('engine ready, warm, online, HTTP cache', warm, 's', 1.5),
    figure('engine ready, warm, online, service worker', kept, 's', 1.5),
    figure('engine ready, warm, offline, service worker', offline, 's', 1.5),
  ];
}

/** Opening a file of a million rows by the page's own input; then choosing among them. */
export async function ownRows(browser: Browser, host: Host, files: OwnFiles): Promise<Figure[]> {
  const found: Figure[] = [];
  for (const [kind, path] of [
    ['Parquet', files.parquet],
    ['CSV', files.csv],
  ] as const) {
    const context = await freshContext(browser);
    const page = await context.newPage();
    await page.goto(`${host.origin}/du-lieu`, { waitUntil: 'networkidle' });
    await openOwn(page, files.small, '6 dòng');
    const longest = await watchFreezes(page);
    const start = performance.now();
    await openOwn(page, path, `${ROWS.toLocaleString('vi-VN')} dòng`);
    const took = (performance.now() - start) / 1000;
    found.push(figure(`open ${kind}, 1,000,000 rows, checked`, took, 's', 10));
    found.push(figure(`open ${kind}: longest freeze of the page`, await longest(), 'ms', 100));
    if (kind === 'CSV') found.push(...(await ownRepaints(page)));
    await context.close();
  }
  return found;
}

async function openOwn(page: Page, path: string, rows: string): Promise<void> {
  await page.locator('input[type=file]:enabled').first().setInputFiles(path);
  const name = path.slice(path.lastIndexOf('/') + 1);
  await page
    .getByRole('article')
    .filter({ hasText: name })
    .filter({ hasText: rows })
    .waitFor(MINUTES);
}

async function ownRepaints(page: Page): Promise<Figure[]> {
  await page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href, textContent: href });
    document.querySelector('main')?.append(link);
    link.click();
  }, OWN_RANKING);
  await page.waitForURL(`**${OWN_RANKING}`);
  await page.getByRole('table').filter({ hasText: 'Pleiku' }).first().waitFor(MINUTES);
  return spread('change of period to repaint, 1M own rows', await repaints(page, 'Kỳ'), 50);
}

function spread(
  name: string,
  { first, again }: { first: readonly number[]; again: readonly number[] },
  budget: number,
): Figure[] {
  return [
    figure(`${name}, p50`, median(first), 'ms'),
    figure(`${name}, p95 of ${first.length}`, quantile(first, 0.95), 'ms', budget),
    figure(`${name}, asked before, p50`, median(again), 'ms'),
  ];
}

/** Choosing components of an index on shipped figures. */
export async function shippedRepaints(browser: Browser, host: Host): Promise<Figure[]> {
  const context = await freshContext(browser);
  const page = await context.newPage();
  await page.goto(host.origin + RANKING, { waitUntil: 'networkidle' });
  await startEngine(page);
  const sample = await repaints(page, 'Chỉ tiêu');
  await context.close();
  return spread('change of indicator to repaint, shipped data', sample, 35);
}

/** The first drawn chart of a page on a slow link and a slow machine. */
export async function firstChart(browser: Browser, host: Host): Promise<Figure[]> {
  const all: number[] = [];
  for (let i = 0; i < REPEATED; i++) {
    const context = await freshContext(browser);
    const page = await context.newPage();
    const client = await context.newCDPSession(page);
    await client.send('Network.enable');
    await client.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: SLOW_BYTES,
      uploadThroughput: SLOW_BYTES,
    });
    await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.addInitScript(() => {
      const look = () => {
        const painted = performance.getEntriesByName('first-contentful-paint').length > 0;
        const charts = [...document.querySelectorAll('main figure svg')];
        if (painted && charts.some((svg) => svg.getBoundingClientRect().height > 40))
          performance.mark('chart');
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await page.goto(host.origin + RANKING);
    await page.waitForFunction(() => performance.getEntriesByName('chart').length > 0);
    all.push(await page.evaluate(() => performance.getEntriesByName('chart')[0]?.startTime ?? NaN));
    await context.close();
  }
  const name = 'first drawn chart, 1.6 Mbps, 150 ms, CPU ÷ 4';
  return [figure(name, median(all) / 1000, 's', 1.2)];
}
