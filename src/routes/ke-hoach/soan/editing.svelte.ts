import { changed, redone, started, undone, type History } from '$lib/domain/history';
import { emptyItem, endOf, withItem, without } from '$lib/domain/plan-draft';
import type { DraftItem, PlanDraft } from '$lib/domain/plan-draft';
import { problemText } from '$lib/messages/problem';
import { m } from '$lib/messages/generated/messages';
import { ownData } from '$lib/state/own-data.svelte';
import type { Revs } from '$lib/state/own-work';
import { keepDraft, keptSince, newId } from './kept';
import { fileNames, partsOf, type PlanTables } from './rows';

/** How a plan being written is kept. */
export type Kept =
  'clean' | 'draft' | 'saving' | 'saved' | 'memory' | 'lost' | 'changed' | 'failed';

const WAIT = 900;
const TIME = new Intl.DateTimeFormat('vi-VN', { hour: '2-digit', minute: '2-digit' });

/** A plan being written: what it was and is, and how it is kept. */
export class Editing {
  #history = $state.raw() as History<PlanDraft>;
  kept = $state<Kept>('clean');
  /** The time of day it was saved last. */
  savedAt = $state('');
  /** Why rows were refused. */
  problems = $state.raw<readonly string[]>([]);
  /** The item whose form is open. */
  open = $state<string | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;
  /** The files of the plan as they were when it was opened, or saved last, here. */
  #since: Revs;

  /** `rowsOf`: the rows of a draft; null = it is not fit to be saved yet. */
  constructor(
    draft: PlanDraft,
    readonly rowsOf: (draft: PlanDraft) => PlanTables | null,
  ) {
    this.#history = started(draft);
    this.#since = keptSince(draft.id) ?? ownData.revs(fileNames(draft.id));
    this.open = draft.items[0]?.id ?? null;
  }

  get draft(): PlanDraft {
    return this.#history.now;
  }
  get canUndo(): boolean {
    return this.#history.past.length > 0;
  }
  get canRedo(): boolean {
    return this.#history.future.length > 0;
  }

  /** Changes the plan; changes one after another to the same (`to`) are taken back together. */
  change(part: Partial<PlanDraft>, to: string | null = null): void {
    this.#set(changed(this.#history, { ...this.draft, ...part }, to));
  }

  changeItem(id: string, part: Partial<DraftItem>, to: string | null = null): void {
    const items = this.draft.items.map((item) => (item.id === id ? { ...item, ...part } : item));
    this.change({ items }, to === null ? null : `${id} ${to}`);
  }

  /** Items in another order, or others; the same items are no change. */
  arrange(items: readonly DraftItem[]): void {
    if (items !== this.draft.items) this.change({ items });
  }

  /** One more item; a task below another starts with who and when of that one. */
  add(under: string | null, part: Partial<DraftItem> = {}): string {
    const id = newId('m');
    const above = this.draft.items.find((item) => item.id === under);
    const { kind, leads, supports, period, goal } = above ?? emptyItem('');
    const item = { ...emptyItem(id), ...{ kind, leads, supports, period, goal }, ...part };
    this.arrange(withItem(this.draft.items, under, item));
    this.open = id;
    return id;
  }

  remove(id: string): void {
    const at = this.draft.items.findIndex((item) => item.id === id);
    const next = this.draft.items[endOf(this.draft.items, at)] ?? this.draft.items[at - 1];
    this.arrange(without(this.draft.items, id));
    if (!this.draft.items.some((item) => item.id === this.open)) this.open = next?.id ?? null;
  }

  undo(): void {
    this.#set(undone(this.#history));
  }
  redo(): void {
    this.#set(redone(this.#history));
  }

  #set(history: History<PlanDraft>): void {
    if (history === this.#history) return;
    this.#history = history;
    this.touch();
  }

  /** Keeps what was typed at once, and saves it among the reader's own soon after. */
  touch(): void {
    this.#turn++;
    this.kept = keepDraft(this.draft.id, this.draft, this.#since) ? 'draft' : 'lost';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), WAIT);
  }

  /** Saves the plan in place of what another page wrote of it meanwhile. */
  saveOver(): Promise<void> {
    this.#since = ownData.revs(fileNames(this.draft.id));
    return this.save();
  }

  /** Saves the plan where it is fit for that, and nobody else has changed it since. */
  async save(): Promise<void> {
    clearTimeout(this.#timer);
    const mine = this.#turn;
    const { draft } = this;
    const tables = this.rowsOf(draft);
    this.problems = [];
    if (!tables) return;
    this.kept = 'saving';
    try {
      const saved = await ownData.saveTables(partsOf(draft.id, tables), this.#since);
      if (saved.ok) this.#since = ownData.revs(fileNames(draft.id));
      if (mine !== this.#turn) {
        if (saved.ok) keepDraft(this.draft.id, this.draft, this.#since);
        return;
      }
      if (saved.ok) {
        this.kept = saved.fault === null ? 'saved' : 'memory';
        this.savedAt = TIME.format(Date.now());
        if (saved.fault === null) keepDraft(draft.id, null);
      } else if (saved.why === 'changed') this.kept = 'changed';
      else {
        this.kept = 'failed';
        this.problems =
          saved.why === 'stale'
            ? [m.saved_work_stale({ names: saved.names.join(', ') })]
            : [
                m.draft_save_refused({ n: saved.counted }),
                ...saved.problems.map((problem) => problemText(problem)),
              ];
      }
    } catch (error) {
      console.error(error);
      if (mine === this.#turn) this.kept = 'failed';
    }
  }

  /** Ends what was to be saved soon: it is saved now. */
  leave(): void {
    if (this.kept === 'draft') void this.save();
  }

  /** Saves nothing more of it. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#turn++;
    this.kept = 'clean';
    keepDraft(this.draft.id, null);
  }
}
