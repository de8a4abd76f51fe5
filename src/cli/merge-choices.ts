import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import type { MergeChoice } from '../lib/domain/merge';
import { m } from '../lib/messages/generated/messages';
import { problemText } from '../lib/messages/problem';
import { AskedError } from './asked';
import { placeText } from './merge-text';

const Value = v.nullable(v.union([v.string(), v.number(), v.boolean()]));

const Choice = v.pipe(
  v.object({
    table: v.string(),
    key: v.record(v.string(), Value),
    field: v.nullable(v.string()),
    take: v.optional(v.string()),
    value: v.optional(Value),
  }),
  v.check(({ take, value }) => (take === undefined) !== (value === undefined), 'take | value'),
);

/** Reads the file of `--choose`; AskedError says what is wrong with it. */
export async function readChoices(file: string): Promise<MergeChoice[]> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) throw new AskedError(problemText({ code: 'file_unreadable', file }));
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new AskedError(m.cli_merge_choose_json({ file }));
  }
  if (!Array.isArray(json)) throw new AskedError(m.cli_merge_choose_json({ file }));
  const seen = new Set<string>();
  return json.map((one: unknown, i) => {
    const read = v.safeParse(Choice, one);
    if (!read.success) {
      const [issue] = read.issues;
      const detail = v.getDotPath(issue) ?? issue.message;
      throw new AskedError(m.cli_merge_choose_shape({ file, n: i + 1, detail }));
    }
    const place = placeText(read.output);
    if (seen.has(place)) throw new AskedError(m.cli_merge_choose_twice({ file, place }));
    seen.add(place);
    return read.output;
  });
}
