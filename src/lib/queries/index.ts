import { agencies } from './agencies';
import { agencyMembers } from './agency-members';
import { bands } from './bands';
import { breaks } from './breaks';
import { cells } from './cells';
import { committeeUnits } from './committee-units';
import { coverage } from './coverage';
import { coverageByYear } from './coverage-by-year';
import { difficulties } from './difficulties';
import { figuresInside } from './figures-inside';
import { figuresLoaded } from './figures-loaded';
import { figuresOfYear } from './figures-of-year';
import { figuresToRollUp } from './figures-to-roll-up';
import { frameworkItems } from './framework-items';
import { frameworks } from './frameworks';
import { indicatorDetails } from './indicator-details';
import { indicatorOrigins } from './indicator-origins';
import { indicators } from './indicators';
import { leadsOfPlan } from './leads-of-plan';
import { leftOut } from './left-out';
import { lineage } from './lineage';
import { linksOfLevel } from './links-of-level';
import { ownIndicators } from './own-indicators';
import { ownOverlaps } from './own-overlaps';
import { ownRowOverlaps } from './own-row-overlaps';
import { ownUnits } from './own-units';
import { periodsOfIndicator } from './periods-of-indicator';
import { placesWithFigures } from './places-with-figures';
import { plans } from './plans';
import { qualityRows } from './quality-rows';
import { qualityRules } from './quality-rules';
import { qualityScorecards } from './quality-scorecards';
import { linksOfFigures } from './links-of-figures';
import { rateIndicators } from './rate-indicators';
import { ratesOfUnits } from './rates-of-units';
import { referenceKeys } from './reference-keys';
import { scorecardAdjustments } from './scorecard-adjustments';
import { scorecardCards } from './scorecard-cards';
import { scorecardFramework } from './scorecard-framework';
import { scorecardRows } from './scorecard-rows';
import { sources } from './sources';
import { submissions } from './submissions';
import { targetsOfIndicator } from './targets-of-indicator';
import { targetsOfPlan } from './targets-of-plan';
import { targetsOfUnits } from './targets-of-units';
import { taskReports } from './task-reports';
import { taskTopics } from './task-topics';
import { tasks } from './tasks';
import { tasksOfPlan } from './tasks-of-plan';
import { unitFigures } from './unit-figures';
import { unitIndex } from './unit-index';
import { frameworksToScore } from './frameworks-to-score';
import { heirs } from './heirs';
import { unitMerges } from './unit-merges';
import { unitNames } from './unit-names';
import { unitPath } from './unit-path';
import { unitSpellings } from './unit-spellings';
import { unitPlans } from './unit-plans';
import { unitWeights } from './unit-weights';
import { unitsById } from './units-by-id';
import { unitsInside } from './units-inside';
import { unitsOfLevel } from './units-of-level';
import { unitsToFind } from './units-to-find';
import { unitsWithFigures } from './units-with-figures';
import { unitsWithRates } from './units-with-rates';
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
  shipped(agencies),
  shipped(agencyMembers),
  shipped(bands),
  shipped(breaks),
  shipped(cells),
  shipped(coverage),
  shipped(coverageByYear),
  shipped(difficulties),
  shipped(figuresInside),
  shipped(figuresLoaded),
  shipped(figuresOfYear),
  shipped(figuresToRollUp),
  shipped(frameworkItems),
  shipped(frameworks),
  shipped(indicatorDetails),
  shipped(indicatorOrigins),
  shipped(indicators),
  shipped(leadsOfPlan),
  shipped(leftOut),
  shipped(lineage),
  shipped(linksOfLevel),
  shipped(ownIndicators),
  shipped(ownOverlaps),
  shipped(ownRowOverlaps),
  shipped(ownUnits),
  shipped(periodsOfIndicator),
  shipped(placesWithFigures),
  shipped(plans),
  shipped(qualityRows),
  shipped(qualityRules),
  shipped(qualityScorecards),
  shipped(linksOfFigures),
  shipped(rateIndicators),
  shipped(ratesOfUnits),
  shipped(referenceKeys),
  shipped(scorecardAdjustments),
  shipped(scorecardCards),
  shipped(scorecardFramework),
  shipped(scorecardRows),
  shipped(sources),
  shipped(submissions),
  shipped(targetsOfIndicator),
  shipped(targetsOfPlan),
  shipped(targetsOfUnits),
  shipped(taskReports),
  shipped(taskTopics),
  shipped(tasks),
  shipped(tasksOfPlan),
  shipped(unitFigures),
  shipped(unitIndex),
  shipped(frameworksToScore),
  shipped(heirs),
  shipped(unitMerges),
  shipped(unitNames),
  shipped(unitPath),
  shipped(unitSpellings),
  shipped(unitPlans),
  shipped(unitWeights),
  shipped(unitsById),
  shipped(unitsInside),
  shipped(committeeUnits),
  shipped(unitsOfLevel),
  shipped(unitsToFind),
  shipped(unitsWithFigures),
  shipped(unitsWithRates),
  shipped(unitTiles),
  shipped(withheld),
];
