import descriptor from '$data/datapackage.json';
import { LEVELS, type Level } from '$lib/domain/types';
import { buildEngine } from '$lib/engine/build';
import type { Engine } from '$lib/engine/engine';
import { isComponent } from '$lib/queries/answers/is-component';
import { sourcesOf } from '$lib/queries/answers/context';
import { coverageByYear } from '$lib/queries/coverage-by-year';
import { indicators } from '$lib/queries/indicators';
import { leftOut } from '$lib/queries/left-out';
import { ask } from '$lib/queries/question';
import { LEVEL_NAMES } from '../xep-hang/level-names';
import { TABLE_TITLES } from './table-titles.server';

/** Everything the page says without an engine in the browser. */
export async function load() {
  const engine = await buildEngine();
  return {
    tables: await tablesOf(engine),
    coverage: await coverageOf(engine),
    sources: await sourcesWithCounts(engine),
    left: (await ask(engine, leftOut, {})).map((row) => ({
      ...row,
      value: row.value ?? [row.numerator, row.denominator].filter(Boolean).join(' / '),
    })),
  };
}

async function tablesOf(engine: Engine) {
  const tables = [];
  for (const { name, schema } of descriptor.resources) {
    const [counted] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM "${name}"`);
    const title = TABLE_TITLES[name]?.() ?? name;
    tables.push({ name, title, rows: counted?.n ?? 0, columns: schema.fields.length });
  }
  return tables;
}

/** Rows by index first, then rates; a cell for every year between the first and the last. */
async function coverageOf(engine: Engine) {
  const [known, rows] = [await ask(engine, indicators, {}), await ask(engine, coverageByYear, {})];
  const all = rows.map((row) => Number(row.year));
  const [first, last] = [Math.min(...all), Math.max(...all)];
  const years = Array.from({ length: last - first + 1 }, (_, i) => String(first + i));
  const place = (level: Level) => LEVELS.indexOf(level);
  const shown = known.filter((indicator) => !isComponent(indicator));
  const isIndex = (one: (typeof shown)[number]) => one.indicator_id === one.index_id;
  const ordered = [...shown.filter(isIndex), ...shown.filter((one) => !isIndex(one))];
  const lines = ordered.flatMap(({ indicator_id, short_vi }) => {
    const own = rows.filter((row) => row.indicator_id === indicator_id);
    const levels = [...new Set(own.map((row) => row.level))].sort((a, b) => place(a) - place(b));
    return levels.map((level) => ({
      indicator_id,
      name: short_vi,
      level: LEVEL_NAMES[level](),
      cells: years.map((year) => {
        const cell = own.find((row) => row.level === level && row.year === year);
        return cell ? { values: cell.values, ranks: cell.ranks_only } : null;
      }),
    }));
  });
  return { years, lines };
}

async function sourcesWithCounts(engine: Engine) {
  const counted = await engine.query<{ source_id: string; figures: number }>(
    `SELECT s.source_id, count(o.unit_id) AS figures
     FROM sources s LEFT JOIN observations o ON o.source_id = s.source_id
     GROUP BY s.source_id ORDER BY s.source_id`,
  );
  const figures = new Map(counted.map((row) => [row.source_id, row.figures]));
  const sources = await sourcesOf(engine, figures.keys());
  return sources.map((source) => ({ ...source, figures: figures.get(source.source_id) ?? 0 }));
}
