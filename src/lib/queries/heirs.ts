import type { IsoDate } from '../domain/types';
import type { Question } from './question';

export interface HeirRow {
  unit_id: string;
  name_vi: string;
  effective_on: IsoDate;
  source_id: string;
}

/** The communes of today that the communes of a dissolved unit went into: what became of its territory. */
export const heirs: Question<{ unit_id: string }, HeirRow> = {
  name: 'heirs',
  sql: `SELECT n.unit_id, any_value(n.name_vi) AS name_vi, l.effective_on::VARCHAR AS effective_on,
  min(l.source_id) AS source_id
FROM units u
JOIN unit_links l ON l.from_unit_id = u.unit_id
JOIN units t ON t.unit_id = l.to_unit_id AND t.valid_to IS NULL
JOIN unit_names n ON n.unit_id = t.unit_id AND n.valid_to IS NULL
WHERE u.parent_id = ?::VARCHAR AND u.level = 'commune' AND t.parent_id <> u.parent_id
GROUP BY n.unit_id, l.effective_on
ORDER BY l.effective_on, n.unit_id`,
  bind: ({ unit_id }) => [unit_id],
  examples: [{ unit_id: 'gia-lai.pleiku' }, { unit_id: 'ha-noi' }],
};
