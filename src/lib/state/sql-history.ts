/** The reader's last statements, newest first, in the storage of this browser; without storage there are none. */
const KEY = 'parscope:sql:1';
const MOST = 20;
const LONGEST = 20_000;

/** Statements as they were kept; whatever is not understood is left out. */
export function parseHistory(text: string | null): string[] {
  try {
    const found: unknown = JSON.parse(text ?? '[]');
    if (!Array.isArray(found)) return [];
    return found
      .filter((one): one is string => typeof one === 'string' && one.trim() !== '')
      .slice(0, MOST);
  } catch {
    return [];
  }
}

/** With a statement put first; one that was there before moves up. */
export function remembering(history: readonly string[], sql: string): string[] {
  const text = sql.trim();
  if (text === '' || text.length > LONGEST) return [...history];
  return [text, ...history.filter((one) => one !== text)].slice(0, MOST);
}

export function readHistory(): string[] {
  try {
    return parseHistory(window.localStorage.getItem(KEY));
  } catch {
    return [];
  }
}

export function keepHistory(history: readonly string[]): void {
  try {
    if (history.length === 0) window.localStorage.removeItem(KEY);
    else window.localStorage.setItem(KEY, JSON.stringify(history));
  } catch {
    // Kept for this visit only.
  }
}
