import { buildEngine } from '$lib/engine/build';
import { askDifficulties } from '$lib/queries/answers/difficulties';

export async function load() {
  return askDifficulties(await buildEngine());
}
