/**
 * Tells every page cheaply whether the reader has saved files, and every tab that they changed: one entry of
 * localStorage. The files themselves are in IndexedDB (`store.ts`).
 */

const KEY = 'parscope:own:1';

/** Files saved in this browser as far as is known without opening their storage. */
export function savedCount(): number {
  try {
    return readFlag(window.localStorage.getItem(KEY));
  } catch {
    return 0;
  }
}

/** The number of files in a flag; whatever is not understood counts as none. */
export function readFlag(text: string | null): number {
  const count = Number(/^(\d{1,6}) /.exec(text ?? '')?.[1] ?? 0);
  return Number.isSafeInteger(count) ? count : 0;
}

/** Says how many files are saved now; other tabs hear of it even when the number stayed. */
export function noteSaved(count: number): void {
  try {
    window.localStorage.setItem(KEY, `${count} ${crypto.getRandomValues(new Uint32Array(1))[0]}`);
  } catch {
    // Without it the files are found again on the data page only.
  }
}

/** Calls `listener` when another tab saved or removed files; returns how to stop. */
export function onSavedChange(listener: () => void): () => void {
  const heard = ({ key }: StorageEvent) => {
    if (key === KEY || key === null) listener();
  };
  window.addEventListener('storage', heard);
  return () => window.removeEventListener('storage', heard);
}
