import { m } from '$lib/messages/generated/messages';
import type { RankingAnswer } from '$lib/queries/answers/types';

/** One sentence on how complete a ranking is, and who is withheld; or why nobody is ranked. */
export function coverageText(answer: RankingAnswer): string {
  const { of, expected, withheld, known_values, known_ranks } = answer;
  const counts = { values: String(known_values), ranks: String(known_ranks) };
  if (of !== null && withheld.length === 0) {
    return m.ranking_complete({ of: String(of), expected: String(expected ?? of) });
  }
  if (of !== null) {
    const names = withheld.map((unit) => unit.short_vi).join(', ');
    return m.ranking_complete_withheld({ of: String(of), expected: String(expected ?? of), names });
  }
  if (answer.incomplete?.code === 'no_direction') return m.ranking_no_direction();
  if (expected === null) return m.ranking_unknown_set(counts);
  return m.ranking_incomplete({ ...counts, expected: String(expected) });
}
