import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { m } from '../../lib/messages/generated/messages';
import { formatNumber } from '../../lib/messages/format';
import { simulate } from '../simulate/package';

export const usage = 'simulate --seed <number> -o <folder> [--with-refused]';

const DATA = fileURLToPath(new URL('../../../data/', import.meta.url));

/** Writes the simulated package of a seed; with `--with-refused` also the rows that `check` refuses are part of it. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      seed: { type: 'string' },
      output: { type: 'string', short: 'o' },
      'with-refused': { type: 'boolean', default: false },
    },
  });
  const { seed = '', output, 'with-refused': withRefused } = values;
  if (!/^\d{1,9}$/.test(seed) || output === undefined || positionals.length > 0) {
    console.error(`${m.cli_usage()}\n  parscope ${usage}`);
    return 1;
  }
  const files = simulate(
    (path) => readFileSync(join(DATA, path), 'utf8'),
    Number(seed),
    withRefused,
  );
  for (const [path, text] of files) {
    const target = join(output, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  console.log(m.cli_simulated({ files: formatNumber(files.size), folder: output }));
  return 0;
}
