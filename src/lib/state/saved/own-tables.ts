import type { Engine } from '../../engine/engine';
import { prepare, type OwnTableInView } from '../../queries/all-observations';
import { ownOverlaps, type OverlapRow } from '../../queries/own-overlaps';
import { ask } from '../../queries/question';
import type { OwnFile } from '../own-file';

export interface Shown {
  overlaps: OverlapRow[];
  /** Files that could not be loaded, by name, each with the reason. */
  failed: ReadonlyMap<string, unknown>;
}

/** The reader's files as tables of this page's engine. */
export class OwnTables {
  /** Contents by table. */
  readonly #loaded = new Map<string, string>();

  constructor(readonly engine: Engine) {}

  /**
   * Makes the engine answer from these files, in the order they were opened, and from no others. Tells which of
   * them have the same cells, and which could not be loaded: these are left out, all others are in.
   */
  async show(
    files: readonly OwnFile[],
    rowsOf: (file: OwnFile) => Promise<Uint8Array>,
  ): Promise<Shown> {
    const failed = new Map<string, unknown>();
    for (const file of files) {
      const { name, table, rev, stale } = file;
      if (stale || this.#loaded.get(table) === rev) continue;
      try {
        await this.engine.loadArrow(table, await rowsOf(file));
        this.#loaded.set(table, rev);
      } catch (error) {
        failed.set(name, error);
      }
    }
    const wanted = files.filter(
      ({ table, rev, stale }) => !stale && this.#loaded.get(table) === rev,
    );
    await prepare(this.engine, inView(wanted, []));
    const overlaps = wanted.length > 1 ? await ask(this.engine, ownOverlaps, {}) : [];
    if (overlaps.length > 0) await prepare(this.engine, inView(wanted, overlaps));
    for (const table of [...this.#loaded.keys()]) {
      if (wanted.some((file) => file.table === table)) continue;
      this.#loaded.delete(table);
      await this.engine.drop(table);
    }
    return { overlaps, failed };
  }

  /** Whether `show` would change anything. */
  shows(files: readonly OwnFile[]): boolean {
    const wanted = files.filter(({ stale }) => !stale);
    return (
      wanted.length === this.#loaded.size &&
      wanted.every(({ table, rev }) => this.#loaded.get(table) === rev)
    );
  }
}

function inView(files: readonly OwnFile[], overlaps: readonly OverlapRow[]): OwnTableInView[] {
  return files.map(({ name, table }, i) => ({
    table,
    yieldsTo: files
      .slice(i + 1)
      .filter((later) =>
        overlaps.some(({ file, other }) =>
          file === name ? other === later.name : file === later.name && other === name,
        ),
      )
      .map((later) => later.table),
  }));
}
