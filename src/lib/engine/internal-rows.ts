import type { DuckDBConnection } from '@duckdb/node-api';
import { quoteName } from './sql';

/** The column that says of a row that it is for the office alone: a draft, a self-score, the name of a person. */
const INTERNAL = 'internal';

/** What is needed of a table to leave its internal rows out. */
export interface MarkedTable {
  name: string;
  schema: {
    fields: readonly { name: string }[];
    foreignKeys?: readonly {
      fields: string | readonly string[];
      reference: { resource: string; fields: string | readonly string[] };
    }[];
  };
}

/**
 * Takes rows marked internal out of the tables of a connection, and with them every row that refers to one: the tasks
 * of an internal plan, the reports of its tasks.
 * @returns number of rows taken out of each table that had some
 */
export async function takeOutInternal(
  connection: DuckDBConnection,
  tables: readonly MarkedTable[],
): Promise<Map<string, number>> {
  const taken = new Map<string, number>();
  const take = async (name: string, where: string): Promise<number> => {
    const [table, out] = [quoteName(name), quoteName(`${name} (internal)`)];
    await connection.run(`CREATE TABLE IF NOT EXISTS ${out} AS FROM ${table} LIMIT 0`);
    await connection.run(`INSERT INTO ${out} FROM ${table} AS r WHERE ${where}`);
    const gone = await connection.runAndReadAll(
      `DELETE FROM ${table} AS r WHERE ${where} RETURNING 1`,
    );
    const n = gone.currentRowCount;
    if (n > 0) taken.set(name, (taken.get(name) ?? 0) + n);
    return n;
  };
  for (const { name, schema } of tables)
    if (schema.fields.some((field) => field.name === INTERNAL))
      await take(name, `r.${quoteName(INTERNAL)}`);
  for (let more = taken.size > 0; more;) {
    more = false;
    for (const { name, schema } of tables)
      for (const { fields, reference } of schema.foreignKeys ?? []) {
        const target = reference.resource || name;
        if (!taken.has(target)) continue;
        const from = [fields].flat();
        const pairs = [reference.fields]
          .flat()
          .map((field, i) => `x.${quoteName(field)} = r.${quoteName(from[i] ?? '')}`)
          .join(' AND ');
        const isIn = (table: string) =>
          `EXISTS (SELECT 1 FROM ${quoteName(table)} AS x WHERE ${pairs})`;
        const n = await take(name, `${isIn(`${target} (internal)`)} AND NOT ${isIn(target)}`);
        if (n > 0) more = true;
      }
  }
  return taken;
}
