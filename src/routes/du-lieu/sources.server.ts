import type { Engine } from '$lib/engine/engine';
import { sourcesOf } from '$lib/queries/answers/context';

/** Every source of the package, and how many figures come from it. */
export async function allSources(engine: Engine) {
  const counted = await engine.query<{ source_id: string; figures: number }>(
    `SELECT s.source_id, count(o.unit_id) AS figures
     FROM sources s LEFT JOIN observations o ON o.source_id = s.source_id
     GROUP BY s.source_id ORDER BY s.source_id`,
  );
  const figures = new Map(counted.map((row) => [row.source_id, row.figures]));
  const sources = await sourcesOf(engine, figures.keys());
  return sources.map((source) => ({ ...source, figures: figures.get(source.source_id) ?? 0 }));
}
