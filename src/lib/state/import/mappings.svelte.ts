import type { ImportMapping } from '../../datapackage/import/mapping';
import { MAPPINGS_KEY as KEY } from './has-mappings';
import { forNextFile } from './next-file';

/** How a file was read, to be used for the next one of the same shape. */
export interface SavedMapping {
  fingerprint: string;
  /** Name of the file it was accepted for. */
  file: string;
  /** ISO time. */
  at: string;
  /** The mapping as JSON; checked where it is used. */
  text: string;
}

const MOST = 50;

/** Saved mappings as they were written, latest first; whatever is not understood is left out. */
export function readMappings(text: string | null): SavedMapping[] {
  let found: unknown;
  try {
    found = JSON.parse(text ?? '[]');
  } catch {
    return [];
  }
  return Array.isArray(found) ? found.filter(isSaved).slice(0, MOST) : [];
}

function isSaved(found: unknown): found is SavedMapping {
  if (typeof found !== 'object' || found === null) return false;
  const { fingerprint, file, at, text } = found as Record<string, unknown>;
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at))) return false;
  return [fingerprint, file, text].every((one) => typeof one === 'string');
}

/** Accepted mappings, in the storage of the browser; without it they last as long as the page. */
class Mappings {
  /** Latest first. */
  all = $state.raw<readonly SavedMapping[]>([]);

  constructor() {
    if (typeof window === 'undefined') return;
    try {
      this.all = readMappings(window.localStorage.getItem(KEY));
    } catch {
      // Storage is shut off: none are remembered.
    }
    window.addEventListener('storage', ({ key, newValue }) => {
      if (key === KEY || key === null) this.all = readMappings(newValue);
    });
  }

  /** The texts of all mappings by fingerprint: plain data for the worker. */
  get texts(): Record<string, string> {
    return Object.fromEntries(this.all.map(({ fingerprint, text }) => [fingerprint, text]));
  }

  of(mapping: ImportMapping): SavedMapping | null {
    return this.all.find(({ fingerprint }) => fingerprint === mapping.fingerprint) ?? null;
  }

  keep(mapping: ImportMapping, file: string): void {
    const { fingerprint } = mapping;
    const text = JSON.stringify(forNextFile(mapping));
    const one = { fingerprint, file, at: new Date().toISOString(), text };
    this.#write([one, ...this.all.filter((other) => other.fingerprint !== fingerprint)]);
  }

  remove(fingerprint: string): void {
    this.#write(this.all.filter((one) => one.fingerprint !== fingerprint));
  }

  #write(all: readonly SavedMapping[]): void {
    this.all = all.slice(0, MOST);
    try {
      window.localStorage.setItem(KEY, JSON.stringify(this.all));
    } catch {
      // Kept for this visit only.
    }
  }
}

export const mappings = new Mappings();
