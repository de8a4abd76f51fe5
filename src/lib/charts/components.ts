/** A component of an index as an axis; unknown ends of its scale are null. */
export interface ComponentAxis {
  id: string;
  name: string;
  short?: string;
  min: number | null;
  max: number | null;
  decimals: number;
}

export interface ComponentUnit {
  id: string;
  name: string;
  short?: string;
  /** One value an axis; null = missing. */
  values: readonly (number | null)[];
  /** The values are estimates. */
  estimated?: boolean;
  us?: boolean;
}

export interface ComponentsInput {
  axes: readonly ComponentAxis[];
  units: readonly ComponentUnit[];
}

/** Share of the way from the low to the high end of the scale, 0 … 1; null when the value or an end is unknown. */
export function shareOf(axis: ComponentAxis, value: number | null | undefined): number | null {
  if (value === null || value === undefined || axis.min === null || axis.max === null) return null;
  return axis.max === axis.min ? null : (value - axis.min) / (axis.max - axis.min);
}

/** Places of the axes on which every unit has a share. */
export function completeAxes({ axes, units }: ComponentsInput): number[] {
  return axes
    .map((_, i) => i)
    .filter((i) => {
      const axis = axes[i];
      return axis && units.every((unit) => shareOf(axis, unit.values[i]) !== null);
    });
}
