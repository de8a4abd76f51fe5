import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { readZip } from '../lib/datapackage/zip-read';
import { writeZip } from '../lib/datapackage/zip-write';

/**
 * All files of a package by path, from its folder or its zip; null when it is neither. Hidden files and packages in
 * folders of their own are no part of it.
 * @throws {ReadFailure} of a zip that cannot be read, under `name`
 */
export async function packageFilesOf(
  target: string,
  name: string,
): Promise<Map<string, Uint8Array> | null> {
  const found = await stat(target).catch(() => null);
  if (found?.isFile()) {
    const bytes = await readFile(target).catch(() => null);
    return bytes && readZip(bytes, name);
  }
  if (!found?.isDirectory()) return null;
  const files = new Map<string, Uint8Array>();
  const visit = async (folder: string): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true });
    if (folder !== target && entries.some((entry) => entry.name === 'datapackage.json')) return;
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const full = join(folder, entry.name);
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) await visit(full);
      else if (entry.isFile())
        files.set(relative(target, full).replaceAll('\\', '/'), await readFile(full));
    }
  };
  await visit(target);
  return files;
}

/** Writes a package as a folder, or as a zip by its ending: whole or not at all. `out` must not be there yet. */
export async function writePackageFiles(
  files: ReadonlyMap<string, Uint8Array>,
  out: string,
): Promise<void> {
  const target = resolve(out);
  await mkdir(dirname(target), { recursive: true });
  const scratch = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  try {
    if (/\.zip$/i.test(out)) {
      const file = join(scratch, 'package.zip');
      await writeFile(file, writeZip(files, new Date()));
      await rename(file, target);
      return;
    }
    const folder = join(scratch, 'package');
    for (const [path, bytes] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
    }
    await rename(folder, target);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
