import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonDue, hasCome, submissionState } from './submissions';

const day = fc
  .integer({ min: 0, max: 400 })
  .map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10));
const maybe = fc.option(day);

describe('submissions', () => {
  it.each([
    ['2024-10-15', '2024-10-15', 'in_time'],
    ['2024-10-15', '2024-10-16', 'late'],
    [null, '2024-10-16', 'received'],
    ['2024-10-15', null, 'overdue'],
    ['2024-10-20', null, 'awaited'],
    [null, null, 'silent'],
  ])('due %s, received %s: %s on 20 October', (due_on, received_on, state) => {
    expect(submissionState({ due_on, received_on }, '2024-10-20')).toBe(state);
  });

  it('never counts what came later, and what has come stays come', () => {
    fc.assert(
      fc.property(maybe, maybe, day, day, (due_on, received_on, a, b) => {
        const [first, then] = a <= b ? [a, b] : [b, a];
        const one = { due_on, received_on };
        const [early, later] = [submissionState(one, first), submissionState(one, then)];
        expect(hasCome(early)).toBe(received_on !== null && received_on <= first);
        if (hasCome(early)) expect(later).toBe(early);
      }),
    );
  });

  it('takes a day for all only where those that say one agree', () => {
    const due = (due_on: string | null) => ({ due_on, received_on: null });
    expect(commonDue([due('2024-10-15'), due(null), due('2024-10-15')])).toBe('2024-10-15');
    expect(commonDue([due('2024-10-15'), due('2024-10-20')])).toBeNull();
    expect(commonDue([due(null)])).toBeNull();
  });
});
