import { roundTo } from '../../lib/domain/numbers';
import type { Level } from '../../lib/domain/types';
import { FIRST_YEAR, LAST_YEAR, shareOf, standing, type Course } from './model';
import type { Figure, Figures } from './observations';
import { stream } from './random';
import { PLACES, type SimUnit } from './universe';

interface Rate {
  indicator_id: string;
  decimals: number;
  course: Course;
  /** What is counted: dossiers of the period, or procedures, of which a unit has a fixed number. */
  of: 'dossiers' | 'procedures';
  levels: readonly Level[];
}

const ALL: readonly Level[] = ['province', 'district', 'commune', 'agency'];
export const RATES: readonly Rate[] = [
  {
    indicator_id: 'online-dossier-rate',
    decimals: 2,
    of: 'dossiers',
    levels: ALL,
    course: { mean: 0.12, spread: 0.05, rise: 0.056 },
  },
  {
    indicator_id: 'postal-dossier-rate',
    decimals: 2,
    of: 'dossiers',
    levels: ALL,
    course: { mean: 0.04, spread: 0.012, rise: 0.006 },
  },
  {
    indicator_id: 'dossier-on-time-resolved-rate',
    decimals: 2,
    of: 'dossiers',
    levels: ALL,
    course: { mean: 0.9, spread: 0.02, rise: 0.005 },
  },
  {
    indicator_id: 'dossier-digitised-rate',
    decimals: 2,
    of: 'dossiers',
    levels: ['province'],
    course: { mean: 0.1, spread: 0.06, rise: 0.07 },
  },
  {
    indicator_id: 'online-payment-rate',
    decimals: 2,
    of: 'procedures',
    levels: ['province'],
    course: { mean: 0.12, spread: 0.06, rise: 0.06 },
  },
  {
    indicator_id: 'procedure-publication-rate',
    decimals: 1,
    of: 'procedures',
    levels: ['province'],
    course: { mean: 0.82, spread: 0.04, rise: 0.014 },
  },
];

const SIZES: Partial<Record<Level, number>> = {
  province: 9000,
  district: 1400,
  commune: 320,
  agency: 520,
};
const SECTORS = ['Đất đai', 'Hộ tịch', 'Đăng ký kinh doanh', 'Xây dựng'];
const CHANNELS = ['Trực tuyến', 'Trực tiếp', 'Bưu chính công ích'];

/** Months that are simulated: all of 2024 and 2025. */
export const MONTHS = [2024, 2025].flatMap((year) =>
  Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`),
);

/** A month on the scale of years: the months of a year lie around it, so that their mean is the year's. */
const monthOf = (step: number) => 2024 + (step - 5.5) / 12;

const lives = (unit: SimUnit, period: string) => (period >= '2025-07' ? !unit.ended : !unit.begun);

function sizeOf(seed: number, unit: SimUnit): number {
  const base = SIZES[unit.level] ?? 0;
  const from = unit.level === 'province' ? unit.roots : [unit.unit_id];
  return from.reduce(
    (sum, root) => sum + (base * stream(seed, `size ${root}`).int(60, 220)) / 100,
    0,
  );
}

/** The figure of a rate: counted cases, and the rate as it follows from them. */
export function rateFigure(
  cell: Pick<Figure, 'unit_id' | 'indicator_id' | 'period' | 'breakdown'>,
  numerator: number,
  denominator: number,
  decimals: number,
): Figure {
  return {
    ...cell,
    numerator,
    denominator,
    value: roundTo((100 * numerator) / denominator, decimals),
  };
}

function monthly(seed: number, figures: Figures, unit: SimUnit): void {
  const size = sizeOf(seed, unit);
  const noise = stream(seed, `months ${unit.unit_id}`);
  for (const [step, period] of MONTHS.entries()) {
    const received = Math.round((size * noise.int(88, 112)) / 100);
    const gap = unit.level === 'commune' && noise.int(1, 30) === 1;
    if (!lives(unit, period) || gap) continue;
    for (const rate of RATES) {
      if (!rate.levels.includes(unit.level)) continue;
      const { indicator_id, decimals, course } = rate;
      const year = monthOf(step);
      const z = standing(seed, unit, 'rates', indicator_id, step);
      const denominator = rate.of === 'dossiers' ? received : Math.round(size / 20);
      const numerator = Math.round(denominator * shareOf(course, z, year));
      figures.add(
        rateFigure(
          { unit_id: unit.unit_id, indicator_id, period },
          numerator,
          denominator,
          decimals,
        ),
      );
    }
    figures.add({
      unit_id: unit.unit_id,
      indicator_id: 'dossier-received-count',
      period,
      value: received,
    });
  }
}

/** Years before the months from the course alone; the others as the months add up. */
function yearly(seed: number, figures: Figures, unit: SimUnit): void {
  const size = sizeOf(seed, unit);
  for (const { indicator_id, decimals, course, of } of RATES) {
    for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      if (year >= LAST_YEAR ? unit.ended : unit.begun) continue;
      const cell = { unit_id: unit.unit_id, indicator_id, period: String(year) };
      if (year < 2024) {
        const denominator = Math.round(of === 'dossiers' ? 12 * size : size / 20);
        const z = standing(seed, unit, 'rates', indicator_id, 12 * (year - 2024));
        const numerator = Math.round(denominator * shareOf(course, z, year));
        figures.add(rateFigure(cell, numerator, denominator, decimals));
        continue;
      }
      const months = MONTHS.filter(
        (month) => month.startsWith(`${year}-`) && lives(unit, month),
      ).map((month) => figures.at(unit.unit_id, indicator_id, month));
      const last = months.at(-1);
      const sum = (part: 'numerator' | 'denominator') =>
        of === 'procedures'
          ? (last?.[part] ?? 0)
          : months.reduce((total, one) => total + (one[part] ?? 0), 0);
      figures.add(rateFigure(cell, sum('numerator'), sum('denominator'), decimals));
    }
  }
}

/** What came in by channel, and two rates by sector, for the places simulated in full. */
function parted(seed: number, figures: Figures, unit: SimUnit): void {
  const noise = stream(seed, `parts ${unit.unit_id}`);
  for (const [step, period] of MONTHS.entries()) {
    if (!lives(unit, period)) continue;
    const { unit_id } = unit;
    const all = figures.at(unit_id, 'dossier-received-count', period).value ?? 0;
    const [online, postal] = ['online-dossier-rate', 'postal-dossier-rate'].map(
      (id) => figures.at(unit_id, id, period).numerator ?? 0,
    ) as [number, number];
    for (const [i, value] of [online, all - online - postal, postal].entries())
      figures.add({
        unit_id,
        indicator_id: 'dossier-received-count',
        period,
        breakdown: `channel:${CHANNELS[i]}`,
        value,
      });
    for (const sector of SECTORS) {
      const denominator = Math.round((all * noise.int(18, 26)) / 100);
      for (const { indicator_id, decimals, course } of RATES.slice(0, 3).filter(
        (_, i) => i !== 1,
      )) {
        const z = standing(seed, unit, 'rates', `${indicator_id} ${sector}`, step);
        const numerator = Math.round(denominator * shareOf(course, z, monthOf(step)));
        const cell = { unit_id, indicator_id, period, breakdown: `sector:${sector}` };
        figures.add(rateFigure(cell, numerator, denominator, decimals));
      }
    }
  }
}

/** Quarterly feedback: received, handled of received, published of handled. */
function feedback(seed: number, figures: Figures, unit: SimUnit): void {
  const noise = stream(seed, `feedback ${unit.unit_id}`);
  for (let i = 0; i < 8; i++) {
    const period = `${2024 + Math.floor(i / 4)}-Q${(i % 4) + 1}`;
    const received = noise.int(120, 420);
    const handled = Math.round((received * noise.int(82, 99)) / 100);
    const told = Math.round((handled * noise.int(70, 98)) / 100);
    if (!lives(unit, i >= 6 ? '2025-07' : '2024-01')) continue;
    const cell = (indicator_id: string) => ({ unit_id: unit.unit_id, indicator_id, period });
    figures.add({ ...cell('feedback-received-count'), value: received });
    figures.add(rateFigure(cell('feedback-handled-rate'), handled, received, 1));
    figures.add(rateFigure(cell('feedback-result-publication-rate'), told, handled, 1));
  }
}

/** Service rates with their numerators and denominators, by month for all units and by year for provinces. */
export function addRates(seed: number, figures: Figures, units: readonly SimUnit[]): void {
  const places = new Set<string>(PLACES.flatMap(({ old, now }) => [old, now]));
  for (const unit of units) {
    monthly(seed, figures, unit);
    if (unit.level === 'province') yearly(seed, figures, unit);
    if (places.has(unit.unit_id)) parted(seed, figures, unit);
    if (places.has(unit.unit_id) || unit.level === 'district') feedback(seed, figures, unit);
  }
}
