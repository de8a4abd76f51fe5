import type { Engine, Row, SqlValue } from './engine';
import { openNative } from './native';

const BAKED = '.cache/baked/parscope.duckdb';

let shared: Promise<Engine> | undefined;

/**
 * The one engine of a build over the baked package, for the pages that are prerendered. Many pages ask
 * the same of data that does not change: each question is answered once.
 */
export function buildEngine(): Promise<Engine> {
  shared ??= openNative(BAKED).then(answeringOnce);
  return shared;
}

function answeringOnce(engine: Engine): Engine {
  const run = engine.query.bind(engine);
  const answers = new Map<string, Promise<Row[]>>();
  engine.query = async <T extends object>(sql: string, params: readonly SqlValue[] = []) => {
    const key = JSON.stringify([sql, params]);
    const answer = answers.get(key) ?? run<Row>(sql, params);
    answers.set(key, answer);
    // A copy: what a page does to its rows stays its own.
    return (await answer).map((row) => ({ ...row })) as T[];
  };
  return engine;
}
