import { STATUS_WORDS } from '$lib/messages/difficulty';
import { m } from '$lib/messages/generated/messages';
import type { FieldProblem } from './draft';

const PROBLEM_WORDS: Readonly<Record<FieldProblem, () => string>> = {
  missing: m.difficulty_wrong_missing,
  choose: m.difficulty_wrong_choose,
  who: m.difficulty_wrong_who,
  date: m.difficulty_wrong_date,
  ahead: m.difficulty_wrong_ahead,
  early: m.difficulty_wrong_early,
  not_answered: () => m.difficulty_wrong_answered({ status: STATUS_WORDS.answered() }),
};

/** What is wrong with a field, as a sentence. */
export const fieldText = (problem: FieldProblem): string => PROBLEM_WORDS[problem]();
