import * as v from 'valibot';
import type { ProblemList } from './problem-list';
import { parseDescriptor, type DataPackage } from './schema';

/**
 * Reads `datapackage.json` as every package has it and as `shape` wants it besides; null where it is missing or wrong:
 * the problems, under the name `at`, are then in the list.
 */
export function readDescriptor<S extends v.GenericSchema>(
  bytes: Uint8Array | undefined,
  shape: S,
  at: string,
  list: ProblemList,
): { read: DataPackage; extra: v.InferOutput<S> } | null {
  if (!bytes) {
    list.add({ code: 'file_missing', file: at });
    return null;
  }
  const text = new TextDecoder().decode(bytes);
  const parsed = parseDescriptor(text, at);
  parsed.problems.forEach((problem) => list.add(problem));
  if (!parsed.ok) return null;
  const extra = v.safeParse(shape, JSON.parse(text.replace(/^\uFEFF/, '')));
  if (extra.success) return { read: parsed.package, extra: extra.output };
  for (const issue of extra.issues)
    list.add({
      code: 'descriptor_shape',
      file: at,
      column: v.getDotPath(issue) ?? '.',
      found: issue.received.slice(0, 80),
      expected: issue.expected ?? '',
    });
  return null;
}
