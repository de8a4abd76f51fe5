import type { OwnFile } from '../own-file';
import { opening } from '../own-open';
import type { OwnShelf } from './own-shelf';
import type { OwnTables, Shown } from './own-tables';

/** As many tables of the model as refer to each other in a row, and some. */
const ROUNDS = 6;

interface Page {
  files: () => readonly OwnFile[];
  /** Reads again what is saved. */
  reread: () => Promise<void>;
  /** The answers of the page are about other rows now; null = it is not known which. */
  shown: (shown: Shown | null) => void;
}

/**
 * Brings an engine in step with the reader's files, and checks anew those that were checked against other things.
 * Returns names of files that could not be brought in.
 */
export async function bringIn(
  tables: OwnTables,
  shelf: Pick<OwnShelf, 'arrow' | 'whole' | 'describe'>,
  page: Page,
): Promise<readonly string[]> {
  const show = async (without: readonly string[]): Promise<readonly string[]> => {
    const files = page.files().filter(({ name }) => !without.includes(name));
    if (tables.shows(files)) return [];
    let shown: Shown | null = null;
    try {
      shown = await tables.show(files, (file) => shelf.arrow(file));
      for (const error of shown.failed.values()) console.error(error);
      return [...shown.failed.keys()];
    } finally {
      page.shown(shown);
    }
  };
  try {
    if (page.files().length === 0) return await show([]);
    const { packageRelease, recheckDue } = await opening();
    const release = await packageRelease();
    // Figures of another release are in no answer before they are checked; other rows are, for these to refer to.
    const old = page
      .files()
      .filter(({ model, checked }) => model === 'observations' && checked.release !== release)
      .map(({ name }) => name);
    let broken = await show(old);
    let unchecked: readonly string[] = [];
    // What no longer fits takes away what other files refer to.
    for (let round = 0; round < ROUNDS; round++) {
      const again = await recheckDue(tables.engine, page.files(), shelf, unchecked);
      if (!again) break;
      unchecked = again;
      await page.reread();
      broken = [...unchecked, ...(await show(unchecked))];
    }
    return broken;
  } catch (error) {
    console.error(error);
    return page.files().flatMap(({ name, stale }) => (stale ? [] : [name]));
  }
}
