import { m } from '../../messages/generated/messages';
import type { DocumentTask, Form } from './types';

/** A task with the tasks below it. */
export interface Item {
  task: DocumentTask;
  children: Item[];
}

/** A section of a plan: "II". */
export interface PlanSection {
  number: string;
  title: string | null;
  /** The duties of each agency, as the last section of a plan sets them out. */
  organisation: boolean;
  items: Item[];
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

/** Tasks under their parents, in the order of the plan; one whose parent is not in the plan stands on its own. */
export function itemsOf(tasks: readonly DocumentTask[]): Item[] {
  const items = new Map(tasks.map((task) => [task.task_id, { task, children: [] as Item[] }]));
  const top: Item[] = [];
  for (const item of items.values()) {
    const parent = item.task.parent_id === null ? undefined : items.get(item.task.parent_id);
    (parent && !isUnder(parent, item) ? parent.children : top).push(item);
  }
  return top;
}

/** Whether an item stands below another one already, or is it: parents that go in a circle. */
function isUnder(item: Item, other: Item): boolean {
  return item === other || other.children.some((child) => isUnder(item, child));
}

/** The tasks below an item, each with how deep it stands. */
export function below(item: Item, depth = 0): { task: DocumentTask; depth: number }[] {
  return item.children.flatMap((child) => [
    { task: child.task, depth },
    ...below(child, depth + 1),
  ]);
}

/** The parts of a task's number: `II.1.5` → section "II", rest ["1", "5"]. */
export function codeParts(code: string): { section: string | null; rest: string[] } {
  const [first = '', ...rest] = code.split('.').filter((part) => part !== '');
  return ROMAN.includes(first)
    ? { section: first, rest }
    : { section: null, rest: [first, ...rest] };
}

/** How the items of a plan are set out: as its year and its tasks tell. */
export function formOf(tasks: readonly DocumentTask[], year: number | null): Form {
  const top = tasks.filter(({ parent_id }) => parent_id === null);
  const improving = top.filter(({ kind }) => kind === 'improvement').length;
  const telling = top.filter(({ kind }) => kind === 'communication').length;
  if (improving > telling) return 'criterion';
  return year !== null && year < CONTENT_FIRST_FROM ? 'time_first' : 'content_first';
}

/** Communication plans put the time first until 2022, the content from 2023. */
const CONTENT_FIRST_FROM = 2023;

/** Sections of a plan by their Roman numbers, those it has no task of among them (without items, up to its last). */
export function sectionsOf(items: readonly Item[], form: Form): PlanSection[] {
  const at = (item: Item) => Math.max(0, ROMAN.indexOf(codeParts(item.task.code).section ?? 'I'));
  const used = [...new Set(items.map(at))].sort((a, b) => a - b);
  const last = used.at(-1) ?? 0;
  // A plan of one section of tasks says nothing of who organises them.
  const organised = last > 0 && used.some((n) => n > 0 && n < last);
  const middle = used.filter((n) => n > 0 && (n < last || !organised));
  return Array.from({ length: last + 1 }, (_, n) => ({
    number: ROMAN[n] ?? '',
    title: n === last && organised ? m.document_section_organisation() : titleOf(n, middle, form),
    organisation: n === last && organised,
    items: items.filter((item) => at(item) === n),
  }));
}

function titleOf(n: number, middle: number[], form: Form): string | null {
  if (n === 0) return middle.length > 0 ? m.document_section_purpose() : m.document_section_tasks();
  if (!middle.includes(n)) return null;
  if (form === 'criterion' || middle.length === 1) return m.document_section_tasks();
  return n === middle[0] ? m.document_section_content() : m.document_section_forms();
}
