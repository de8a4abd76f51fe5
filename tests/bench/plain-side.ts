import type { Browser } from '@playwright/test';
import { copyFile, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { spawnSync } from 'node:child_process';
import Papa from 'papaparse';
import { build } from 'vite';
import { cells } from '../../src/lib/queries/cells';
import { Host } from '../e2e/host';
import { freshContext, withProfile } from './in-page';
import type { Plain } from './plain/plain';
import { ROWS, type OwnFiles } from './own-million';
import { figure, median, quantile, type Figure } from './table';

const OUT = resolve('.cache/bench/plain');
const TIMES = 60;

type WithPlain = Window & { plain: Plain };

async function provinces(): Promise<string[]> {
  const { data } = Papa.parse<{ unit_id: string; level: string }>(
    await readFile('data/units.csv', 'utf8'),
    { header: true },
  );
  return data.filter(({ level }) => level === 'province').map(({ unit_id }) => unit_id);
}

/** The same start, query and file with DuckDB-WASM alone, in the same browser. */
export async function plainSide(browser: Browser, files: OwnFiles): Promise<Figure[]> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: 'tests/bench/plain',
    assetsInclude: ['**/*.duckdb'],
    build: { outDir: OUT, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 5000 },
  });
  await copyFile(join(OUT, 'index.html'), join(OUT, '404.html'));
  spawnSync(process.execPath, ['src/cli/compress.mjs', OUT]);
  const host = new Host(OUT);
  await host.start();
  const starts: number[] = [];
  for (let i = 0; i < 3; i++) {
    const context = await freshContext(browser);
    const page = await context.newPage();
    await page.goto(host.origin);
    await page.locator('body[data-ready]').waitFor({ state: 'attached' });
    starts.push(await page.evaluate(() => (window as unknown as WithPlain).plain.start()));
    await context.close();
  }
  const context = await freshContext(browser);
  const page = await context.newPage();
  await page.goto(host.origin);
  await page.locator('body[data-ready]').waitFor({ state: 'attached' });
  await page.evaluate(() => (window as unknown as WithPlain).plain.start());
  const again = await withProfile('block', async (kept) => {
    const all: number[] = [];
    for (let i = 0; i < 7; i++) {
      const page = await kept.newPage();
      await page.goto(host.origin, { waitUntil: 'networkidle' });
      await page.locator('body[data-ready]').waitFor({ state: 'attached' });
      all.push(await page.evaluate(() => (window as unknown as WithPlain).plain.start()));
      await page.close();
    }
    return all;
  });
  const params = cells.bind({
    indicator_ids: ['papi'],
    periods: ['2024', '2023'],
    unit_ids: await provinces(),
  });
  const query = await page.evaluate(
    ([sql, bound, times]) => (window as unknown as WithPlain).plain.query(sql, bound, times),
    [cells.sql, params as (string | null)[], TIMES] as const,
  );
  await page.goto(host.origin);
  await page.locator('body[data-ready]').waitFor({ state: 'attached' });
  await page.evaluate(() => (window as unknown as WithPlain).plain.start());
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('input'), { type: 'file' }));
  });
  await page.locator('input').setInputFiles(files.csv);
  const load = await page.locator('input').evaluate((input) => {
    const file = (input as HTMLInputElement).files?.[0];
    if (!file) throw new Error('no file');
    return (window as unknown as WithPlain).plain.load(file);
  });
  await context.close();
  await host.stop();
  await rm(OUT, { recursive: true, force: true });
  return [
    figure('plain DuckDB-WASM: engine ready, cold', median(starts) / 1000, 's'),
    figure('plain DuckDB-WASM: engine ready, warm', median(again.slice(2)) / 1000, 's'),
    figure('plain DuckDB-WASM: query of a ranking, p50', median(query), 'ms'),
    figure('plain DuckDB-WASM: query of a ranking, p95', quantile(query, 0.95), 'ms'),
    figure(`plain DuckDB-WASM: read_csv, ${ROWS.toLocaleString('en')} rows`, load / 1000, 's'),
  ];
}

/** How many times as long the app takes as the engine alone. */
export function ratios(figures: readonly Figure[]): Figure[] {
  const value = (name: string) => figures.find((one) => one.name.startsWith(name))?.value ?? NaN;
  const ratio = (name: string, app: string, plain: string) =>
    figure(`app ÷ plain: ${name}`, value(app) / value(`plain DuckDB-WASM: ${plain}`), '×');
  return [
    ratio('engine ready, cold', 'engine ready, cold', 'engine ready, cold'),
    ratio('engine ready, warm', 'engine ready, warm, online, HTTP cache', 'engine ready, warm'),
    ratio(
      'change to repaint, p50',
      'change of indicator to repaint, shipped data, p50',
      'query of a ranking, p50',
    ),
    ratio(
      'change to repaint, p95',
      'change of indicator to repaint, shipped data, p95',
      'query of a ranking, p95',
    ),
    ratio('CSV of a million rows', 'open CSV, 1,000,000 rows', 'read_csv'),
  ];
}
