import descriptor from '$data/datapackage.json';
import { parseDescriptor, type TableField, type TableResource } from '$lib/datapackage/schema';
import { buildEngine } from '$lib/engine/build';
import type { SqlValue } from '$lib/engine/engine';

const LONGEST = 60;

export type DictionaryTable = Awaited<ReturnType<typeof dictionary>>[number];

/** Every table of the package as its schema describes it, with rows counted and an example of each column. */
export async function dictionary() {
  const parsed = parseDescriptor(JSON.stringify(descriptor), 'datapackage.json');
  if (!parsed.ok) throw new Error('data/datapackage.json does not parse');
  return Promise.all(parsed.package.resources.map(tableOf));
}

async function tableOf({ name, title, description, schema }: TableResource) {
  const { rows, columns } = await measure(name, schema.fields);
  return {
    name,
    title: title ?? name,
    description: description ?? '',
    rows,
    key: schema.primaryKey,
    refers: schema.foreignKeys.map(({ fields, reference }) => ({
      fields,
      table: reference.resource,
      columns: reference.fields,
    })),
    missing: schema.missingValues,
    columns: schema.fields.map((field, i) => ({
      name: field.name,
      title: field.title ?? field.name,
      description: field.description ?? '',
      type: field.type,
      unit: field.unit ?? null,
      required: field.constraints.required ?? false,
      minimum: field.constraints.minimum ?? null,
      maximum: field.constraints.maximum ?? null,
      pattern: field.constraints.pattern ?? null,
      values: valuesOf(field),
      example: columns[i]?.example ?? null,
      empty: columns[i]?.empty ?? 0,
    })),
  };
}

function valuesOf({ constraints, categories = [] }: TableField) {
  const labels = new Map(
    categories.map((one) =>
      typeof one === 'object' ? [String(one.value), one.label] : [String(one), undefined],
    ),
  );
  return (constraints.enum ?? []).map((value) => ({
    value: String(value),
    label: labels.get(String(value)) ?? null,
  }));
}

/** Rows of a table; of each column its first value, shortened, and how many rows have none. */
async function measure(table: string, fields: readonly TableField[]) {
  const engine = await buildEngine();
  const asked = fields.map(
    ({ name }, i) =>
      `first("${name}") FILTER ("${name}" IS NOT NULL) AS v${i}, count(*) - count("${name}") AS n${i}`,
  );
  const [row = {}] = await engine.query<Record<string, SqlValue>>(
    `SELECT count(*) AS rows, ${asked.join(', ')} FROM package.main."${table}"`,
  );
  return {
    rows: Number(row['rows'] ?? 0),
    columns: fields.map((_, i) => ({
      example: shortened(row[`v${i}`] ?? null),
      empty: Number(row[`n${i}`] ?? 0),
    })),
  };
}

function shortened(value: SqlValue): string | null {
  if (value === null) return null;
  const text = String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text;
}
