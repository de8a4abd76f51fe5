import type { Period } from '../../lib/domain/types';
import { SEED_SOURCE } from './universe';
import { byText, type Row } from './tables';

/** A simulated figure; status and preference are the same for all but rivals of one cell. */
export interface Figure {
  unit_id: string;
  indicator_id: string;
  period: Period;
  breakdown?: string;
  source_id?: string;
  value?: number | null;
  numerator?: number | null;
  denominator?: number | null;
  published_rank?: number;
  published_of?: number;
  preferred?: boolean;
  as_of?: string;
  note?: string;
}

const keyOf = ({
  unit_id,
  indicator_id,
  period,
  breakdown = '',
  source_id = SEED_SOURCE,
}: Figure) => [indicator_id, period, unit_id, breakdown, source_id].join('\u0000');

/** All simulated figures by cell and source; the index a figure belongs to names the file it goes to. */
export class Figures {
  readonly #rows = new Map<string, Figure>();

  add(...figures: Figure[]): void {
    for (const figure of figures) this.#rows.set(keyOf(figure), figure);
  }

  /** The figure of a cell from the main source; an error where there is none, so that nothing is planted in the void. */
  at(unit_id: string, indicator_id: string, period: Period, breakdown?: string): Figure {
    const wanted = { unit_id, indicator_id, period, ...(breakdown ? { breakdown } : {}) };
    const found = this.#rows.get(keyOf(wanted));
    if (!found)
      throw new Error(`no figure: ${unit_id} ${indicator_id} ${period} ${breakdown ?? ''}`);
    return found;
  }

  remove(figure: Figure): void {
    this.#rows.delete(keyOf(figure));
  }

  all(): Figure[] {
    return [...this.#rows].sort(([a], [b]) => byText(a, b)).map(([, figure]) => figure);
  }

  where(test: (figure: Figure) => boolean): Figure[] {
    return this.all().filter(test);
  }
}

/** The row of a figure in the table observations. */
export function figureRow(figure: Figure): Row {
  return {
    ...figure,
    breakdown: figure.breakdown ?? null,
    source_id: figure.source_id ?? SEED_SOURCE,
    value: figure.value ?? null,
    numerator: figure.numerator ?? null,
    denominator: figure.denominator ?? null,
    status: 'simulated',
    preferred: figure.preferred ?? true,
  };
}
