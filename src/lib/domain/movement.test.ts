import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { behindMedian, movementOf } from './movement';
import type { Mover } from './movement';

const mover = (id: string, change: number | null, more: Partial<Mover> = {}): Mover => ({
  id,
  period: '2024',
  change,
  reason: change === null ? { code: 'no_previous_value', params: {} } : null,
  span: 100,
  lower_better: false,
  ...more,
});
const broken = (period: string) => ({
  code: 'series_break',
  params: { reason_code: 'method', period },
});

describe('what moved', () => {
  it('names the largest gain and loss by share of the scale, not by points', () => {
    const found = movementOf([
      mover('pci', 1.5),
      mover('dti', 0.02, { span: 1 }),
      mover('sipas', -0.4),
      mover('late', 3, { lower_better: true }),
    ]);
    expect([found.gain, found.loss]).toEqual(['dti', 'late']);
    expect(found.compared).toEqual(['pci', 'dti', 'sipas', 'late']);
  });

  it('groups what cannot be compared by reason, the commonest first', () => {
    const found = movementOf([
      mover('papi', null, { reason: broken('2018') }),
      mover('par-index', null),
      mover('sipas', null),
      mover('dti', null, { reason: broken('2022') }),
    ]);
    expect(found.not_compared.map((group) => group.ids)).toEqual([
      ['par-index', 'sipas'],
      ['papi'],
      ['dti'],
    ]);
    expect([found.gain, found.loss, found.compared]).toEqual([null, null, []]);
  });

  it('takes no change for neither gain nor loss', () => {
    const found = movementOf([mover('papi', 0)]);
    expect([found.gain, found.loss, found.same]).toEqual([null, null, ['papi']]);
  });

  it('never names an indicator whose change is not real', () => {
    const any = fc.array(
      fc.record({
        id: fc.uuid(),
        change: fc.option(fc.double({ min: -50, max: 50, noNaN: true })),
        lower_better: fc.boolean(),
        span: fc.option(fc.constantFrom(1, 10, 100)),
      }),
    );
    fc.assert(
      fc.property(any, (rows) => {
        const movers = rows.map(({ id, change, ...more }) => mover(id, change, more));
        const { gain, loss, compared, not_compared } = movementOf(movers);
        const real = new Set(movers.filter((one) => one.change !== null).map((one) => one.id));
        for (const id of [gain, loss]) if (id !== null) expect(real.has(id)).toBe(true);
        expect(gain === null || gain !== loss).toBe(true);
        expect(compared.length + not_compared.flatMap((group) => group.ids).length).toBe(
          movers.length,
        );
      }),
    );
  });
});

describe('a part against the median', () => {
  it('is behind by a share of the scale, turned around where less is better', () => {
    const part = { id: 'f', value: 6, median: 5, scale_min: 1, scale_max: 10, lower_better: true };
    expect(behindMedian(part)).toBeCloseTo(1 / 9);
    expect(behindMedian({ ...part, lower_better: false })).toBeCloseTo(-1 / 9);
  });
});
