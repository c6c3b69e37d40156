/**
 * Calculates a model for many draws at once: columns of parameter values in, columns of results out.
 *
 * Simulation and Sobol indices need nothing else of a model. The kernel implements this interface for speed; the implementation
 * here calculates draw by draw, as a reference and for models without a kernel.
 */
import type { PreparedModel } from '../../model/prepared.js';
import { differentiate } from './derivatives.js';
import type { Point } from './point.js';

/** One column of cell values for a parameter in each of these years. */
export interface InputCell {
  readonly parameter: string;
  readonly years: readonly number[];
}

export interface OutputCell {
  readonly key: string;
  readonly year: number;
}

export interface Evaluator {
  /** Largest number of draws in a run. */
  readonly blockSize: number;
  /**
   * Draws 0 to count - 1 of the columns, in the order of the inputs. Returns a column for each output, NaN if it is not a number;
   * valid until the next run.
   */
  run(inputs: readonly Float64Array[], count: number): readonly Float64Array[];
}

/** `point` has the values of all parameters that are not inputs; `blockSize` is a preferred number of draws in a run. */
export type MakeEvaluator = (
  prepared: PreparedModel,
  point: Point,
  inputs: readonly InputCell[],
  outputs: readonly OutputCell[],
  blockSize?: number,
) => Evaluator;

const BLOCK = 4096;

export const makeReferenceEvaluator: MakeEvaluator = (prepared, point, inputs, outputs) => {
  const model = differentiate(prepared, []);
  const { firstYear } = prepared.model;
  const varied = new Map([...point].map(([key, values]) => [key, values.slice()] as const));
  const places = inputs.map(({ parameter, years }) => {
    const values = varied.get(parameter);
    if (values === undefined) throw new Error(`no parameter "${parameter}"`);
    return { values, years: years.map((year) => year - firstYear) };
  });
  const columns = outputs.map(() => new Float64Array(BLOCK));
  return {
    blockSize: BLOCK,
    run(given, count) {
      for (let draw = 0; draw < count; draw++) {
        places.forEach(({ values, years }, i) => {
          const value = given[i]?.[draw] ?? NaN;
          for (const year of years) values[year] = value;
        });
        const surface = model.at(varied);
        outputs.forEach(({ key, year }, i) => {
          const value = surface.at(key, year)?.value;
          const column = columns[i] as Float64Array;
          column[draw] = typeof value === 'number' ? value : NaN;
        });
      }
      return columns.map((column) => column.subarray(0, count));
    },
  };
};
