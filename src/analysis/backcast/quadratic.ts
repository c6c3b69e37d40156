/**
 * A convex quadratic program, the interface of a solver, and HiGHS as the solver.
 *
 *     minimise 1/2 x' H x + g' x   subject to   rowLower <= A x <= rowUpper,   lower <= x <= upper
 *
 * HiGHS (Huangfu and Hall 2018, Mathematical Programming Computation 10, 119-142) is a WebAssembly module that the caller loads
 * and passes in.
 */

export interface QuadraticProgram {
  readonly gradient: readonly number[];
  /** Lower triangle of H, row and column from 0; entries that are not listed are 0. */
  readonly hessian: readonly (readonly [row: number, column: number, value: number])[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** Rows of A, one number per variable. */
  readonly rows: readonly (readonly number[])[];
  readonly rowLower: readonly number[];
  readonly rowUpper: readonly number[];
}

interface QuadraticSolution {
  readonly x: readonly number[];
  /** By row: the increase of the minimum per unit of the active bound; 0 if none is active. */
  readonly rowDuals: readonly number[];
}

/** Undefined if there is no solution, or none was found. */
export type SolveQuadratic = (program: QuadraticProgram) => QuadraticSolution | undefined;

/** The part of the `highs` package that is used. */
interface Highs {
  readonly infinity: number;
  readonly constants: { readonly modelStatus: { readonly optimal: number } };
  createModel(source: HighsProgram): HighsModel;
}

interface HighsProgram {
  readonly numCols: number;
  readonly numRows: number;
  readonly colCost: Float64Array;
  readonly colLower: Float64Array;
  readonly colUpper: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly matrix: Sparse & { readonly format: 'csr'; readonly numRows: number; readonly numCols: number };
  readonly hessian?: Sparse & { readonly format: 'triangular'; readonly dimension: number };
}

interface Sparse {
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

interface HighsModel {
  readonly options: { set(options: Record<string, boolean | number | string>): unknown };
  run(): unknown;
  getModelStatus(): number;
  getSolution(): { readonly colValue: Float64Array; readonly rowDual: Float64Array };
  dispose(): void;
}

/** Far more than any program here needs; a solver that takes longer does not converge. */
const MOST_ITERATIONS = 10_000;

/** Options to try, the most exact first: the solver may fail because of rounding errors. */
const ATTEMPTS: readonly Readonly<Record<string, number>>[] = [
  { primal_feasibility_tolerance: 1e-10, dual_feasibility_tolerance: 1e-10, qp_regularization_value: 0 },
  { primal_feasibility_tolerance: 1e-8, dual_feasibility_tolerance: 1e-8, qp_regularization_value: 1e-9 },
  { primal_feasibility_tolerance: 1e-7, dual_feasibility_tolerance: 1e-7, qp_regularization_value: 1e-7 },
];

/** Whether the solver ran; the package throws if it ends with an error, such as a failed factorisation. */
function hasRun(model: HighsModel): boolean {
  try {
    model.run();
    return true;
  } catch {
    return false;
  }
}

export function highsSolver(highs: Highs): SolveQuadratic {
  const bounded = (values: readonly number[]): Float64Array =>
    Float64Array.from(values, (value) =>
      Number.isFinite(value) ? value : Math.sign(value) * highs.infinity,
    );
  return (program) => {
    const size = program.gradient.length;
    const model = highs.createModel({
      numCols: size,
      numRows: program.rows.length,
      colCost: Float64Array.from(program.gradient),
      colLower: bounded(program.lower),
      colUpper: bounded(program.upper),
      rowLower: bounded(program.rowLower),
      rowUpper: bounded(program.rowUpper),
      matrix: sparseRows(program.rows, size),
      ...(program.hessian.length === 0 ? {} : { hessian: sparseTriangle(program.hessian, size) }),
    });
    try {
      for (const settings of ATTEMPTS) {
        model.options.set({ output_flag: false, qp_iteration_limit: MOST_ITERATIONS, ...settings });
        if (!hasRun(model) || model.getModelStatus() !== highs.constants.modelStatus.optimal) continue;
        const { colValue, rowDual } = model.getSolution();
        return { x: [...colValue], rowDuals: [...rowDual] };
      }
      return undefined;
    } finally {
      model.dispose();
    }
  };
}

function sparseRows(rows: QuadraticProgram['rows'], size: number): HighsProgram['matrix'] {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const row of rows) {
    row.forEach((value, j) => {
      if (value === 0) return;
      indices.push(j);
      values.push(value);
    });
    starts.push(indices.length);
  }
  return {
    format: 'csr',
    numRows: rows.length,
    numCols: size,
    starts: Int32Array.from(starts),
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
  };
}

/** The triangle by columns, rows ascending, in the format of HiGHS. */
function sparseTriangle(
  entries: QuadraticProgram['hessian'],
  size: number,
): NonNullable<HighsProgram['hessian']> {
  const ordered = [...entries].sort((a, b) => a[1] - b[1] || a[0] - b[0]);
  const starts = Array.from(
    { length: size + 1 },
    (_, column) => ordered.filter((entry) => entry[1] < column).length,
  );
  return {
    format: 'triangular',
    dimension: size,
    starts: Int32Array.from(starts),
    indices: Int32Array.from(ordered, ([row]) => row),
    values: Float64Array.from(ordered, ([, , value]) => value),
  };
}
