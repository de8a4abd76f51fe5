import type { Band } from '$lib/domain/bands';
import { formatNumber } from '$lib/messages/format';
import { m } from '$lib/messages/generated/messages';

/** A published grade with its ends: "B từ 80 đến dưới 90"; the top one holds everything above. */
export function bandText({ label, min, max }: Band, top: boolean): string {
  const from = min === null ? null : formatNumber(min);
  const to = max === null || top ? null : formatNumber(max);
  if (from !== null && to !== null) return m.ranking_band_between({ label, min: from, max: to });
  if (from !== null) return m.ranking_band_from({ label, min: from });
  return m.ranking_band_below({ label, max: to ?? '' });
}
