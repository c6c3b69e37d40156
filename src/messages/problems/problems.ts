/**
 * All problems that are reported to users: what is wrong, and what to do next. The rows are kept by stage, one file each.
 * Codes are stable: scripts match on them. Prefix = the stage that finds the problem.
 */
import type { Bilingual } from '../language.js';
import { ALLOCATION_PROBLEMS } from './allocation.js';
import { CLI_PROBLEMS } from './cli.js';
import { FIGURES_PROBLEMS } from './figures.js';
import { FIRMS_PROBLEMS } from './firms.js';
import { FORMULA_PROBLEMS } from './formula.js';
import { MODEL_PROBLEMS } from './model.js';
import { ROLL_PROBLEMS } from './roll.js';
import { MONITORING_PROBLEMS } from './monitoring.js';
import { SAMPLING_PROBLEMS } from './sampling.js';
import { START_PROBLEMS } from './start.js';
import { WORKBOOK_PROBLEMS } from './workbook.js';

export const PROBLEMS = {
  ...FIGURES_PROBLEMS,
  ...FORMULA_PROBLEMS,
  ...MODEL_PROBLEMS,
  ...ROLL_PROBLEMS,
  ...MONITORING_PROBLEMS,
  ...SAMPLING_PROBLEMS,
  ...ALLOCATION_PROBLEMS,
  ...START_PROBLEMS,
  ...WORKBOOK_PROBLEMS,
  ...FIRMS_PROBLEMS,
  ...CLI_PROBLEMS,
} as const satisfies Record<string, Bilingual>;

export type ProblemCode = keyof typeof PROBLEMS;
