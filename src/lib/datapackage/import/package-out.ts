import type { Cell } from '../batch';
import type { TableResource } from '../schema';
import { writeCsv } from '../write-csv';
import type { ImportKnown } from './known';
import type { ImportedTable } from './result';

const text = new TextEncoder();

/**
 * Imported tables as the files of a Data Package, by path: `datapackage.json` and a CSV for each table, with
 * the schemas of the model. References to tables that are not in it are left out; the source of a
 * reader's figures becomes a row of `sources`.
 */
export function packageFiles(
  tables: readonly ImportedTable[],
  known: ImportKnown,
  about: { name: string; title: string; created: string },
): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const all = withSources(tables, known);
  const inside = new Set(all.map(({ resource }) => resource.name));
  const resources = all.map(({ resource, columns, length }) => {
    const { name, title, schema } = resource;
    const header = schema.fields.map((field) => field.name);
    const path = `${name}.csv`;
    files.set(
      path,
      text.encode(writeCsv(header, rows(header, columns, length), { newline: '\n' })),
    );
    const foreignKeys = schema.foreignKeys.filter(
      ({ reference }) => reference.resource === '' || inside.has(reference.resource),
    );
    return {
      name,
      ...(title !== undefined && { title }),
      path,
      format: 'csv',
      encoding: 'utf-8',
      schema: { ...schema, foreignKeys },
    };
  });
  const descriptor = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    ...about,
    resources,
  };
  files.set('datapackage.json', text.encode(`${JSON.stringify(descriptor, null, 2)}\n`));
  return files;
}

interface Written {
  resource: TableResource;
  columns: ReadonlyMap<string, readonly Cell[]>;
  length: number;
}

function withSources(tables: readonly ImportedTable[], known: ImportKnown): Written[] {
  const written = tables.flatMap(({ name, typed, rows }): Written[] => {
    const resource = known.resources.find((one) => one.name === name);
    return resource ? [{ resource, columns: typed().columns, length: rows }] : [];
  });
  const resource = known.resources.find(({ name }) => name === 'sources');
  const figures = tables.find(({ own }) => own !== null);
  if (!resource || !figures?.own || written.some((one) => one.resource === resource))
    return written;
  const ids = [...new Set(figures.typed().columns.get('source_id') ?? [])];
  const { own_source, own_file } = figures.own.columns.text;
  const told = own_source.codes.some((code) => code >= 0) ? own_source.values : own_file.values;
  const columns = new Map<string, Cell[]>([
    ['source_id', ids],
    ['title', ids.map(() => told.join('; '))],
    ['trust', ids.map(() => 'medium')],
  ]);
  return [...written, { resource, columns, length: ids.length }];
}

function* rows(
  header: readonly string[],
  columns: ReadonlyMap<string, readonly Cell[]>,
  length: number,
): Generator<Cell[]> {
  for (let i = 0; i < length; i++) yield header.map((name) => columns.get(name)?.[i] ?? null);
}
