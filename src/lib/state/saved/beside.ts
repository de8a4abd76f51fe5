import type { TableResource } from '../../datapackage/schema';
import type { OwnFile } from '../own-file';

/** Tables of the model that rows of a table refer to; figures refer to units and indicators. */
function referredBy(model: string, resources: readonly TableResource[]): ReadonlySet<string> {
  if (model === 'observations') return new Set(['units', 'unit_names', 'indicators']);
  const keys = resources.find(({ name }) => name === model)?.schema.foreignKeys ?? [];
  return new Set(keys.map(({ reference }) => reference.resource || model));
}

/**
 * Contents of the other own files whose rows a file may refer to: when they change, the file is checked anew. A file
 * that no longer fits counts for nothing.
 */
export function besideOf(
  file: OwnFile,
  files: readonly OwnFile[],
  resources: readonly TableResource[],
): string {
  if (files.every(({ model }) => model === 'observations')) return '';
  const referred = referredBy(file.model, resources);
  return files
    .filter(({ id, model, stale }) => id !== file.id && !stale && referred.has(model))
    .map(({ rev }) => rev)
    .sort()
    .join(' ');
}
