import { mergeKey } from '../domain/merge';
import type { MergeValue } from '../domain/merge-conflict';
import type { PackageToMerge, TableToMerge } from './merge-read';

/** What people call the tables, columns, rows and values of packages that are merged. */
export interface MergeNames {
  table: (table: string) => string;
  field: (table: string, field: string) => string;
  /** Code and title of a row; where it has none the parts of its key, each as `value` says it. */
  row: (table: string, key: Readonly<Record<string, MergeValue>>) => NonNullable<MergeValue>[];
  /** The label of a coded value, or what the row is called that it refers to; else the value itself. */
  value: (table: string, field: string, value: MergeValue) => MergeValue;
}

/** Columns that say what a row is called, the first that has something. */
const TITLES = ['title_vi', 'name_vi', 'short_vi', 'title', 'name'];

/** Names as the packages themselves say them: titles of their schemas, codes and titles of their rows. */
export function mergeNames(packages: readonly PackageToMerge[]): MergeNames {
  const all = (table: string): TableToMerge[] =>
    packages.flatMap(({ tables }) => tables.get(table) ?? []);
  const ids = [...new Set(packages.flatMap(({ tables }) => [...tables.keys()]))];
  const fieldOf = (table: string, field: string) => {
    const found = all(table).flatMap(({ fields }) => fields.filter(({ name }) => name === field));
    return found.find(({ title }) => title) ?? found[0];
  };
  const labels = new Map<string, ReadonlyMap<string, string>>();
  const labelOf = (table: string, key: string): string | undefined => {
    const known = labels.get(table) ?? labelsOf(all(table));
    labels.set(table, known);
    return known.get(key);
  };
  /** The table whose rows a column refers to: as the schema says, else the one told apart by such a column. */
  const targetOf = (table: string, field: string): string | undefined => {
    for (const { raw } of all(table))
      for (const { fields, reference } of foreignKeys(raw.schema))
        if (fields.length === 1 && fields[0] === field) return reference || table;
    return ids.find((id) => id !== table && all(id)[0]?.key.join('\n') === field);
  };
  const value: MergeNames['value'] = (table, field, of) => {
    if (of === null) return null;
    const categories = fieldOf(table, field)?.categories ?? [];
    for (const one of categories)
      if (typeof one === 'object' && one.value === of && one.label !== undefined) return one.label;
    const target = targetOf(table, field);
    return (target !== undefined && labelOf(target, mergeKey([of]))) || of;
  };
  return {
    value,
    table: (table) =>
      all(table)
        .find(({ raw }) => raw.title?.trim())
        ?.raw.title?.trim() ?? table,
    field: (table, field) => fieldOf(table, field)?.title ?? field,
    row: (table, key) => {
      const columns = all(table)[0]?.key ?? Object.keys(key);
      const label = labelOf(table, mergeKey(columns.map((column) => key[column])));
      if (label !== undefined) return [label];
      return columns.flatMap((column) => {
        const part = value(table, column, key[column] ?? null);
        return part === null || part === '' ? [] : [part];
      });
    },
  };
}

/** What rows are called, by key; of those called alike none, that their keys tell them apart. */
function labelsOf(tables: readonly TableToMerge[]): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const { key, table } of tables) {
    const { header } = table;
    const at = key.map((column) => header.indexOf(column));
    for (const row of table.rows) {
      const cell = (column: string) => row[header.indexOf(column)] ?? null;
      const title = TITLES.map(cell).find((one) => one !== null && one !== '');
      const id = mergeKey(at.map((i) => row[i]));
      if (title === undefined || labels.has(id)) continue;
      labels.set(id, [cell('code'), title].filter((one) => one !== null && one !== '').join(' '));
    }
  }
  const seen = new Map<string, number>();
  for (const label of labels.values()) seen.set(label, (seen.get(label) ?? 0) + 1);
  return new Map([...labels].filter(([, label]) => seen.get(label) === 1));
}

/** Foreign keys of a schema as it was written: names alone or in lists; an empty reference is the table itself. */
export function foreignKeys(
  schema: Record<string, unknown>,
): { fields: string[]; reference: string }[] {
  const given = Array.isArray(schema['foreignKeys']) ? (schema['foreignKeys'] as unknown[]) : [];
  return given.flatMap((one) => {
    const { fields, reference } = one as {
      fields?: string | string[];
      reference?: { resource?: string };
    };
    return fields === undefined
      ? []
      : [{ fields: [fields].flat(), reference: reference?.resource ?? '' }];
  });
}
