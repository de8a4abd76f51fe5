import type { MergeChoice } from '../lib/domain/merge';
import type { Conflict, MergeValue, Referrer, Take } from '../lib/domain/merge-conflict';
import type { MergeNames } from '../lib/datapackage/merge-names';
import { cellText } from '../lib/messages/cell';
import { m } from '../lib/messages/generated/messages';

/** Rows that are named in a sentence. */
const MOST_ROWS = 5;

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
  const { kind, table, field, base } = conflict;
  if (kind === 'deleted') return deletedText(conflict, names);
  const at = { table: names.table(table), row: rowText(conflict, names) };
  const place =
    field === null
      ? m.cli_merge_named_row(at)
      : m.cli_merge_named({ ...at, field: names.field(table, field) });
  const named = (value: MergeValue) => (field === null ? value : names.value(table, field, value));
  const told = { place, takes: takesText(conflict.takes, named) };
  if (kind === 'added') return m.cli_merge_added(told);
  return m.cli_merge_changed({ ...told, base: valueText(named(base)) });
}

const rowText = ({ table, key }: Referrer, names: MergeNames): string =>
  names.row(table, key).map(cellText).join(' · ');

/** Some rows by their names, and that there are more. */
const rowsText = (rows: readonly Referrer[], names: MergeNames): string =>
  [
    ...rows.slice(0, MOST_ROWS).map((one) => `${names.table(one.table)}: ${rowText(one, names)}`),
    ...(rows.length > MOST_ROWS ? ['…'] : []),
  ].join('; ');

/** Who took the row out, who changed it or still has it, and what refers to it. */
function deletedText(conflict: Conflict, names: MergeNames): string {
  const { table, takes, changes, referrers = [], stays = [] } = conflict;
  const by = (word: string) => takes.flatMap((take) => (take.value === word ? take.by : []));
  const changers = new Set(changes.flatMap((one) => one.takes.flatMap((take) => take.by)));
  const sides = {
    place: m.cli_merge_named_row({ table: names.table(table), row: rowText(conflict, names) }),
    deleted: by('delete').join(', '),
  };
  const rows = {
    n: referrers.length.toLocaleString('vi-VN'),
    rows: rowsText(referrers, names),
  };
  const changed = m.cli_merge_deleted({
    ...{ ...sides, kept: [...changers].sort().join(', ') },
    changes: changes
      .map(({ field, base, takes }) => {
        const named = (value: MergeValue) => names.value(table, field, value);
        return m.cli_merge_change({
          field: names.field(table, field),
          base: valueText(named(base)),
          takes: takesText(takes, named),
        });
      })
      .join('. '),
  });
  const sentence =
    changes.length === 0
      ? m.cli_merge_deleted_referred({ ...sides, ...rows, kept: by('keep').join(', ') })
      : referrers.length > 0
        ? m.cli_merge_deleted_both({ changed, ...rows })
        : changed;
  return stays.length > 0
    ? m.cli_merge_deleted_stays({ sentence, rows: rowsText(stays, names) })
    : sentence;
}

/** A choice that settled nothing. */
export function unusedText(choice: MergeChoice): string {
  const take = choice.take ?? String(choice.value ?? '');
  return m.cli_merge_unused({ place: placeText(choice), take });
}
