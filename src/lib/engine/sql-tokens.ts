/** A piece of SQL; `open` is set on text, quoted names and comments that never end. */
export interface SqlToken {
  kind: 'word' | 'name' | 'text' | 'number' | 'comment' | 'space' | 'sign';
  text: string;
  start: number;
  open?: boolean;
}

const SPACE = /[ \t\n\r\f\v]+/y;
const WORD = /[\p{L}_\u0080-\uffff][\p{L}\p{N}_$\u0080-\uffff]*/uy;
const NUMBER = /\d[\w.]*/y;
const LINE_COMMENT = /--[^\n\r]*/y;
const DOLLAR = /\$(?:[\p{L}_\u0080-\uffff][\p{L}\p{N}_\u0080-\uffff]*)?\$/uy;

/**
 * Cuts SQL into pieces as DuckDB's scanner does: `'…'` with `''`, `E'…'` with backslashes, `"…"` with `""`, `$tag$…$tag$`,
 * nested block comments. Nothing is lost: the pieces joined are the text.
 */
export function sqlTokens(sql: string): SqlToken[] {
  const tokens: SqlToken[] = [];
  for (let at = 0; at < sql.length;) {
    const token = nextToken(sql, at);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function nextToken(sql: string, start: number): SqlToken {
  const token = (kind: SqlToken['kind'], end: number, open = false): SqlToken => ({
    kind,
    text: sql.slice(start, end),
    start,
    ...(open && { open }),
  });
  const match = (pattern: RegExp) => {
    pattern.lastIndex = start;
    return pattern.exec(sql)?.[0] ?? null;
  };
  const closed = (kind: SqlToken['kind'], end: number | null) =>
    token(kind, end ?? sql.length, end === null);
  const space = match(SPACE);
  if (space) return token('space', start + space.length);
  if (sql.startsWith('--', start))
    return token('comment', start + (match(LINE_COMMENT) ?? '').length);
  if (sql.startsWith('/*', start)) return closed('comment', commentEnd(sql, start));
  const char = sql[start] ?? '';
  if (/[eE]/.test(char) && sql[start + 1] === "'")
    return closed('text', quoteEnd(sql, start + 2, "'", true));
  if (char === "'") return closed('text', quoteEnd(sql, start + 1, "'", false));
  if (char === '"') return closed('name', quoteEnd(sql, start + 1, '"', false));
  const dollar = char === '$' ? match(DOLLAR) : null;
  if (dollar) {
    const end = sql.indexOf(dollar, start + dollar.length);
    return closed('text', end < 0 ? null : end + dollar.length);
  }
  const word = match(WORD);
  if (word) return token('word', start + word.length);
  const number = match(NUMBER);
  if (number) return token('number', start + number.length);
  return token('sign', start + 1);
}

function quoteEnd(sql: string, from: number, quote: string, escapes: boolean): number | null {
  for (let at = from; at < sql.length; at++) {
    if (escapes && sql[at] === '\\') at++;
    else if (sql[at] === quote) {
      if (sql[at + 1] !== quote) return at + 1;
      at++;
    }
  }
  return null;
}

function commentEnd(sql: string, start: number): number | null {
  let depth = 0;
  for (let at = start; at < sql.length; at++) {
    const two = sql.slice(at, at + 2);
    if (two === '/*') depth++;
    else if (two === '*/') depth--;
    else continue;
    at++;
    if (depth === 0) return at + 1;
  }
  return null;
}
