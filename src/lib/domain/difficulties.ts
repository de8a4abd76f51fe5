import type { IsoDate } from './types';

export const DIFFICULTY_KINDS = ['difficulty', 'proposal'] as const;
export type DifficultyKind = (typeof DIFFICULTY_KINDS)[number];

/** How far the addressee has come; without an answer it is open. */
export const DIFFICULTY_STATUSES = ['sent', 'in_hand', 'answered'] as const;
export type DifficultyStatus = (typeof DIFFICULTY_STATUSES)[number];

/** What was known of it on a day; unanswered = answered later, and how far it was on that day nobody recorded. */
export type StatusOnDay = DifficultyStatus | 'unanswered';

/** A difficulty, or a proposal, sent upward. */
export interface Difficulty {
  /** Who raises it, or the place of the agency that does; null = the place of the plan's unit. */
  unit_id: string | null;
  /** Null = the unit itself raises it. */
  agency_id: string | null;
  /** The plan it is about, that of its task too; null = about no plan. */
  plan_id: string | null;
  raised_on: IsoDate;
  status: DifficultyStatus;
  /** Null = not answered, or it is not known when. */
  answered_on: IsoDate | null;
}

/** Whose difficulties a report tells. */
export interface DifficultiesAbout {
  plan_id: string;
  /** The plan's unit and all inside it. */
  places: ReadonlySet<string>;
  /** Null = of the whole plan; `units` = the agency as a unit. */
  agency: { agency_id: string; units: ReadonlySet<string> } | null;
}

/** A difficulty as the report of a period tells it. */
export interface ReportedDifficulty<D extends Difficulty = Difficulty> {
  entry: D;
  /** On the day of the report. */
  status: StatusOnDay;
  /** Raised in the period, or before it and not answered by the day of the report. */
  why: 'raised' | 'open';
}

/** How far it was on a day, as far as it is recorded: an answer is not known before its day. */
export function statusOn({ status, answered_on }: Difficulty, day: IsoDate): StatusOnDay {
  return status === 'answered' && answered_on !== null && answered_on > day ? 'unanswered' : status;
}

/**
 * Whether a report tells of it: what names a plan belongs to that plan alone; what names none, to the plans of its
 * place. Of an agency's report, what the agency raised.
 */
export function isAbout(
  { unit_id, agency_id, plan_id: plan }: Difficulty,
  { plan_id, places, agency }: DifficultiesAbout,
): boolean {
  const here = unit_id !== null && places.has(unit_id);
  if (plan === null ? !here : plan !== plan_id) return false;
  if (agency === null) return true;
  return agency_id === null
    ? unit_id !== null && agency.units.has(unit_id)
    : agency_id === agency.agency_id;
}

/**
 * The difficulties that the report of a period tells, in the order they were raised: those raised from `first` to
 * `day`, and those raised before that were still open on `day` (the last of the period, or today while it runs).
 */
export function reportedDifficulties<D extends Difficulty>(
  entries: readonly D[],
  about: DifficultiesAbout,
  first: IsoDate,
  day: IsoDate,
): ReportedDifficulty<D>[] {
  return entries
    .flatMap((entry): ReportedDifficulty<D>[] => {
      if (entry.raised_on > day || !isAbout(entry, about)) return [];
      const status = statusOn(entry, day);
      if (entry.raised_on >= first) return [{ entry, status, why: 'raised' }];
      return status === 'answered' ? [] : [{ entry, status, why: 'open' }];
    })
    .sort((a, b) =>
      a.entry.raised_on < b.entry.raised_on ? -1 : Number(a.entry.raised_on > b.entry.raised_on),
    );
}
