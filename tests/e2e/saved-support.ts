import { expect } from '@playwright/test';
import type { Download, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { DISTRICT_FILE, fileOf } from './own-files';

export const LONG = { timeout: 120_000 };

const HEADER = 'unit_id,indicator_id,period,value';
const RANKING = '/xep-hang/online-dossier-rate?ky=2024-Q4&cap=district&trong=gia-lai';
export const one = (value: number) =>
  `${HEADER}\ngia-lai.pleiku,online-dossier-rate,2024-Q4,${value}\n`;

export const card = (page: Page, name: string) =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { name }) });
export const fileInput = (page: Page) => page.locator('input[type=file]:enabled').first();

/** Opens a file and waits until it is listed. */
export async function open(page: Page, name: string, text: string, rows: number): Promise<void> {
  await fileInput(page).setInputFiles(fileOf(name, text));
  await expect(card(page, name)).toContainText(`${rows} dòng`, LONG);
  await expect(page.getByRole('progressbar')).toHaveCount(0, LONG);
}

export async function openDistricts(page: Page): Promise<void> {
  await page.goto('/du-lieu');
  await open(page, 'huyen.csv', DISTRICT_FILE, 6);
}

export async function ranking(page: Page): Promise<string> {
  await page.goto(RANKING);
  const table = page.getByRole('table').filter({ hasText: 'Pleiku' }).first();
  await expect(table).toBeVisible(LONG);
  return table.innerText();
}

export const engines = (page: Page) =>
  page.workers().filter((worker) => worker.url().includes('duckdb'));

/** Runs in the page over the storage of saved files: `files`, `rows`, and `got` for what a request gives. */
export function inStorage(page: Page, work: string): Promise<unknown> {
  return page.evaluate(`(async () => {
    const got = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const db = await got(indexedDB.open('parscope'));
    const tx = db.transaction(['files', 'rows'], 'readwrite');
    const done = new Promise((resolve) => (tx.oncomplete = resolve));
    const result = await (async (files, rows) => { ${work} })(
      tx.objectStore('files'), tx.objectStore('rows'));
    await done;
    db.close();
    return result;
  })()`);
}

/** Saves everything as one file and gives its bytes. */
export async function pack(page: Page): Promise<Buffer> {
  const waiting: Promise<Download> = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lưu thành một tệp' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(
    /^parscope-viec-da-luu-noi-bo-\d{4}-\d\d-\d\d\.zip$/,
  );
  return readFile(await download.path());
}

const BALLAST = 8_000_000;

/**
 * Gives the site little room, and the ways to take it all and to give plenty. Chromium grants a site room in advance
 * and asks again only for more than is left of it: so there is little from the start, and `fill` asks for more.
 */
export async function roomOf(page: Page, origin: string) {
  const client = await page.context().newCDPSession(page);
  const allow = (quotaSize?: number) =>
    client.send('Storage.overrideQuotaForOrigin', { origin, ...(quotaSize ? { quotaSize } : {}) });
  await allow(BALLAST);
  const fill = async () => {
    await allow(1);
    const refused = await page.evaluate(async (bytes) => {
      const open = indexedDB.open('ballast', 1);
      open.onupgradeneeded = () => open.result.createObjectStore('ballast');
      await new Promise((resolve) => (open.onsuccess = resolve));
      const tx = open.result.transaction('ballast', 'readwrite');
      tx.objectStore('ballast').put(new Uint8Array(bytes), 1);
      return new Promise<string>((resolve) => {
        tx.oncomplete = () => resolve('');
        tx.onabort = () => resolve(tx.error?.name ?? '');
      });
    }, BALLAST);
    expect(refused).toBe('QuotaExceededError');
  };
  return { fill, empty: () => allow() };
}
