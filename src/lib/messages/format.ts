import { m } from './generated/messages';

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(min: number, max: number): Intl.NumberFormat {
  const key = `${min}-${max}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat('vi-VN', {
      minimumFractionDigits: min,
      maximumFractionDigits: max,
    });
    formats.set(key, format);
  }
  return format;
}

/** A number as Vietnamese print has it: decimal comma, points between thousands, a true minus. */
export function formatNumber(value: number, decimals?: number): string {
  const format = decimals === undefined ? numberFormat(0, 4) : numberFormat(decimals, decimals);
  const text = format.format(value).replace('-', '−');
  return /[1-9]/.test(text) ? text : text.replace('−', '');
}

export interface ValueFormat {
  /** Digits after the comma; left out = as many as the number has (at most four). */
  decimals?: number | undefined;
  percent?: boolean | undefined;
}

/** A value or the word for a missing one: never 0, never blank. */
export function formatValue(value: number | null | undefined, format: ValueFormat = {}): string {
  if (value === null || value === undefined || Number.isNaN(value)) return m.charts_missing();
  return formatNumber(value, format.decimals) + (format.percent ? '%' : '');
}

/** "+0,38", "−1,20", "0,00". */
export function formatSigned(value: number, decimals?: number): string {
  const text = formatNumber(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A change with its unit: percents change by percentage points, "+0,38 điểm %", never "+0,38%". */
export function formatChange(value: number, format: ValueFormat = {}): string {
  const text = formatSigned(value, format.decimals);
  return format.percent ? m.charts_percentage_points({ change: text }) : text;
}

/** ▲ up, ▼ down, = unchanged. */
export function changeArrow(change: number): '▲' | '▼' | '=' {
  if (change === 0) return '=';
  return change > 0 ? '▲' : '▼';
}

/** ISO date (or year, or year and month) as dd/mm/yyyy (yyyy, mm/yyyy). */
export function formatDate(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split('-');
  return [day, month, year].filter(Boolean).join('/');
}

/** The day of the reader's clock as yyyy-mm-dd. */
export function localDay(now: Date): string {
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0'));
  return `${now.getFullYear()}-${month}-${day}`;
}

const ROMAN = ['I', 'II', 'III', 'IV'];

/** "năm 2023", "6 tháng đầu năm 2023", "9 tháng năm 2023", "quý III/2023", "tháng 6/2023". */
export function formatPeriod(period: string): string {
  const [year = '', part = ''] = period.split('-');
  if (part === '') return m.charts_period_year({ year });
  if (part === 'H1') return m.charts_period_h1({ year });
  if (part === 'H2') return m.charts_period_h2({ year });
  if (part === '9M') return m.charts_period_9m({ year });
  if (part.startsWith('Q')) {
    return m.charts_period_quarter({ quarter: ROMAN[Number(part[1]) - 1] ?? part, year });
  }
  return m.charts_period_month({ month: String(Number(part)), year });
}

/** The same, short enough for an axis: "2023", "6T/2023", "Q.III/2023", "6/2023". */
export function formatPeriodShort(period: string): string {
  const [year = '', part = ''] = period.split('-');
  if (part === '') return year;
  if (part === 'H1') return m.charts_axis_h1({ year });
  if (part === 'H2') return m.charts_axis_h2({ year });
  if (part === '9M') return m.charts_axis_9m({ year });
  if (part.startsWith('Q')) {
    return m.charts_axis_quarter({ quarter: ROMAN[Number(part[1]) - 1] ?? part, year });
  }
  return `${Number(part)}/${year}`;
}

/** "58/61"; the rank alone where the number of units is unknown; "—" where there is no rank. */
export function formatRank(rank: number | null, of?: number | null): string {
  if (rank === null) return '—';
  return of ? `${rank}/${of}` : String(rank);
}

/** "5,2 GB", "34,1 MB", "158 kB", "316 byte". */
export function formatBytes(bytes: number): string {
  if (bytes >= 1e9) return `${formatNumber(bytes / 1e9, 1)} GB`;
  if (bytes > 0 && bytes < 1000) return `${formatNumber(bytes, 0)} byte`;
  return bytes >= 1e6 ? `${formatNumber(bytes / 1e6, 1)} MB` : `${formatNumber(bytes / 1e3, 0)} kB`;
}
