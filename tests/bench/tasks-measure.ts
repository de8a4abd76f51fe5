import type { Browser, Page } from '@playwright/test';
import type { Host } from '../e2e/host';
import { freshContext, watchFreezes } from './in-page';
import { TASKS, type TaskFiles } from './own-tasks';
import { figure, median, quantile, type Figure } from './table';

const MINUTES = { timeout: 300_000 };
const ALL = TASKS.toLocaleString('vi-VN');

/** Opening 20,000 tasks with 200,000 progress reports of one's own; then filtering and scrolling the register. */
export async function manyTasks(
  browser: Browser,
  host: Host,
  { files }: TaskFiles,
): Promise<Figure[]> {
  const context = await freshContext(browser);
  const page = await context.newPage();
  await page.goto(`${host.origin}/du-lieu`, { waitUntil: 'networkidle' });
  const found: Figure[] = [];
  for (const { path, rows } of files) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const longest = await watchFreezes(page);
    const start = performance.now();
    await page.locator('input[type=file]:enabled').first().setInputFiles(path);
    const region = page.getByRole('region', { name });
    await region.getByRole('button', { name: /^Nhận/ }).click(MINUTES);
    const shown = page.getByRole('article').filter({ hasText: name });
    await shown.filter({ hasText: `${rows.toLocaleString('vi-VN')} dòng` }).waitFor(MINUTES);
    const took = (performance.now() - start) / 1000;
    const what = `open ${name}, ${rows.toLocaleString('en-US')} rows, accepted`;
    found.push(figure(what, took, 's', 10));
    found.push(figure(`${what}: longest freeze of the page`, await longest(), 'ms', 100));
  }
  const start = performance.now();
  await page.getByRole('link', { name: 'Kế hoạch', exact: true }).click();
  await page.getByRole('link', { name: 'Sổ theo dõi nhiệm vụ' }).click();
  const count = page.getByRole('status').filter({ hasText: /nhiệm vụ/ });
  const more = TASKS + 218;
  await count.filter({ hasText: more.toLocaleString('vi-VN') }).waitFor(MINUTES);
  found.push(figure(`register of ${ALL} own tasks shown`, (performance.now() - start) / 1000, 's'));
  const took = await filters(page);
  found.push(figure('filter of the register to repaint, p50', median(took), 'ms'));
  const name = `filter of the register to repaint, p95 of ${took.length}`;
  found.push(figure(name, quantile(took, 0.95), 'ms', 50));
  const longest = await watchFreezes(page);
  for (let i = 0; i < 30; i++) {
    await page.mouse.wheel(0, 1500);
    await page.waitForTimeout(30);
  }
  found.push(figure('scroll of the register: longest freeze', await longest(), 'ms', 100));
  await context.close();
  return found;
}

/** Chooses each kind and each of forty agencies; milliseconds until the count has changed and a frame was drawn. */
function filters(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const took: number[] = [];
    const labelled = (text: string) =>
      [...document.querySelectorAll('label')]
        .find((label) => label.textContent?.trim().startsWith(text))
        ?.querySelector('select');
    const counted = () => document.querySelector('main p.count')?.textContent;
    const choose = (list: HTMLSelectElement, value: string) =>
      new Promise<number>((resolve, reject) => {
        const before = counted();
        const late = setTimeout(() => reject(new Error(`${value}: nothing changed`)), 20_000);
        const observer = new MutationObserver(() => {
          if (counted() === before) return;
          observer.disconnect();
          clearTimeout(late);
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
        });
        const main = document.querySelector('main');
        if (main) observer.observe(main, { subtree: true, childList: true, characterData: true });
        list.value = value;
        const start = performance.now();
        list.dispatchEvent(new Event('change', { bubbles: true }));
      });
    for (const text of ['Loại', 'Cơ quan, chức danh']) {
      const list = labelled(text);
      if (!list) throw new Error(`no list: ${text}`);
      const values = [...list.options].map(({ value }) => value).filter(Boolean);
      for (const value of values.slice(0, 40)) took.push(await choose(list, value));
      await choose(list, '');
    }
    return took;
  });
}
