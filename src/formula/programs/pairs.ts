/**
 * The `kernel` column of functions of paired lists; see values/primitives.ts. Their definitions are in functions/pairs.ts
 * and functions/sums.ts, in the same order of operations.
 */
import { any, isZero, sumOf } from './words.js';
import type { ListProgram, NumberList, Primitives } from '../values/primitives.js';

/** Two numbers at the same position: y and x, in Excel's order of arguments. */
type Pair<N> = readonly [first: N, second: N];

/** Pairs of which both are numbers; undefined for lists of different lengths. */
function pairsOf<N>(first: NumberList<N> = [], second: NumberList<N> = []): readonly Pair<N>[] | undefined {
  if (first.length !== second.length) return undefined;
  return first.flatMap((a, i): Pair<N>[] => {
    const b = second[i];
    return a === undefined || b === undefined ? [] : [[a, b]];
  });
}

/** Means, and sums of squares and products of deviations from them. */
interface Moments<N> {
  readonly count: number;
  readonly meanY: N;
  readonly meanX: N;
  readonly yy: N;
  readonly xx: N;
  readonly xy: N;
}

function momentsOf<N, C>(on: Primitives<N, C>, pairs: readonly Pair<N>[]): Moments<N> {
  const count = on.number(pairs.length);
  const [meanY, meanX] = [0, 1].map((side) =>
    on.divide(
      sumOf(
        on,
        pairs.map((pair) => pair[side as 0 | 1]),
      ),
      count,
    ),
  ) as [N, N];
  const products = (of: (y: N, x: N) => N): N =>
    sumOf(
      on,
      pairs.map(([y, x]) => of(on.subtract(y, meanY), on.subtract(x, meanX))),
    );
  return {
    count: pairs.length,
    meanY,
    meanX,
    yy: products((y) => on.multiply(y, y)),
    xx: products((_, x) => on.multiply(x, x)),
    xy: products((y, x) => on.multiply(x, y)),
  };
}

/** A condition as 1 or 0. */
function ofCondition<N, C>(on: Primitives<N, C>, condition: C): N {
  return on.choose(condition, on.number(1), on.number(0));
}

/** Whether a sum has overflowed to infinity; a quotient by it would be 0 or NaN. */
function beyond<N, C>(on: Primitives<N, C>, size: N): C {
  return on.not(on.atMost(on.abs(size), on.number(Number.MAX_VALUE)));
}

type Calculate = <N, C>(on: Primitives<N, C>, pairs: readonly Pair<N>[]) => N;

function overPairs(calculate: Calculate): ListProgram {
  return (on, first, second) => {
    const pairs = pairsOf(first, second);
    return pairs === undefined ? on.unless(on.condition(true), '#N/A', on.number(0)) : calculate(on, pairs);
  };
}

/** Needs at least `fewest` pairs and x values that are not all equal. */
function overLine(
  fewest: number,
  calculate: <N, C>(on: Primitives<N, C>, moments: Moments<N>, pairs: readonly Pair<N>[]) => N,
): ListProgram {
  return overPairs((on, pairs) => {
    if (pairs.length < fewest) return on.unless(on.condition(true), '#DIV/0!', on.number(0));
    const moments = momentsOf(on, pairs);
    const found = on.unless(isZero(on, moments.xx), '#DIV/0!', calculate(on, moments, pairs));
    return on.unless(beyond(on, moments.xx), '#NUM!', found);
  });
}

function overCorrelation(finish: <N, C>(on: Primitives<N, C>, correlation: N) => N): ListProgram {
  return overPairs((on, pairs) => {
    const { count, yy, xx, xy } = momentsOf(on, pairs);
    if (count === 0) return on.unless(on.condition(true), '#DIV/0!', on.number(0));
    const fails = any(on, isZero(on, yy), isZero(on, xx));
    const isLost = any(on, beyond(on, yy), beyond(on, xx), beyond(on, xy));
    const correlation = on.divide(xy, on.multiply(on.sqrt(xx), on.sqrt(yy)));
    return on.unless(isLost, '#NUM!', on.unless(fails, '#DIV/0!', finish(on, correlation)));
  });
}

function covariance(less: 0 | 1): ListProgram {
  return overPairs((on, pairs) => {
    const { count, xy } = momentsOf(on, pairs);
    return on.unless(on.condition(count <= less), '#DIV/0!', on.divide(xy, on.number(count - less)));
  });
}

function lineAt<N, C>(on: Primitives<N, C>, { meanY, meanX }: Moments<N>, slope: N, x: N): N {
  return on.add(meanY, on.multiply(slope, on.subtract(x, meanX)));
}

/** TREND and GROWTH at one new x. A list with a cell that is not a number is left to `evaluate`. */
function curve(
  prepare: <N, C>(on: Primitives<N, C>, y: N) => N,
  finish: <N, C>(on: Primitives<N, C>, y: N) => N,
  isRefused: <N, C>(on: Primitives<N, C>, y: N) => C,
): ListProgram {
  return (on, known = [], given, next, constant) => {
    const written = known.filter((y) => y !== undefined);
    const xs =
      given === undefined
        ? written.map((_, i) => on.number(i + 1))
        : given.filter((each) => each !== undefined);
    if (written.length < known.length || (given !== undefined && xs.length < given.length)) return undefined;
    const x = next?.[0] ?? xs[0] ?? on.number(0);
    // Several x with a single y are left to `evaluate`.
    if (written.length === 1 && xs.length > 1) return undefined;
    if (xs.length !== written.length) return on.unless(on.condition(true), '#REF!', on.number(0));
    const ys = written.map((y) => prepare(on, y));
    const pairs = ys.map((y, i): Pair<typeof y> => [y, xs[i] ?? on.number(0)]);
    const moments = momentsOf(on, pairs);
    const zero = on.number(0);
    const slope = on.choose(isZero(on, moments.xx), zero, on.divide(moments.xy, moments.xx));
    const centred = lineAt(on, moments, slope, x);
    const xx = sumOf(
      on,
      pairs.map(([, each]) => on.multiply(each, each)),
    );
    const xy = sumOf(
      on,
      pairs.map(([y, each]) => on.multiply(y, each)),
    );
    const through = on.choose(isZero(on, xx), zero, on.multiply(on.divide(xy, xx), x));
    const hasConstant = on.not(isZero(on, constant?.[0] ?? on.number(1)));
    const refused = any(on, ...written.map((y) => isRefused(on, y)));
    const lost = on.choose(
      hasConstant,
      ofCondition(on, beyond(on, moments.xx)),
      ofCondition(on, beyond(on, xx)),
    );
    const failed = on.either(refused, on.not(isZero(on, lost)));
    return on.unless(failed, '#NUM!', finish(on, on.choose(hasConstant, centred, through)));
  };
}

/** The sum of products cell by cell; anything but a number counts as 0. */
const sumOfProducts: ListProgram = (on, ...lists) => {
  const [first = []] = lists;
  if (lists.some((list) => list?.length !== first.length))
    return on.unless(on.condition(true), '#VALUE!', on.number(0));
  const products = first.map((_, i) =>
    lists.reduce((product, list) => on.multiply(product, list?.[i] ?? on.number(0)), on.number(1)),
  );
  return sumOf(on, products);
};

function overSums(calculate: <N, C>(on: Primitives<N, C>, x: N, y: N) => N): ListProgram {
  return overPairs((on, pairs) =>
    on.unless(
      on.condition(pairs.length === 0),
      '#DIV/0!',
      sumOf(
        on,
        pairs.map(([x, y]) => calculate(on, x, y)),
      ),
    ),
  );
}

/** Programs by function. */
export const PAIRED = {
  slope: overLine(1, (on, { xx, xy }) => on.divide(xy, xx)),
  intercept: overLine(1, (on, { xx, xy, meanX, meanY }) =>
    on.subtract(meanY, on.multiply(on.divide(xy, xx), meanX)),
  ),
  steyx: overLine(3, (on, { count, meanX, meanY, xx, xy }, pairs) => {
    const slope = on.divide(xy, xx);
    const squares = pairs.map(([y, x]) => {
      const rise = on.multiply(slope, on.subtract(x, meanX));
      const residual = on.subtract(on.subtract(y, meanY), rise);
      return on.multiply(residual, residual);
    });
    return on.sqrt(on.divide(sumOf(on, squares), on.number(count - 2)));
  }),
  forecastLinear: (on, [x = on.number(0)] = [], ys, xs) => {
    const pairs = pairsOf(ys, xs);
    if (pairs === undefined || pairs.length === 0) return on.unless(on.condition(true), '#N/A', on.number(0));
    const moments = momentsOf(on, pairs);
    const slope = on.divide(moments.xy, moments.xx);
    const found = on.unless(isZero(on, moments.xx), '#DIV/0!', lineAt(on, moments, slope, x));
    return on.unless(beyond(on, moments.xx), '#NUM!', found);
  },
  trend: curve(
    (_, y) => y,
    (_, y) => y,
    (on) => on.condition(false),
  ),
  growthTrend: curve(
    (on, y) => on.ln(y),
    (on, y) => on.exp(y),
    (on, y) => on.atMost(y, on.number(0)),
  ),
  rsq: overCorrelation((on, correlation) => on.multiply(correlation, correlation)),
  correl: overCorrelation((_, correlation) => correlation),
  pearson: overCorrelation((_, correlation) => correlation),
  covarianceS: covariance(1),
  covarianceP: covariance(0),
  sumproduct: sumOfProducts,
  sumx2my2: overSums((on, x, y) => on.subtract(on.multiply(x, x), on.multiply(y, y))),
  sumx2py2: overSums((on, x, y) => on.add(on.multiply(x, x), on.multiply(y, y))),
  sumxmy2: overSums((on, x, y) => {
    const difference = on.subtract(x, y);
    return on.multiply(difference, difference);
  }),
} satisfies Readonly<Record<string, ListProgram>>;
