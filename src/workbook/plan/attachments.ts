/** What a workbook holds besides the model: results that were computed, questions that were asked, and the journal. */
import type { Question } from '../../analysis/sensitivity/sensitivity.js';
import type { StampedSimulation } from '../../analysis/uncertainty/stamp.js';
import type { StampedVariance } from '../../analysis/sensitivity/stampVariance.js';
import type { Journal } from '../../model/journal.js';

/** What the Sensitivity sheet is to answer. */
export interface SheetQuestion extends Question {
  /** Parameters of the two-way table, down and across; without them, the two that matter most. */
  readonly pair?: readonly [string, string];
}

export interface Attachments {
  readonly simulation?: StampedSimulation;
  readonly variance?: StampedVariance;
  /** What the Sensitivity sheet answers; without it, the first target's indicator and year. */
  readonly sensitivity?: SheetQuestion;
  readonly journal?: Journal;
}

export const NO_ATTACHMENTS: Attachments = {};
