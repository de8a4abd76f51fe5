import { m } from '../../messages/generated/messages';
import type { PlanRow } from '../../queries/plans';
import { capital } from './sentences';

/** What is left blank in print. */
export const BLANK = '…';

const COMMITTEE = /^(UBND|Ủy ban nhân dân) /iu;
const KINDS = /^(tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu) /iu;

/** Who issues a plan, in the ways a document names it. */
export interface Issuer {
  /** The committee of a unit, which is signed for; else an agency under its own name. */
  committee: boolean;
  /** Lines at the top of the page, in capitals. */
  lines: string[];
  /** In a sentence: "Ủy ban nhân dân tỉnh Gia Lai". */
  name: string;
  /** Place before the date. */
  place: string;
}

/** The issuer of a plan; what is unknown of it is left blank. */
export function issuerOf({ issuing_unit_vi, unit_vi }: PlanRow): Issuer {
  const told = (issuing_unit_vi ?? '').replace(/^Mô phỏng: /u, '').trim();
  const unit = COMMITTEE.test(told) ? known(told.replace(COMMITTEE, '')) : '';
  if (unit !== '') {
    return {
      committee: true,
      lines: [m.document_committee(), capitals(unit)],
      name: m.document_committee_of({ unit }),
      place: placeOf(unit),
    };
  }
  const name = told === '' ? m.document_issuer_unknown() : known(told);
  const place = unit_vi === null ? BLANK : placeOf(known(unit_vi));
  return { committee: false, lines: [capitals(name)], name, place };
}

const capitals = (text: string): string => text.toLocaleUpperCase('vi');

/** A name without what was added to it in brackets or after a comma; blank where it could not be read. */
function known(name: string): string {
  return name
    .replace(/\s*\((?![^)]*\?)[^)]*\)/gu, '')
    .replace(/\[[^\]]*\]/gu, BLANK)
    .replace(/, .*$/su, '')
    .trim();
}

/** "tỉnh Gia Lai" → "Gia Lai"; a name that is a number keeps its kind: "Phường 1". */
function placeOf(unit: string): string {
  const bare = unit.replace(KINDS, '');
  return /^\d/.test(bare) ? capital(unit) : bare;
}

/** "Số: 35/KH-UBND"; the number left blank where the plan has none. */
export function numberLine(number: string | null, symbol: string): string {
  return number === null || number.trim() === ''
    ? m.document_number_blank({ symbol })
    : m.document_number({ number });
}

/** Symbol of the plans of an issuer: KH-UBND. */
export function planSymbol({ committee }: Issuer): string {
  return committee ? 'KH-UBND' : `KH-${BLANK}`;
}

/** Symbol of the reports of an issuer: BC-UBND. */
export function reportSymbol({ committee }: Issuer): string {
  return committee ? 'BC-UBND' : `BC-${BLANK}`;
}

/** Day, month and year of a date as a document writes them: "01" to "09" for days and for the first two months. */
export function dateParts(iso: string | null): { day: string; month: string; year: string } {
  const [year, month, day] = (iso ?? '').split('-');
  if (!year || !month || !day) return { day: BLANK, month: BLANK, year: BLANK };
  return { day, month: Number(month) > 2 ? String(Number(month)) : month, year };
}

/** What the plan is about: its title without the word "Kế hoạch". */
export function subjectOf({ title_vi }: PlanRow): string {
  return capital(title_vi.replace(/^Kế hoạch\s+/iu, ''));
}

const WORDS: readonly (readonly [short: string, long: string])[] = [
  ['NĐ', 'Nghị định'],
  ['NQ', 'Nghị quyết'],
  ['QĐ', 'Quyết định'],
  ['KH', 'Kế hoạch'],
  ['TT', 'Thông tư'],
  ['CV', 'Công văn'],
  ['CTr', 'Chương trình'],
];

/** Documents a plan rests on, their kinds written out: "Quyết định số 35/QĐ-BNV ngày 22/01/2024". */
export function basisOf({ basis }: PlanRow): string[] {
  return (basis ?? '')
    .split(/;\s*/u)
    .filter((one) => one !== '')
    .map((one) => {
      const [, short, rest] = /^(\p{L}+) (\d.*)$/su.exec(one) ?? [];
      const long = WORDS.find(([word]) => word === short)?.[1];
      return long === undefined || rest === undefined ? one : `${long} số ${rest}`;
    });
}
