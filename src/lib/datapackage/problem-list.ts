import type { CodedProblem, ProblemCode } from './codes';
import { PROBLEM_LIMIT } from './problem';

/** How many problems of one code in one file are listed before they are only counted. */
const SAME_LIMIT = 50;

/** Problems in the order found: listed up to the limits, then counted. */
export class ProblemList {
  readonly problems: CodedProblem[] = [];
  /** All problems, listed or not. */
  counted = 0;
  readonly #same = new Map<string, number>();

  constructor(
    readonly limit = PROBLEM_LIMIT,
    readonly sameLimit = SAME_LIMIT,
  ) {}

  /** Whether a further problem of this code and file would be listed (its details are worth computing). */
  lists(code: ProblemCode, file: string): boolean {
    return (
      this.problems.length < this.limit && (this.#same.get(`${code} ${file}`) ?? 0) < this.sameLimit
    );
  }

  add(problem: CodedProblem): void {
    this.counted++;
    if (!this.lists(problem.code, problem.file)) return;
    const key = `${problem.code} ${problem.file}`;
    this.#same.set(key, (this.#same.get(key) ?? 0) + 1);
    this.problems.push(problem);
  }

  /** Counts a problem whose details were not computed because `lists` said no. */
  count(): void {
    this.counted++;
  }
}
