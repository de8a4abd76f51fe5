import { EngineError } from './engine';

/** Column names as keys of a row object: a name met again gets `_2`, `_3`… in every engine. */
export function uniqueNames(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let n = 2; seen.has(unique); n++) unique = `${name}_${n}`;
    seen.add(unique);
    return unique;
  });
}

/** Milliseconds since 1970 (UTC midnight) → `YYYY-MM-DD`. */
export function isoDate(ms: number): string {
  return new Date(ms).toISOString().slice(0, -14);
}

/** Milliseconds since 1970 → `YYYY-MM-DDTHH:MM:SS`, with `.mmm` when there are any. */
export function isoTimestamp(ms: number): string {
  return new Date(ms).toISOString().slice(0, -1).replace('.000', '');
}

/** The error for a column whose type has no plain value, such as LIST or INTERVAL. */
export function unreadable(column: string, type: string): EngineError {
  return new EngineError('sql', `Column "${column}" has type ${type}: CAST it to VARCHAR`);
}
