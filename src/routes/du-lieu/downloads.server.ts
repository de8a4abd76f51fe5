import descriptor from '$data/datapackage.json';
import { templateCsv, templateXlsx } from '$lib/datapackage/import/templates';
import { parseDescriptor } from '$lib/datapackage/schema';
import { writeCsv } from '$lib/datapackage/write-csv';
import { writeParquet } from '$lib/datapackage/write-parquet';
import { buildEngine } from '$lib/engine/build';
import { templateWords } from '$lib/messages/import-question';
import { ask } from '$lib/queries/question';
import { unitIndex } from '$lib/queries/unit-index';
import { templateRows, TEMPLATE_HEADER } from './template';

type Resource = (typeof descriptor.resources)[number];
type Field = Resource['schema']['fields'][number];

const CSV = 'text/csv; charset=utf-8';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PARQUET = 'application/vnd.apache.parquet';

/** Workbooks bear a day: always this one, so that builds are alike. */
const TEMPLATE_DAY = new Date(2026, 0, 1);

/** Files that are no table of the package, each with how it is made. */
const OTHERS: Record<string, () => Promise<Download>> = {
  'datapackage.json': async () => ({
    type: 'application/json',
    body: `${JSON.stringify(downloadedPackage(), null, 2)}\n`,
  }),
  'mau-so-lieu.csv': async () => ({
    type: CSV,
    body: writeCsv(TEMPLATE_HEADER, templateRows(), { bom: true }),
  }),
  'ma-don-vi.csv': async () => ({ type: CSV, body: await unitList() }),
};

export interface Download {
  type: string;
  body: string | Uint8Array<ArrayBuffer>;
}

/** Names of every file that may be downloaded. */
export function downloadNames(): string[] {
  const tables = descriptor.resources.flatMap(({ name }) => [`${name}.csv`, `${name}.parquet`]);
  const templates = descriptor.resources.flatMap(({ name }) => [
    `mau-${name}.csv`,
    `mau-${name}.xlsx`,
  ]);
  return [...tables, ...templates, ...Object.keys(OTHERS)];
}

/** One file, or null when there is none of that name. */
export async function download(file: string): Promise<Download | null> {
  const other = OTHERS[file];
  if (other) return other();
  const [, table, ending] = /^mau-(\w+)\.(csv|xlsx)$/.exec(file) ?? [];
  if (table !== undefined) return template(table, ending === 'xlsx');
  const [, name, kind] = /^(\w+)\.(csv|parquet)$/.exec(file) ?? [];
  const resource = descriptor.resources.find((one) => one.name === name);
  if (!resource) return null;
  const fields: Field[] = resource.schema.fields;
  const engine = await buildEngine();
  const columns = fields.map((field) => `"${field.name}"`).join(', ');
  const found = await engine.query(`SELECT ${columns} FROM "${resource.name}"`);
  const rows = found.map((row) => fields.map((field) => row[field.name] ?? null));
  if (kind === 'parquet') return { type: PARQUET, body: writeParquet(fields, rows) };
  const header = fields.map((field) => field.name);
  return { type: CSV, body: writeCsv(header, rows, { bom: true }) };
}

/** What is to be filled in for one table; the same bytes at every build of a release of the package. */
function template(table: string, xlsx: boolean): Download | null {
  const read = parseDescriptor(JSON.stringify(descriptor), 'datapackage.json');
  const resource = read.ok ? read.package.resources.find(({ name }) => name === table) : undefined;
  if (!resource) return null;
  if (!xlsx) return { type: CSV, body: templateCsv(resource) };
  const body = templateXlsx(resource, templateWords(), TEMPLATE_DAY);
  return { type: XLSX, body: new Uint8Array(body) };
}

/** The descriptor of the downloaded files: one CSV a table, all in one folder. */
function downloadedPackage(): object {
  const resources = descriptor.resources.map((resource) => ({
    ...resource,
    path: `${resource.name}.csv`,
    encoding: 'utf-8',
    mediatype: 'text/csv',
  }));
  return { ...descriptor, resources };
}

async function unitList(): Promise<string> {
  const units = await ask(await buildEngine(), unitIndex, { level: null });
  const names = new Map(units.map((unit) => [unit.unit_id, unit.name_vi]));
  const header = ['unit_id', 'name_vi', 'level', 'parent_id', 'parent_name_vi'];
  return writeCsv(
    [...header, 'code', 'valid_from', 'valid_to'],
    units.map((unit) => [
      unit.unit_id,
      unit.name_vi,
      unit.level,
      unit.parent_id,
      names.get(unit.parent_id ?? '') ?? null,
      unit.code,
      unit.valid_from,
      unit.valid_to,
    ]),
    { bom: true },
  );
}
