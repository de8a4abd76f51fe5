import { readDate } from '$lib/datapackage/values';
import { codesOf, emptyItem, parentAt, MOST_DEPTH } from '$lib/domain/plan-draft';
import type { DraftItem, PlanDraft } from '$lib/domain/plan-draft';
import { planSpan, readPlanPeriod, type PlanPeriod } from '$lib/domain/plan-periods';
import { readTargetText } from '$lib/domain/target-text';
import type { WorkPart, WorkRow } from '$lib/state/own-work';
import { fold } from '$lib/domain/fold';
import { idsIn, namesIn, type KnownAgencies } from './agencies';

const TABLES = [
  'sources',
  'plans',
  'tasks',
  'task_agencies',
  'task_indicators',
  'targets',
] as const;
type Table = (typeof TABLES)[number];

/** The rows of a plan, by their tables. */
export type PlanTables = Readonly<Record<Table, readonly WorkRow[]>>;

const NAMES: Readonly<Record<Table, string>> = {
  sources: 'nguồn',
  plans: 'kế hoạch',
  tasks: 'nhiệm vụ',
  task_agencies: 'cơ quan',
  task_indicators: 'chỉ tiêu',
  targets: 'mục tiêu',
};

/** The name under which a table of a plan is kept among the reader's files. */
export const fileName = (id: string, table: Table): string => `Soạn ${id} - ${NAMES[table]}`;

/** Names of the files a plan is saved in. */
export const fileNames = (id: string): string[] => TABLES.map((table) => fileName(id, table));

/** The tables of a plan as they are saved together. */
export const partsOf = (id: string, tables: PlanTables): WorkPart[] =>
  TABLES.map((table) => ({ name: fileName(id, table), table, rows: tables[table] }));

/** A plan's tables as they were saved; null = there is no such plan of the reader's. */
export async function savedTables(
  id: string,
  rows: (table: string, name: string) => Promise<WorkRow[]>,
): Promise<PlanTables | null> {
  const read = await Promise.all(TABLES.map((table) => rows(table, fileName(id, table))));
  const tables = Object.fromEntries(TABLES.map((table, i) => [table, read[i] ?? []]));
  return (tables as Record<Table, WorkRow[]>).plans.length > 0
    ? (tables as Record<Table, WorkRow[]>)
    : null;
}

/** A typed year; null for nothing or what is none. */
export const yearOf = ({ year }: Pick<PlanDraft, 'year'>): number | null =>
  /^(19|20|21)\d\d$/.test(year.trim()) ? Number(year) : null;

/** A typed day; null for nothing or what is no day. */
export function dayOf(text: string): string | null {
  const read = text.trim() === '' ? null : readDate(text.trim());
  return read && 'value' in read ? (read.value ?? null) : null;
}

/** What the words of an item about time were understood to say. */
export const periodOf = (
  draft: PlanDraft,
  { period }: Pick<DraftItem, 'period'>,
): PlanPeriod | null => readPlanPeriod(period, planSpan(draft.title, yearOf(draft)));

/** A typed whole number above 0; null for nothing or what is none. */
export const countOf = ({ count }: Pick<DraftItem, 'count'>): number | null =>
  /^[1-9]\d{0,5}$/.test(count.trim()) ? Number(count) : null;

const text = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());
const listed = (typed: string): string | null => text(namesIn(typed).join('; '));
const taskId = (draft: PlanDraft, item: DraftItem) => `${draft.id}-${item.id}`;

function agencyRows(task_id: string, item: DraftItem, known: KnownAgencies): WorkRow[] {
  return (['lead', 'coordinating'] as const).flatMap((role) => {
    const typed = role === 'lead' ? item.leads : item.supports;
    const names = namesIn(typed);
    const all = names.every((name) => known.has(fold(name)));
    return idsIn(typed, known).map((agency_id, i) => ({
      ...{ task_id, agency_id, role, position: i + 1 },
      // Where a name is unknown, the whole list stands in the task as it was written.
      named_vi: all ? (names.find((name) => known.get(fold(name)) === agency_id) ?? null) : null,
    }));
  });
}

function targetRows(draft: PlanDraft): WorkRow[] {
  const found = new Map<string, WorkRow>();
  for (const { depth, indicators, goal } of draft.items) {
    const indicator_id = indicators[0];
    const read = depth === 0 && indicator_id ? readTargetText(goal) : null;
    if (!read || !indicator_id || found.has(indicator_id)) continue;
    found.set(indicator_id, {
      ...{ indicator_id, unit_id: draft.unit, period: draft.year.trim(), plan_id: draft.id },
      ...{ ...read, text_vi: goal.trim() },
    });
  }
  return [...found.values()];
}

/**
 * The rows of a plan that is fit to be saved. It is for the office alone until it is published. `told` are the
 * words for where it comes from.
 */
export function tablesOf(
  draft: PlanDraft,
  known: KnownAgencies,
  told: { source: string; level: string | null },
): PlanTables {
  const codes = codesOf(draft.items);
  const source_id = `nguon-${draft.id}`;
  const basis = draft.basis.split(/[\n;]/).map((one) => one.trim());
  const tasks = draft.items.map((item, at): WorkRow => {
    const parent = draft.items[parentAt(draft.items, at)];
    const period = periodOf(draft, item);
    return {
      ...{ task_id: taskId(draft, item), plan_id: draft.id, code: codes[at] ?? '', position: at },
      ...{ parent_id: parent ? taskId(draft, parent) : null, kind: item.kind },
      ...{ title_vi: item.title.trim(), indicator_id: item.indicators[0] ?? null },
      ...{ target_vi: text(item.goal), target_count: countOf(item) },
      ...{ lead_agency_vi: listed(item.leads), coordinating_agencies_vi: listed(item.supports) },
      ...{ period_vi: text(item.period), frequency: period?.frequency ?? null },
      ...{ start_date: period?.start ?? null, end_date: period?.end ?? null },
      ...{ budget_source_vi: text(item.budget), evidence_vi: text(item.evidence), internal: true },
    };
  });
  return {
    sources: [{ source_id, title: told.source, trust: 'medium' }],
    plans: [
      {
        ...{ plan_id: draft.id, unit_id: draft.unit, parent_id: text(draft.parent) },
        ...{ title_vi: draft.title.trim(), issuing_unit_vi: text(draft.issuer), level: told.level },
        ...{ document_no: text(draft.number), issued_on: dayOf(draft.date) },
        ...{ year: yearOf(draft), basis: text(basis.filter(Boolean).join('; ')) },
        ...{ source_id, internal: true },
      },
    ],
    tasks,
    task_agencies: draft.items.flatMap((item) => agencyRows(taskId(draft, item), item, known)),
    task_indicators: draft.items.flatMap((item) =>
      item.indicators.map((indicator_id, i) => ({
        ...{ task_id: taskId(draft, item), indicator_id },
        role: i === 0 ? 'primary' : 'secondary',
      })),
    ),
    targets: targetRows(draft),
  };
}

const said = (row: WorkRow | undefined, column: string): string =>
  row?.[column] === null || row?.[column] === undefined ? '' : String(row[column]);

const shown = (day: string): string => day.split('-').reverse().join('/');

/** A task of any plan as the form takes it. */
export interface TaskLike {
  task_id: string;
  parent_id: string | null;
  code: string;
  row: WorkRow;
  indicators: readonly string[];
}

/** Tasks in the order of a plan as items below their parents; a parent that is not among them, or in a circle, is none. */
export function itemsFrom(
  tasks: readonly TaskLike[],
  idOf: (task_id: string) => string,
): DraftItem[] {
  const ids = new Set(tasks.map(({ task_id }) => task_id));
  const items: DraftItem[] = [];
  const placed = new Set<string>();
  const place = (task: TaskLike, depth: number) => {
    if (placed.has(task.task_id)) return;
    placed.add(task.task_id);
    const cell = (column: string) => said(task.row, column);
    items.push({
      ...emptyItem(idOf(task.task_id), Math.min(depth, MOST_DEPTH)),
      ...{ code: task.code, kind: cell('kind') || 'improvement', title: cell('title_vi') },
      ...{ indicators: task.indicators, goal: cell('target_vi'), leads: cell('lead_agency_vi') },
      ...{ supports: cell('coordinating_agencies_vi'), period: cell('period_vi') },
      ...{ budget: cell('budget_source_vi'), count: cell('target_count') },
      evidence: cell('evidence_vi'),
    });
    for (const one of tasks) if (one.parent_id === task.task_id) place(one, depth + 1);
  };
  for (const one of tasks) if (one.parent_id === null || !ids.has(one.parent_id)) place(one, 0);
  for (const one of tasks) place(one, 0);
  return numbered(items);
}

/** Items without the numbers that their place gives them anyway. */
export function numbered(items: readonly DraftItem[]): DraftItem[] {
  const done: DraftItem[] = [];
  for (const item of items) {
    const auto = codesOf([...done, { ...item, code: null }]).at(-1);
    done.push(item.code === auto ? { ...item, code: null } : item);
  }
  return done;
}

/** The plan of saved tables, as the form takes it. */
export function draftFrom(tables: PlanTables): PlanDraft {
  const plan = tables.plans[0];
  const id = said(plan, 'plan_id');
  const served = (task_id: string) =>
    tables.task_indicators
      .filter((row) => row['task_id'] === task_id)
      .sort((a, b) => (said(a, 'role') < said(b, 'role') ? -1 : 1))
      .map((row) => said(row, 'indicator_id'));
  const tasks = [...tables.tasks]
    .sort((a, b) => Number(a['position']) - Number(b['position']))
    .map((row) => ({
      ...{ task_id: said(row, 'task_id'), parent_id: said(row, 'parent_id') || null, row },
      ...{ code: said(row, 'code'), indicators: served(said(row, 'task_id')) },
    }));
  return {
    ...{ id, unit: said(plan, 'unit_id'), parent: said(plan, 'parent_id') },
    ...{ title: said(plan, 'title_vi'), issuer: said(plan, 'issuing_unit_vi') },
    ...{ number: said(plan, 'document_no'), date: shown(said(plan, 'issued_on')) },
    ...{ year: said(plan, 'year'), basis: said(plan, 'basis').split('; ').join('\n') },
    items: itemsFrom(tasks, (task_id) => task_id.slice(id.length + 1)),
  };
}
