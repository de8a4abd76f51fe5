// Writes the list of the hashed files of the built site: what works without a network once the engine was used.
// The simulated package is kept only where it was opened.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2] ?? 'build';
const { version } = JSON.parse(readFileSync(join(folder, '_app/version.json'), 'utf8'));
const files = readdirSync(join(folder, '_app/immutable'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !/\.(br|gz)$|^simulated\..*duckdb$/.test(entry.name))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length))
  .map((path) => path.replaceAll('\\', '/'))
  .sort();
writeFileSync(join(folder, '_app/files.json'), JSON.stringify({ release: version, files }));
