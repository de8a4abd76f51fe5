import type { Engine } from '../engine/engine';

const kept = new WeakMap<Engine, Map<string, Promise<unknown>>>();

/** Answers the same key of one engine once, until `forget`. A failed answer is not kept. */
export function remember<T>(engine: Engine, key: string, answer: () => Promise<T>): Promise<T> {
  const answers = kept.get(engine) ?? new Map<string, Promise<unknown>>();
  kept.set(engine, answers);
  const found = answers.get(key);
  if (found) return found as Promise<T>;
  const fresh = answer();
  answers.set(key, fresh);
  fresh.catch(() => answers.delete(key));
  return fresh;
}

/** Drops what was kept of an engine: its data changed. */
export function forget(engine: Engine): void {
  kept.delete(engine);
}
