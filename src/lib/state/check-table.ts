import type { TypedTable } from '../datapackage/check-table';
import type { ImportKnown } from '../datapackage/import/known';
import { checkModelRows, modelTable } from '../datapackage/import/model-rows';
import { batchesOf, OWN_FILE_COLUMNS, type Columns } from '../datapackage/own-csv';
import { checkOwnObservations } from '../datapackage/own-observations';
import type { Known } from '../datapackage/own-rows';
import type { Problem } from '../datapackage/problem';
import { parseDescriptor, type TableResource } from '../datapackage/schema';
import { emptyFile, fitting, toIpc, type CheckedFile } from './checked-file';
import type { ModelKnown } from './known';

/** Rows to be checked as an own file of a table of the model. */
export interface RowsToCheck {
  name: string;
  model: string;
  columns: Columns;
}

export type TableCheck =
  { ok: true; file: CheckedFile } | { ok: false; problems: Problem[]; counted: number };

/** What the import core checks against, of what the page knows. */
export function importKnown(
  known: Known,
  { descriptor, keys }: ModelKnown,
  indicatorNames: ImportKnown['indicatorNames'] = new Map(),
): ImportKnown {
  const read = parseDescriptor(descriptor, 'datapackage.json');
  if (!read.ok) throw new Error('datapackage.json cannot be read');
  return { ...known, resources: read.package.resources, indicatorNames, keys };
}

/** Checks rows of one table: figures as own figures, every other table by its Table Schema. */
export async function checkTableRows(
  { name, model, columns }: RowsToCheck,
  known: ImportKnown,
): Promise<TableCheck> {
  if (model === 'observations') {
    const result = await checkOwnObservations(batchesOf(ownFigures(columns)), known, name);
    return result.ok ? { ok: true, file: fitting(name, result, known) } : result;
  }
  const resource = known.resources.find((one) => one.name === model);
  if (!resource) {
    const expected = known.resources.map((one) => one.name).join(', ');
    const problems = [{ code: 'mapping_table', file: name, found: model, expected }];
    return { ok: false, problems, counted: 1 };
  }
  if (columns.length === 0)
    return { ok: false, problems: [{ code: 'no_rows', file: name }], counted: 1 };
  const result = checkModelRows(columns, resource, known, name);
  if (!result.ok) return result;
  return { ok: true, file: fittingTable(name, result.typed, resource) };
}

/** Checked rows of a table of the model other than figures as a table that may be opened. */
export function fittingTable(
  name: string,
  typed: TypedTable,
  resource: TableResource,
): CheckedFile {
  const ipc = toIpc(modelTable(typed, resource, name));
  const named = (table: string) => [
    ...new Set(
      resource.schema.foreignKeys
        .filter(({ reference }) => reference.resource === table)
        .flatMap(({ fields }) => distinct(typed, fields[0] ?? '')),
    ),
  ];
  return {
    ...emptyFile(name, resource.name, ipc, typed.rows.length),
    units: named('units'),
    indicators: named('indicators'),
    periods: distinct(typed, 'period').sort(),
  };
}

/** Whole rows of `observations` as figures of a file: what such a file cannot say (`preferred`…) is left out. */
function ownFigures(columns: Columns): Columns {
  const { header } = columns;
  if (!header.includes('source_id')) return columns;
  const at = OWN_FILE_COLUMNS.map((name) => header.indexOf(name === 'source' ? 'source_id' : name));
  const kept = OWN_FILE_COLUMNS.filter((_, i) => at[i] !== -1);
  const cells = at.filter((i) => i !== -1).map((i) => columns.columns[i] ?? []);
  return { header: kept, columns: cells, length: columns.length };
}

function distinct({ columns }: TypedTable, column: string): string[] {
  const cells = columns.get(column) ?? [];
  return [...new Set(cells.map((cell) => String(cell ?? '')))].filter((text) => text !== '');
}
