import { foundText } from './codes';

/** How a number is written: `99.12` and `1,234.5`, or `99,12` and `1.234,5`. */
export type NumberStyle = 'point' | 'comma';

/** What one cell says about the style of its column. */
type Evidence = NumberStyle | 'none' | 'either' | 'not';

const PLAIN = /^[+-]?\d+$/;
const POINT = /^[+-]?(\d*\.\d+|\d+\.)$/;
const COMMA = /^[+-]?(\d*,\d+|\d+,)$/;
const ONE_GROUP = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;
const POINT_GROUPS = /^[+-]?[1-9]\d{0,2}((,\d{3})+\.\d+|(,\d{3}){2,})$/;
const COMMA_GROUPS = /^[+-]?[1-9]\d{0,2}((\.\d{3})+,\d+|(\.\d{3}){2,})$/;
const SPACE_GROUPS = /^[+-]?[1-9]\d{0,2}( \d{3})+([.,]\d+)?$/;
const EXPONENT = /^[+-]?\d+([.,]\d+)?[eE][+-]?\d+$/;

function evidence(text: string): Evidence {
  if (PLAIN.test(text)) return 'none';
  if (ONE_GROUP.test(text)) return 'either';
  if (POINT.test(text) || POINT_GROUPS.test(text)) return 'point';
  if (COMMA.test(text) || COMMA_GROUPS.test(text)) return 'comma';
  if (SPACE_GROUPS.test(text) || EXPONENT.test(text))
    return text.includes(',') ? 'comma' : text.includes('.') ? 'point' : 'none';
  return 'not';
}

function asStyle(text: string, style: NumberStyle): number {
  const bare = text.replaceAll(' ', '');
  return style === 'point'
    ? Number(bare.replaceAll(',', ''))
    : Number(bare.replaceAll('.', '').replace(',', '.'));
}

/** A cell that shows a style, kept to point at when a column mixes both. */
export interface StyleSample {
  row: number;
  found: string;
}

const SAMPLES = 20;

/**
 * Reads a column of numbers whose decimal mark is not known until its end, in one pass over batches.
 *
 * Each cell is weighed by itself. `99.12`, `0.123`, `1,234.5`, `1,234,567` speak for the decimal point;
 * `99,12`, `0,123`, `1.234,5`, `1.234.567` for the decimal comma; `12` for neither; and one mark before
 * exactly three digits (`1.234`, `1,234`) could be either. The whole column then decides: only point
 * speakers → point, only comma speakers → comma, both → mixed (refused). A column with nothing but
 * "either" cells takes the style of the other number columns of the file, else that of the file's
 * delimiter (`;` → comma, as Vietnamese spreadsheets write; `,` → point), else it is refused.
 */
export class NumberColumn {
  #point = new Float64Array(1024);
  /** Only kept once a cell reads differently in the two styles. */
  #comma: Float64Array | null = null;
  length = 0;
  readonly samples: Record<NumberStyle | 'either', StyleSample[]> = {
    point: [],
    comma: [],
    either: [],
  };
  readonly counts: Record<NumberStyle | 'either', number> = { point: 0, comma: 0, either: 0 };

  /** Adds a number as it is; NaN = missing. */
  push(value: number): void {
    this.#grow();
    this.#point[this.length] = value;
    if (this.#comma) this.#comma[this.length] = value;
    this.length++;
  }

  /** Adds a cell of text (trimmed, without `%`). False when it is no number in either style: then NaN is kept. */
  pushText(raw: string, row: number): boolean {
    const text = tidy(raw);
    const kind = evidence(text);
    if (kind === 'none' || kind === 'not') {
      this.push(kind === 'none' ? Number(text.replaceAll(' ', '')) : NaN);
      return kind === 'none';
    }
    this.#grow();
    this.#comma ??= this.#point.slice();
    this.#point[this.length] = kind === 'comma' ? NaN : asStyle(text, 'point');
    this.#comma[this.length] = kind === 'point' ? NaN : asStyle(text, 'comma');
    this.length++;
    this.counts[kind]++;
    const samples = this.samples[kind];
    if (samples.length < SAMPLES) samples.push({ row, found: foundText(raw) });
    return true;
  }

  /** What the column itself says: a style, `mixed`, `either` (cannot tell), or null (nothing to decide). */
  get verdict(): NumberStyle | 'mixed' | 'either' | null {
    const { point, comma, either } = this.counts;
    if (point > 0 && comma > 0) return 'mixed';
    if (point > 0) return 'point';
    if (comma > 0) return 'comma';
    return either > 0 ? 'either' : null;
  }

  /** The values read in one style. */
  values(style: NumberStyle): Float64Array {
    const all = style === 'comma' && this.#comma ? this.#comma : this.#point;
    return all.subarray(0, this.length);
  }

  #grow(): void {
    if (this.length < this.#point.length) return;
    this.#point = doubled(this.#point);
    if (this.#comma) this.#comma = doubled(this.#comma);
  }
}

function doubled(from: Float64Array): Float64Array<ArrayBuffer> {
  const to = new Float64Array(from.length * 2);
  to.set(from);
  return to;
}

function tidy(raw: string): string {
  return /[^\d.,+-]/.test(raw)
    ? raw.replace(/[\u00a0\u2007\u2009\u202f]/g, ' ').replace(/\u2212/g, '-')
    : raw;
}

/** The style of the columns that cannot tell for themselves: the other columns', else the delimiter's, else null. */
export function fallbackStyle(
  columns: Iterable<NumberColumn>,
  delimiter: string | null,
): NumberStyle | null {
  const styles = new Set<NumberStyle>();
  for (const { verdict } of columns)
    if (verdict === 'point' || verdict === 'comma') styles.add(verdict);
  const [only] = styles;
  if (styles.size === 1 && only) return only;
  if (delimiter === ';') return 'comma';
  return delimiter === ',' || delimiter === null ? 'point' : null;
}
