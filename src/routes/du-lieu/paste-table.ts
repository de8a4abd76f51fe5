/** A cell of a table on the clipboard. */
export interface PastedCell {
  text: string;
  columns: number;
  rows: number;
}

/** Rows of cells, merged ones spread over empty cells, as tab-separated text. */
export function pastedTsv(rows: readonly (readonly PastedCell[])[]): string {
  const taken = new Map<string, true>();
  const lines = rows.map((cells, r) => {
    const line: string[] = [];
    let c = 0;
    for (const { text, columns, rows: height } of cells) {
      while (taken.has(`${r} ${c}`)) line[c++] = '';
      line[c] = quoted(text);
      for (let dy = 0; dy < height; dy++)
        for (let dx = 0; dx < columns; dx++) taken.set(`${r + dy} ${c + dx}`, true);
      for (let dx = 1; dx < columns; dx++) line[c + dx] = '';
      c += columns;
    }
    return line.join('\t');
  });
  return `${lines.join('\r\n')}\r\n`;
}

function quoted(text: string): string {
  const plain = text.replace(/[ \u00a0]+/g, ' ').trim();
  return /["\t\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** Merged areas of a pasted table are no wider and no higher than this. */
const MOST = 2000;

/** What was copied, as tab-separated text: the greatest table of the HTML, or else the plain text. */
export function pastedText(html: string, plain: string): string {
  const tables = [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('table')];
  const [table] = tables.sort((a, b) => b.rows.length - a.rows.length);
  if (!table) return plain;
  const span = (n: number) => Math.min(Math.max(n, 1), MOST);
  return pastedTsv(
    [...table.rows].map(({ cells }) =>
      [...cells].map(({ textContent, colSpan, rowSpan }) => ({
        text: textContent,
        columns: span(colSpan),
        rows: span(rowSpan),
      })),
    ),
  );
}

/** A name for what was pasted that no open file bears: `dan-<day>-<n>.tsv`. */
export function pastedName(day: string, taken: readonly string[]): string {
  for (let n = 1; ; n++) {
    const name = `dan-${day}-${n}.tsv`;
    if (!taken.includes(name)) return name;
  }
}
