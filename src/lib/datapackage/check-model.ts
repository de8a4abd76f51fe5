import { firstDay, parsePeriod } from '../domain/periods';
import type { Cell } from './batch';
import { keyAt, keyColumns, type TypedTable } from './check-table';
import { foundText, type CodedProblem, type ProblemCode } from './codes';
import type { ProblemList } from './problem-list';
import { rangeFault, type Scale } from './ranges';

/** Tables of a package by name; a table may lie in several files. */
export type Tables = ReadonlyMap<string, readonly TypedTable[]>;

/** Years that a figure of these indices may speak of; other years are slips of the pen. */
export const FIRST_YEAR = 1990;
export const LAST_YEAR = 2045;

const MEASURES = ['score', 'percent', 'count', 'ratio'] as const;

type Row = (column: string) => Cell;

function eachRow(
  tables: readonly TypedTable[] | undefined,
  visit: (
    row: Row,
    report: (code: ProblemCode, column?: string, expected?: string) => void,
  ) => void,
  list: ProblemList,
): void {
  for (const table of tables ?? [])
    for (let i = 0; i < table.rows.length; i++) {
      const row: Row = (column) => table.columns.get(column)?.[i] ?? null;
      visit(row, (code, column, expected) => {
        const problem: CodedProblem = { code, file: table.file, row: table.rows[i] as number };
        if (column !== undefined) {
          problem.column = column;
          problem.found = foundText(row(column) ?? '');
        }
        if (expected !== undefined) problem.expected = expected;
        list.add(problem);
      });
    }
}

/** The rules of the model that a Table Schema cannot say, over the tables that are there. */
export function checkModel(tables: Tables, list: ProblemList): void {
  for (const [table, key] of [
    ['units', 'unit_id'],
    ['indicators', 'indicator_id'],
    ['plans', 'plan_id'],
    ['tasks', 'task_id'],
  ] as const)
    checkParents(tables.get(table), key, list);
  for (const table of ['units', 'unit_names'])
    eachRow(
      tables.get(table),
      (row, report) => {
        const [from, to] = [row('valid_from'), row('valid_to')];
        if (from !== null && to !== null && to < from)
          report('dates_reversed', 'valid_to', `≥ ${String(from)}`);
      },
      list,
    );
  checkDifficulties(tables, list);
  checkPreferred(tables.get('observations') ?? [], list);
  checkValues(tables, list);
}

function checkParents(
  tables: readonly TypedTable[] | undefined,
  key: string,
  list: ProblemList,
): void {
  const parents = new Map<Cell, Cell>();
  eachRow(tables, (row) => parents.set(row(key), row('parent_id')), list);
  const safe = new Set<Cell>([null]);
  eachRow(
    tables,
    (row, report) => {
      const path = new Set<Cell>();
      let id = row(key);
      while (!safe.has(id) && !path.has(id)) {
        path.add(id);
        id = parents.get(id) ?? null;
      }
      if (path.has(id)) report('parent_cycle', 'parent_id');
      for (const one of path) safe.add(one);
    },
    list,
  );
}

/** Who raised it can be told: an agency's id alone names one in every province. */
function checkDifficulties(tables: Tables, list: ProblemList): void {
  eachRow(
    tables.get('difficulties'),
    (row, report) => {
      const placed = row('plan_id') !== null || row('task_id') !== null;
      if (row('unit_id') === null && (row('agency_id') === null || !placed))
        report('raiser_missing', 'unit_id');
      const [from, to] = [row('raised_on'), row('answered_on')];
      if (from !== null && to !== null && to < from)
        report('answer_early', 'answered_on', String(from));
    },
    list,
  );
}

function checkPreferred(tables: readonly TypedTable[], list: ProblemList): void {
  const cells = new Map<string, { file: string; row: number; preferred: number }>();
  const key = ['unit_id', 'indicator_id', 'period', 'breakdown'];
  for (const table of tables) {
    const columns = keyColumns(table, key);
    const preferred = table.columns.get('preferred') ?? [];
    for (let i = 0; i < table.rows.length; i++) {
      const name = keyAt(columns, i);
      const row = table.rows[i] as number;
      const cell = cells.get(name) ?? { file: table.file, row, preferred: 0 };
      cells.set(name, cell);
      if (preferred[i] !== true || ++cell.preferred < 2) continue;
      const found = foundText(name.split('\u0000').slice(0, -1).join(' | '));
      list.add({ code: 'preferred_many', file: table.file, row, column: 'preferred', found });
    }
  }
  for (const [name, { file, row, preferred }] of cells)
    if (preferred === 0) {
      const found = foundText(name.split('\u0000').slice(0, -1).join(' | '));
      list.add({ code: 'preferred_none', file, row, column: 'preferred', found });
    }
}

function checkValues(tables: Tables, list: ProblemList): void {
  const ended = new Map<Cell, Cell>();
  eachRow(tables.get('units'), (row) => ended.set(row('unit_id'), row('valid_to')), list);
  const scales = new Map<Cell, Scale>();
  eachRow(
    tables.get('indicators'),
    (row) => {
      const measure = MEASURES.find((one) => one === row('measure'));
      const bound = (column: string): number | null => {
        const value = row(column);
        return typeof value === 'number' ? value : null;
      };
      if (measure)
        scales.set(row('indicator_id'), {
          measure,
          scale_min: bound('scale_min'),
          scale_max: bound('scale_max'),
        });
    },
    list,
  );

  const outOfTime = (
    row: Row,
    report: (code: ProblemCode, column: string, expected: string) => void,
  ): void => {
    const period = row('period');
    if (typeof period !== 'string') return;
    const parsed = parsePeriod(period);
    if (!parsed) return;
    if (parsed.year < FIRST_YEAR || parsed.year > LAST_YEAR)
      report('period_far', 'period', `${FIRST_YEAR}–${LAST_YEAR}`);
    const last = ended.get(row('unit_id')) ?? null;
    if (last !== null && last < firstDay(period)) report('unit_ended', 'unit_id', String(last));
  };

  const valued = new Set<string>();
  const cellOf = (row: Row): string =>
    ['unit_id', 'indicator_id', 'period'].map((column) => String(row(column))).join('\u0000');
  eachRow(
    tables.get('observations'),
    (row, report) => {
      outOfTime(row, report);
      const [value, numerator, denominator] = [row('value'), row('numerator'), row('denominator')];
      const [rank, of] = [row('published_rank'), row('published_of')];
      if (value === null && rank === null && (numerator === null || denominator === null))
        report('value_missing', 'value');
      if (value !== null && row('breakdown') === null) valued.add(cellOf(row));
      if (rank !== null && of !== null && rank > of)
        report('rank_over_count', 'published_rank', String(of));
      const scale = scales.get(row('indicator_id'));
      if (!scale) return;
      const fault = typeof value === 'number' ? rangeFault(value, scale) : null;
      if (fault) report(fault.code, 'value', fault.expected);
      if (
        scale.measure === 'percent' &&
        numerator !== null &&
        denominator !== null &&
        numerator > denominator
      )
        report('numerator_over_denominator', 'numerator', String(denominator));
    },
    list,
  );
  eachRow(
    tables.get('withheld'),
    (row, report) => {
      outOfTime(row, report);
      if (valued.has(cellOf(row))) report('withheld_has_value', 'indicator_id');
    },
    list,
  );
  eachRow(tables.get('series_breaks'), outOfTime, list);
}
