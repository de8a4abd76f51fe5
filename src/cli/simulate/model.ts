import { stream } from './random';
import type { SimUnit } from './universe';

/** Years the simulation spans. */
export const FIRST_YEAR = 2016;
export const LAST_YEAR = 2025;

const drawn = new Map<string, number>();

function normalOf(seed: number, key: string): number {
  const id = `${seed} ${key}`;
  const known = drawn.get(id);
  if (known !== undefined) return known;
  const value = stream(seed, key).normal();
  drawn.set(id, value);
  return value;
}

const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/**
 * How well a unit does on an indicator in a step of time, in deviations from the mean of all units: its own quality, a
 * leaning of its own to this index and to this indicator, and a wandering from step to step.
 */
export function standing(
  seed: number,
  unit: Pick<SimUnit, 'unit_id' | 'quality' | 'roots'>,
  index: string,
  indicator: string,
  step: number,
): number {
  const leaning = (what: string) =>
    mean(unit.roots.map((root) => normalOf(seed, `leaning ${root} ${what}`)));
  const now = normalOf(seed, `step ${unit.unit_id} ${indicator} ${step}`);
  const before = normalOf(seed, `step ${unit.unit_id} ${indicator} ${step - 1}`);
  return (
    0.6 * unit.quality + 0.35 * leaning(index) + 0.35 * leaning(indicator) + 0.18 * (now + before)
  );
}

/** How a share of the maximum moves: where the mean of all units lies, how far they lie apart, and the yearly rise. */
export interface Course {
  mean: number;
  spread: number;
  rise: number;
  /** Shift from a year on: the ruler changed. */
  shifts?: Readonly<Record<number, number>>;
}

/** The share 0–1 of the maximum for a standing, `years` after the first year; never outside 0.05–0.995. */
export function shareOf(
  { mean: middle, spread, rise, shifts = {} }: Course,
  z: number,
  year: number,
): number {
  const shift = Object.entries(shifts).reduce(
    (sum, [from, by]) => sum + (year >= Number(from) ? by : 0),
    0,
  );
  const share = middle + rise * (year - FIRST_YEAR) + shift + spread * z;
  return Math.min(0.995, Math.max(0.05, share));
}

const COURSES: Readonly<Record<string, Course>> = {
  'par-index': { mean: 0.8, spread: 0.055, rise: 0.009 },
  sipas: { mean: 0.79, spread: 0.04, rise: 0.006, shifts: { 2022: -0.03 } },
  papi: { mean: 0.52, spread: 0.05, rise: 0.004 },
  pci: { mean: 0.6, spread: 0.06, rise: 0.007 },
  dti: { mean: 0.3, spread: 0.07, rise: 0.045, shifts: { 2024: 0.08 } },
  'dvc-766': { mean: 0.58, spread: 0.07, rise: 0.03 },
  'ict-index': { mean: 0.42, spread: 0.07, rise: 0.012, shifts: { 2019: 0.14 } },
  'legal-regulation-improvement-index': {
    mean: 0.55,
    spread: 0.07,
    rise: 0.01,
    shifts: { 2021: -0.15 },
  },
  ddci: { mean: 0.68, spread: 0.06, rise: 0.012 },
};

/** The course of an index; parts of it differ a little, the same way for all units. */
export function courseOf(seed: number, index: string, indicator: string): Course {
  const course = COURSES[index];
  if (!course) throw new Error(`no course: ${index}`);
  const off = index === indicator ? 0 : 0.02 * normalOf(seed, `course ${indicator}`);
  return { ...course, mean: course.mean + off };
}
