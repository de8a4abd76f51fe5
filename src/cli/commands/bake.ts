import { parseArgs } from 'node:util';
import { bake } from '../../lib/engine/bake';
import { m } from '../../lib/messages/generated/messages';

export const usage = 'bake <folder> -o <file.duckdb>';

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { output: { type: 'string', short: 'o' } },
  });
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1 || values.output === undefined) {
    console.error(`${m.cli_usage()}\n  parscope ${usage}`);
    return 1;
  }
  let left: ReadonlyMap<string, number> = new Map();
  const counts = await bake(folder, values.output, (rows) => (left = rows));
  const width = Math.max(...[...counts.keys()].map((name) => name.length));
  const numbers = new Intl.NumberFormat('vi');
  for (const [name, rows] of counts) {
    console.log(`${name.padEnd(width)}  ${numbers.format(rows).padStart(9)}`);
  }
  for (const [table, n] of left) console.log(m.cli_baked_internal({ table, n: numbers.format(n) }));
  console.log(m.cli_baked({ file: values.output }));
  return 0;
}
