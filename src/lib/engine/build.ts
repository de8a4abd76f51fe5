import type { Engine } from './engine';
import { openNative } from './native';

const BAKED = '.cache/baked/parscope.duckdb';

let shared: Promise<Engine> | undefined;

/** The one engine of a build over the baked package, for the pages that are prerendered. */
export function buildEngine(): Promise<Engine> {
  shared ??= openNative(BAKED);
  return shared;
}
