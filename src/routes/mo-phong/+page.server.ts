import descriptor from '$data/simulated/datapackage.json';
import { QUALITY_KINDS } from '$lib/domain/quality';
import { openNative } from '$lib/engine/native';
import { plantedFaults } from '$lib/queries/planted-faults';
import { ask } from '$lib/queries/question';

/** How the package was made; none of its figures. */
export async function load() {
  const engine = await openNative('.cache/baked/simulated.duckdb');
  try {
    const faults = await ask(engine, plantedFaults, {});
    return {
      seed: descriptor.seed,
      faults: QUALITY_KINDS.flatMap((kind) => {
        const n = faults.filter((fault) => fault.kind === kind).length;
        return n > 0 ? [{ kind, n }] : [];
      }),
    };
  } finally {
    await engine.close();
  }
}
