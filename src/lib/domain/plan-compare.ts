import { matchTasks, type MatchTask } from './plan-match';
import { wordDiff, type DiffPart } from './word-diff';

/** An agency or an indicator as it is told apart and as it is named. */
export interface Named {
  id: string;
  name: string;
}

export interface ComparedTask extends MatchTask {
  leads: readonly Named[];
  supports: readonly Named[];
  indicators: readonly Named[];
  period_vi: string | null;
  budget_source_vi: string | null;
  target_vi: string | null;
  evidence_vi: string | null;
  target_count: number | null;
}

export interface ComparedPlan {
  title_vi: string;
  year: number | null;
  document_no: string | null;
  issuing_unit_vi: string | null;
  /** Documents it rests on. */
  basis: readonly string[];
  /** In the order of the plan. */
  tasks: readonly ComparedTask[];
}

/** What became of one field; `first` = another name now comes first. */
export type TaskChange =
  | {
      field: 'code' | 'period' | 'budget' | 'target' | 'evidence';
      from: string | null;
      to: string | null;
    }
  | { field: 'count'; from: number | null; to: number | null }
  | { field: 'title'; parts: DiffPart[] }
  | { field: 'order' }
  | {
      field: 'leads' | 'supports' | 'indicators';
      added: string[];
      dropped: string[];
      first: { from: string; to: string } | null;
    };
export type ChangedField = TaskChange['field'];

/** `same` too where only its number changed: the change says so. */
export type TaskFate = 'same' | 'changed' | 'added' | 'dropped';

export interface TaskComparison {
  fate: TaskFate;
  /** Null where it was added, or dropped. */
  a: ComparedTask | null;
  b: ComparedTask | null;
  changes: TaskChange[];
}

export interface PlanComparison {
  /** Of the plans themselves. */
  plan: { field: 'title' | 'document_no' | 'issuer'; from: string | null; to: string | null }[];
  basis: { added: string[]; dropped: string[] };
  /** In the order of the later plan; a dropped task after the one it followed. */
  tasks: TaskComparison[];
}

/**
 * What became of a plan in another one: tasks are paired by their words (`matchTasks`), a plan's own year in a text is
 * no change. A task is moved where the order of the pairs, or the task above it, is another.
 */
export function comparePlans(a: ComparedPlan, b: ComparedPlan): PlanComparison {
  const before = new Map(a.tasks.map((task) => [task.task_id, task]));
  const matched = matchTasks(a, b);
  const position = new Map(a.tasks.map(({ task_id }, i) => [task_id, i]));
  const pairs = b.tasks.flatMap((task) => {
    const old = before.get(matched.get(task.task_id) ?? '');
    return old ? [{ old, task }] : [];
  });
  const kept = longestRising(pairs.map(({ old }) => position.get(old.task_id) ?? 0));
  const moved = new Set(pairs.flatMap(({ task }, i) => (kept.has(i) ? [] : [task.task_id])));

  const rows = b.tasks.map((task): TaskComparison => {
    const old = before.get(matched.get(task.task_id) ?? '') ?? null;
    if (!old) return { fate: 'added', a: null, b: task, changes: [] };
    const above = matched.get(task.parent_id ?? '') ?? null;
    const elsewhere = moved.has(task.task_id) || above !== old.parent_id;
    const changes = changesOf({ ...old, year: a.year }, { ...task, year: b.year }, elsewhere);
    const same = changes.every(({ field }) => field === 'code');
    return { fate: same ? 'same' : 'changed', a: old, b: task, changes };
  });
  return {
    plan: planChanges(a, b),
    basis: {
      added: b.basis.filter((one) => !a.basis.includes(one)),
      dropped: a.basis.filter((one) => !b.basis.includes(one)),
    },
    tasks: withDropped(rows, a.tasks),
  };
}

function planChanges(a: ComparedPlan, b: ComparedPlan): PlanComparison['plan'] {
  const fields = [
    { field: 'title', from: a.title_vi, to: b.title_vi },
    { field: 'document_no', from: a.document_no, to: b.document_no },
    { field: 'issuer', from: a.issuing_unit_vi, to: b.issuing_unit_vi },
  ] as const;
  return fields.filter(({ from, to }) => neutral(from, a.year) !== neutral(to, b.year));
}

/** Rows of the later plan with the dropped tasks after those they followed. */
function withDropped(
  rows: readonly TaskComparison[],
  tasks: readonly ComparedTask[],
): TaskComparison[] {
  const paired = new Set(rows.flatMap((row) => (row.a ? [row.a.task_id] : [])));
  const after = new Map<string, TaskComparison[]>();
  let last = '';
  for (const task of tasks) {
    if (paired.has(task.task_id)) last = task.task_id;
    else {
      const dropped: TaskComparison = { fate: 'dropped', a: task, b: null, changes: [] };
      after.set(last, [...(after.get(last) ?? []), dropped]);
    }
  }
  return [
    ...(after.get('') ?? []),
    ...rows.flatMap((row) => [row, ...((row.a && after.get(row.a.task_id)) ?? [])]),
  ];
}

type Dated = ComparedTask & { year: number | null };

function changesOf(a: Dated, b: Dated, moved: boolean): TaskChange[] {
  const changes: TaskChange[] = [];
  if (a.code !== b.code) changes.push({ field: 'code', from: a.code, to: b.code });
  if (moved) changes.push({ field: 'order' });
  if (neutral(a.title_vi, a.year) !== neutral(b.title_vi, b.year)) {
    const years = new Set([String(a.year), String(b.year)]);
    const plain = (word: string): string => (years.has(word) ? '' : word);
    changes.push({ field: 'title', parts: wordDiff(a.title_vi, b.title_vi, plain) });
  }
  for (const field of ['leads', 'supports', 'indicators'] as const) {
    const change = listChange(a[field], b[field]);
    if (change) changes.push({ field, ...change });
  }
  const texts = [
    { field: 'period', from: a.period_vi, to: b.period_vi },
    { field: 'budget', from: a.budget_source_vi, to: b.budget_source_vi },
    { field: 'target', from: a.target_vi, to: b.target_vi },
    { field: 'evidence', from: a.evidence_vi, to: b.evidence_vi },
  ] as const;
  for (const text of texts)
    if (neutral(text.from, a.year) !== neutral(text.to, b.year)) changes.push(text);
  if (a.target_count !== b.target_count)
    changes.push({ field: 'count', from: a.target_count, to: b.target_count });
  return changes;
}

function listChange(a: readonly Named[], b: readonly Named[]) {
  const [from, to] = [new Set(a.map(({ id }) => id)), new Set(b.map(({ id }) => id))];
  const added = b.filter(({ id }) => !from.has(id)).map(({ name }) => name);
  const dropped = a.filter(({ id }) => !to.has(id)).map(({ name }) => name);
  const [one, other] = [a[0], b[0]];
  const first = one && other && one.id !== other.id ? { from: one.name, to: other.name } : null;
  return added.length + dropped.length > 0 || first ? { added, dropped, first } : null;
}

/** A text without the year of its plan: what is to be compared. */
function neutral(text: string | null, year: number | null): string {
  const plain = (text ?? '').replace(/\s+/g, ' ').trim();
  return year === null ? plain : plain.replaceAll(String(year), '#');
}

/** Indices of a longest rising run: what stayed in order. */
function longestRising(values: readonly number[]): Set<number> {
  const tails: number[] = [];
  const before = new Int32Array(values.length).fill(-1);
  values.forEach((value, i) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[i] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = i;
  });
  const kept = new Set<number>();
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) kept.add(i);
  return kept;
}
