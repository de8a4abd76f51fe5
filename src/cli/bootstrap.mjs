// Backs `npm start` and `npm test` on a fresh clone: no dependencies, only Node.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './find-browser.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** @param {string} title @param {string} command @param {string[]} args */
function step(title, command, args) {
  const started = Date.now();
  console.log(`\n› ${title}`);
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error) console.error(error.message);
  if (status !== 0) {
    console.error(`✗ ${title}: exit ${status ?? 'none'}`);
    process.exit(status || 1);
  }
  console.log(`✓ ${title} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Node ≥ 20.19 is needed; this is ${process.versions.node}.`);
    process.exit(1);
  }
}

/** Installs when node_modules is absent or older than the lock file says. */
function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules', '.parscope-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  // Not `ci`: it refuses a lock that lacks an optional package of some other platform.
  step('install', npm, ['install', '--no-save', '--no-audit', '--no-fund']);
  writeFileSync(stamp, lock);
}

/** @param {string} path @returns {number} the newest change below a path */
function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path)
    .filter((name) => name !== 'generated')
    .reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0);
}

function buildIsFresh() {
  const built = join(root, 'build', '.built');
  if (!existsSync(built)) return false;
  const inputs = [
    'src',
    'data',
    'static',
    'svelte.config.js',
    'vite.config.ts',
    'package-lock.json',
  ];
  return inputs.every((name) => newest(join(root, name)) <= statSync(built).mtimeMs);
}

function build() {
  if (buildIsFresh()) return console.log('› build is up to date');
  step('build', npm, ['run', '-s', 'build']);
  mkdirSync(join(root, 'build'), { recursive: true });
  writeFileSync(join(root, 'build', '.built'), new Date().toISOString());
}

checkNode();
const [task = 'start', ...rest] = process.argv.slice(2);
install();
if (task === 'start') {
  build();
  step('serve', process.execPath, ['src/cli/serve.mjs', 'build', ...rest]);
} else if (task === 'test') {
  const browser = findBrowser({ install: true });
  process.env.PARSCOPE_BROWSER = browser;
  console.log(`› browser: ${browser}`);
  step('messages and types of routes', npm, ['run', '-s', 'prepare']);
  step('bake the data package', npm, ['run', '-s', 'bake']);
  step('format', npm, ['run', '-s', 'format:check']);
  step('lint', npm, ['run', '-s', 'lint']);
  step('types', npm, ['run', '-s', 'check']);
  step('check the data package', npm, ['run', '-s', 'parscope', '--', 'check', 'data']);
  step('unit, data and conformance tests', npm, ['run', '-s', 'test:unit']);
  build();
  step('budgets and end-to-end tests', npm, ['run', '-s', 'test:e2e']);
  console.log('\n✓ all checks passed');
} else {
  console.error(`Unknown task “${task}”: start or test.`);
  process.exit(1);
}
