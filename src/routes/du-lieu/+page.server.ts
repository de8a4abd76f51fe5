import descriptor from '$data/datapackage.json';
import { version } from '../../../package.json';
import { LEVELS } from '$lib/domain/types';
import { buildEngine } from '$lib/engine/build';
import type { Engine } from '$lib/engine/engine';
import { isComponent } from '$lib/domain/is-component';
import { coverageByYear } from '$lib/queries/coverage-by-year';
import { indicators } from '$lib/queries/indicators';
import { leftOut } from '$lib/queries/left-out';
import { ask } from '$lib/queries/question';
import { allSources } from './sources.server';

/** Everything the page says without an engine in the browser. */
export async function load() {
  const engine = await buildEngine();
  const tables = await tablesOf(engine);
  const sources = await allSources(engine);
  return {
    tables,
    shipped: { tables: tables.length, rows: tables.reduce((sum, { rows }) => sum + rows, 0) },
    version,
    accessed: sources.map(({ accessed_on }) => accessed_on ?? '').reduce(later, ''),
    coverage: await coverageOf(engine),
    sources: sources.length,
    left: (await ask(engine, leftOut, {})).length,
  };
}

const later = (a: string, b: string) => (a > b ? a : b);

async function tablesOf(engine: Engine) {
  const tables = [];
  for (const { name, title, schema } of descriptor.resources) {
    const [counted] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM "${name}"`);
    tables.push({ name, title, rows: counted?.n ?? 0, columns: schema.fields.length });
  }
  return tables;
}

/** As officials name them; an index that is not listed comes after. */
const INDEX_ORDER = ['par-index', 'sipas', 'papi', 'pci', 'dti', 'dvc-766'];

/** The national indices year by year, newest first; then what else there is, each with its years. */
async function coverageOf(engine: Engine) {
  const [known, rows] = [await ask(engine, indicators, {}), await ask(engine, coverageByYear, {})];
  const lines = known
    .filter((indicator) => !isComponent(indicator))
    .flatMap(({ indicator_id, index_id, short_vi }) =>
      LEVELS.map((level) => ({
        indicator_id,
        name: short_vi,
        level,
        index: indicator_id === index_id,
        years: rows
          .filter((row) => row.indicator_id === indicator_id && row.level === level)
          .map(({ year, values, ranks_only }) => ({ year, values, ranks: ranks_only }))
          .reverse(),
      })),
    )
    .filter(({ years }) => years.length > 0);
  const national = (line: (typeof lines)[number]) => line.index && line.level === 'province';
  const place = (id: string) => INDEX_ORDER.indexOf(id) + 1 || INDEX_ORDER.length + 1;
  const shown = lines
    .filter(national)
    .sort((a, b) => place(a.indicator_id) - place(b.indicator_id));
  const all = shown.flatMap(({ years }) => years.map(({ year }) => Number(year)));
  const [first, last] = [Math.min(...all), Math.max(...all)];
  return {
    years: Array.from({ length: last - first + 1 }, (_, i) => String(last - i)),
    indices: shown,
    others: lines.filter((line) => !national(line)),
  };
}
