import {
  DIFFICULTY_KINDS,
  DIFFICULTY_STATUSES,
  type DifficultyKind,
  type DifficultyStatus,
} from '../domain/difficulties';
import { readId } from './address-id';

/** What of the register of difficulties is shown; null = all. */
export interface DifficultyFilter {
  plan: string | null;
  /** In words, as the register shows who raised it. */
  who: string | null;
  kind: DifficultyKind | null;
  status: DifficultyStatus | null;
  addressee: string | null;
}

export const NO_DIFFICULTY_FILTER: DifficultyFilter = {
  ...{ plan: null, who: null, kind: null, status: null, addressee: null },
};

/** Words of the address: Vietnamese, never renamed without a migration. */
const KIND_WORDS: Readonly<Record<DifficultyKind, string>> = {
  difficulty: 'kho-khan',
  proposal: 'kien-nghi',
};
const STATUS_WORDS: Readonly<Record<DifficultyStatus, string>> = {
  sent: 'da-gui',
  in_hand: 'dang-xem-xet',
  answered: 'da-tra-loi',
};
const LONGEST = 200;

const words = (text: string | null): string | null =>
  text === null || text.trim() === '' ? null : text.slice(0, LONGEST);

/** Reads `/bao-cao/kien-nghi?kh=…&cua=…&loai=…&tt=…&gui=…`; what is broken counts as not given. */
export function readDifficulties(params: URLSearchParams): DifficultyFilter {
  return {
    plan: readId(params.get('kh')),
    who: words(params.get('cua')),
    kind: DIFFICULTY_KINDS.find((one) => KIND_WORDS[one] === params.get('loai')) ?? null,
    status: DIFFICULTY_STATUSES.find((one) => STATUS_WORDS[one] === params.get('tt')) ?? null,
    addressee: words(params.get('gui')),
  };
}

/** The query part of the address, `''` for no choice. */
export function writeDifficulties(filter: DifficultyFilter): string {
  const { plan, who, kind, status, addressee } = filter;
  const parts = {
    ...{ kh: plan, cua: who, loai: kind && KIND_WORDS[kind] },
    ...{ tt: status && STATUS_WORDS[status], gui: addressee },
  };
  const given = Object.entries(parts).filter(([, value]) => value !== null);
  return given.length === 0
    ? ''
    : `?${given.map(([key, value]) => `${key}=${encodeURIComponent(value ?? '')}`).join('&')}`;
}
