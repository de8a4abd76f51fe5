import { sqlTokens, type SqlToken } from './sql-tokens';

export type StatementFault =
  | { code: 'empty' }
  | { code: 'several'; at: number }
  | { code: 'not_reading'; word: string; at: number }
  | { code: 'unclosed'; word: string; at: number };

export type ReadingStatement =
  /** `text` is the statement without the last semicolon. */
  { ok: true; kind: 'rows' | 'explain'; text: string } | { ok: false; fault: StatementFault };

const ROWS = ['SELECT', 'FROM', 'VALUES', 'TABLE', 'DESCRIBE', 'DESC', 'SHOW', 'SUMMARIZE', 'WITH'];
/** What may come after the names that WITH defines. */
const AFTER_WITH = ['SELECT', 'FROM', 'VALUES', 'TABLE'];

/**
 * Whether a text is one statement that only reads: SELECT, WITH … SELECT, FROM, VALUES, TABLE, DESCRIBE, SHOW, SUMMARIZE
 * or EXPLAIN of one. Faults carry the place in the text: nothing there, a second statement, a word that does not read,
 * a quote, comment or bracket that does not end.
 */
export function readingStatement(sql: string): ReadingStatement {
  const all = sqlTokens(sql);
  const open = all.find((token) => token.open);
  if (open) return refuse({ code: 'unclosed', word: open.text.slice(0, 1), at: open.start });
  const kept = all.filter(({ kind }) => kind !== 'space' && kind !== 'comment');
  const end = kept.findIndex((token) => token.text === ';' && token.kind === 'sign');
  const tokens = end < 0 ? kept : kept.slice(0, end);
  const first = tokens[0];
  if (!first) return refuse({ code: 'empty' });
  const second = end < 0 ? undefined : kept.slice(end).find(({ text }) => text !== ';');
  if (second) return refuse({ code: 'several', at: second.start });
  const explains = isWord(first, ['EXPLAIN']);
  const fault = explains
    ? (reads(tokens.slice(explainedFrom(tokens)), first) ?? pivots(tokens))
    : reads(tokens, first);
  const wrong = fault ?? unbalanced(tokens);
  if (wrong) return refuse(wrong);
  const text = sql.slice(0, end < 0 ? undefined : kept[end]?.start);
  return { ok: true, kind: explains ? 'explain' : 'rows', text };
}

function refuse(fault: StatementFault): ReadingStatement {
  return { ok: false, fault };
}

function isWord(token: SqlToken | undefined, words: readonly string[]): boolean {
  return token?.kind === 'word' && words.includes(token.text.toUpperCase());
}

/** EXPLAIN, EXPLAIN ANALYZE: the statement comes after. */
function explainedFrom(tokens: readonly SqlToken[]): number {
  return isWord(tokens[1], ['ANALYZE', 'ANALYSE']) ? 2 : 1;
}

function reads(tokens: readonly SqlToken[], before: SqlToken): StatementFault | null {
  const start = tokens.findIndex(({ text }) => text !== '(');
  const first = tokens[start];
  if (!first) return { code: 'not_reading', word: before.text, at: before.start };
  if (!isWord(first, ROWS)) return { code: 'not_reading', word: first.text, at: first.start };
  return isWord(first, ['WITH']) ? readsAfterWith(tokens.slice(start + 1)) : null;
}

/** The first word beside brackets that follows a closing bracket and neither AS nor a comma is the statement proper. */
function readsAfterWith(tokens: readonly SqlToken[]): StatementFault | null {
  let depth = 0;
  for (const [i, token] of tokens.entries()) {
    if (token.text === '(') depth++;
    if (token.text === ')') depth--;
    if (depth !== 0 || token.kind !== 'word' || tokens[i - 1]?.text !== ')') continue;
    if (isWord(token, ['AS', 'USING'])) continue;
    return isWord(token, AFTER_WITH)
      ? null
      : { code: 'not_reading', word: token.text, at: token.start };
  }
  // Without a statement proper it is no SQL at all; the engine says where.
  return null;
}

/** PIVOT may make a type behind one's back; only EXPLAIN is run without asking for its columns first, which refuses that. */
function pivots(tokens: readonly SqlToken[]): StatementFault | null {
  const pivot = tokens.find((token) => isWord(token, ['PIVOT', 'PIVOT_WIDER']));
  return pivot ? { code: 'not_reading', word: pivot.text, at: pivot.start } : null;
}

function unbalanced(tokens: readonly SqlToken[]): StatementFault | null {
  const open: SqlToken[] = [];
  for (const token of tokens) {
    if (token.kind !== 'sign') continue;
    if (token.text === '(') open.push(token);
    if (token.text === ')' && !open.pop()) return { code: 'unclosed', word: ')', at: token.start };
  }
  const last = open.at(-1);
  return last ? { code: 'unclosed', word: '(', at: last.start } : null;
}
