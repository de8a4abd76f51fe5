import { movementOf } from '$lib/domain/movement';
import type { Movement } from '$lib/domain/movement';
import { formatNumber, formatPeriod, formatRank } from '$lib/messages/format';
import { m } from '$lib/messages/generated/messages';
import type { Overview, OverviewFigure } from '$lib/queries/answers/overview-types';
import { briefName, rankText, valueText, whyText } from './words';

/** Groups of reasons told; the rest is counted. */
const REASONS = 3;

const listed = (names: readonly string[]): string => {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : m.home_list({ names: names.slice(0, -1).join(', '), last });
};

const amount = (figure: OverviewFigure, size: number) => {
  const text = formatNumber(size, figure.decimals);
  if (figure.percent) return m.home_points_percent({ n: text });
  return figure.unit === '' ? text : `${text} ${figure.unit}`;
};

/** ", lên 3 bậc (52/61)", only where places may be compared. */
function placesText({ change_rank, latest }: OverviewFigure): string {
  const rank = latest?.rank == null ? null : formatRank(latest.rank, latest.of);
  if (change_rank === null || rank === null) return '';
  if (change_rank === 0) return m.home_places_same({ rank });
  const n = formatNumber(Math.abs(change_rank));
  return change_rank > 0 ? m.home_places_up({ n, rank }) : m.home_places_down({ n, rank });
}

function movedText(figure: OverviewFigure, lead: 'alone' | 'gain' | 'loss'): string {
  const change = figure.change_value ?? 0;
  const said = {
    name: briefName(figure),
    period: formatPeriod(figure.latest?.period ?? ''),
    value: valueText(figure, figure.latest?.value ?? null),
    change: amount(figure, Math.abs(change)),
    base: formatPeriod(figure.base_period ?? ''),
    places: placesText(figure),
    estimate: figure.latest?.status === 'estimated' ? m.home_moved_estimated() : '',
  };
  const up = change > 0;
  if (lead === 'alone') return up ? m.home_moved_up(said) : m.home_moved_down(said);
  if (lead === 'gain') return up ? m.home_gain_up(said) : m.home_gain_down(said);
  return up ? m.home_loss_up(said) : m.home_loss_down(said);
}

/** The best rank, for units of which nothing may be compared. */
function standingText(figures: readonly OverviewFigure[]): string {
  const ranked = figures.flatMap((figure) => {
    const { latest } = figure;
    const rank = latest?.rank ?? latest?.published_rank ?? latest?.estimated_rank ?? null;
    const of = latest?.of ?? latest?.published_of ?? latest?.estimated_of ?? null;
    if (rank === null || latest === null) return [];
    const guessed = latest.rank === null && latest.published_rank === null;
    return [{ figure, latest, guessed, share: of === null ? 1 : rank / of }];
  });
  const [best] = ranked.sort((a, b) => Number(a.guessed) - Number(b.guessed) || a.share - b.share);
  if (best) {
    return m.home_best_rank({
      name: briefName(best.figure),
      rank: rankText(best.figure) ?? '',
      period: formatPeriod(best.latest.period),
    });
  }
  const valued = figures.find((figure) => figure.latest?.value != null);
  return valued?.latest
    ? m.home_only_value({
        name: briefName(valued),
        value: valueText(valued, valued.latest.value),
        period: formatPeriod(valued.latest.period),
      })
    : m.home_no_figures();
}

/** What cannot be compared with the period before, and why. */
function uncomparedText(
  { not_compared }: Movement,
  byId: ReadonlyMap<string, OverviewFigure>,
  overview: Overview,
): string | null {
  const told = not_compared.slice(0, REASONS).map(({ reason, ids }) =>
    m.home_uncompared_group({
      names: listed(ids.flatMap((id) => byId.get(id) ?? []).map(briefName)),
      reason: whyText(reason, overview),
    }),
  );
  const rest = not_compared.slice(REASONS).reduce((sum, group) => sum + group.ids.length, 0);
  if (told.length === 0) return null;
  const text = m.home_uncompared({ groups: told.join('; ') });
  return rest > 0 ? `${text} ${m.home_uncompared_rest({ n: formatNumber(rest) })}` : text;
}

/** Where all may be compared, the third sentence tells the rank, or how little is known. */
function closingText(figures: readonly OverviewFigure[]): string {
  const missing = figures.filter((figure) => figure.latest === null).map(briefName);
  return missing.length > 0
    ? m.home_closing_missing({ names: listed(missing) })
    : standingText(figures);
}

function gainText(found: Movement, byId: ReadonlyMap<string, OverviewFigure>): string {
  const gain = byId.get(found.gain ?? '');
  const loss = byId.get(found.loss ?? '');
  const n = formatNumber(found.compared.length);
  if (gain) return movedText(gain, found.compared.length === 1 ? 'alone' : 'gain');
  if (loss && found.compared.length === 1) return movedText(loss, 'alone');
  if (found.compared.length === 1) {
    const still = byId.get(found.same[0] ?? '');
    if (still?.latest) {
      return m.home_still({
        name: briefName(still),
        period: formatPeriod(still.latest.period),
        value: valueText(still, still.latest.value),
        base: formatPeriod(still.base_period ?? ''),
      });
    }
  }
  return m.home_no_gain({ n });
}

function lossText(found: Movement, byId: ReadonlyMap<string, OverviewFigure>): string {
  const loss = byId.get(found.loss ?? '');
  if (found.compared.length === 1) {
    const only = byId.get(found.compared[0] ?? '');
    return m.home_only_compared({ name: only ? briefName(only) : '' });
  }
  return loss
    ? movedText(loss, 'loss')
    : m.home_no_loss({ n: formatNumber(found.compared.length) });
}

/**
 * What changed, in three plain sentences made from the figures: the largest real gain, the largest real loss, and
 * what cannot be compared and why. Only real changes count; where there is none, the first sentence says so.
 */
export function sentencesOf(overview: Overview): string[] {
  const figures = overview.figures.filter((figure) => figure.latest !== null);
  if (figures.length === 0) return [m.home_no_figures()];
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const found = movementOf(
    figures.map((figure) => ({
      id: figure.id,
      period: figure.latest?.period ?? '',
      change: figure.change_value,
      reason: figure.reason,
      span: figure.span,
      lower_better: figure.lower_better,
    })),
  );
  const uncompared = uncomparedText(found, byId, overview) ?? closingText(overview.figures);
  return found.compared.length === 0
    ? [m.home_nothing_compared(), standingText(figures), uncompared]
    : [gainText(found, byId), lossText(found, byId), uncompared];
}
