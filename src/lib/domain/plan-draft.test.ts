import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changed, redone, started, undone } from './history';
import {
  circular,
  codesOf,
  dropped,
  emptyItem,
  MOST_DEPTH,
  moved,
  parentAt,
  withItem,
  without,
  type DraftItem,
  type Move,
} from './plan-draft';

const tree = (text: string): DraftItem[] =>
  text.split(' ').map((one) => emptyItem(one.replaceAll('>', ''), one.lastIndexOf('>') + 1));
const drawn = (items: readonly DraftItem[]) =>
  items.map(({ id, depth }) => '>'.repeat(depth) + id).join(' ');

/** No item stands more than one deeper than the one before it. */
const sound = (items: readonly DraftItem[]) =>
  items.every(
    ({ depth }, i) => depth >= 0 && depth <= Math.min(MOST_DEPTH, (items[i - 1]?.depth ?? -1) + 1),
  );

type Step = { kind: Move | 'drop' | 'add' | 'remove'; a: number; b: number };
const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom('up', 'down', 'in', 'out', 'drop', 'add', 'remove'),
    a: fc.nat(9),
    b: fc.nat(9),
  }),
);
const apply = (items: readonly DraftItem[], { kind, a, b }: Step, n: number) => {
  const at = (i: number) => items[i % Math.max(1, items.length)]?.id ?? '';
  if (kind === 'add') return withItem(items, b === 0 ? null : at(a), emptyItem(`n${n}`));
  if (kind === 'remove') return without(items, at(a));
  return kind === 'drop' ? dropped(items, at(a), at(b)) : moved(items, at(a), kind);
};

describe('items of a plan being written', () => {
  test('they are numbered by their place, in Vietnamese letters', () => {
    expect(codesOf(tree('x >a >b >c >d >e >f >g >h >i y'))).toEqual([
      'II.1',
      ...[...'abcdđeghi'].map((letter) => `II.1.${letter}`),
      'II.2',
    ]);
  });

  test('a number that was given counts on', () => {
    const [first, second] = tree('x y');
    expect(codesOf([{ ...first!, code: 'II.1.5' }, second!])).toEqual(['II.1.5', 'II.1.6']);
    expect(codesOf([{ ...first!, code: 'III' }, second!])).toEqual(['III', 'III.1']);
  });

  test.each<[string, string, Move, string]>([
    ['x >a y >b', 'y', 'up', 'y >b x >a'],
    ['x >a y >b', 'x', 'down', 'y >b x >a'],
    ['x y >b', 'y', 'in', 'x >y >>b'],
    ['x >a >>c >b', 'a', 'out', 'x >b a >c'],
    ['x >a', 'x', 'up', 'x >a'],
    ['x >a', 'a', 'up', 'x >a'],
  ])('%s: %s %s', (before, id, move, after) => {
    expect(drawn(moved(tree(before), id, move))).toBe(after);
  });

  test('an item is dropped with all below it, never into itself', () => {
    expect(drawn(dropped(tree('x >a y >b'), 'y', 'a'))).toBe('x >y >>b >a');
    expect(drawn(dropped(tree('x >a y'), 'x', 'a'))).toBe('x >a y');
  });

  test('whatever is done, items stay in order and none is lost or doubled', () => {
    fc.assert(
      fc.property(steps, (all) => {
        let items: readonly DraftItem[] = tree('x >a >>c >b y >d');
        all.forEach((step, n) => {
          const before = items;
          items = apply(items, step, n);
          const ids = items.map(({ id }) => id);
          expect(sound(items)).toBe(true);
          expect(new Set(ids).size).toBe(ids.length);
          if (step.kind !== 'add' && step.kind !== 'remove')
            expect([...ids].sort()).toEqual(before.map(({ id }) => id).sort());
          items.forEach((item, at) => {
            const parent = parentAt(items, at);
            expect(parent < 0 ? 0 : (items[parent]?.depth ?? 0) + 1).toBe(item.depth);
          });
        });
      }),
    );
  });

  test('every step can be taken back and done again', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const first: readonly DraftItem[] = tree('x >a y');
        const done = all.reduce((h, step, n) => changed(h, apply(h.now, step, n)), started(first));
        let back = done;
        while (back.past.length > 0) back = undone(back);
        expect(back.now).toEqual(first);
        while (back.future.length > 0) back = redone(back);
        expect(back.now).toEqual(done.now);
      }),
    );
  });

  test('typing into one field is one step', () => {
    const typed = ['a', 'ab', 'abc'].reduce((h, text) => changed(h, text, 'title'), started(''));
    expect(undone(typed).now).toBe('');
    expect(undone(changed(typed, 'x', 'goal')).now).toBe('abc');
  });

  test('a plan is not its own parent, however far up', () => {
    const parents = new Map([
      ['a', 'b'],
      ['b', 'c'],
      ['c', null],
    ]);
    expect(circular('c', 'a', parents)).toBe(true);
    expect(circular('c', 'c', parents)).toBe(true);
    expect(circular('d', 'a', parents)).toBe(false);
    expect(circular('d', '', parents)).toBe(false);
  });
});
