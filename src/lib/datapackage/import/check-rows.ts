import type { Cell } from '../batch';
import {
  checkForeignKey,
  checkPrimaryKey,
  checkTable,
  keyAt,
  keyColumns,
  type TypedTable,
} from '../check-table';
import { checkModel } from '../check-model';
import type { CodedProblem } from '../codes';
import { batchesOf } from '../own-csv';
import { checkOwnObservations, type OwnResult } from '../own-observations';
import { ProblemList } from '../problem-list';
import type { TableResource } from '../schema';
import { referenceKey, type ImportKnown } from './known';
import type { TidyRows } from './tidy';

/** Checks tidy rows as a reader's own figures; problems name the place in the file they came from. */
export async function checkFigures(
  { columns, origins }: TidyRows,
  known: ImportKnown,
  file: string,
  signal?: AbortSignal,
): Promise<OwnResult> {
  const header = [...columns.keys()];
  const table = { header, columns: [...columns.values()], length: origins.length };
  const result = await checkOwnObservations(batchesOf(table), known, file, undefined, signal);
  if (result.ok) {
    const { notices } = result.summary;
    const mended = notices.filter(({ code }) => code !== 'columns_not_read');
    return {
      ...result,
      summary: { ...result.summary, notices: mended.map((one) => atOrigin(one, origins)) },
    };
  }
  return { ...result, problems: result.problems.map((one) => atOrigin(one, origins)) };
}

/** A problem of a tidy row (the first is row 2), at the place it came from. */
function atOrigin(problem: CodedProblem, origins: TidyRows['origins']): CodedProblem {
  const origin = problem.row === undefined ? undefined : origins[problem.row - 2];
  if (!origin) return problem;
  const { column, params } = problem;
  const moved: CodedProblem = { ...problem, file: origin.place, row: origin.row };
  if (column !== undefined) moved.column = origin.headings.get(column) ?? column;
  if (problem.found !== undefined) moved.found = problem.found.replace(/^(-?\d+)\.(\d+)$/, '$1,$2');
  const first = params?.first_row === undefined ? undefined : origins[Number(params.first_row) - 2];
  if (first) moved.params = { ...params, first_row: first.row, first_file: first.place };
  return moved;
}

/** Checks tidy rows of any table of the model: its Table Schema, keys, references, and the rules of the model. */
export function checkRows(
  { columns, origins }: TidyRows,
  resource: TableResource,
  known: ImportKnown,
  file: string,
): { typed: TypedTable; problems: CodedProblem[]; counted: number } {
  const list = new ProblemList();
  const { schema, name } = resource;
  const length = origins.length;
  const rows = Int32Array.from({ length }, (_, i) => i + 2);
  const header = schema.fields.map((field) => field.name);
  const cells = header.map((field) => columns.get(field) ?? new Array<Cell>(length).fill(null));
  const typed = checkTable({ file, header, columns: cells, rows }, schema, list);
  if (schema.primaryKey.length > 0) checkPrimaryKey([typed], schema.primaryKey, list);
  for (const { fields, reference } of schema.foreignKeys) {
    const target = reference.resource === '' ? name : reference.resource;
    const there = known.keys.get(referenceKey(target, reference.fields));
    if (!there) continue;
    const own = target === name ? keyColumns(typed, reference.fields) : [];
    const keys = new Set(there);
    if (own.length > 0) for (let i = 0; i < length; i++) keys.add(keyAt(own, i));
    checkForeignKey([typed], fields, keys, target, list);
  }
  checkModel(withScales(new Map([[name, [typed]]]), known), list);
  return {
    typed,
    problems: list.problems.map((one) => atOrigin(one, origins)),
    counted: list.counted,
  };
}

/** The rules of the model look scales and ends of units up in their tables. */
function withScales(
  tables: Map<string, TypedTable[]>,
  known: ImportKnown,
): Map<string, TypedTable[]> {
  const table = (file: string, columns: Record<string, Cell[]>): TypedTable[] => [
    {
      file,
      rows: new Int32Array(Object.values(columns)[0]?.length ?? 0),
      columns: new Map(Object.entries(columns)),
    },
  ];
  if (!tables.has('units'))
    tables.set(
      'units',
      table('units', {
        unit_id: [...known.units.keys()],
        valid_to: Array.from(known.units.values(), (unit) => unit.valid_to),
      }),
    );
  if (!tables.has('indicators')) {
    const scales = [...known.indicators.values()];
    tables.set(
      'indicators',
      table('indicators', {
        indicator_id: [...known.indicators.keys()],
        measure: scales.map((scale) => scale.measure),
        scale_min: scales.map((scale) => scale.scale_min),
        scale_max: scales.map((scale) => scale.scale_max),
      }),
    );
  }
  return tables;
}
