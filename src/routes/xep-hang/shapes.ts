import type { BarsInput } from '$lib/charts';
import { valueStyle } from '$lib/charts/value-style';
import { formatNumber, formatRank, formatValue } from '$lib/messages/format';
import { m } from '$lib/messages/generated/messages';
import type { SeaTile } from '$lib/queries/answers/sea-tiles';
import type { Estimate, RankingAnswer, RankingRow } from '$lib/queries/answers/types';
import { quantileClasses } from '$lib/ui/tiles';
import { missingNames } from '$lib/ui/estimate-text';
import type { Tile, TileClass } from '$lib/ui/types';

/** Rows that have something to show: a value, a printed rank, or why there is none: withheld, or a part missing. */
export function rowsWithFigures(answer: RankingAnswer): RankingRow[] {
  const withheld = new Set(answer.withheld.map((unit) => unit.unit_id));
  return answer.rows.filter(
    (row) =>
      row.value !== null ||
      row.published_rank !== null ||
      row.estimate !== null ||
      withheld.has(row.unit_id),
  );
}

/** What stands in place of a missing value: the units for want of which there is no estimate, or "không công bố". */
export function withoutText(
  row: { unit_id: string; estimate?: Estimate | null },
  withheld: ReadonlySet<string>,
): string | null {
  const names = row.estimate ? missingNames(row.estimate) : '';
  if (names) return m.boundaries_missing({ names });
  return withheld.has(row.unit_id) ? m.ranking_withheld() : null;
}

/** What the bars of a ranking draw: every unit of the set that has a value, and the withheld by name. */
export function barsOf(answer: RankingAnswer, us: string | null): BarsInput {
  const withheld = new Set(answer.withheld.map((unit) => unit.unit_id));
  const without = (row: RankingRow) => withoutText(row, withheld);
  const rows = answer.rows.filter((row) => row.value !== null || without(row) !== null);
  return {
    rows: rows.map((row) => ({
      unit_id: row.unit_id,
      name: row.short_vi,
      value: row.value,
      rank: row.rank,
      estimated: row.status === 'estimated',
      estimated_rank: row.estimated_rank,
      us: row.unit_id === us,
      without: without(row) ?? m.charts_missing(),
    })),
    style: valueStyle(answer.indicator),
  };
}

function tileNote(row: RankingRow, estimated_of: number | null): string | null {
  const rank =
    row.estimated_rank !== null
      ? m.boundaries_tile_rank({ rank: formatRank(row.estimated_rank, estimated_of) })
      : row.rank !== null
        ? m.ranking_tile_rank({ rank: formatRank(row.rank, row.of) })
        : null;
  const estimated =
    row.value !== null && row.status === 'estimated' ? m.boundaries_tile_note() : null;
  return [estimated, rank].filter(Boolean).join('. ') || null;
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
      (row.value === null ? withoutText(row, withheld) : null) ?? formatValue(row.value, style),
    href: row.value === null && row.published_rank === null ? null : `/don-vi/${row.unit_id}`,
    us: row.unit_id === us,
    estimated: row.value !== null && row.status === 'estimated',
    note: tileNote(row, answer.estimated_of),
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
