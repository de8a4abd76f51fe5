import type { Engine } from '../../engine/engine';
import { prepare, type OwnTableInView } from '../../queries/all-observations';
import { ownOverlaps, type OverlapRow } from '../../queries/own-overlaps';
import { ask } from '../../queries/question';
import type { OwnFile } from '../own-file';

/** The reader's files as tables of this page's engine. */
export class OwnTables {
  /** Contents by table. */
  readonly #loaded = new Map<string, string>();

  constructor(readonly engine: Engine) {}

  /**
   * Makes the engine answer from these files, in the order they were opened, and from no others. Returns which of
   * them have the same cells. A file that cannot be loaded does not keep the others out; then the first failure is
   * thrown at the end.
   */
  async show(
    files: readonly OwnFile[],
    rowsOf: (file: OwnFile) => Promise<Uint8Array>,
  ): Promise<OverlapRow[]> {
    const failures: unknown[] = [];
    for (const file of files) {
      const { table, rev, stale } = file;
      if (stale || this.#loaded.get(table) === rev) continue;
      try {
        const ipc = await rowsOf(file);
        this.#loaded.delete(table);
        await this.engine.loadArrow(table, ipc);
        this.#loaded.set(table, rev);
      } catch (error) {
        failures.push(error);
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
    if (failures.length > 0) throw failures[0];
    return overlaps;
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
