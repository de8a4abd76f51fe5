import type { MergeChoice } from '../lib/domain/merge';
import type { Conflict, MergeValue, Take } from '../lib/domain/merge-conflict';
import type { MergeNames } from '../lib/datapackage/merge-names';
import { cellText } from '../lib/messages/cell';
import { m } from '../lib/messages/generated/messages';

const valueText = (value: MergeValue): string =>
  value === null ? m.cli_merge_empty() : `“${cellText(value)}”`;

const takesText = (takes: readonly Take[], named: (value: MergeValue) => MergeValue): string =>
  takes
    .map(({ value, by }) => m.cli_merge_take({ by: by.join(', '), value: valueText(named(value)) }))
    .join('; ');

/** Where a choice stands in its file: table, key and column as they are written there. */
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
export function conflictText(conflict: Conflict, names: MergeNames): string {
  const { kind, table, key, field, base, takes, changes } = conflict;
  const rowText = (table: string, key: Conflict['key']) =>
    names.row(table, key).map(cellText).join(' · ');
  const at = { table: names.table(table), row: rowText(table, key) };
  const place =
    field === null
      ? m.cli_merge_named_row(at)
      : m.cli_merge_named({ ...at, field: names.field(table, field) });
  const named = (column: string | null) => (value: MergeValue) =>
    column === null ? value : names.value(table, column, value);
  const told = { place, takes: takesText(takes, named(field)) };
  if (kind === 'added') return m.cli_merge_added(told);
  if (kind === 'changed')
    return m.cli_merge_changed({ ...told, base: valueText(named(field)(base)) });
  const by = (word: string): string =>
    takes.flatMap((take) => (take.value === word ? take.by : [])).join(', ');
  const sides = { place, deleted: by('delete'), kept: by('keep') };
  const referrers = conflict.referrers ?? [];
  const rows = {
    n: referrers.length,
    rows: referrers
      .map((one) => `${names.table(one.table)}: ${rowText(one.table, one.key)}`)
      .join('; '),
  };
  if (changes.length === 0) return m.cli_merge_deleted_referred({ ...sides, ...rows });
  const changed = m.cli_merge_deleted({
    ...sides,
    changes: changes
      .map((one) =>
        m.cli_merge_change({
          field: names.field(table, one.field),
          base: valueText(named(one.field)(one.base)),
          takes: takesText(one.takes, named(one.field)),
        }),
      )
      .join('. '),
  });
  return referrers.length > 0 ? m.cli_merge_deleted_both({ changed, ...rows }) : changed;
}

/** A choice that settled nothing. */
export function unusedText(choice: MergeChoice): string {
  const take = choice.take ?? String(choice.value ?? '');
  return m.cli_merge_unused({ place: placeText(choice), take });
}
