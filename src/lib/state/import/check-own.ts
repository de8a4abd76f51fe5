import { loadKnown } from '../known';
import { runCheck, unless } from '../run-worker';
import { session } from '../session.svelte';
import { mappings } from './mappings.svelte';
import type { Reading } from './preview';

/** Reads a file in a worker: as said in `how`, else as files of its shape were read. Nothing is opened by it. */
export async function checkOwn(
  file: File,
  how: Partial<Reading>,
  signal: AbortSignal,
  onProgress: (rows: number, part: number) => void = () => undefined,
) {
  const engine = await unless(signal, session.engine());
  const here = await unless(signal, loadKnown(engine, [file.name]));
  const { known, indicatorNames, model } = here;
  const guess = { mapping: null, table: null, remembered: mappings.texts };
  const reading = { ...model, indicatorNames, ...guess, ...how };
  return runCheck({ file, known, reading }, signal, onProgress);
}
