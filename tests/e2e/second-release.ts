import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';

const SCRIPTS = /^_app\/immutable\/(entry|nodes|chunks)\/[^/]+\.js$/;
const TEXTS = new Set(['.js', '.html', '.json', '.css']);

/** What the second release says otherwise: a figure of the data and a sentence of the code. */
export const FIGURE = { before: '47,82', after: '48,82' };
export const SENTENCE = { before: '(giấy phép MIT)', after: '(giấy phép MIT, bản hai)' };
const REPLACED: [string, string][] = [
  ['47.8212', '48.8212'],
  [FIGURE.before, FIGURE.after],
  [SENTENCE.before, SENTENCE.after],
];

/**
 * The built site as a later release: another version, other names of all scripts (as their hashes
 * would change), another figure and sentence. Only the given pages are in it.
 */
export async function secondRelease(build: string, to: string, pages: readonly string[]) {
  const version = await versionOf(build);
  const next = String(Number(version) + 1);
  const names = (await readdir(build, { recursive: true })).map((name) =>
    name.replaceAll('\\', '/'),
  );
  const wanted = names.filter(
    (name) =>
      extname(name) !== '' &&
      !/\.(br|gz)$/.test(name) &&
      (name.startsWith('_app/') || !name.includes('/') || pages.some((page) => isOf(page, name))) &&
      (!/\.html$|__data\.json$/.test(name) || pages.some((page) => isOf(page, name))),
  );
  const renamed = new Map(
    wanted.filter((name) => SCRIPTS.test(name)).map((name) => [basename(name), again(name)]),
  );
  const anyName = new RegExp([...renamed.keys()].map(escaped).join('|'), 'g');
  const rewrite = (text: string) =>
    REPLACED.reduce((all, [from, by]) => all.replaceAll(from, by), text)
      .replaceAll(version, next)
      .replace(anyName, (name) => renamed.get(name) ?? name);

  await rm(to, { recursive: true, force: true });
  for (const name of wanted) {
    const target = join(to, dirname(name), renamed.get(basename(name)) ?? basename(name));
    await mkdir(dirname(target), { recursive: true });
    if (!TEXTS.has(extname(name))) await cp(join(build, name), target);
    else {
      const text = rewrite(await readFile(join(build, name), 'utf8'));
      await writeFile(target, name.endsWith('.html') ? allowed(text) : text);
    }
  }
  return { version, next };
}

async function versionOf(folder: string): Promise<string> {
  const text = await readFile(join(folder, '_app/version.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const again = (name: string) => basename(name).replace(/\.js$/, '-b.js');

function isOf(page: string, name: string): boolean {
  const path = page === '/' ? '' : page.slice(1);
  return (
    name === '404.html' ||
    name === `${path || 'index'}.html` ||
    name === `${path ? `${path}/` : ''}__data.json`
  );
}

/** The policy of a page allows its scripts by their hash. */
function allowed(html: string): string {
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text ?? '');
  const hashes = scripts.map(
    (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );
  return html.replace(/('sha256-[^']+' ?)+/, `${hashes.join(' ')} `);
}
