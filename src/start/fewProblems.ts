/**
 * A list of problems that a person can read: at most six of a kind, and how many more there are.
 *
 * In: problems, in any order. Out: the same in their order; after the sixth warning of a code comes one that counts the rest.
 * Errors are all kept.
 */
import type { Problem } from '../messages/problem.js';

const MOST = 6;

export function fewProblems(problems: readonly Problem[]): readonly Problem[] {
  const counts = new Map<string, number>();
  for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1);
  const shown = new Map<string, number>();
  return problems.flatMap((problem): readonly Problem[] => {
    const { code, severity, place } = problem;
    const all = counts.get(code) ?? 0;
    if (severity === 'error' || all <= MOST) return [problem];
    const before = shown.get(code) ?? 0;
    shown.set(code, before + 1);
    if (before < MOST - 1) return [problem];
    if (before > MOST - 1) return [];
    const more: Problem = { code: 'start.more', severity, place, args: { count: all - MOST } };
    return [problem, more];
  });
}
