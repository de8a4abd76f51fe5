// Finds a Chromium: what is installed, else Playwright's own, else Debian's package.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

function installed() {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, ...PLACES].find((path) => existsSync(path));
}

function playwrightsOwn() {
  const code =
    "import('@playwright/test').then(({ chromium }) => console.log(chromium.executablePath()))";
  try {
    const path = execFileSync(process.execPath, ['-e', code], { encoding: 'utf8' }).trim();
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} command @param {string[]} args */
function attempt(command, args) {
  console.log(`› ${command} ${args.join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit', timeout: 10 * 60_000 }).status === 0;
}

/**
 * The path of a Chromium to test with.
 * @param {{ install?: boolean }} [options] install: fetch one when none is found
 * @returns {string}
 */
export function findBrowser({ install = false } = {}) {
  const found = process.env.PARSCOPE_BROWSER || installed() || playwrightsOwn();
  if (found) return found;
  if (install) {
    if (attempt('npx', ['playwright', 'install', 'chromium'])) {
      const own = playwrightsOwn();
      if (own) return own;
    }
    const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
    const apt = [...sudo, 'apt-get'];
    const run = (/** @type {string[]} */ args) => {
      const [command = 'apt-get', ...first] = apt;
      return attempt(command, [...first, ...args]);
    };
    if (run(['update']) && run(['install', '-y', '--no-install-recommends', 'chromium'])) {
      const debian = installed();
      if (debian) return debian;
    }
  }
  throw new Error(
    'No Chromium was found. Install Chromium or Google Chrome, or set PARSCOPE_BROWSER to its path.',
  );
}
