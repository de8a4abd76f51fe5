import { adjustmentRows } from './adjustments';
import { simulatedDescriptor, type Descriptor, type Resource } from './descriptor';
import { faultRows } from './fault';
import { plantFaults } from './faults';
import { breakRows, frameworkRows, itemRows } from './frameworks';
import { plantRanks, plantRefused, plantScorecards } from './more-faults';
import { figureRow, Figures } from './observations';
import { planTables } from './plans';
import { addRates, RATES } from './rates';
import { scorecardRows } from './scorecards';
import { addInternal, addRanks, addScores } from './scores';
import { byText, readRows, sortRows, toCsv, type Row, type Shipped } from './tables';
import { RIVAL_SOURCE, SEED_SOURCE, universe, UNIT_SOURCE } from './universe';

/** Where lie the rows that the check of a package refuses. */
export const REFUSED = 'refused/observations.csv';

const KEPT_ORDER = new Set(['planted_faults', 'units', 'indicators']);

function sourceRows(seed: number): Row[] {
  const publisher = 'Mô phỏng: lệnh parscope simulate';
  const one = (source_id: string, title: string): Row => ({
    source_id,
    title,
    publisher,
    licence: 'MIT',
    trust: 'low',
  });
  return [
    one(SEED_SOURCE, `Khung mô phỏng: số liệu do chương trình sinh ra, hạt giống ${seed}`),
    one(RIVAL_SOURCE, 'Khung mô phỏng: nguồn thứ hai, để có mâu thuẫn và đính chính muộn'),
    one(UNIT_SOURCE, 'Khung mô phỏng: danh mục đơn vị chép từ gói số liệu của PARscope'),
  ];
}

/** The indicators that figures, frameworks and plans speak of, and all they hang on. */
function indicatorRows(shipped: Shipped, used: ReadonlySet<string>): Row[] {
  const rows = readRows(shipped, 'indicators.csv');
  const byId = new Map(rows.map((row) => [row['indicator_id'] ?? '', row]));
  const kept = new Set<string>();
  const keep = (id: string | null | undefined): void => {
    if (!id || kept.has(id)) return;
    const row = byId.get(id);
    if (!row) throw new Error(`no such indicator: ${id}`);
    kept.add(id);
    keep(row['parent_id']);
    keep(row['index_id']);
  };
  used.forEach(keep);
  return rows
    .filter((row) => kept.has(row['indicator_id'] ?? ''))
    .map((row) => ({ ...row, measured_by: 'Mô phỏng', source_section: null, target_vi: null }));
}

/** The file of observations an indicator lies in. */
function fileOf(indicator_id: string, indexOf: ReadonlyMap<string, string>): string {
  const index = indexOf.get(indicator_id) ?? '';
  const rate = RATES.some((one) => one.indicator_id === indicator_id);
  const name = rate || index === '' ? 'service-rates' : index === 'ddci' ? 'internal' : index;
  return `observations/${name}.csv`;
}

/**
 * The simulated package, all of it, as text by path: the same for the same seed and the same shipped units, indicators
 * and schema. With `withRefused` the rows that the check refuses are part of the package; else they lie beside it.
 */
export function simulate(shipped: Shipped, seed: number, withRefused = false): Map<string, string> {
  const { tables: places, units } = universe(shipped, seed);
  const figures = new Figures();
  addScores(seed, figures, units);
  addInternal(seed, figures, units);
  addRates(seed, figures, units);
  const cards = scorecardRows(seed, figures, units);
  const { faults, withheld } = plantFaults(figures);
  addRanks(
    figures,
    new Set(units.flatMap((unit) => (unit.level === 'province' ? unit.unit_id : []))),
  );
  const ranks = plantRanks(figures);
  const outside = plantRefused(figures);

  const observations = figures.all();
  const frameworks = frameworkRows();
  const items = itemRows();
  const plans = planTables(seed);
  const named = [...observations, ...frameworks, ...items, ...Object.values(plans).flat()];
  const used = new Set(
    named.flatMap((row) =>
      ['indicator_id', 'index_id'].flatMap((name) => {
        const id = (row as Row)[name];
        return typeof id === 'string' ? id : [];
      }),
    ),
  );
  const indicators = indicatorRows(shipped, used);
  const indexOf = new Map(
    indicators.map((row) => [String(row['indicator_id']), String(row['index_id'] ?? '')]),
  );
  const files = new Map<string, Row[]>();
  for (const figure of observations) {
    const file = fileOf(figure.indicator_id, indexOf);
    const rows = files.get(file) ?? [];
    files.set(file, rows);
    rows.push(figureRow(figure));
  }
  const tables: Record<string, Row[]> = {
    ...places,
    ...plans,
    indicators,
    frameworks,
    withheld,
    framework_items: items,
    series_breaks: breakRows(),
    sources: sourceRows(seed),
    scorecards: cards,
    adjustments: adjustmentRows(cards),
    planted_faults: faultRows([...faults, ...ranks, ...plantScorecards(cards), ...outside.faults]),
  };
  const descriptor = JSON.parse(shipped('datapackage.json')) as Descriptor;
  const paths = [...files.keys()].sort(byText);
  const listed = withRefused ? [...paths, REFUSED] : paths;
  const made = simulatedDescriptor(descriptor, listed, seed);
  const out = new Map([['datapackage.json', `${JSON.stringify(made, null, 2)}\n`]]);
  for (const resource of made.resources) {
    const columns = resource.schema.fields.map(({ name }) => name);
    if (resource.name === 'observations') {
      for (const path of paths) out.set(path, toCsv(columns, files.get(path) ?? []));
      out.set(REFUSED, toCsv(columns, outside.refused.map(figureRow)));
    } else
      out.set(
        String(resource.path),
        toCsv(columns, ordered(resource, tables[resource.name] ?? [])),
      );
  }
  return out;
}

function ordered({ name, schema }: Resource, rows: readonly Row[]): readonly Row[] {
  return KEPT_ORDER.has(name) ? rows : sortRows(rows, schema.primaryKey ?? []);
}
