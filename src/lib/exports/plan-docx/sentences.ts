/** A text with its first letter as a capital. */
export function capital(text: string): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase('vi') + rest.join('');
}

/** A text that ends with a mark and no other. */
export function ended(text: string, mark: ';' | '.' | ':'): string {
  return text.replace(/[\s;.:,]+$/u, '') + mark;
}

/** Lines of a list: each ends with ";", the last with ".". */
export function listed(lines: readonly string[]): string[] {
  return lines.map((line, i) => ended(line, i < lines.length - 1 ? ';' : '.'));
}

/** The names of a cell. */
export function namesOf(cell: string | null): string[] {
  return (cell ?? '').split('; ').filter((name) => name.trim() !== '');
}
