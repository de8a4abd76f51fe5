import type { Engine, SqlValue } from '../engine/engine';

/**
 * One question to the data: its SQL, how its parameters bind, and examples for the conformance test.
 * `sql` stays inside what DuckDB native and WASM share, casts every `?`, and orders its rows fully.
 */
export interface Question<P, R extends object> {
  name: string;
  sql: string;
  bind(params: P): SqlValue[];
  /** Parameters that the conformance test runs over the shipped package. */
  examples: readonly P[];
  /** Never read: carries the row type. */
  readonly row?: R;
}

/** Asks one question of one engine. */
export function ask<P, R extends object>(
  engine: Engine,
  question: Question<P, R>,
  params: P,
): Promise<R[]> {
  return engine.query<R>(question.sql, question.bind(params));
}
