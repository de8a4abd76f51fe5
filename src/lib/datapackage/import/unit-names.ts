import type { Level } from '../../domain/types';
import type { KnownUnit } from '../unit-lookup';
import { fold } from '../values';

/** How a name may be written in short, folded, with the folded name it stands for. */
const SHORT_NAMES: Record<string, string> = {
  hcm: 'ho chi minh',
  tphcm: 'ho chi minh',
  'tp hcm': 'ho chi minh',
  hcmc: 'ho chi minh',
  brvt: 'ba ria vung tau',
  'br vt': 'ba ria vung tau',
  'b ria vung tau': 'ba ria vung tau',
  tth: 'thua thien hue',
  'tt hue': 'thua thien hue',
  tthue: 'thua thien hue',
  't t hue': 'thua thien hue',
  'th thien hue': 'thua thien hue',
  'dac lac': 'dak lak',
  'dac lak': 'dak lak',
  daklak: 'dak lak',
  'dac nong': 'dak nong',
  daknong: 'dak nong',
  kontum: 'kon tum',
  'con tum': 'kon tum',
  'bac can': 'bac kan',
  hanoi: 'ha noi',
  danang: 'da nang',
};

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^(thanh pho|tp|t p) (?=.)/, 'thanh pho'],
  [/^(tinh|t) (?=.)/, 'tinh'],
  [/^(huyen|h) (?=.)/, 'huyen'],
  [/^(quan|q) (?=.)/, 'quan'],
  [/^(thi xa|tx) (?=.)/, 'thi xa'],
  [/^(xa|x) (?=.)/, 'xa'],
  [/^(phuong|p) (?=.)/, 'phuong'],
  [/^(thi tran|tt) (?=.)/, 'thi tran'],
  [/^(dac khu) (?=.)/, 'dac khu'],
  [/^(vung) (?=.)/, 'vung'],
];

const MADE = new WeakMap<ReadonlyMap<string, KnownUnit>, UnitNames>();

export interface UnitScope {
  level?: Level | null;
  /** Only units below this one. */
  within?: string | null;
}

/** Finds every unit that a text may name: by id, code, or name in any era and spelling. */
export class UnitNames {
  readonly #byKey = new Map<string, Set<string>>();
  readonly #byCode = new Map<string, Set<string>>();

  /** The names of these units; made once for them. */
  static of(units: ReadonlyMap<string, KnownUnit>): UnitNames {
    let names = MADE.get(units);
    if (!names) MADE.set(units, (names = new UnitNames(units)));
    return names;
  }

  private constructor(private readonly units: ReadonlyMap<string, KnownUnit>) {
    for (const [id, unit] of units) {
      if (unit.code) add(this.#byCode, unit.code, id);
      for (const name of new Set([unit.name, ...(unit.names ?? [])])) {
        const folded = fold(name);
        const { bare } = takeKind(folded);
        add(this.#byKey, folded, id);
        if (bare !== folded) add(this.#byKey, bare, id);
      }
    }
  }

  /** Ids of units of the scope, in the order of the table; empty when the text names none. */
  find(text: string, scope: UnitScope = {}): string[] {
    const clean = text
      .replace(/^\s*(\d{1,3}|[IVX]+)[.)]\s+/, '')
      .replace(/\s*(\(\d{1,2}\)|\(\*+\)|\*+|[¹²³⁴-⁹]+)$/, '')
      .trim();
    if (this.units.has(clean)) return [clean];
    if (/^\d{1,5}$/.test(clean)) return this.code(clean, scope);
    const folded = fold(clean).replace(/^(ubnd|uy ban nhan dan) /, '');
    const { bare, kind } = takeKind(Object.hasOwn(SHORT_NAMES, folded) ? '' : folded);
    const short = [folded, bare].find((one) => Object.hasOwn(SHORT_NAMES, one));
    const key = short === undefined ? bare : (SHORT_NAMES[short] ?? bare);
    const all = this.#within(this.#byKey.get(key), scope);
    const spelledSame = all.filter((id) => this.#spelled(id, clean));
    const loose = spelledSame.length > 0 ? spelledSame : all;
    const ofKind = kind ? loose.filter((id) => this.#isKind(id, kind)) : [];
    return ofKind.length > 0 ? ofKind : loose;
  }

  /** Ids of units by official code; leading zeros that a spreadsheet dropped are put back. */
  code(text: string, scope: UnitScope = {}): string[] {
    const digits = scope.level === 'district' ? 3 : scope.level === 'commune' ? 5 : 2;
    const exact = this.#within(this.#byCode.get(text), scope);
    return exact.length > 0
      ? exact
      : this.#within(this.#byCode.get(text.padStart(digits, '0')), scope);
  }

  #within(ids: ReadonlySet<string> | undefined, { level, within }: UnitScope): string[] {
    return [...(ids ?? [])].filter((id) => {
      if (level && this.units.get(id)?.level !== level) return false;
      for (let at: string | null = within ? id : null; at !== null;) {
        if (at === within) return true;
        at = this.units.get(at)?.parent ?? null;
      }
      return !within;
    });
  }

  /** Whether a unit bore a name with these very letters and marks. */
  #spelled(id: string, text: string): boolean {
    const unit = this.units.get(id);
    const wanted = exactKey(text);
    return [unit?.name ?? '', ...(unit?.names ?? [])].some((name) => {
      const key = exactKey(name);
      return key === wanted || wanted.endsWith(` ${key}`) || key.endsWith(` ${wanted}`);
    });
  }

  #isKind(id: string, kind: string): boolean {
    const unit = this.units.get(id);
    return [unit?.name ?? '', ...(unit?.names ?? [])].some((name) =>
      fold(name).startsWith(`${kind} `),
    );
  }
}

/** Letters with their marks, but not where on a word the tone stands: "hoà" is "hòa". */
function exactKey(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
    .split(' ')
    .map((word) => {
      const tones = word.match(/[\u0300\u0301\u0303\u0309\u0323]/g)?.join('') ?? '';
      return word.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '') + tones;
    })
    .join(' ');
}

function takeKind(folded: string): { bare: string; kind: string | null } {
  for (const [pattern, kind] of KINDS)
    if (pattern.test(folded)) return { bare: folded.replace(pattern, ''), kind };
  return { bare: folded, kind: null };
}

function add(into: Map<string, Set<string>>, key: string, id: string): void {
  const ids = into.get(key);
  if (ids) ids.add(id);
  else into.set(key, new Set([id]));
}
