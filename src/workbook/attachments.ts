/** What a workbook holds besides the model: results that were computed, questions that were asked, and the journal. */
import type { Question } from '../analysis/sensitivity.js';
import type { StampedSimulation } from '../analysis/stamp.js';
import type { Journal } from '../model/journal.js';

export interface Attachments {
  readonly simulation?: StampedSimulation;
  /** What the Sensitivity sheet answers; without it, the first target's indicator and year. */
  readonly sensitivity?: Question;
  readonly journal?: Journal;
}

export const NO_ATTACHMENTS: Attachments = {};
