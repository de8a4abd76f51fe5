import { findingText } from '$lib/messages/finding';
import { m } from '$lib/messages/generated/messages';
import type { RankingAnswer } from '$lib/queries/answers/types';
import { missingNames } from '$lib/ui/estimate-text';

/** More than this many names are no sentence any more: the table has them. */
const MOST_NAMED = 6;

const capital = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** How many of today's units are estimates, and which have none for want of a part. */
function estimatesText({ rows, estimated_of, incomplete }: RankingAnswer): string {
  const known = rows.filter((row) => row.value !== null);
  const estimated = known.filter((row) => row.status === 'estimated').length;
  const counts = {
    of: String(rows.length),
    estimated: String(estimated),
    plain: String(known.length - estimated),
  };
  const units = rows.flatMap(({ value, short_vi, estimate }) => {
    const missing = value === null && estimate ? missingNames(estimate) : '';
    return missing ? [m.boundaries_coverage_missing_one({ name: short_vi, missing })] : [];
  });
  const why =
    incomplete?.code === 'territory_differs'
      ? capital(findingText(incomplete))
      : m.boundaries_coverage_unranked();
  return [
    m.boundaries_coverage(counts),
    estimated_of === null ? `${why}.` : m.boundaries_coverage_ranked({ of: String(estimated_of) }),
    ...(units.length > MOST_NAMED
      ? [m.boundaries_coverage_missing_many({ n: String(units.length) })]
      : units.length > 0
        ? [m.boundaries_coverage_missing({ units: units.join(', ') })]
        : []),
  ].join(' ');
}

/** One sentence on how complete a ranking is, and who is withheld; or why nobody is ranked. */
export function coverageText(answer: RankingAnswer): string {
  const { of, expected, withheld, known_values, known_ranks } = answer;
  const counts = { values: String(known_values), ranks: String(known_ranks) };
  if (of === null && answer.rows.some((row) => row.estimate !== null)) return estimatesText(answer);
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
