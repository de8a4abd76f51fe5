import type { MergeChoice } from '../lib/domain/merge';
import type { Conflict, MergeValue, Take } from '../lib/domain/merge-conflict';
import { m } from '../lib/messages/generated/messages';

const valueText = (value: MergeValue): string =>
  value === null ? m.cli_merge_empty() : `“${String(value)}”`;

const takesText = (takes: readonly Take[]): string =>
  takes
    .map(({ value, by }) => m.cli_merge_take({ by: by.join(', '), value: valueText(value) }))
    .join('; ');

/** Where a conflict is: table, key and column. */
export function placeText({
  table,
  key,
  field,
}: Pick<MergeChoice, 'table' | 'key' | 'field'>): string {
  const keys = Object.entries(key).map(([column, value]) => `${column} = ${String(value ?? '')}`);
  const at = { table, key: keys.join(', ') };
  return field === null ? m.cli_merge_place_row(at) : m.cli_merge_place({ ...at, field });
}

/** A conflict in one sentence: where, what the base says, what each colleague says. */
export function conflictText(conflict: Conflict): string {
  const { kind, base, takes, changes } = conflict;
  const place = placeText(conflict);
  if (kind === 'added') return m.cli_merge_added({ place, takes: takesText(takes) });
  if (kind === 'changed')
    return m.cli_merge_changed({ place, base: valueText(base), takes: takesText(takes) });
  const by = (word: string): string =>
    takes.flatMap((take) => (take.value === word ? take.by : [])).join(', ');
  return m.cli_merge_deleted({
    place,
    deleted: by('delete'),
    kept: by('keep'),
    changes: changes
      .map((one) =>
        m.cli_merge_change({
          field: one.field,
          base: valueText(one.base),
          takes: takesText(one.takes),
        }),
      )
      .join('. '),
  });
}

/** A choice that settled nothing. */
export function unusedText(choice: MergeChoice): string {
  const take = choice.take ?? String(choice.value ?? '');
  return m.cli_merge_unused({ place: placeText(choice), take });
}
