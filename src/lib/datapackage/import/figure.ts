import { foundText } from '../codes';
import { fold } from '../values';
import { NumberColumn, type NumberStyle } from '../number-column';
import { cellText, type RawCell } from './raw-sheet';

/** Marks of a footnote behind a figure. */
const FOOTNOTE = /\s*(\(\d{1,2}\)|\(\*{1,3}\)|\[\d{1,2}\]|\*{1,3}|[¹²³⁰⁴-⁹]+)$/;

/** Tells the words for "no figure" from figures. */
export class MissingWords {
  readonly #words: ReadonlySet<string>;

  constructor(words: readonly string[]) {
    this.#words = new Set(words.map((word) => word.normalize('NFC').toLowerCase()));
  }

  has(text: string): boolean {
    return text === '' || this.#words.has(text.toLowerCase());
  }
}

/** A column of figures as they stand, read once the decimal mark of the sheet is known. */
export class FigureColumn {
  readonly numbers = new NumberColumn();
  /** Places whose figure carries a percent sign or format. */
  readonly percents = new Set<number>();
  /** Places without a figure: empty, or a word for "none". */
  readonly blank = new Set<number>();
  /** Places of cells that are no figure, with what stands there. */
  readonly bad = new Map<number, string>();
  /** Places of formulas without a result and of errors. */
  readonly errors = new Map<number, string>();

  constructor(private readonly missing: MissingWords) {}

  push(cell: RawCell | null | undefined, row: number): void {
    const { numbers } = this;
    const at = numbers.length;
    const none = () => {
      this.blank.add(at);
      numbers.push(NaN);
    };
    if (!cell) return none();
    if (typeof cell.value === 'number') {
      if (!cell.percent) return numbers.push(cell.value);
      this.percents.add(at);
      return numbers.push(Number((cell.value * 100).toPrecision(14)));
    }
    let text = cellText(cell);
    if (this.missing.has(text)) {
      if (cell.error && text === '') this.errors.set(at, '');
      return none();
    }
    if (cell.error) {
      this.errors.set(at, foundText(text));
      return numbers.push(NaN);
    }
    text = text.replace(FOOTNOTE, '').trim();
    if (text.endsWith('%')) {
      this.percents.add(at);
      text = text.slice(0, -1).trim().replace(FOOTNOTE, '').trim();
    }
    // A figure in brackets alone is no footnote: what it means has to be said.
    if (this.missing.has(text) && !/^\(\d+\)$/.test(cellText(cell))) return none();
    if (!numbers.pushText(text, row)) this.bad.set(at, foundText(cellText(cell)));
  }
}

/** The decimal mark of a sheet: its columns', the one told, or `mixed`, or null where none can tell. */
export function decimalOf(
  columns: Iterable<FigureColumn>,
  delimiter: string | null,
): NumberStyle | 'mixed' | null {
  const said = new Set<string>();
  let undecided = false;
  for (const { numbers } of columns) {
    if (numbers.verdict === 'either') undecided = true;
    else if (numbers.verdict !== null) said.add(numbers.verdict);
  }
  if (said.size > 1 || said.has('mixed')) return 'mixed';
  if (said.has('comma')) return 'comma';
  if (said.has('point')) return 'point';
  if (!undecided || delimiter === ';') return delimiter === ';' ? 'comma' : 'point';
  return null;
}

/** Whether a text is a figure, or the mark of a missing one. */
export function isFigure(cell: RawCell | null | undefined, missing: MissingWords): boolean {
  if (!cell) return false;
  if (typeof cell.value === 'number') return true;
  const text = cellText(cell).replace(FOOTNOTE, '').trim();
  if (text === '' || cell.error) return cell.error === true;
  return /^[+-]?\d[\d.,\s]*%?$/.test(text) || (missing.has(text) && fold(text) !== 'x');
}
