import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import descriptor from '$data/simulated/datapackage.json';
import { writeZip } from '$lib/datapackage/zip-write';
import { m } from '$lib/messages/generated/messages';

export const prerender = true;

const FOLDER = 'data/simulated';

/** The whole simulated package in one archive, with a file that says what it is. */
export async function GET() {
  const paths = ['datapackage.json', ...descriptor.resources.flatMap(({ path }) => path)];
  const files = new Map<string, Uint8Array>();
  const about = [m.simulated_banner(), m.simulated_warning(), m.simulated_made()].join('\n\n');
  files.set('mo-phong/DU-LIEU-MO-PHONG.txt', new TextEncoder().encode(`\ufeff${about}\n`));
  for (const path of paths) files.set(`mo-phong/${path}`, await readFile(join(FOLDER, path)));
  const body = writeZip(files, new Date(0)) as Uint8Array<ArrayBuffer>;
  return new Response(body, { headers: { 'content-type': 'application/zip' } });
}
