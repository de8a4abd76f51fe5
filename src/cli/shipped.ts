import { readFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReadFile } from '../lib/datapackage/check-package';

/** The folder of the shipped package. */
export const DATA = fileURLToPath(new URL('../../data/', import.meta.url));

/** Reads files of a folder, never outside it. */
export function folderReader(folder: string): ReadFile {
  const root = resolve(folder) + sep;
  return async (path) => {
    const full = resolve(folder, path);
    return full.startsWith(root) ? readFile(full).catch(() => null) : null;
  };
}
