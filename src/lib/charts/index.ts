export { breakNotes, numberReasons } from './breaks';
export { breakMarks, axisPeriods } from './pieces';
export { bars, type BarRow, type BarsInput } from './bars';
export {
  completeAxes,
  type ComponentAxis,
  type ComponentsInput,
  type ComponentUnit,
} from './components';
export { distribution, type DistributionInput, type DistributionPoint } from './distribution';
export { dotPlot } from './dot-plot';
export { heatmap, type HeatColumn, type HeatmapInput, type HeatRow } from './heatmap';
export { lines, type LinesInput } from './lines';
export { radar, RADAR_UNITS } from './radar';
export { slope, type SlopeInput, type SlopeRow } from './slope';
export {
  numberPanels,
  smallMultiples,
  type Panel,
  type SmallMultiplesInput,
} from './small-multiples';
export { spark, type Spark } from './spark';
export { NARROW, WIDE } from './spec';
export type { ChartPoint, ChartSeries, ChartSpec, ValueStyle } from './spec';
