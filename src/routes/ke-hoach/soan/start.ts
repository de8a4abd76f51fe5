import { emptyDraft, emptyItem, type DraftItem, type PlanDraft } from '$lib/domain/plan-draft';
import { inOtherYear, planSpan } from '$lib/domain/plan-periods';
import { goalText } from '$lib/messages/weakness';
import { m } from '$lib/messages/generated/messages';
import type { WeakFact } from '$lib/queries/answers/weakness';
import type { PlanRow } from '$lib/queries/plans';
import type { TaskRow } from '$lib/queries/tasks-of-plan';
import type { UnitToFind } from '$lib/queries/units-to-find';
import { newId } from './kept';
import { itemsFrom } from './rows';

const COMMITTEES = ['province', 'district', 'commune'];

/** Who issues the plans of a unit: its committee, or the agency itself; empty where that cannot be told. */
export function issuerFor(unit: Pick<UnitToFind, 'level' | 'name_vi'> | undefined): string {
  if (!unit) return '';
  const { level, name_vi } = unit;
  if (level === 'agency') return name_vi;
  return COMMITTEES.includes(level) ? m.draft_issuer({ unit: inSentence(name_vi) }) : '';
}

/** "Tỉnh Gia Lai" within a sentence: "tỉnh Gia Lai". */
const inSentence = (name: string) => name.charAt(0).toLocaleLowerCase('vi') + name.slice(1);

/** The item that remedies what is weak: its criterion, the goal with the figure it starts from, and the year. */
export function itemFor(fact: WeakFact, known: boolean, year: string): Partial<DraftItem> {
  return {
    ...{ title: m.draft_item_remedy({ name: fact.name_vi }), goal: goalText(fact) },
    ...{ indicators: known ? [fact.indicator_id] : [] },
    period: year === '' ? '' : m.draft_item_in_year({ year }),
  };
}

/** A plan for what is weak in a unit, without items. */
export function planFor(unit: UnitToFind | undefined, unit_id: string, year: number): PlanDraft {
  const title = m.draft_plan_remedy({ unit: inSentence(unit?.name_vi ?? unit_id), year });
  const issuer = issuerFor(unit);
  return { ...emptyDraft(planId()), ...{ unit: unit_id, year: String(year), title, issuer } };
}

export const planId = (): string => newId('kh-');

/** A plan made of another one, and what of its times could not be moved. */
export interface Cloned {
  draft: PlanDraft;
  moved: number;
  stuck: { code: string; text: string }[];
}

/**
 * A plan like another one for another year: its items with their words and their agencies, its times moved; number and
 * date are its own. Times that were not understood stay as they are.
 */
export function cloned(plan: PlanRow, tasks: readonly TaskRow[], year: number): Cloned {
  const by = plan.year === null ? 0 : year - plan.year;
  const span = planSpan(plan.title_vi, plan.year);
  let moved = 0;
  const stuck: Cloned['stuck'] = [];
  const ids = new Map(tasks.map(({ task_id }) => [task_id, newId('m')]));
  const rows = tasks.map((task) => {
    const then =
      task.period_vi === null || by === 0 ? task.period_vi : inOtherYear(task.period_vi, span, by);
    if (then === null && task.period_vi !== null)
      stuck.push({ code: task.code, text: task.period_vi });
    else if (then !== task.period_vi) moved++;
    return {
      ...{ task_id: task.task_id, parent_id: task.parent_id, code: task.code },
      indicators: task.indicators.split(' ').filter(Boolean),
      row: {
        ...{ kind: task.kind, title_vi: task.title_vi, target_vi: task.target_vi },
        ...{ lead_agency_vi: task.lead_agency_vi, period_vi: then ?? task.period_vi },
        ...{ coordinating_agencies_vi: task.coordinating_agencies_vi },
        ...{ budget_source_vi: task.budget_source_vi, target_count: task.target_count },
        evidence_vi: task.evidence_vi,
      },
    };
  });
  const title =
    plan.year === null ? plan.title_vi : plan.title_vi.replaceAll(String(plan.year), String(year));
  const draft = {
    ...emptyDraft(planId()),
    ...{ unit: plan.unit_id ?? '', parent: plan.parent_id ?? '', title, year: String(year) },
    ...{ issuer: plan.issuing_unit_vi ?? '', basis: (plan.basis ?? '').split('; ').join('\n') },
    items: itemsFrom(rows, (task_id) => ids.get(task_id) ?? newId('m')),
  };
  return { draft, moved, stuck };
}

export const TEMPLATES = ['improve', 'tell'] as const;
export type Template = (typeof TEMPLATES)[number];

const FORMS: Readonly<Record<Template, () => { title: string; items: Partial<DraftItem>[] }>> = {
  improve: () => ({
    title: m.draft_template_improve_title(),
    items: [
      { title: m.draft_template_improve_item() },
      { title: m.draft_template_improve_task(), depth: 1 },
      { title: m.draft_template_keep(), code: 'II.2' },
      { title: m.draft_template_report(), code: 'III.1', kind: 'reporting' },
    ],
  }),
  tell: () => ({
    title: m.draft_template_tell_title(),
    items: [
      { title: m.draft_template_tell_content(), kind: 'communication' },
      { title: m.draft_template_tell_form(), code: 'III.1', kind: 'communication' },
      { title: m.draft_template_report(), code: 'IV.1', kind: 'reporting' },
    ],
  }),
};

/** A plan with the parts that plans of its kind have; what is to be written stays empty. */
export function fromTemplate(template: Template): PlanDraft {
  const { title, items } = FORMS[template]();
  return {
    ...emptyDraft(planId()),
    title,
    items: items.map((item) => ({ ...emptyItem(newId('m')), ...item })),
  };
}
