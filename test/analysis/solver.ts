/** HiGHS, loaded once for a test file. */
import loadHighs from 'highs';
import { highsSolver, type SolveQuadratic } from '../../src/analysis/backcast/quadratic.js';

export async function loadSolver(): Promise<SolveQuadratic> {
  return highsSolver(await loadHighs());
}
