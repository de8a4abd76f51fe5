import type { SqlValue } from '../lib/engine/engine';

/** Rows as lines for a terminal: a header, a rule, numbers right-aligned as SQL prints them, missing as empty. */
export function textTable(rows: readonly Record<string, SqlValue>[]): string[] {
  const names = Object.keys(rows[0] ?? {});
  const cells = rows.map((row) => names.map((name) => String(row[name] ?? '')));
  const widths = names.map((name, i) =>
    Math.max(name.length, ...cells.map((row) => row[i]?.length ?? 0)),
  );
  const numeric = names.map((name) => rows.every((row) => typeof (row[name] ?? 0) === 'number'));
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => {
        const width = widths[i] ?? 0;
        return numeric[i] ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  if (names.length === 0) return [];
  return [line(names), widths.map((width) => '─'.repeat(width)).join('  '), ...cells.map(line)];
}
