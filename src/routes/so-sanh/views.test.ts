import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisPeriods } from '$lib/charts/pieces';
import { compare, segments, type Rules, type Series } from '$lib/domain/comparability';
import { comparePeriods, sortPeriods } from '$lib/domain/periods';
import type { CompareAnswer, CompareIndicator, TrendPoint } from '$lib/queries/answers/types';
import { byKind } from './one-kind';
import { slopeEnds, stretches, viewsOf } from './views';

const YEARS = ['2015', '2016', '2017', '2018', '2019', '2020', '2021'];
const PERIODS = [...YEARS, '2017-H1', '2018-H1', '2019-H1'].sort(comparePeriods);

interface Line {
  unit_id: string;
  values: (number | null)[];
}

interface World {
  lines: Line[];
  rules: Rules;
}

const seriesOf = (unit_id: string): Series => ({
  indicator_id: 'thing',
  level: 'province',
  unit: { unit_id, valid_from: null },
  ancestors: [],
});

/** The answer as the queries make it: each point marked against the last value before it, pieces by kind. */
function answerOf({ lines, rules }: World): CompareAnswer {
  const units = lines.map(({ unit_id }) => ({
    unit_id,
    name_vi: `Tỉnh ${unit_id}`,
    short_vi: unit_id,
    level: 'province' as const,
    parent_id: null,
    valid_from: null,
    valid_to: null,
  }));
  const series = lines.map((line, u) => {
    let last: string | null = null;
    const points = line.values.map((value, i): TrendPoint => {
      const period = PERIODS[i] ?? '';
      const found = last ? compare(seriesOf(line.unit_id), last, period, rules) : null;
      const reason = found && !found.comparable ? found.reason : null;
      if (value !== null) last = period;
      return {
        period,
        value,
        rank: null,
        of: null,
        published_rank: null,
        published_of: null,
        framework_id: null,
        break_before: reason !== null,
        reason,
        status: 'final',
        source_id: 'paper',
        own: false,
        retrospective: false,
        note: null,
        estimate: null,
        estimated_rank: null,
        estimated_of: null,
      };
    });
    const kinds = [
      points.filter((p) => p.period.length === 4),
      points.filter((p) => p.period.length > 4),
    ];
    const unit = units[u];
    if (!unit) throw new Error('no unit');
    return {
      unit,
      points,
      segments: kinds.flatMap((own) => segments(own, seriesOf(line.unit_id), rules)),
    };
  });
  const one: CompareIndicator = {
    indicator: {
      indicator_id: 'thing',
      parent_id: null,
      index_id: 'thing',
      position: 1,
      name_vi: 'Chỉ số thử',
      short_vi: 'Thử',
      unit_vi: 'điểm',
      measure: 'score',
      scale_min: 0,
      scale_max: 100,
      decimals: 2,
      direction: 'higher_better',
      numerator_vi: null,
      denominator_vi: null,
      measured_by: null,
      plain_vi: null,
      levels: 'province',
    },
    periods: sortPeriods(PERIODS),
    series,
  };
  return { units, indicators: [one], sources: [] };
}

const world: fc.Arbitrary<World> = fc.record({
  lines: fc
    .array(
      fc.array(fc.option(fc.integer({ min: 1, max: 99 }), { nil: null }), {
        minLength: PERIODS.length,
        maxLength: PERIODS.length,
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map((all) => all.map((values, i) => ({ unit_id: `u${i}`, values }))),
  rules: fc.record({
    breaks: fc.array(
      fc.record({
        indicator_id: fc.constant('thing'),
        level: fc.constant(null),
        scope_unit_id: fc.constantFrom(null, 'u0'),
        period: fc.constantFrom(...YEARS),
        reason_code: fc.constantFrom('new_framework', 'new_weights'),
      }),
      { maxLength: 3 },
    ),
    links: fc.array(
      fc.record({
        from_unit_id: fc.constant('gone'),
        to_unit_id: fc.constantFrom('u0', 'u1'),
        effective_on: fc.constantFrom('2016-08-01', '2019-01-01'),
        extent: fc.constant('full' as const),
      }),
      { maxLength: 2 },
    ),
  }),
});

/** Strokes of a chart as pairs of neighbouring periods, with the unit they belong to. */
function joined(
  option: object,
  axis: readonly string[],
): { unit: string; from: string; to: string }[] {
  const series = (option as { series: { type: string; name: string; data?: unknown[] }[] }).series;
  return series
    .filter((one) => one.type === 'line')
    .flatMap(({ name, data = [] }) => {
      const at = (data as [number, number][]).map(([x]) => axis[x] ?? '');
      return at.slice(1).map((to, i) => ({ unit: name, from: at[i] ?? '', to }));
    });
}

const comparable = (unit: string, from: string, to: string, rules: Rules) =>
  compare(seriesOf(unit), from, to, rules).comparable;

describe('views of a comparison', () => {
  it('never join two values across a break', () => {
    let strokes = 0;
    fc.assert(
      fc.property(world, fc.constantFrom('line' as const, 'multiples' as const), (made, kind) => {
        for (const view of viewsOf(kind, answerOf(made), [])) {
          const axis = axisPeriods(view.figures.flatMap((one) => one.periods));
          for (const { unit, from, to } of joined(
            view.build?.(720).option ?? { series: [] },
            axis,
          )) {
            strokes += 1;
            expect(comparable(unit, from, to, made.rules), `${unit} ${from} ${to}`).toBe(true);
          }
        }
      }),
    );
    expect(strokes).toBeGreaterThan(0);
  });

  it('compute a change of two ends exactly where they may be compared, else name the reason', () => {
    const seen = { change: 0, reason: 0 };
    fc.assert(
      fc.property(world, fc.boolean(), (made, set) => {
        for (const view of viewsOf('slope', answerOf(made), [], { from: set, to: set })) {
          const [one] = view.figures;
          const [from, to] = one?.periods ?? [];
          if (!one || !from || !to) continue;
          const ends = joined(view.build?.(720).option ?? { series: [] }, [from, to]);
          view.table.rows.forEach((row, i) => {
            const points = one.series[i]?.points ?? [];
            const valued = points.filter((point) => point.value !== null);
            const change = row.cells[2];
            if (valued.length < 2) return expect(change).toBeNull();
            const may = comparable(row.name, from, to, made.rules);
            expect(ends.some((end) => end.unit === row.name)).toBe(may);
            expect(/^[▲▼=]/.test(change?.text ?? ''), change?.text ?? '').toBe(may);
            if (may) return void (seen.change += 1);
            seen.reason += 1;
            expect(change?.text).toBe('không so sánh được');
            expect(view.table.reasons.some((text) => text.startsWith(change?.sign ?? '!'))).toBe(
              true,
            );
          });
        }
      }),
    );
    expect(seen.change).toBeGreaterThan(0);
    expect(seen.reason).toBeGreaterThan(0);
  });

  it('begin with the pair of periods that most units may be compared over, the longest of them', () => {
    fc.assert(
      fc.property(world, (made) => {
        for (const one of answerOf(made).indicators.flatMap(byKind)) {
          const joined = (from: string, to: string) =>
            one.series.filter(
              ({ unit, points }) =>
                [from, to].every((end) =>
                  points.some((point) => point.period === end && point.value !== null),
                ) && comparable(unit.unit_id, from, to, made.rules),
            ).length;
          const found = slopeEnds(one, { from: false, to: false });
          if (!found) continue;
          const most = Math.max(
            ...one.periods.flatMap((a, i) => one.periods.slice(i + 1).map((b) => joined(a, b))),
          );
          expect(joined(...found)).toBe(most);
          const [first, last] = [one.periods[0], one.periods.at(-1)];
          expect(slopeEnds(one, { from: true, to: true })).toEqual([first, last]);
        }
      }),
    );
  });

  it('mark every cut in the table, at the column or the cell, and say why', () => {
    fc.assert(
      fc.property(world, (made) => {
        for (const view of viewsOf('line', answerOf(made), [])) {
          view.table.rows.forEach((row, r) => {
            const points = view.figures[0]?.series[r]?.points ?? [];
            let last: string | null = null;
            view.figures[0]?.periods.forEach((period, c) => {
              const point = points.find((one) => one.period === period);
              if (!point || point.value === null) return;
              const cut = last !== null && !comparable(row.name, last, period, made.rules);
              const sign = view.table.columns[c]?.sign ?? row.cells[c]?.sign;
              if (cut)
                expect(view.table.reasons.some((one) => sign && one.startsWith(sign))).toBe(true);
              else if (last !== null) expect(sign).toBeUndefined();
              last = period;
            });
          });
        }
      }),
    );
  });

  it('compare colours only within a stretch that nothing cuts for all', () => {
    fc.assert(
      fc.property(world, (made) => {
        for (const one of answerOf(made).indicators.flatMap(byKind)) {
          const runs = stretches(one);
          expect(runs.flat()).toEqual(one.periods);
          const whole = made.rules.breaks.filter((row) => row.scope_unit_id === null);
          for (const run of runs) {
            const full = run.filter((period) =>
              one.series.every(({ points }) =>
                points.some((point) => point.period === period && point.value !== null),
              ),
            );
            full.slice(1).forEach((to, i) => {
              const rules = { breaks: whole, links: [] };
              expect(comparable('other', full[i] ?? to, to, rules)).toBe(true);
            });
          }
        }
      }),
    );
  });

  it('keep years apart from half-years', () => {
    const values = PERIODS.map((_, i) => i + 1);
    const made = { lines: [{ unit_id: 'u0', values }], rules: { breaks: [], links: [] } };
    const [years, halves] = viewsOf('line', answerOf(made), []);
    expect(years?.table.columns.map((column) => column.label)).toEqual(YEARS);
    expect(halves?.table.columns).toHaveLength(3);
    expect(years?.table.reasons).toEqual([]);
  });
});
