import type { Engine } from '../../engine/engine';
import { rowsShown } from '../../queries/all-rows';
import { figuresLoaded } from '../../queries/figures-loaded';
import { ask } from '../../queries/question';
import type { CheckedFile } from '../checked-file';
import { modelTables } from '../known';
import type { CompareJob, ComparedColumns } from './compare';

/** What of figures is compared. */
export const FIGURES: ComparedColumns = {
  key: ['unit_id', 'indicator_id', 'period', 'breakdown'],
  measures: ['value', 'numerator', 'denominator', 'published_rank'],
};

/**
 * The comparison of a table with what is loaded: `before` are the rows it would replace, null = all rows that show
 * now. Null where rows of its table have no key.
 */
export async function heldAgainst(
  { model, ipc: next, indicators, periods }: CheckedFile,
  before: Blob | null,
  engine: () => Promise<Engine>,
): Promise<CompareJob | null> {
  if (model === 'observations') {
    const shown = { indicator_ids: indicators, periods };
    const loaded = before
      ? { ipc: before }
      : { rows: await ask(await engine(), figuresLoaded, shown) };
    return { next, loaded, ...FIGURES };
  }
  const resource = (await modelTables()).find(({ name }) => name === model);
  const key = resource?.schema.primaryKey ?? [];
  if (!resource || key.length === 0) return null;
  const columns = resource.schema.fields;
  const measures = columns.map(({ name }) => name).filter((name) => !key.includes(name));
  const loaded = before
    ? { ipc: before }
    : { rows: await rowsShown(await engine(), { name: model, columns, key }) };
  return { next, loaded, key, measures };
}
