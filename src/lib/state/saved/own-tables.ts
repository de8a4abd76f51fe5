import type { Engine } from '../../engine/engine';
import { prepare, type OwnTableInView } from '../../queries/all-observations';
import { ownOverlaps, type OverlapRow } from '../../queries/own-overlaps';
import { prepareRows, type OwnRowsInView } from '../../queries/all-rows';
import { ownRowOverlaps, type RowOverlapRow } from '../../queries/own-row-overlaps';
import type { TableResource } from '../../datapackage/schema';
import { ask } from '../../queries/question';
import type { OwnFile } from '../own-file';

export interface Shown {
  overlaps: OverlapRow[];
  /** The same of other tables than figures, with the package too. */
  rowOverlaps: RowOverlapRow[];
  /** Files that could not be loaded, by name, each with the reason. */
  failed: ReadonlyMap<string, unknown>;
}

/** The reader's files as tables of this page's engine. */
export class OwnTables {
  /** Contents by table. */
  readonly #loaded = new Map<string, string>();

  /** Tables of the model that the views hold rows of the reader in. */
  #models: readonly string[] = [];

  constructor(
    readonly engine: Engine,
    /** Every table of the model; asked where there are rows of others than figures. */
    readonly resources: () => Promise<readonly TableResource[]> = () => Promise.resolve([]),
  ) {}

  /**
   * Makes the engine answer from these files, in the order they were opened, and from no others. Tells which of
   * them have the same cells, and which could not be loaded: these are left out, all others are in.
   */
  async show(files: readonly OwnFile[], rowsOf: (file: OwnFile) => Promise<Blob>): Promise<Shown> {
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
    const figures = wanted.filter(({ model }) => model === 'observations');
    await prepare(this.engine, inView(figures, []));
    const overlaps = figures.length > 1 ? await ask(this.engine, ownOverlaps, {}) : [];
    if (overlaps.length > 0) await prepare(this.engine, inView(figures, overlaps));
    const rowOverlaps = await this.#showRows(wanted.filter((file) => !figures.includes(file)));
    for (const table of [...this.#loaded.keys()]) {
      if (wanted.some((file) => file.table === table)) continue;
      this.#loaded.delete(table);
      await this.engine.drop(table);
    }
    return { overlaps, rowOverlaps, failed };
  }

  async #showRows(files: readonly OwnFile[]): Promise<RowOverlapRow[]> {
    const resources = files.length > 0 ? await this.resources() : [];
    const shown = resources.flatMap(({ name, schema }): OwnRowsInView[] => {
      const tables = files.filter(({ model }) => model === name).map(({ table }) => table);
      const model = { name, columns: schema.fields, key: schema.primaryKey };
      return tables.length > 0 ? [{ model, tables }] : [];
    });
    await prepareRows(this.engine, shown, this.#models);
    this.#models = shown.map(({ model }) => model.name);
    return shown.length > 0 ? await ask(this.engine, ownRowOverlaps, {}) : [];
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
