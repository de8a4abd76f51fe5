import type { Engine } from '../../engine/engine';
import { difficulties, type DifficultyRow } from '../difficulties';
import { ask } from '../question';
import { sourcesOf } from './context';
import type { SourceRow } from './types';

export interface DifficultyRegister {
  /** The latest first. */
  rows: DifficultyRow[];
  sources: SourceRow[];
}

/** Every difficulty and proposal on record, with the sources they are taken from. */
export async function askDifficulties(engine: Engine): Promise<DifficultyRegister> {
  const rows = await ask(engine, difficulties, {});
  return {
    rows,
    sources: await sourcesOf(
      engine,
      rows.map(({ source_id }) => source_id),
    ),
  };
}
