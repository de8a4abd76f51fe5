/**
 * One thing wrong with a file, for `messages` to say in Vietnamese.
 * `row` counts lines as a spreadsheet shows them (the header is row 1); `column` is the header's name.
 */
export interface Problem {
  code: string;
  file: string;
  row?: number;
  column?: string;
  /** What stood there, cut to 80 characters. */
  found?: string;
  /** What should have stood there: a word, a list, a pattern. */
  expected?: string;
  params?: Record<string, string | number>;
}

/** How many problems a check lists before it only counts on. */
export const PROBLEM_LIMIT = 200;
