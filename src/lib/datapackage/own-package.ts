import type { OWN_FILE_COLUMNS } from './own-csv';
import { rowsOf, type Columns } from './own-csv';
import type { Problem } from './problem';
import type { TableResource } from './schema';
import { writeCsv } from './write-csv';
import { writeZip } from './zip-write';

/** Format of what stands under `parscope` in the descriptor; grows when an older PARscope would misread it. */
export const OWN_PACKAGE_FORMAT = 2;

/** What is kept of an opened file beside its rows. */
export interface PackedAbout {
  /** ISO time. */
  opened: string;
  /** Bytes of the file as it was opened. */
  size: number;
  notices: Problem[];
  /** Its rows no longer fit the shipped package: to be kept although they do not pass the check. */
  needs_check: boolean;
}

export interface PackedFile extends PackedAbout {
  name: string;
  rows: Columns;
  /** The table of the model that its rows are rows of; null = figures, as own files have them. */
  resource: TableResource | null;
}

/** Choices that are kept from visit to visit, by name. */
export type PackedChoices = Record<string, string | null>;

export interface OwnPackage {
  files: readonly PackedFile[];
  choices: PackedChoices;
  /** What people call the columns of figures, by name. */
  titles?: Readonly<Record<string, string>>;
  /** ISO time. */
  created: string;
  /** Of PARscope. */
  version: string;
  title: string;
  /** For whoever finds the archive; goes in as `DOC-TOI.txt`. */
  readme: string;
}

/** Files as they are put in, each under its path. */
export const tablePath = (i: number): string => `so-lieu/tep-${i + 1}.csv`;

/**
 * A reader's files, choices and a note as one zipped Data Package (Frictionless v2): a table a file, its
 * schema, and the file's own name as title and source. `readOwnPackage` opens it.
 * @throws RangeError when it is more than `readZip` takes
 */
export function writeOwnPackage(saved: OwnPackage): Uint8Array {
  const text = new TextEncoder();
  const entries = new Map<string, Uint8Array>([
    ['datapackage.json', text.encode(`${JSON.stringify(descriptorOf(saved), null, 2)}\n`)],
    ['DOC-TOI.txt', text.encode(`\uFEFF${saved.readme.replace(/\r?\n/g, '\r\n')}\r\n`)],
  ]);
  saved.files.forEach(({ rows }, i) =>
    entries.set(tablePath(i), text.encode(writeCsv(rows.header, rowsOf(rows), { bom: true }))),
  );
  return writeZip(entries, new Date(saved.created));
}

function descriptorOf({ files, choices, titles, created, version, title }: OwnPackage): object {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'parscope-saved-work',
    title,
    created,
    sources: files.map(({ name }) => ({ title: name })),
    contributors: [{ title: `PARscope ${version}`, roles: ['publisher'] }],
    parscope: { format: formatOf(files), version, choices },
    resources: files.map(({ name, opened, size, notices, needs_check, resource }, i) => ({
      name: `tep-${i + 1}`,
      type: 'table',
      title: name,
      path: tablePath(i),
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      sources: [{ title: name }],
      schema: schemaOf(resource, titles ?? {}),
      parscope: { opened, size, notices, needs_check, table: resource?.name ?? 'observations' },
    })),
  };
}

/** An older PARscope, which knows figures only, opens what holds nothing else. */
function formatOf(files: OwnPackage['files']): number {
  return files.some(({ resource }) => resource) ? OWN_PACKAGE_FORMAT : 1;
}

/** References are checked against the shipped package too, so they are not said here. */
function schemaOf(
  resource: TableResource | null,
  titles: Readonly<Record<string, string>>,
): object {
  if (!resource) {
    const fields = FIELDS.map(({ name, ...field }) => {
      const title = titles[name];
      return { name, ...(title !== undefined && { title }), ...field };
    });
    return { fields, missingValues: [''] };
  }
  const { fields, primaryKey } = resource.schema;
  return { fields, ...(primaryKey.length > 0 && { primaryKey }), missingValues: [''] };
}

interface Field {
  name: (typeof OWN_FILE_COLUMNS)[number];
  type: 'string' | 'number' | 'integer' | 'date';
  constraints?: Record<string, unknown>;
}

const STATUSES = ['final', 'provisional', 'derived', 'estimated', 'conflict', 'simulated'];
const required = { required: true };

const FIELDS: Field[] = [
  { name: 'unit_id', type: 'string', constraints: required },
  { name: 'indicator_id', type: 'string', constraints: required },
  {
    name: 'period',
    type: 'string',
    constraints: { required: true, pattern: '^\\d{4}(-(H[12]|9M|Q[1-4]|(0[1-9]|1[0-2])))?$' },
  },
  {
    name: 'breakdown',
    type: 'string',
    constraints: { pattern: '^((sector|channel|scope):.+)?$' },
  },
  { name: 'numerator', type: 'number', constraints: { minimum: 0 } },
  { name: 'denominator', type: 'number', constraints: { minimum: 0 } },
  { name: 'value', type: 'number' },
  { name: 'published_rank', type: 'integer', constraints: { minimum: 1 } },
  { name: 'status', type: 'string', constraints: { required: true, enum: STATUSES } },
  { name: 'as_of', type: 'date' },
  { name: 'source', type: 'string' },
  { name: 'note', type: 'string' },
];
