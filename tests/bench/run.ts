import { chromium } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../../src/cli/find-browser.mjs';
import { Host } from '../e2e/host';
import { ARGS } from './in-page';
import { engineReady, firstChart, firstViews, ownRows, shippedRepaints } from './measures';
import { ownMillion } from './own-million';
import { ownTasks } from './own-tasks';
import { plainSide, ratios } from './plain-side';
import { manyTasks } from './tasks-measure';
import { figure, table, type Figure } from './table';

const BUILD = 'build';

const figures: Figure[] = [];

async function step(name: string, work: () => Promise<Figure[]>): Promise<void> {
  console.error(`› ${name}`);
  const found = await work();
  console.error(table(found));
  figures.push(...found);
}

if (process.argv.includes('--build') || !existsSync(join(BUILD, 'index.html'))) {
  await step('build', async () => {
    const start = performance.now();
    const { status } = spawnSync('npm', ['run', '-s', 'build'], { stdio: ['ignore', 2, 2] });
    if (status !== 0) throw new Error(`build: exit ${status}`);
    return [figure('build', (performance.now() - start) / 1000, 's')];
  });
}

const browser = await chromium.launch({ executablePath: findBrowser(), args: ARGS });
const machine = {
  cores: cpus().length,
  cpu: cpus()[0]?.model ?? '',
  node: process.version,
  chromium: browser.version(),
};
const host = new Host(BUILD);
await host.start();
const files = await ownMillion();
const tasks = await ownTasks();
try {
  await step('bytes of first views', () => firstViews(browser, BUILD));
  await step('first drawn chart', () => firstChart(browser, host));
  await step('engine', () => engineReady(browser, host));
  await step('changes on shipped data', () => shippedRepaints(browser, host));
  await step('files of a million rows', () => ownRows(browser, host, files));
  await step('a register of many tasks', () => manyTasks(browser, host, tasks));
  await step('plain DuckDB-WASM', () => plainSide(browser, files));
  figures.push(...ratios(figures));
} finally {
  await files.remove();
  await tasks.remove();
  await browser.close();
  await host.stop();
}

const now = new Date().toISOString();
const path = join('.cache', 'bench', `${now.replaceAll(/[:.]/g, '-')}.json`);
await mkdir(join('.cache', 'bench'), { recursive: true });
await writeFile(path, `${JSON.stringify({ at: now, machine, figures }, null, 2)}\n`);
console.log(
  `${machine.cores} cores (${machine.cpu}), Node ${machine.node}, Chromium ${machine.chromium}\n`,
);
console.log(table(figures));
console.log(`\n${path}`);
