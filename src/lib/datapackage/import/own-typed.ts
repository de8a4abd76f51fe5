import type { Cell } from '../batch';
import type { TypedTable } from '../check-table';
import type { OwnResult } from '../own-observations';
import { ownTable } from '../own-table';
import { fold } from '../values';
import type { ImportKnown } from './known';

/** Checked figures of a reader's file as rows of `observations`; the source is named after the file. */
export function ownTyped(
  { columns, summary }: OwnResult & { ok: true },
  known: ImportKnown,
): TypedTable {
  const table = ownTable(columns);
  const typed = new Map<string, readonly Cell[]>();
  const schema = known.resources.find(({ name }) => name === 'observations')?.schema;
  const wanted = new Set(
    schema?.fields.map(({ name }) => name) ?? table.fields.map(({ name }) => name),
  );
  table.fields.forEach(({ name }, i) => {
    const cells = table.columns[i];
    if (!cells || !wanted.has(name)) return;
    typed.set(
      name,
      cells instanceof Float64Array
        ? Array.from(cells, (value) => (Number.isNaN(value) ? null : value))
        : cells,
    );
  });
  const id = sourceId(summary.source_id);
  typed.set('source_id', new Array<Cell>(columns.length).fill(id));
  const file = columns.text.own_file.values[0] ?? '';
  return {
    file,
    rows: Int32Array.from({ length: columns.length }, (_, i) => i + 2),
    columns: typed,
  };
}

/** An id that the table of sources allows, of the id of an own file. */
function sourceId(own: string): string {
  return fold(own).replaceAll(' ', '-');
}
