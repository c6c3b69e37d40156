/**
 * HiGHS for the worker: a chunk of its own and its WebAssembly module (1.2 MB compressed), fetched from beside the page when the
 * first backcast is asked for.
 */
import { highsSolver, type SolveQuadratic } from '../../analysis/backcast/quadratic.js';

export async function openSolver(): Promise<SolveQuadratic> {
  const { default: loadHighs } = await import('highs');
  return highsSolver(await loadHighs());
}
