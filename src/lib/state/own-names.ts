/**
 * Names under which SQL finds the reader's files: the file's name without its ending, told apart from tables of the
 * package, the engine's own tables and each other whatever the case of letters. In the order of `files`.
 */
export function ownNames(files: readonly string[], taken: readonly string[]): string[] {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  return files.map((file) => {
    const plain = file
      .normalize('NFC')
      .replace(/\.(csv|tsv|txt|parquet|xlsx)$/i, '')
      .replace(/[\p{C}"]+/gu, ' ')
      .trim();
    const base = plain === '' || /^own_\d+$/i.test(plain) ? `tệp ${plain}`.trim() : plain;
    let name = base;
    for (let n = 2; used.has(name.toLowerCase()); n++) name = `${base} (${n})`;
    used.add(name.toLowerCase());
    return name;
  });
}
