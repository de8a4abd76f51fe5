import type { Level } from '../domain/types';

/** Words of the address: Vietnamese, never renamed without a migration. */
export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  country: 'nuoc',
  region: 'vung',
  province: 'tinh',
  district: 'huyen',
  commune: 'xa',
  agency: 'so-nganh',
};

/** The query part of an address from what is given, `''` when nothing is. */
export function queryOf(parts: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(parts).filter(([, value]) => value !== null);
  return given.length === 0
    ? ''
    : `?${given.map(([key, value]) => `${key}=${encodeURIComponent(value ?? '')}`).join('&')}`;
}
