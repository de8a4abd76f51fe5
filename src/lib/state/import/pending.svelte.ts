import type { ImportMapping } from '../../datapackage/import/mapping';
import type { ImportQuestion } from '../../datapackage/import/question';
import { loadKnown, type KnownHere } from '../known';
import { ownData } from '../own-data.svelte';
import type { Outcome } from '../own-opening';
import { Cancelled, runCompare } from '../run-worker';
import { session } from '../session.svelte';
import { checkOwn } from './check-own';
import { heldAgainst } from './held-against';
import { mappings } from './mappings.svelte';
import type { Compared, Pending, Preview } from './preview';

/** A file being looked at before it is accepted: read again whenever its reader changes how. */
export class PendingFile {
  preview = $state.raw() as Preview;
  /** How it is read; ahead of `preview` while it is read again. */
  mapping = $state.raw<ImportMapping | null>(null);
  /** Every question asked so far: an answer can be changed. */
  asked = $state.raw<readonly ImportQuestion[]>([]);
  busy = $state(false);
  /** The last reading failed for another reason than the file. */
  failed = $state(false);
  /** What it would change, table by table. */
  differences = $state.raw<readonly Compared[]>([]);
  known = $state.raw<KnownHere | null>(null);
  readonly file: File;
  #pending: Pending;
  #stop = new AbortController();

  constructor(pending: Pending) {
    this.#pending = pending;
    this.file = pending.file;
    this.#show(pending);
    void session
      .engine()
      .then((engine) => loadKnown(engine))
      .then((known) => (this.known = known));
  }

  get replaces(): boolean {
    const { over, checked } = this.#pending;
    const isOpen = ({ name }: { name: string }) => ownData.files.some((one) => one.name === name);
    return over !== null || (checked ?? []).some(isOpen);
  }

  /** Reads the file again: as mapped, or from the start with null. */
  async read(mapping: ImportMapping | null, table: string | null = null): Promise<void> {
    this.#stop.abort();
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const anew = mapping === null;
    this.busy = true;
    this.failed = false;
    this.differences = [];
    if (mapping) this.mapping = mapping;
    try {
      const how = { mapping, table, ...(anew && { remembered: {} }) };
      const reply = await checkOwn(this.file, how, signal);
      if (reply.kind !== 'preview') throw new Error(reply.kind);
      if (anew) this.asked = [];
      this.#show({ ...this.#pending, preview: reply.preview, checked: reply.checked });
    } catch (error) {
      if (signal.aborted && signal !== this.#stop.signal) return;
      this.mapping = this.preview.mapping;
      this.failed = !(error instanceof Cancelled);
      if (this.failed) console.error(error);
      else void this.#compare(this.#pending, signal);
    } finally {
      if (signal === this.#stop.signal) this.busy = false;
    }
  }

  /** Stops reading: what was shown before stays. */
  cancel(): void {
    this.#stop.abort();
  }

  /** Opens the file, all of it. */
  async accept(): Promise<Outcome> {
    const outcome = await ownData.accept(this.#pending);
    const { mapping } = this.preview;
    if (outcome === 'opened' && mapping) mappings.keep(mapping, this.file.name);
    return outcome;
  }

  drop(): void {
    this.#stop.abort();
    ownData.drop(this.#pending);
  }

  #show(pending: Pending): void {
    this.#pending = pending;
    this.preview = pending.preview;
    this.mapping = pending.preview.mapping;
    this.asked = together(this.asked, pending.preview.questions);
    void this.#compare(pending, this.#stop.signal);
  }

  async #compare({ checked }: Pending, signal: AbortSignal): Promise<void> {
    this.differences = [];
    try {
      for (const one of checked ?? []) {
        const before = await ownData.rowsOf(one.name);
        const job = await heldAgainst(one, before, () => session.engine());
        if (!job) continue;
        const found = await runCompare(job, signal);
        if (this.#pending.checked !== checked) return;
        this.differences = [
          ...this.differences,
          { ...found, model: one.model, key: job.key, replaces: before !== null },
        ];
      }
    } catch (error) {
      if (!(error instanceof Cancelled)) console.error(error);
    }
  }
}

/** Questions in the order they were asked first, as they are asked now. */
function together(
  before: readonly ImportQuestion[],
  now: readonly ImportQuestion[],
): ImportQuestion[] {
  const again = before.map((one) => now.find(({ key }) => key === one.key) ?? one);
  return [...again, ...now.filter((one) => !again.includes(one))];
}
