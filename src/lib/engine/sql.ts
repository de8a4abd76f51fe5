import type { Engine } from './engine';

/** Catalog under which the baked package is attached. */
export const PACKAGE = 'package';

/** A name as SQL takes it literally: `a"b` → `"a""b"`. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as an SQL literal: `it's` → `'it''s'`. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name in the in-memory database, where everything lives that is not shipped. */
export function memoryName(name: string): string {
  return `memory.main.${quoteName(name)}`;
}

/** Statements that attach a baked file read-only and let its tables be found unqualified. */
export function attachStatements(path: string): string[] {
  return [
    `ATTACH ${quoteText(path)} AS ${PACKAGE} (READ_ONLY)`,
    `SET search_path = 'memory.main,${PACKAGE}.main'`,
  ];
}

/** Statements after which nothing is fetched or loaded from outside behind a query's back. */
export const NO_EXTENSIONS = [
  'SET autoinstall_known_extensions = false',
  'SET autoload_known_extensions = false',
];

/** Settings after which SQL reaches no file and no address, whatever it says. */
export const CLOSED = ['SET enable_external_access = false', 'SET lock_configuration = true'];

/** Puts `staged` in the place of table or view `name` in one transaction. */
export async function swapIn(run: Run, staged: string, name: string): Promise<void> {
  await run('BEGIN TRANSACTION');
  try {
    await dropFromMemory(run, name);
    await run(`ALTER TABLE ${memoryName(staged)} RENAME TO ${quoteName(name)}`);
    await run('COMMIT');
  } catch (error) {
    await run('ROLLBACK');
    throw error;
  }
}

/** Drops table or view `name` from memory; an unknown name is no error. */
export async function dropFromMemory(run: Run, name: string): Promise<void> {
  const found = await run(
    `SELECT table_type FROM information_schema.tables
     WHERE table_catalog = 'memory' AND table_schema = 'main' AND table_name = ${quoteText(name)}`,
  );
  const type = found[0]?.['table_type'];
  if (type !== undefined) {
    await run(`DROP ${type === 'VIEW' ? 'VIEW' : 'TABLE'} ${memoryName(name)}`);
  }
}

/** Creates or replaces view `name` in memory, also over a table of that name. */
export async function replaceView(run: Run, name: string, sql: string): Promise<void> {
  try {
    await run(`CREATE OR REPLACE VIEW ${memoryName(name)} AS ${sql}`);
    return;
  } catch {
    // A table of that name stands in the way, or the SQL is wrong: then it fails again below.
  }
  await run('BEGIN TRANSACTION');
  try {
    await dropFromMemory(run, name);
    await run(`CREATE VIEW ${memoryName(name)} AS ${sql}`);
    await run('COMMIT');
  } catch (error) {
    await run('ROLLBACK');
    throw error;
  }
}

type Run = Engine['query'];
