import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../lib/engine/engine';
import { prepare } from '../lib/queries/all-observations';
import { AskedError } from './asked';
import { openPackage } from './open';

/**
 * Answers from the package of a folder, or from the shipped one, and closes it whatever happens. The exit code; what
 * cannot be answered is said on stderr.
 */
export async function withPackage(
  folder: string | undefined,
  answer: (engine: Engine) => Promise<void>,
): Promise<number> {
  const scratch = folder === undefined ? null : await mkdtemp(join(tmpdir(), 'parscope-package-'));
  try {
    const engine = await (scratch
      ? openPackage(folder, join(scratch, 'package.duckdb'))
      : openPackage());
    try {
      await prepare(engine);
      await answer(engine);
      return 0;
    } catch (error) {
      if (!(error instanceof AskedError)) throw error;
      console.error(error.message);
      return 1;
    } finally {
      await engine.close();
    }
  } finally {
    if (scratch) await rm(scratch, { recursive: true, force: true });
  }
}
