import type { Finding } from '../domain/types';
import { findingText } from './finding';
import { formatNumber, formatPeriod } from './format';
import { m } from './generated/messages';

const SENTENCES: Record<string, (refused: Finding, considered: number) => string> = {
  mixed_origin: () => m.emulation_mixed_origin(),
  simulated_figures: () => m.emulation_simulated(),
  none_improved: (_, n) => m.emulation_none_improved({ n: formatNumber(n) }),
  base_incomplete: ({ params }) =>
    m.emulation_base_incomplete({ base: formatPeriod(String(params['base_period'])) }),
};

/** Codes of a refusal that have a sentence of their own. */
export const REFUSAL_CODES: readonly string[] = Object.keys(SENTENCES);

/** Why there is no list for commendation, as part of a sentence; `considered` units could be compared. */
export const refusalText = (refused: Finding, considered: number): string =>
  SENTENCES[refused.code]?.(refused, considered) ?? findingText(refused);
