import type { Level } from '../../domain/types';
import { columnOfHeading } from '../own-header';
import type { TableResource } from '../schema';
import { fold, readPeriod } from '../values';
import type { ImportKnown } from './known';

/** What the words of a heading say; several may stand in one heading ("Điểm PAPI năm 2024"). */
export interface HeadingWords {
  /** A column of the table, `unit_code`, or `skip` for an ordinal number. */
  column?: string;
  period?: string;
  /** Ids it may name: more than one where the name is shared. */
  indicators?: readonly string[];
  /** Level of the units that a column of this heading names. */
  level?: Level;
}

const ORDINAL = new Set(['stt', 'tt', 'so tt', 'so thu tu', 'no', 'thu tu']);
const UNIT_CODES = [
  'ma',
  'ma so',
  'ma tinh',
  'ma huyen',
  'ma xa',
  'ma dvhc',
  'ma hanh chinh',
  'code',
];
const UNITS: Record<string, Level | null> = {
  'don vi hanh chinh': null,
  'ten don vi hanh chinh': null,
  'ten don vi': null,
  'dia ban': null,
  tinh: 'province',
  'ten tinh': 'province',
  'tinh thanh': 'province',
  'tinh tp': 'province',
  'tinh thanh pho': 'province',
  'ten tinh thanh pho': 'province',
  'tinh thanh pho truc thuoc trung uong': 'province',
  province: 'province',
  huyen: 'district',
  'ten huyen': 'district',
  'quan huyen': 'district',
  'huyen thi xa thanh pho': 'district',
  xa: 'commune',
  'ten xa': 'commune',
  'xa phuong': 'commune',
  'xa phuong thi tran': 'commune',
  'xa phuong dac khu': 'commune',
  'phuong xa': 'commune',
  'so nganh': 'agency',
  'so ban nganh': 'agency',
  'ten co quan': 'agency',
  'co quan don vi': 'agency',
};
const MEASURES: Record<string, string> = {
  'tong diem': 'value',
  'diem so': 'value',
  'so diem': 'value',
  'chi so': 'value',
  'vi tri': 'published_rank',
  'vi thu': 'published_rank',
  'xep thu': 'published_rank',
  'hang toan quoc': 'published_rank',
};
const PERIOD =
  /(?:(?:quý|q)\s*(?:[1-4]|i{1,3}|iv)|tháng\s*\d{1,2}|[69]\s*tháng(?:\s*(?:đầu|cuối))?)?\s*[/,-]?\s*(?:năm\s*)?(?<![\d/.,-])(?:19|20)\d\d(?![\d/.,])/giu;

/** Periods named in a text such as a title, each once, in the order found. */
export function periodsIn(text: string): string[] {
  const found = new Set<string>();
  for (const [match] of text.matchAll(PERIOD)) {
    const read = readPeriod(match.replace(/^[\s/,-]+/, ''));
    if ('value' in read) found.add(read.value);
  }
  return [...found];
}

/** Reads headings and titles for one table of the model. */
export class HeadingReader {
  readonly #columns = new Map<string, string>();
  readonly #indicators = new Map<string, string[]>();
  readonly #own: boolean;

  constructor(known: ImportKnown, resource: TableResource) {
    this.#own = resource.name === 'observations';
    for (const { name, title } of resource.schema.fields)
      for (const heading of [title ?? name, name]) this.#columns.set(fold(heading), name);
    for (const id of known.indicators.keys()) {
      const names = known.indicatorNames.get(id) ?? [];
      const short = names.flatMap((name) =>
        [...name.matchAll(/\(([A-Z][A-Z ]+)\)/g)].map((m) => m[1]),
      );
      const bare = names.map((name) => name.replace(/\([^)]*\)/g, ' '));
      for (const name of new Set([id, ...names, ...bare, ...short].map((one) => fold(one ?? '')))) {
        const ids = this.#indicators.get(name) ?? [];
        if (name !== '') this.#indicators.set(name, ids.includes(id) ? ids : [...ids, id]);
      }
    }
  }

  /** Ids of the indicators a whole text names; the head of an index wins over what shares its name. */
  indicators(text: string): readonly string[] {
    const folded = fold(text);
    const bare = fold(text.replace(/\([^)]*\)/g, ' '));
    const ids = this.#indicators.get(folded) ?? this.#indicators.get(bare) ?? [];
    const exact = ids.find((id) => fold(id) === folded);
    return exact === undefined ? ids : [exact];
  }

  /** Ids of the indicators named within a text: the longest names, none inside another. */
  indicatorsIn(text: string): string[] {
    const folded = ` ${fold(text)} `;
    const names = [...this.#indicators.keys()]
      .filter((name) => name.length > 2 && folded.includes(` ${name} `))
      .sort((a, b) => b.length - a.length);
    const kept: string[] = [];
    for (const name of names)
      if (!kept.some((one) => ` ${one} `.includes(` ${name} `))) kept.push(name);
    return [...new Set(kept.flatMap((name) => this.indicators(name)))];
  }

  /** What a heading says, or null when nothing in it is known. */
  read(text: string): HeadingWords | null {
    const whole = this.#whole(text);
    if (whole) return whole;
    const bare = this.#whole(text.replace(/\([^)]*\)|\[[^\]]*\]/g, ' '));
    if (bare) return bare;
    const [period, second] = periodsIn(text);
    const rest = text.replace(PERIOD, ' ').replace(/^[\s/,–-]+|[\s/,–-]+$|\bnăm\s*$/giu, '');
    const about = this.#measured(rest);
    if (period === undefined || second !== undefined) return rest === text ? about : null;
    if (fold(rest) === '') return { period };
    return about && { ...about, period };
  }

  #whole(text: string): HeadingWords | null {
    const folded = fold(text);
    if (folded === '') return null;
    const own = this.#columns.get(folded);
    if (own !== undefined) return { column: own };
    if (ORDINAL.has(folded)) return { column: 'skip' };
    if (UNIT_CODES.includes(folded)) return { column: 'unit_code' };
    if (Object.hasOwn(UNITS, folded)) {
      const level = UNITS[folded];
      return level ? { column: 'unit_id', level } : { column: 'unit_id' };
    }
    const period = readPeriod(text);
    if ('value' in period) return { period: period.value };
    if (this.#own) {
      const column =
        columnOfHeading(folded) ?? (Object.hasOwn(MEASURES, folded) ? MEASURES[folded] : undefined);
      if (column !== undefined) return { column };
    }
    const indicators = this.indicators(text);
    return indicators.length > 0 && this.#own ? { indicators } : null;
  }

  /** "Điểm PAPI", "Xếp hạng PCI", "PAPI": a measure, an indicator, or both. */
  #measured(text: string): HeadingWords | null {
    if (!this.#own) return null;
    const whole = this.#whole(text);
    if (whole) return whole;
    const words = fold(text).split(' ');
    for (let n = Math.min(3, words.length - 1); n > 0; n--) {
      const column = columnOfHeading(words.slice(0, n).join(' '));
      const indicators = this.indicators(words.slice(n).join(' '));
      if (column && indicators.length > 0) return { column, indicators };
      const last = columnOfHeading(words.slice(-n).join(' '));
      const before = this.indicators(words.slice(0, -n).join(' '));
      if (last && before.length > 0) return { column: last, indicators: before };
    }
    return null;
  }
}
