import type { Engine } from '../../engine/engine';
import { indicatorDetails } from '../indicator-details';
import type { IndicatorDetailRow } from '../indicator-details';
import { indicatorOrigins } from '../indicator-origins';
import type { IndicatorOriginRow } from '../indicator-origins';
import { remember } from '../memo';
import { plans } from '../plans';
import type { PlanRow } from '../plans';
import { ask } from '../question';
import { groupBy } from '../../domain/group-by';
import { isComponent, isScorecard } from '../../domain/is-component';
import { rankingPages } from './pages';
import type { IndicatorRow } from './types';

/** Where a document names an indicator. */
export interface Passage {
  plan_id: string;
  plan_vi: string;
  source_id: string | null;
  section: string;
}

export interface Entry {
  indicator: IndicatorRow;
  name_en: string | null;
  target_vi: string | null;
  passages: Passage[];
  /** Sources of scoring frameworks that name it, and of its figures. */
  framework_source_ids: string[];
  figure_source_ids: string[];
  /** Years with figures, latest first. */
  years: string[];
}

/** What kind of part of its parent an indicator is; those of one kind stand together. */
export type PartKind = 'scorecard' | 'grade' | 'field' | 'scored';

const KINDS: readonly PartKind[] = ['scorecard', 'grade', 'field', 'scored'];

/** A grade is an order, not an amount; a scored part bears the id of its index; all else is a field of work. */
function partKind(indicator: IndicatorRow): PartKind {
  if (isScorecard(indicator)) return 'scorecard';
  if (indicator.unit_vi === 'hạng') return 'grade';
  return isComponent(indicator) ? 'scored' : 'field';
}

export interface Parts {
  kind: PartKind;
  entries: Entry[];
}

/** The catalogue as a tree. */
export interface IndicatorTree {
  byId: ReadonlyMap<string, Entry>;
  /** Indices in their order. */
  indices: Entry[];
  /** Indicators outside any index: named by the documents, and known from figures alone. */
  planned: Entry[];
  counted: Entry[];
  /** Parts of an indicator in order, by kind. */
  partsOf(indicator_id: string): Parts[];
  /** From the root down to the parent. */
  above(indicator_id: string): Entry[];
}

function passagesOf(text: string | null, planById: ReadonlyMap<string, PlanRow>): Passage[] {
  return (text ?? '').split('; ').flatMap((entry) => {
    const [plan_id = '', ...rest] = entry.split(' ');
    const plan = planById.get(plan_id);
    if (!plan) return [];
    return [
      { plan_id, plan_vi: plan.title_vi, source_id: plan.source_id, section: rest.join(' ') },
    ];
  });
}

const byPosition = (a: Entry, b: Entry) =>
  (a.indicator.position ?? Infinity) - (b.indicator.position ?? Infinity) ||
  (a.indicator.indicator_id < b.indicator.indicator_id ? -1 : 1);

function treeOf(
  pages: readonly { indicator: IndicatorRow; years: string[] }[],
  details: readonly IndicatorDetailRow[],
  origins: readonly IndicatorOriginRow[],
  planById: ReadonlyMap<string, PlanRow>,
): IndicatorTree {
  const told = new Map(details.map((row) => [row.indicator_id, row]));
  const named = groupBy(origins, (row) => row.indicator_id);
  const entries = pages.map(({ indicator, years }): Entry => {
    const detail = told.get(indicator.indicator_id);
    const from = (kind: IndicatorOriginRow['kind']) =>
      (named.get(indicator.indicator_id) ?? [])
        .filter((row) => row.kind === kind)
        .map((row) => row.source_id);
    return {
      indicator,
      name_en: detail?.name_en ?? null,
      target_vi: detail?.target_vi ?? null,
      passages: passagesOf(detail?.source_section ?? null, planById),
      framework_source_ids: from('framework'),
      figure_source_ids: from('figures'),
      years,
    };
  });
  const byId = new Map(entries.map((entry) => [entry.indicator.indicator_id, entry]));
  const children = groupBy([...entries].sort(byPosition), (e) => e.indicator.parent_id ?? '');
  const roots = children.get('') ?? [];
  const alone = roots.filter(({ indicator }) => indicator.index_id === null);
  return {
    byId,
    indices: roots.filter(({ indicator }) => indicator.index_id !== null),
    planned: alone.filter((entry) => entry.passages.length > 0),
    counted: alone.filter((entry) => entry.passages.length === 0),
    partsOf(id) {
      const parts = groupBy(children.get(id) ?? [], (entry) => partKind(entry.indicator));
      return KINDS.flatMap((kind) => {
        const list = parts.get(kind);
        return list ? [{ kind, entries: list }] : [];
      });
    },
    above(id) {
      const path: Entry[] = [];
      let next = byId.get(byId.get(id)?.indicator.parent_id ?? '');
      while (next && !path.includes(next)) {
        path.unshift(next);
        next = byId.get(next.indicator.parent_id ?? '');
      }
      return path;
    },
  };
}

/** Every indicator of the package in its place, with where it is named and which years have figures. */
export function askTree(engine: Engine): Promise<IndicatorTree> {
  return remember(engine, 'indicator tree', async () => {
    const [pages, details, origins, planRows] = await Promise.all([
      rankingPages(engine),
      ask(engine, indicatorDetails, {}),
      ask(engine, indicatorOrigins, {}),
      ask(engine, plans, {}),
    ]);
    return treeOf(pages, details, origins, new Map(planRows.map((plan) => [plan.plan_id, plan])));
  });
}
