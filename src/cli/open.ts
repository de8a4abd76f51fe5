import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bake } from '../lib/engine/bake';
import type { Engine } from '../lib/engine/engine';
import { openNative } from '../lib/engine/native';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What decides how a package is baked. */
const BAKER = ['bake.ts', 'internal-rows.ts', 'shipped-views.ts'];

/**
 * The shipped package, read-only; baked first when there is no baked file, or a file of `data/` or of the code that
 * bakes is newer. Several processes may do so at once: each writes its own file and renames it.
 */
export async function openPackage(
  folder = join(root, 'data'),
  baked = join(root, '.cache', 'baked', 'parscope.duckdb'),
): Promise<Engine> {
  const bakedAt = (await stat(baked).catch(() => null))?.mtimeMs ?? 0;
  const baker = BAKER.map((name) => stat(join(root, 'src/lib/engine', name)));
  const code = (await Promise.all(baker)).map(({ mtimeMs }) => mtimeMs);
  if (Math.max(await newestIn(folder), ...code) >= bakedAt) await bake(folder, baked);
  return openNative(baked);
}

async function newestIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const times = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).mtimeMs);
  return Math.max(0, ...(await Promise.all(times)));
}
