import type { FarUnits } from '$lib/domain/far-units';
import { isComponent } from '$lib/domain/is-component';
import type { SearchEntry } from '$lib/domain/search';
import { LEVELS } from '$lib/domain/types';
import { buildEngine } from '$lib/engine/build';
import type { Engine } from '$lib/engine/engine';
import { formatDate, formatNumber } from '$lib/messages/format';
import { m } from '$lib/messages/generated/messages';
import { catalogue } from '$lib/queries/answers/context';
import { rankingPages } from '$lib/queries/answers/pages';
import { plans } from '$lib/queries/plans';
import { remember } from '$lib/queries/memo';
import { ask } from '$lib/queries/question';
import { unitsToFind } from '$lib/queries/units-to-find';
import type { UnitToFind } from '$lib/queries/units-to-find';
import { unitPages } from '../don-vi/[unit]/places.server';

/** Pages that are no index, unit or plan. */
const PAGES: readonly (readonly [href: string, title: () => string, also: () => string])[] = [
  ['/', m.common_nav_home, m.search_page_home],
  ['/xep-hang', m.common_nav_ranking, m.search_page_ranking],
  ['/chi-so', m.common_nav_indicators, m.search_page_indicators],
  ['/ty-le', m.rates_title, m.rates_page_search],
  ['/so-sanh', m.common_nav_compare, m.search_page_compare],
  ['/ke-hoach', m.plan_nav, m.search_page_plans],
  ['/nhiem-vu', m.task_title, m.task_search],
  ['/bao-cao', m.report_title, m.report_search],
  ['/bao-cao/kien-nghi', m.difficulty_title, m.difficulty_search],
  ['/bao-cao/bieu-duong', m.emulation_title, m.emulation_search],
  ['/bao-cao/tong-hop', m.rollup_title, m.rollup_search],
  ['/cham-diem', m.scorecard_title, m.scorecard_search],
  ['/du-lieu', m.common_nav_data, m.search_page_data],
  ['/du-lieu/chuan-bi-tep', m.data_how_title, m.guided_prepare],
  ['/du-lieu/tu-dien', m.sql_dict_title, m.search_page_dictionary],
  ['/du-lieu/truy-van', m.sql_title, m.search_page_query],
  ['/du-lieu/nguon', m.data_sources_title, m.search_page_sources],
  ['/du-lieu/chat-luong', m.quality_title, m.search_page_quality],
  ['/mo-phong', m.simulated_title, m.simulated_search],
  ['/ngoai-tuyen', m.offline_title, m.search_page_offline],
];

const page = (kind: SearchEntry['kind'], title: string, href: string, also = '', detail = '') => ({
  kind,
  title,
  detail,
  href,
  also,
});

/** Districts, communes and the like lie within what; provinces lie in the country, which goes without saying. */
function place(unit: UnitToFind, units: ReadonlyMap<string, UnitToFind>): string {
  const names: string[] = [];
  let above = units.get(unit.parent_id ?? '');
  while (above && above.level !== 'country' && above.level !== 'region') {
    names.push(above.name_vi);
    above = units.get(above.parent_id ?? '');
  }
  return names.join(', ');
}

function spanOf({ valid_from, valid_to, before, after }: UnitToFind): string {
  if (valid_to) {
    const date = formatDate(valid_to);
    return after ? m.search_unit_ended_in({ date, after }) : m.search_unit_ended({ date });
  }
  if (!valid_from || valid_from < '2000') return '';
  const date = formatDate(valid_from);
  return before ? m.search_unit_since_of({ date, before }) : m.search_unit_since({ date });
}

const detailOf = (unit: UnitToFind, units: ReadonlyMap<string, UnitToFind>) =>
  [place(unit, units), spanOf(unit)].filter(Boolean).join('; ');

function allUnits(engine: Engine): Promise<Map<string, UnitToFind>> {
  return remember(engine, 'units to find', async () => {
    const rows = await ask(engine, unitsToFind, {});
    return new Map(rows.map((row) => [row.unit_id, row]));
  });
}

async function unitEntries(engine: Engine): Promise<SearchEntry[]> {
  const [units, pages] = await Promise.all([allUnits(engine), unitPages(engine)]);
  return [...units.values()]
    .filter((unit) => pages.has(unit.unit_id))
    .map((unit) =>
      page(
        'unit',
        unit.name_vi,
        `/don-vi/${unit.unit_id}`,
        [unit.short_vi, unit.names, unit.before, unit.code, unit.unit_id].filter(Boolean).join(' '),
        detailOf(unit, units),
      ),
    );
}

async function indicatorEntries(engine: Engine): Promise<SearchEntry[]> {
  const [known, pages] = await Promise.all([catalogue(engine), rankingPages(engine)]);
  const heads = pages.filter(({ indicator, years }) => !isComponent(indicator) && years.length > 0);
  const byFigures = [...pages].sort(
    (a, b) => Number(b.years.length > 0) - Number(a.years.length > 0),
  );
  return [
    ...byFigures.map(({ indicator, years }) => {
      const { indicator_id, index_id } = indicator;
      const index = index_id === indicator_id ? null : known.get(index_id ?? '');
      const latest = years[0];
      return page(
        index_id === indicator_id ? 'index' : 'indicator',
        indicator.name_vi,
        `/chi-so/${indicator_id}`,
        [indicator.short_vi, indicator_id, indicator.measured_by].filter(Boolean).join(' '),
        [index?.short_vi, latest ? m.search_figures_to({ year: latest }) : m.common_no_data()]
          .filter(Boolean)
          .join('; '),
      );
    }),
    ...heads.flatMap(({ indicator, years }) =>
      years.map((year) =>
        page(
          'ranking',
          m.ranking_title({ name: indicator.short_vi, year }),
          `/xep-hang/${indicator.indicator_id}/${year}`,
          indicator.indicator_id,
        ),
      ),
    ),
  ];
}

async function planEntries(engine: Engine): Promise<SearchEntry[]> {
  return (await ask(engine, plans, {})).map((plan) =>
    page(
      'plan',
      plan.title_vi,
      `/ke-hoach/${plan.plan_id}`,
      [plan.document_no, plan.issuing_unit_vi, plan.plan_id].filter(Boolean).join(' '),
      [plan.issuing_unit_vi, m.plan_tasks({ n: formatNumber(plan.tasks) })]
        .filter(Boolean)
        .join('; '),
    ),
  );
}

/** All that has a page of its own, in the order in which equals are listed. */
export async function entriesOfPages(): Promise<SearchEntry[]> {
  const engine = await buildEngine();
  const [indicators, units, planned] = await Promise.all([
    indicatorEntries(engine),
    unitEntries(engine),
    planEntries(engine),
  ]);
  const first = PAGES.map(([href, title, also]) => page('page', title(), href, also()));
  return [...first, ...indicators, ...units, ...planned];
}

/** The thousands of districts and communes of which no figure is published. */
export async function farUnits(): Promise<FarUnits> {
  const engine = await buildEngine();
  const [units, pages] = await Promise.all([allUnits(engine), unitPages(engine)]);
  const places = new Map<string, number>();
  const far = [...units.values()]
    .filter((unit) => !pages.has(unit.unit_id))
    .sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
  const rows = far.map((unit): FarUnits['units'][number] => {
    const where = [
      place(unit, units),
      unit.valid_to ? m.search_unit_ended({ date: formatDate(unit.valid_to) }) : '',
    ]
      .filter(Boolean)
      .join('; ');
    const at = places.get(where) ?? places.size;
    places.set(where, at);
    return [unit.unit_id, unit.name_vi, at];
  });
  return { places: [...places.keys()], units: rows };
}
