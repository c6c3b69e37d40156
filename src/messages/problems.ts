/**
 * Every problem a user can be told of, a row each: what is wrong, and what to do next.
 * Both languages stand side by side, so neither can lack a sentence.
 * Codes are stable: scripts match on them. Prefix = the stage that finds the problem.
 */
import type { Bilingual } from './language.js';

export const PROBLEMS = {
  // --- formula text -------------------------------------------------------------------------
  'formula.empty': { zh: '公式是空的：请输入以 = 开头的公式。', en: 'The formula is empty: type a formula that starts with =.' },
} as const satisfies Record<string, Bilingual>;

export type ProblemCode = keyof typeof PROBLEMS;
