import { fold } from './fold';

/** Something with an id and a name that a reader may have meant. */
export interface Candidate {
  id: string;
  name: string;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

function plain(text: string): string {
  return fold(text).replaceAll(/[^a-z0-9]+/g, '-');
}

/** The nearest candidates, best first: a shared beginning, a part of the id or name, or a few letters off. */
export function near(asked: string, candidates: readonly Candidate[], limit = 5): Candidate[] {
  const wanted = plain(asked);
  const score = ({ id, name }: Candidate): number => {
    const forms = [plain(id), plain(name)];
    if (forms.some((form) => form.startsWith(wanted))) return 0;
    if (forms.some((form) => form.includes(wanted) || wanted.startsWith(`${form}-`))) return 1;
    return 1 + Math.min(...forms.map((form) => distance(wanted, form)));
  };
  const most = 2 + Math.floor(wanted.length / 3);
  return candidates
    .map((candidate) => ({ candidate, points: score(candidate) }))
    .filter(({ points }) => points <= most)
    .sort(
      (a, b) =>
        a.points - b.points ||
        a.candidate.id.length - b.candidate.id.length ||
        (a.candidate.id < b.candidate.id ? -1 : 1),
    )
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}
