import { bands } from './bands';
import { breaks } from './breaks';
import { cells } from './cells';
import { coverage } from './coverage';
import { coverageByYear } from './coverage-by-year';
import { figuresInside } from './figures-inside';
import { figuresOfYear } from './figures-of-year';
import { frameworkItems } from './framework-items';
import { frameworks } from './frameworks';
import { indicatorDetails } from './indicator-details';
import { indicatorOrigins } from './indicator-origins';
import { indicators } from './indicators';
import { leftOut } from './left-out';
import { lineage } from './lineage';
import { linksOfLevel } from './links-of-level';
import { ownOverlaps } from './own-overlaps';
import { periodsOfIndicator } from './periods-of-indicator';
import { placesWithFigures } from './places-with-figures';
import { plans } from './plans';
import { qualityRows } from './quality-rows';
import { sources } from './sources';
import { targetsOfIndicator } from './targets-of-indicator';
import { tasksOfPlan } from './tasks-of-plan';
import { unitFigures } from './unit-figures';
import { unitIndex } from './unit-index';
import { unitMerges } from './unit-merges';
import { unitNames } from './unit-names';
import { unitPath } from './unit-path';
import { unitPlans } from './unit-plans';
import { unitWeights } from './unit-weights';
import { unitsById } from './units-by-id';
import { unitsInside } from './units-inside';
import { unitsOfLevel } from './units-of-level';
import { unitsToFind } from './units-to-find';
import { unitsWithFigures } from './units-with-figures';
import { unitTiles } from './unit-tiles';
import { withheld } from './withheld';

import type { Question } from './question';
import type { SqlValue } from '../engine/engine';

/** A question with its example parameters bound: what any engine can run. */
export interface ShippedQuestion {
  name: string;
  sql: string;
  examples: SqlValue[][];
}

function shipped<P, R extends object>(question: Question<P, R>): ShippedQuestion {
  return {
    name: question.name,
    sql: question.sql,
    examples: question.examples.map((params) => question.bind(params)),
  };
}

/** Every shipped question; the conformance test runs the examples of each on every engine. */
export const questions: readonly ShippedQuestion[] = [
  shipped(bands),
  shipped(breaks),
  shipped(cells),
  shipped(coverage),
  shipped(coverageByYear),
  shipped(figuresInside),
  shipped(figuresOfYear),
  shipped(frameworkItems),
  shipped(frameworks),
  shipped(indicatorDetails),
  shipped(indicatorOrigins),
  shipped(indicators),
  shipped(leftOut),
  shipped(lineage),
  shipped(linksOfLevel),
  shipped(ownOverlaps),
  shipped(periodsOfIndicator),
  shipped(placesWithFigures),
  shipped(plans),
  shipped(qualityRows),
  shipped(sources),
  shipped(targetsOfIndicator),
  shipped(tasksOfPlan),
  shipped(unitFigures),
  shipped(unitIndex),
  shipped(unitMerges),
  shipped(unitNames),
  shipped(unitPath),
  shipped(unitPlans),
  shipped(unitWeights),
  shipped(unitsById),
  shipped(unitsInside),
  shipped(unitsOfLevel),
  shipped(unitsToFind),
  shipped(unitsWithFigures),
  shipped(unitTiles),
  shipped(withheld),
];
