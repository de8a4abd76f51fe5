/** What was, what is, and what was taken back. */
export interface History<T> {
  past: readonly T[];
  now: T;
  future: readonly T[];
  /** What the last change was to; the next to the same joins it. Null = nothing joins it. */
  to: string | null;
}

export const MOST_STEPS = 200;

export const started = <T>(now: T): History<T> => ({ past: [], now, future: [], to: null });

/** A change: one step to take back, or part of the last step where both are to the same (a text being typed). */
export function changed<T>(history: History<T>, now: T, to: string | null = null): History<T> {
  if (now === history.now) return history;
  const joins = to !== null && to === history.to;
  const past = joins ? history.past : [...history.past, history.now].slice(-MOST_STEPS);
  return { past, now, future: [], to };
}

/** The last step taken back; the same where there is none. */
export function undone<T>(history: History<T>): History<T> {
  const { past, now, future } = history;
  if (past.length === 0) return history;
  return { past: past.slice(0, -1), now: past.at(-1) as T, future: [now, ...future], to: null };
}

/** The step that was taken back last, done again. */
export function redone<T>(history: History<T>): History<T> {
  const { past, now, future } = history;
  if (future.length === 0) return history;
  return { past: [...past, now], now: future[0] as T, future: future.slice(1), to: null };
}
