import type {
  Difficulty,
  DifficultyKind,
  ReportedDifficulty,
  StatusOnDay,
} from '../domain/difficulties';
import { formatDate } from './format';
import { m } from './generated/messages';

export const KIND_WORDS: Readonly<Record<DifficultyKind, () => string>> = {
  difficulty: m.difficulty_kind_difficulty,
  proposal: m.difficulty_kind_proposal,
};

export const STATUS_WORDS: Readonly<Record<StatusOnDay, () => string>> = {
  sent: m.difficulty_status_sent,
  in_hand: m.difficulty_status_in_hand,
  answered: m.difficulty_status_answered,
  unanswered: m.difficulty_status_unanswered,
};

type Raised = Pick<Difficulty, 'unit_id' | 'agency_id'> & {
  unit_vi: string | null;
  agency_vi: string | null;
};

/** What is told of a difficulty; rows of `difficulties` fit. */
export interface ToldDifficulty extends Difficulty, Raised {
  task_code: string | null;
  kind: DifficultyKind;
  text_vi: string;
  addressee: string;
  answer_vi: string | null;
}

/** Who raises it: the unit, or the agency with its place. */
export function whoText({ unit_id, unit_vi, agency_id, agency_vi }: Raised): string {
  const place = unit_vi ?? unit_id;
  if (agency_id === null) return place ?? m.plan_unknown();
  const agency = agency_vi ?? agency_id;
  return place === null ? agency : m.difficulty_of_place({ agency, place });
}

/** "Khó khăn, vướng mắc (mục III.5): Đài thiếu kinh phí". */
export function contentText({ kind, task_code, text_vi }: ToldDifficulty): string {
  const word = KIND_WORDS[kind]();
  return m.difficulty_titled({
    kind: task_code === null ? word : m.difficulty_about_task({ text: word, code: task_code }),
    text: text_vi,
  });
}

/** How far it is, with the day and the words of the answer where there is one. */
export function statusText({
  entry,
  status,
}: Pick<ReportedDifficulty<ToldDifficulty>, 'entry' | 'status'>): string {
  if (status !== 'answered') return STATUS_WORDS[status]();
  const { answered_on, answer_vi } = entry;
  const told =
    answered_on === null
      ? STATUS_WORDS.answered()
      : m.difficulty_answered({ date: formatDate(answered_on) });
  return answer_vi === null ? told : m.difficulty_with_answer({ status: told, answer: answer_vi });
}

export interface DifficultyColumn {
  key: 'text' | 'who' | 'date' | 'addressee' | 'status';
  label: () => string;
  text: (row: ReportedDifficulty<ToldDifficulty>) => string;
}

/** Columns of the table of difficulties and proposals in a report. */
export const DIFFICULTY_COLUMNS: readonly DifficultyColumn[] = [
  { key: 'text', label: m.difficulty_text, text: ({ entry }) => contentText(entry) },
  { key: 'who', label: m.difficulty_who, text: ({ entry }) => whoText(entry) },
  { key: 'date', label: m.difficulty_date, text: ({ entry }) => formatDate(entry.raised_on) },
  { key: 'addressee', label: m.difficulty_addressee, text: ({ entry }) => entry.addressee },
  { key: 'status', label: m.difficulty_status, text: statusText },
];
