import type { Cell } from '../batch';
import { OWN_FILE_COLUMNS } from '../own-csv';
import type { TableField, TableResource } from '../schema';
import { writeCsv } from '../write-csv';
import { writeXlsx } from './xlsx-write';

/** Words of a template that its reader sees; said in Vietnamese by the caller. */
export interface TemplateWords {
  sheet: string;
  notes: string;
  column: string;
  title: string;
  meaning: string;
  required: string;
  yes: string;
  allowed: string;
}

const PERIOD_COLUMNS = new Set(['period', 'baseline_period']);
const EXAMPLES: Record<string, Cell> = {
  unit_id: 'gia-lai-2025',
  from_unit_id: 'gia-lai',
  to_unit_id: 'gia-lai-2025',
  indicator_id: 'online-dossier-rate',
  index_id: 'par-index',
  value: 71.5,
  numerator: 715,
  denominator: 1000,
  published_rank: 12,
  published_of: 34,
  self_score: 9.5,
  appraised_1: 9,
  max: 10,
  label: 'Tốt',
  source_id: 'gso-population',
  framework_id: 'par-index-4361-2016',
  plan_id: 'gia-lai-2021',
  task_id: 'gl21-ii-4',
  agency_id: 'bo-noi-vu',
  group_agency_id: 'bo-noi-vu',
  parent_id: null,
  valid_to: null,
  breakdown: null,
  source: 'Báo cáo của Sở Nội vụ',
  title_vi: 'Tuyên truyền cải cách hành chính',
  name_vi: 'Tỉnh Gia Lai',
  short_vi: 'Gia Lai',
  kind: 'tỉnh',
  reported_by: 'Văn phòng',
};

/** The columns of a table that people fill in; figures have the columns of a reader's own file. */
function columnsOf({ name, schema }: TableResource): TableField[] {
  if (name !== 'observations') return schema.fields;
  const fields = new Map(schema.fields.map((field) => [field.name, field]));
  return OWN_FILE_COLUMNS.map((column): TableField => {
    const field = fields.get(column) ?? { name: column, type: 'string', constraints: {} };
    // An empty status is read as provisional.
    return column === 'status' ? { ...field, constraints: {} } : field;
  });
}

function exampleOf({ name, type, constraints }: TableField): Cell {
  const example = EXAMPLES[name] ?? null;
  // A name may stand for other things in another table: `kind` of a unit, of a task.
  const fits = !constraints.enum || constraints.enum.some((one) => one === example);
  if (Object.hasOwn(EXAMPLES, name) && fits) return example;
  if (constraints.enum) return constraints.enum[name === 'status' ? 1 : 0] ?? null;
  if (PERIOD_COLUMNS.has(name)) return '2025';
  if (type === 'year' || name === 'year' || /^year_/.test(name)) return 2025;
  if (type === 'number' || type === 'integer') return 1;
  if (type === 'boolean') return true;
  if (type === 'date') return '2025-12-31';
  return constraints.required ? 'vi-du' : null;
}

/** A template of a table as CSV: headings, and one row as an example. */
export function templateCsv(resource: TableResource): string {
  const fields = columnsOf(resource);
  return writeCsv(
    fields.map(({ name }) => name),
    [fields.map(exampleOf)],
    { bom: true },
  );
}

/** A template of a table as a workbook: headings with one row as an example, and a sheet that says what each column means. */
export function templateXlsx(
  resource: TableResource,
  words: TemplateWords,
  modified: Date,
): Uint8Array {
  const fields = columnsOf(resource);
  const notes = fields.map(({ name, title, description, constraints, categories }) => [
    name,
    title ?? null,
    description ?? null,
    constraints.required ? words.yes : null,
    categories
      ? categories
          .map((one) =>
            typeof one === 'object'
              ? `${one.value}${one.label === undefined ? '' : ` (${one.label})`}`
              : String(one),
          )
          .join('; ')
      : (constraints.enum?.join('; ') ?? null),
  ]);
  return writeXlsx(
    [
      {
        name: words.sheet,
        bold: 1,
        widths: fields.map(({ name }) => Math.max(14, name.length + 3)),
        rows: [fields.map(({ name }) => name), fields.map(exampleOf)],
      },
      {
        name: words.notes,
        bold: 1,
        widths: [20, 26, 80, 10, 60],
        rows: [[words.column, words.title, words.meaning, words.required, words.allowed], ...notes],
      },
    ],
    modified,
  );
}
