import { roundTo } from '../../lib/domain/numbers';
import { figureFault, type Fault, type Where } from './fault';
import type { Figure, Figures } from './observations';
import type { Row } from './tables';

/** Swaps two printed ranks. */
export function plantRanks(figures: Figures): Fault[] {
  const swapped: Where[] = [
    ['hai-duong', 'pci', '2021'],
    ['thai-binh', 'pci', '2021'],
  ];
  const [one, other] = swapped.map((where) => figures.at(...where));
  if (!one || !other) throw new Error('no ranks to swap');
  const { published_rank } = one;
  Object.assign(one, { published_rank: other.published_rank });
  Object.assign(other, { published_rank });
  return swapped.map((where) =>
    figureFault(
      'published_rank_differs',
      where,
      'published_rank',
      'Hạng in ra bị đổi chỗ với tỉnh khác',
      'Printed ranks of two provinces are swapped',
    ),
  );
}

/** Scores above the maximum, and wholes that are not the sum of their rows. */
export function plantScorecards(cards: readonly Row[]): Fault[] {
  const card = (unit_id: string, indicator_id: string): Row => {
    const found = cards.find(
      (row) =>
        row['unit_id'] === unit_id &&
        row['indicator_id'] === indicator_id &&
        row['period'] === '2024',
    );
    if (!found) throw new Error(`no scorecard: ${unit_id} ${indicator_id}`);
    return found;
  };
  const raise = (row: Row, by: number) => {
    row['self_score'] = roundTo(Number(row['self_score']) + by, 2);
  };
  const table = 'scorecards' as const;
  return [
    ...['gia-lai.so-noi-vu', 'quang-tri.so-noi-vu'].map((unit_id) => {
      const row = card(unit_id, 'par-field-institution');
      const by = roundTo(8.5 - Number(row['self_score']), 2);
      raise(row, by);
      raise(card(unit_id, 'par-index'), by);
      return figureFault(
        'score_above_maximum',
        [unit_id, 'par-field-institution', '2024'],
        'self_score',
        'Điểm tự chấm vượt điểm tối đa',
        'The self-score exceeds the maximum',
        { table },
      );
    }),
    ...['gia-lai.an-khe', 'hau-giang.vi-thanh'].map((unit_id) => {
      raise(card(unit_id, 'par-index'), 0.75);
      return figureFault(
        'sum_differs',
        [unit_id, 'par-index', '2024'],
        'self_score',
        'Tổng điểm tự chấm khác tổng các lĩnh vực',
        'The total of self-scores differs from the sum of the fields',
        { table },
      );
    }),
  ];
}

/** Figures that the check of a package refuses: taken out of the package, to be laid beside it. */
export function plantRefused(figures: Figures): { faults: Fault[]; refused: Figure[] } {
  const refused: Figure[] = [];
  const take = (where: Where, change: (old: Figure) => Partial<Figure>) => {
    const { unit_id, indicator_id, period, ...old } = figures.at(...where);
    const figure = { unit_id, indicator_id, period, ...old };
    figures.remove(figure);
    refused.push({ ...figure, ...change(figure) });
  };
  const above: [Where, number][] = [
    [['gia-lai.kbang', 'dossier-on-time-resolved-rate', '2024-08'], 104.2],
    [['quang-tri.vinh-linh', 'postal-dossier-rate', '2024-10'], 130.5],
    [['hau-giang.chau-thanh', 'par-index', '2022'], 107.3],
  ];
  const over: Where[] = [
    ['gia-lai.an-khe', 'online-dossier-rate', '2024-07'],
    ['hau-giang.vi-thanh', 'online-dossier-rate', '2024-07'],
  ];
  const more = { refused: true };
  return {
    refused,
    faults: [
      ...above.map(([where, value]) => {
        take(where, () => ({ value, numerator: null, denominator: null }));
        return figureFault(
          'value_out_of_range',
          where,
          'value',
          'Giá trị vượt 100',
          'The value is above 100',
          more,
        );
      }),
      ...over.map((where) => {
        take(where, (old) => ({ value: null, numerator: (old.denominator ?? 0) + 37 }));
        return figureFault(
          'numerator_above_denominator',
          where,
          'numerator',
          'Tử số lớn hơn mẫu số',
          'The numerator is above the denominator',
          more,
        );
      }),
    ],
  };
}
