import { formatDate } from './format';

/** A cell of a table as it is read: days as dd/mm/yyyy, all else as it stands. */
export const cellText = (value: string | number | boolean): string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? formatDate(value) : String(value);
