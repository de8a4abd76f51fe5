/** What has to be known before a file can be read, and is never guessed. */
export type QuestionCode =
  'sheet' | 'indicator' | 'period' | 'level' | 'within' | 'decimal' | 'units_on' | 'unit';

/** A place that a question is about. */
export interface QuestionCell {
  /** File, and sheet where there are several. */
  place: string;
  row: number;
  column: string;
  found: string;
}

/** A question to the reader; the answer is one of the candidates' values, kept in `mapping.choices`. */
export interface ImportQuestion {
  key: string;
  code: QuestionCode;
  /** What stands in the file: a name, a heading, a period. */
  about: string;
  /** The first of the cells in question. */
  cells: QuestionCell[];
  /** All of them. */
  count: number;
  /** Values to choose from (ids, dates, words); empty where any id or period may be given. */
  candidates: { value: string; label: string }[];
}

/** Questions by key, each asked once. */
export class QuestionList {
  readonly #byKey = new Map<string, ImportQuestion>();

  get all(): ImportQuestion[] {
    return [...this.#byKey.values()];
  }

  ask(question: Omit<ImportQuestion, 'cells' | 'count'>, cell?: QuestionCell): void {
    const asked = this.#byKey.get(question.key) ?? { ...question, cells: [], count: 0 };
    this.#byKey.set(question.key, asked);
    if (!cell) return;
    asked.count++;
    if (asked.cells.length < 20) asked.cells.push(cell);
  }
}
