import { buildEngine } from '$lib/engine/build';
import { leftOut } from '$lib/queries/left-out';
import { ask } from '$lib/queries/question';

export async function load() {
  const rows = await ask(await buildEngine(), leftOut, {});
  return {
    left: rows.map((row) => ({
      ...row,
      value: row.value ?? [row.numerator, row.denominator].filter(Boolean).join(' / '),
    })),
  };
}
