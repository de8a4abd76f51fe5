import { m } from '$lib/messages/generated/messages';

export const TEMPLATE_HEADER = [
  'unit_id',
  'indicator_id',
  'period',
  'numerator',
  'denominator',
  'value',
  'status',
  'as_of',
  'note',
] as const;

/** Rows that show how a district's file is filled in; marked as simulated, since they are made up. */
export function templateRows(): (string | number | null)[][] {
  const note = m.data_template_note();
  const row = (unit: string, indicator: string, numerator: number, denominator: number) => [
    unit,
    indicator,
    '2024-Q4',
    numerator,
    denominator,
    null,
    'simulated',
    '2024-12-31',
    note,
  ];
  return [
    row('gia-lai.pleiku', 'online-dossier-rate', 80, 100),
    row('gia-lai.pleiku', 'postal-dossier-rate', 10, 100),
    row('gia-lai.an-khe', 'online-dossier-rate', 70, 100),
    row('gia-lai.an-khe', 'postal-dossier-rate', 20, 100),
  ];
}
