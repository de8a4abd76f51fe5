import { parseArgs } from 'node:util';
import { formatNumber, formatPeriod } from '../../lib/messages/format';
import { m } from '../../lib/messages/generated/messages';
import { factValue, weakText } from '../../lib/messages/weakness';
import { askWeakness, type UnitWeakness } from '../../lib/queries/answers/weakness';
import type { Weakness } from '../../lib/domain/weakness';
import { AskedError, askedUnit } from '../asked';
import { columnTable } from '../columns';
import { withPackage } from '../with-package';

export const usage = 'weakness --unit <id> [--year <year>] [--package <folder>] [--json]';

/** Something weak as machines read it. */
function record({ facts }: UnitWeakness, { id, reasons, lost }: Weakness) {
  const fact = facts.get(id);
  return {
    ...{ id, indicator_id: fact?.indicator_id, name_vi: fact?.name_vi, period: fact?.period },
    ...{ value: fact?.value, maximum: fact?.maximum, lost, reasons },
    ...{ median: fact?.median, previous: fact?.previous, source_ids: fact?.source_ids },
  };
}

function print(found: UnitWeakness): void {
  const { unit, facts, weak } = found;
  const n = formatNumber(facts.size);
  console.log(m.weakness_title_of({ unit: unit.name_vi }));
  if (facts.size === 0) return console.log(m.weakness_no_figures());
  if (found.dated.length > 0)
    console.log(
      m.weakness_dated({ n: formatNumber(found.dated.length), year: found.dated_to ?? '' }),
    );
  const all = weak.counted.length + weak.uncounted.length;
  if (all === 0) return console.log(m.weakness_none({ n }));
  console.log(m.weakness_count({ weak: formatNumber(all), n }));
  for (const [title, rows] of [
    [m.weakness_counted(), weak.counted],
    [m.weakness_uncounted(), weak.uncounted],
  ] as const) {
    if (rows.length === 0) continue;
    const shown = rows.flatMap((one) => {
      const fact = facts.get(one.id);
      return fact ? [{ one, fact }] : [];
    });
    const table = columnTable(shown, [
      { head: m.weakness_col_criterion(), text: ({ fact }) => fact.name_vi.slice(0, 60) },
      {
        head: m.weakness_col_value(),
        text: ({ fact }) => `${factValue(fact)} (${formatPeriod(fact.period)})`,
      },
      {
        head: m.weakness_col_lost(),
        text: ({ one, fact }) =>
          one.lost === null
            ? ''
            : m.weakness_lost({
                lost: formatNumber(one.lost),
                max: formatNumber(fact.maximum ?? 0),
              }),
      },
      { head: m.weakness_col_why(), text: ({ one, fact }) => weakText(one, fact).join('; ') },
    ]);
    console.log(['', title, ...table].join('\n'));
  }
}

/** What is weak in a unit, the most lost points first. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      unit: { type: 'string' },
      year: { type: 'string' },
      package: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const { unit: id, year } = values;
  if (id === undefined) {
    console.error(m.weakness_cli_unit());
    return 1;
  }
  return withPackage(values.package, async (engine) => {
    if (year !== undefined && !/^\d{4}$/.test(year))
      throw new AskedError(m.weakness_cli_year({ year }));
    const { unit_id } = await askedUnit(engine, id);
    const found = await askWeakness(engine, unit_id, year ?? null);
    const { counted, uncounted } = found.weak;
    if (!values.json) return print(found);
    console.log(
      JSON.stringify(
        [...counted, ...uncounted].map((one) => record(found, one)),
        null,
        1,
      ),
    );
  });
}
