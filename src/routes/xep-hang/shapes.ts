import type { BarsInput } from '$lib/charts';
import { valueStyle } from '$lib/charts/value-style';
import { formatNumber, formatRank, formatValue } from '$lib/messages/format';
import { m } from '$lib/messages/generated/messages';
import type { SeaTile } from '$lib/queries/answers/sea-tiles';
import type { RankingAnswer, RankingRow } from '$lib/queries/answers/types';
import { quantileClasses } from '$lib/ui/tiles';
import type { Tile, TileClass } from '$lib/ui/types';

/** Rows that have something to show: a value, a printed rank, or the knowledge that it is withheld. */
export function rowsWithFigures(answer: RankingAnswer): RankingRow[] {
  const withheld = new Set(answer.withheld.map((unit) => unit.unit_id));
  return answer.rows.filter(
    (row) => row.value !== null || row.published_rank !== null || withheld.has(row.unit_id),
  );
}

/** What the bars of a ranking draw: every unit of the set that has a value, and the withheld by name. */
export function barsOf(answer: RankingAnswer, us: string | null): BarsInput {
  const withheld = new Set(answer.withheld.map((unit) => unit.unit_id));
  const rows = answer.rows.filter((row) => row.value !== null || withheld.has(row.unit_id));
  return {
    rows: rows.map((row) => ({
      unit_id: row.unit_id,
      name: row.short_vi,
      value: row.value,
      rank: row.rank,
      us: row.unit_id === us,
      ...(withheld.has(row.unit_id) ? { without: m.ranking_withheld() } : {}),
    })),
    style: valueStyle(answer.indicator),
  };
}

/** The tile map of a ranking of provinces, with the archipelagos; null where units have no place on it. */
export function tilesOf(
  answer: RankingAnswer,
  seas: readonly SeaTile[],
  us: string | null,
): { tiles: Tile[]; classes: TileClass[] } | null {
  const placed = answer.rows.flatMap((row) =>
    row.tile_x !== null && row.tile_y !== null ? [{ ...row, x: row.tile_x, y: row.tile_y }] : [],
  );
  if (placed.length < 10 || placed.every((row) => row.value === null)) return null;
  const style = valueStyle(answer.indicator);
  const withheld = new Set(answer.withheld.map((unit) => unit.unit_id));
  const { steps, ranges } = quantileClasses(placed.map((row) => row.value));
  const tiles = placed.map((row, i): Tile => ({
    unit_id: row.unit_id,
    name: row.name_vi,
    short: row.short_vi,
    x: row.x,
    y: row.y,
    step: steps[i] ?? null,
    value:
      row.value === null && withheld.has(row.unit_id)
        ? m.ranking_withheld()
        : formatValue(row.value, style),
    href: row.value === null && row.published_rank === null ? null : `/don-vi/${row.unit_id}`,
    us: row.unit_id === us,
    note: row.rank === null ? null : m.ranking_tile_rank({ rank: formatRank(row.rank, row.of) }),
  }));
  const islands = seas.map((sea): Tile => ({
    unit_id: sea.unit_id,
    name: m.ranking_sea({ name: sea.short_vi, parent: sea.parent_vi }),
    short: sea.short_vi,
    x: sea.x,
    y: sea.y,
    step: null,
    value: '',
    island: true,
  }));
  return {
    tiles: [...tiles, ...islands],
    classes: ranges.map(({ step, min, max }) => ({
      step,
      label: [...new Set([min, max])].map((end) => formatNumber(end, style.decimals)).join('–'),
    })),
  };
}
