import type { ChartSpec } from '$lib/charts';
import type { CompareIndicator } from '$lib/queries/answers/types';
import type { Table } from './table';

/** One chart of the page: how to build it at a width, its caption, its table and the figures in it. */
export interface View {
  id: string;
  caption: string;
  /** Null where no figure has a value: the published ranks in the table are all there is. */
  build: ((width: number) => ChartSpec) | null;
  table: Table;
  /** What it draws, for its sources and its download. */
  figures: readonly CompareIndicator[];
  /** What several charts share, told once under the last. */
  closing?: readonly string[];
}
