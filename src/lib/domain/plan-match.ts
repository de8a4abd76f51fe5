import { fold } from './fold';

/** A task to be found again in another plan. */
export interface MatchTask {
  task_id: string;
  parent_id: string | null;
  /** Number in the plan: `III.1.c.2`. */
  code: string;
  title_vi: string;
}

/** Two tasks are one if the words of their titles are at least this alike, or this much where their numbers agree. */
const ALIKE = 0.5;
const ALIKE_IN_PLACE = 0.25;

/** Words and pairs of words of a title; the plan's own year says nothing. */
function marks(title: string, year: number | null): Set<string> {
  const words = fold(title)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && word !== String(year));
  return new Set([...words, ...words.slice(1).map((word, i) => `${words[i] ?? ''} ${word}`)]);
}

/** Dice's coefficient of two sets, 0 to 1. */
function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let both = 0;
  for (const mark of a) if (b.has(mark)) both++;
  return (2 * both) / (a.size + b.size);
}

/** `III.1.c.2` is `III.1.2`: the order of the headings a, b, c, d differs between forms of a plan. */
const place = (code: string): string =>
  code
    .split('.')
    .filter((part) => !/^[a-zđ]$/.test(part))
    .join('.');

/**
 * Which tasks of plan `b` are tasks of plan `a`, each at most once: the most alike titles first, where titles are
 * nearly alike those in the same place and under the same task first. Keys are ids in `b`, values ids in `a`.
 */
export function matchTasks(
  a: { year: number | null; tasks: readonly MatchTask[] },
  b: { year: number | null; tasks: readonly MatchTask[] },
): Map<string, string> {
  const read = ({ year, tasks }: typeof a) => {
    const marked = new Map(tasks.map((one) => [one.task_id, marks(one.title_vi, year)]));
    return tasks.map((one) => ({
      ...one,
      marks: marked.get(one.task_id) ?? new Set<string>(),
      over: marked.get(one.parent_id ?? '') ?? new Set<string>(),
      place: place(one.code),
    }));
  };
  const [left, right] = [read(a), read(b)];
  const pairs = right.flatMap((to, j) =>
    left.flatMap((from, i) => {
      const same = alike(from.marks, to.marks);
      const inPlace = from.place === to.place;
      if (same < (inPlace ? ALIKE_IN_PLACE : ALIKE)) return [];
      const score = same + (inPlace ? 0.15 : 0) + 0.1 * alike(from.over, to.over);
      return [{ from: from.task_id, to: to.task_id, score, order: Math.abs(i - j) }];
    }),
  );
  pairs.sort((x, y) => y.score - x.score || x.order - y.order);
  const found = new Map<string, string>();
  const taken = new Set<string>();
  for (const { from, to } of pairs)
    if (!found.has(to) && !taken.has(from)) {
      found.set(to, from);
      taken.add(from);
    }
  return found;
}
