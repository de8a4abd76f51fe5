import type { Level } from '$lib/domain/types';
import { m } from '$lib/messages/generated/messages';

/** Levels in words, for pickers and headings. */
export const LEVEL_NAMES: Record<Level, () => string> = {
  country: m.ranking_level_country,
  region: m.ranking_level_region,
  province: m.ranking_level_province,
  district: m.ranking_level_district,
  commune: m.ranking_level_commune,
  agency: m.ranking_level_agency,
};
