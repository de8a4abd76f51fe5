import { error } from '@sveltejs/kit';
import { drawChart } from '$lib/charts/svg';
import { buildEngine } from '$lib/engine/build';
import { compare } from './choice';
import { indicatorOptions, provinceOptions } from './options';
import { asOf, sourcesOf } from './sources';
import { STANDARD } from './standard';
import { viewsOf } from './views';

/** The comparison shown without a choice, drawn, and what the pickers offer before the engine is up. */
export async function load() {
  const engine = await buildEngine();
  const { answer, parts, periods } = await compare(engine, STANDARD);
  const [view] = viewsOf(STANDARD.kind, answer, parts);
  if (!view?.build) error(500);
  return {
    view: {
      caption: view.caption,
      table: view.table,
      sources: sourcesOf(view.figures, answer.sources),
      asOf: asOf(view.figures),
      ...drawChart(view.build),
    },
    periods,
    units: await provinceOptions(engine),
    indicators: await indicatorOptions(engine),
  };
}
