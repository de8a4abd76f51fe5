import { LEVELS, type Measure } from '../../domain/types';
import type { Cell } from '../batch';
import { keyAt } from '../check-table';
import type { Columns } from '../own-csv';
import { referenceKey, type ImportKnown } from './known';

const MEASURES: readonly Measure[] = ['score', 'percent', 'count', 'ratio'];

/** Rows of a table of the model that are checked together with others. */
export interface TableColumns {
  /** Name of the table. */
  model: string;
  columns: Columns;
}

/**
 * What is known with rows of tables that are checked together, which may refer to each other: their keys, and the
 * units and indicators among them.
 */
export function knownWith(known: ImportKnown, tables: readonly TableColumns[]): ImportKnown {
  const keys = new Map([...known.keys].map(([name, set]) => [name, new Set(set)]));
  for (const { schema } of known.resources)
    for (const { reference } of schema.foreignKeys) {
      const set = keys.get(referenceKey(reference.resource, reference.fields));
      for (const { columns } of tables.filter(({ model }) => model === reference.resource)) {
        const cells = reference.fields.map((field) => cellsOf(columns, field));
        for (let i = 0; set && i < columns.length; i++) set.add(keyAt(cells, i));
      }
    }
  const units = new Map(known.units);
  const indicators = new Map(known.indicators);
  for (const { model, columns } of tables)
    for (let i = 0; i < columns.length; i++) {
      const text = (field: string) => textOf(cellsOf(columns, field)[i]);
      const number = (field: string) => numberOf(cellsOf(columns, field)[i]);
      const level = LEVELS.find((one) => one === text('level'));
      const measure = MEASURES.find((one) => one === text('measure'));
      const [unit_id, indicator_id] = [text('unit_id'), text('indicator_id')];
      if (model === 'units' && unit_id !== null && level)
        units.set(unit_id, {
          level,
          parent: text('parent_id'),
          valid_from: text('valid_from'),
          valid_to: text('valid_to'),
          name: unit_id,
          code: text('code'),
          names: units.get(unit_id)?.names ?? [],
        });
      if (model === 'indicators' && indicator_id !== null && measure)
        indicators.set(indicator_id, {
          measure,
          scale_min: number('scale_min'),
          scale_max: number('scale_max'),
        });
    }
  return { ...known, units, indicators, keys };
}

function cellsOf({ header, columns }: Columns, field: string): readonly Cell[] {
  return columns[header.indexOf(field)] ?? [];
}

function textOf(cell: Cell | undefined): string | null {
  return cell === undefined || cell === null || cell === '' ? null : String(cell);
}

function numberOf(cell: Cell | undefined): number | null {
  const text = textOf(cell);
  return text === null || !Number.isFinite(Number(text)) ? null : Number(text);
}
