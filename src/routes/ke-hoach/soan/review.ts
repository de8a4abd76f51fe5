import { fold } from '$lib/domain/fold';
import { checkPlan, type Clear, type PlannedTask, type Remark } from '$lib/domain/plan-check';
import { circular, codesOf, type DraftItem, type PlanDraft } from '$lib/domain/plan-draft';
import { readTargetText } from '$lib/domain/target-text';
import { idsIn, strangers, type KnownAgencies } from './agencies';
import { countOf, dayOf, periodOf, yearOf } from './rows';

/** Fields of the form, for a finding to lead to. */
export type PlanField = 'title' | 'unit' | 'year' | 'date' | 'parent' | 'items';
export type ItemField = 'title' | 'leads' | 'supports' | 'period' | 'goal' | 'count' | 'indicators';

export const FAULTS = [
  'title_missing',
  'unit_missing',
  'year_bad',
  'date_bad',
  'parent_circular',
  'no_items',
  'item_untitled',
  'count_bad',
] as const;
export const WARNINGS = [
  'unit_gone',
  'period_dark',
  'agency_unknown',
  'target_impossible',
  'same_duty',
  'same_code',
] as const;
export type Fault = (typeof FAULTS)[number];
export type Warning = (typeof WARNINGS)[number];

/** One thing to mend, and the field it is mended in. */
export interface ToMend {
  code: Fault | Warning | Clear | Remark | 'unserved';
  /** The item; null = the plan itself. */
  item: string | null;
  /** Number of the item. */
  at: string;
  field: PlanField | ItemField;
  /** What it is about: a name, a number. */
  what: string;
}

export interface Review {
  /** The plan cannot be saved among the reader's own with these. */
  faults: ToMend[];
  /** "5 rõ": what is not clear. */
  unclear: ToMend[];
  /** What else is to be looked at. */
  warnings: ToMend[];
}

const CLEAR_FIELD: Readonly<Record<Clear, ItemField>> = {
  ...{ task: 'title', lead: 'leads', responsibility: 'supports', time: 'period', result: 'goal' },
};
const REMARK_FIELD: Readonly<Record<Remark, ItemField>> = {
  leads_and_supports: 'supports',
  ends_before_start: 'period',
  outside_plan_year: 'period',
  open_ended: 'period',
  no_indicator: 'indicators',
};

const texts = (typed: string): string | null => (typed.trim() === '' ? null : typed);

/** The items as the "5 rõ" check takes them. */
export function plannedOf(draft: PlanDraft, known: KnownAgencies): PlannedTask[] {
  const codes = codesOf(draft.items);
  return draft.items.map((item, i) => {
    const period = periodOf(draft, item);
    return {
      ...{ task_id: item.id, code: codes[i] ?? '', title_vi: texts(item.title) },
      ...{ lead_agency_vi: texts(item.leads), leads: idsIn(item.leads, known) },
      ...{ supports: idsIn(item.supports, known), period_vi: texts(item.period) },
      ...{ frequency: period?.frequency ?? null, start_date: period?.start ?? null },
      ...{ end_date: period?.end ?? null, target_vi: texts(item.goal) },
      ...{ target_count: countOf(item), indicators: item.indicators },
    };
  });
}

function faultsOf(draft: PlanDraft, parents: ReadonlyMap<string, string | null>): ToMend[] {
  const plan = (code: Fault, field: PlanField, what = ''): ToMend => ({
    ...{ code, item: null, at: '', field, what },
  });
  const found: ToMend[] = [];
  if (draft.title.trim() === '') found.push(plan('title_missing', 'title'));
  if (draft.unit === '') found.push(plan('unit_missing', 'unit'));
  if (yearOf(draft) === null) found.push(plan('year_bad', 'year', draft.year));
  if (draft.date.trim() !== '' && dayOf(draft.date) === null)
    found.push(plan('date_bad', 'date', draft.date));
  if (circular(draft.id, draft.parent, parents)) found.push(plan('parent_circular', 'parent'));
  if (draft.items.length === 0) found.push(plan('no_items', 'items'));
  const codes = codesOf(draft.items);
  draft.items.forEach((item, i) => {
    const one = { item: item.id, at: codes[i] ?? '' };
    if (item.title.trim() === '')
      found.push({ ...one, code: 'item_untitled', field: 'title', what: '' });
    if (item.count.trim() !== '' && countOf(item) === null)
      found.push({ ...one, code: 'count_bad', field: 'count', what: item.count });
  });
  return found;
}

/** What can be more than everything, or less than nothing. */
function impossible({ goal }: DraftItem, percent: boolean): boolean {
  const value = readTargetText(goal)?.value ?? null;
  return value !== null && value > 100 && (percent || /%/.test(goal));
}

function warningsOf(
  draft: PlanDraft,
  known: KnownAgencies,
  percent: (indicator_id: string) => boolean,
): ToMend[] {
  const codes = codesOf(draft.items);
  const titles = draft.items.map(({ title }) => fold(title));
  return draft.items.flatMap((item, i) => {
    const one = (code: Warning, field: ItemField, what = ''): ToMend => ({
      ...{ code, field, what, item: item.id, at: codes[i] ?? '' },
    });
    const found: ToMend[] = [];
    if (item.period.trim() !== '' && periodOf(draft, item) === null)
      found.push(one('period_dark', 'period', item.period));
    for (const field of ['leads', 'supports'] as const)
      for (const name of strangers(item[field], known))
        found.push(one('agency_unknown', field, name));
    if (impossible(item, item.indicators.slice(0, 1).some(percent)))
      found.push(one('target_impossible', 'goal', item.goal));
    const same = titles.indexOf(titles[i] ?? '');
    if (titles[i] !== '' && same < i && item.leads === draft.items[same]?.leads)
      found.push(one('same_duty', 'title', codes[same] ?? ''));
    if (codes.indexOf(codes[i] ?? '') < i) found.push(one('same_code', 'title', codes[i] ?? ''));
    return found;
  });
}

/** All that is to be mended in a plan before it is issued; `unitEnd` is the last day of its unit, null = it stands. */
export function review(
  draft: PlanDraft,
  known: KnownAgencies,
  parents: ReadonlyMap<string, string | null> = new Map(),
  percent: (indicator_id: string) => boolean = () => false,
  unitEnd: string | null = null,
): Review {
  const year = yearOf(draft);
  const gone: ToMend[] =
    unitEnd !== null && year !== null && unitEnd < `${year}-01-01`
      ? [{ code: 'unit_gone', item: null, at: '', field: 'unit', what: unitEnd }]
      : [];
  const targeted = draft.items.flatMap(({ depth, indicators, goal }) =>
    depth === 0 && indicators[0] && readTargetText(goal) ? [indicators[0]] : [],
  );
  const { tasks } = checkPlan(plannedOf(draft, known), year, targeted);
  const mend = <C extends Clear | Remark>(
    of: (task: (typeof tasks)[number]) => readonly C[],
    field: Readonly<Record<C, ItemField>>,
  ): ToMend[] =>
    tasks.flatMap((task) =>
      of(task).map((code) => ({
        ...{ code, item: task.task_id, at: task.code, field: field[code], what: '' },
      })),
    );
  const dark = new Set(
    draft.items.filter((item) => periodOf(draft, item) === null).map(({ id }) => id),
  );
  const remarks = mend((task) => task.remarks, REMARK_FIELD).filter(
    // Words that were not understood are open-ended for want of that alone.
    ({ code, item }) => code !== 'open_ended' || !dark.has(item ?? ''),
  );
  return {
    faults: faultsOf(draft, parents),
    unclear: mend((task) => task.missing, CLEAR_FIELD),
    warnings: [...gone, ...warningsOf(draft, known, percent), ...remarks],
  };
}
