import { unzipSync } from 'fflate';
import { PROBLEM_CODES } from '../../src/lib/datapackage/codes';
import { problemText } from '../../src/lib/messages/problem';
import { zipOf } from '../fixtures/import/book';
import { GOOD } from '../fixtures/import/good-files';
import { importOf } from '../fixtures/import/import-support';
import { mutate, seeded } from './mutate';

/** Nothing may take longer, whatever the file holds. */
const HANG = 2000;

export const FORMATS = {
  csv: ['.csv', '.tsv', '.txt'],
  xlsx: ['.xlsx'],
  parquet: ['.parquet'],
  zip: ['.zip'],
} as const;
export type FuzzFormat = keyof typeof FORMATS;

export interface FuzzCount {
  files: number;
  ready: number;
  asked: number;
  refused: number;
  slowest: number;
  /** What broke the promise: name of the seed file, number of the mutation, why. */
  faults: string[];
}

/**
 * Reads `count` mutated files of a format. A fault is: an error that is no problem of the list, a file that
 * takes over two seconds, tables beside problems, a table with rows of unequal length.
 */
export async function fuzz(format: FuzzFormat, count: number, seed: number): Promise<FuzzCount> {
  const random = seeded(seed);
  const names = Object.keys(GOOD).filter((name) =>
    FORMATS[format].some((end) => name.endsWith(end)),
  );
  const seeds = names.map((name) => ({ name, bytes: GOOD[name]?.() ?? new Uint8Array() }));
  const result: FuzzCount = { files: 0, ready: 0, asked: 0, refused: 0, slowest: 0, faults: [] };
  await importOf(seeds[0]?.bytes ?? '', seeds[0]?.name);
  for (let n = 0; n < count; n++) {
    const { name, bytes } = seeds[Math.floor(random() * seeds.length)] ?? {
      name: '',
      bytes: new Uint8Array(),
    };
    const isZip = format === 'xlsx' || format === 'zip';
    const file = isZip && random() < 0.7 ? mutateInside(bytes, random) : mutate(bytes, random);
    const start = performance.now();
    const why = await faultOf(file, name, result).catch((error: unknown) => String(error));
    const took = performance.now() - start;
    result.files++;
    result.slowest = Math.max(result.slowest, took);
    if (why !== null) result.faults.push(`${name} #${n}: ${why}`);
    if (took > HANG) result.faults.push(`${name} #${n}: ${Math.round(took)} ms`);
  }
  return result;
}

/** Mutates one file within an archive and packs it again, so that its checksum is right. */
function mutateInside(bytes: Uint8Array, random: () => number): Uint8Array {
  const files = unzipSync(bytes);
  const paths = Object.keys(files);
  const path = paths[Math.floor(random() * paths.length)] ?? '';
  return zipOf({ ...files, [path]: mutate(files[path] ?? new Uint8Array(), random) });
}

async function faultOf(file: Uint8Array, name: string, count: FuzzCount): Promise<string | null> {
  const result = await importOf(file, name);
  if (result.status === 'needs-choices') {
    count.asked++;
    return result.questions.length > 0 && !('tables' in result) ? null : 'no question';
  }
  if (result.status === 'refused') {
    count.refused++;
    if (result.problems.length === 0 || 'tables' in result) return 'refused without a problem';
    const odd = result.problems.find(
      (problem) => !PROBLEM_CODES.includes(problem.code) || /undefined/.test(problemText(problem)),
    );
    return odd ? `problem ${odd.code}` : null;
  }
  count.ready++;
  for (const { rows, typed } of result.tables)
    for (const [column, cells] of typed().columns)
      if (cells.length !== rows) return `column ${column} has ${cells.length} of ${rows} rows`;
  return result.tables.length > 0 ? null : 'no table';
}
