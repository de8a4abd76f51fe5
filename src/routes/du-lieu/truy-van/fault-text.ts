import { near } from '$lib/domain/near';
import type { SqlFault } from '$lib/engine/sql-fault';
import { m } from '$lib/messages/generated/messages';
import { tablesIn, written, type KnownTable } from './tables';

/** What is wrong, in a sentence. */
export function faultSentence(fault: SqlFault): string {
  switch (fault.code) {
    case 'empty':
      return m.sql_fault_empty();
    case 'several':
      return m.sql_fault_several();
    case 'not_reading':
      return m.sql_fault_not_reading({ word: fault.word.toUpperCase() });
    case 'unclosed':
      return m.sql_fault_unclosed({ word: fault.word === '/' ? '/*' : fault.word });
    case 'table_unknown':
      return m.sql_fault_table_unknown({ name: fault.name });
    case 'column_unknown':
      return m.sql_fault_column_unknown({ name: fault.name });
    case 'function_unknown':
      return m.sql_fault_function_unknown({ name: fault.name });
    case 'ungrouped':
      return m.sql_fault_ungrouped({ name: fault.name });
    case 'ambiguous':
      return m.sql_fault_ambiguous({ name: fault.name, uses: fault.uses });
    case 'types':
      return m.sql_fault_types({ name: fault.name, types: fault.types });
    case 'conversion':
      return m.sql_fault_conversion({ value: fault.value, type: fault.type });
    case 'syntax':
      return m.sql_fault_syntax({ word: fault.word });
    case 'ended':
      return m.sql_fault_ended();
    case 'outside':
      return m.sql_fault_outside();
    case 'overflow':
      return m.sql_fault_overflow();
    case 'many_rows':
      return m.sql_fault_many_rows();
    case 'parameter':
      return m.sql_fault_parameter();
    case 'not_built_in':
      return m.sql_fault_not_built_in({ name: fault.name });
    case 'memory':
      return m.sql_fault_memory();
    case 'crashed':
      return m.sql_fault_crashed();
    case 'other':
      return m.sql_fault_other();
  }
}

const MOST = 3;
const STARTS = ['SELECT', 'FROM', 'WITH', 'VALUES', 'DESCRIBE', 'SHOW', 'SUMMARIZE', 'EXPLAIN'];

function nearest(asked: string, names: readonly string[]): string[] {
  const candidates = [...new Set(names)].map((name) => ({ id: name, name }));
  return near(asked, candidates, MOST).map(({ id }) => id);
}

/** Names that may have been meant, nearest first, as SQL writes them. */
export function suggestions(fault: SqlFault, sql: string, tables: readonly KnownTable[]): string[] {
  if (fault.code === 'not_reading') return nearest(fault.word, STARTS);
  if (fault.code === 'table_unknown')
    return nearest(
      fault.name,
      tables.map(({ name }) => name),
    ).map(written);
  if (fault.code !== 'column_unknown') return [];
  const here = tablesIn(sql, tables);
  const columns = (here.length > 0 ? here : tables).flatMap((table) => table.columns);
  return nearest(
    fault.name,
    columns.map(({ name }) => name),
  ).map(written);
}

/** Tables that have the column which those of the statement lack. */
export function elsewhere(fault: SqlFault, tables: readonly KnownTable[]): string[] {
  if (fault.code !== 'column_unknown') return [];
  return tables
    .filter(({ columns }) => columns.some(({ name }) => name === fault.name.toLowerCase()))
    .map(({ name }) => written(name));
}
