/** The contents of a workbook besides the model: computed results, questions that were asked, and the journal. */
import type { ActualRow } from '../../analysis/monitoring/actualRows.js';
import type { PathShape } from '../../analysis/monitoring/path.js';
import type { StampedContradictions } from '../../analysis/contradictions/stampContradictions.js';
import type { Question } from '../../analysis/sensitivity/sensitivity.js';
import type { StampedSimulation } from '../../analysis/uncertainty/stamp.js';
import type { StampedVariance } from '../../analysis/sensitivity/stampVariance.js';
import type { Journal } from '../../model/journal.js';

/** The question that the Sensitivity sheet answers. */
export interface SheetQuestion extends Question {
  /** Parameters of the two-way table, down and across; by default, the two with the largest effects. */
  readonly pair?: readonly [string, string];
}

/** Observations within the year, which the sheets of monitoring show against the plan. */
export interface Observed {
  readonly rows: readonly ActualRow[];
  /** The last period that is looked at, as packs write it: `2026H1`; absent for all. */
  readonly asOf?: string;
  /** How the path of a year runs to the next aim; absent for growth at one rate. */
  readonly shape?: PathShape;
  /** What a user set on the sheet of scores: weights by indicator, and the cap of attainment in per cent. */
  readonly weights?: Readonly<Record<string, number>>;
  readonly cap?: number;
}

export interface Attachments {
  readonly simulation?: StampedSimulation;
  readonly variance?: StampedVariance;
  /** The question of the Sensitivity sheet; by default, the first target's indicator and year. */
  readonly sensitivity?: SheetQuestion;
  readonly journal?: Journal;
  readonly observations?: Observed;
  /** What cannot hold together, where it was searched for. */
  readonly contradictions?: StampedContradictions;
}

export const NO_ATTACHMENTS: Attachments = {};
