/**
 * Methods to continue a series: each is fitted to its past, and then predicts later years.
 *
 * The workbook can calculate all of them from its own cells: from the year before, with one or two parameters.
 * compound growth: x_t = x_(t-1) (1 + g), g = (x_n / x_0)^(1/(n-0)) - 1. linear: x_t = x_(t-1) + s, s = (x_n - x_0) / n.
 * damped trend: growth b phi^(t-n-1), b what the last three years lead to (Gardner and McKenzie 1985). logistic: x_t = x_(t-1)
 * (1 + r (1 - x_(t-1) / c)), r and c by least squares of the growth on the level (Verhulst 1838). share: w times another series.
 * ratio: w times a series of another unit, w by least squares through the origin.
 * bounded: for a per cent between 0 and 100, x_t = x_(t-1) / (x_(t-1) + (1 - x_(t-1)) e^(-s)): its odds x / (1 - x) grow by e^s, the logistic
 * curve to 100 %, which no s leaves; s is the mean yearly change of ln(odds) (Berkson 1944).
 */

export interface Point {
  readonly year: number;
  readonly value: number;
}

export type MethodKey = 'growth' | 'linear' | 'damped' | 'logistic' | 'share' | 'ratio' | 'bounded';

/** The result of a fit, as fractions (0.05 for 5 %) or in the series' unit. */
export interface Fit {
  readonly method: MethodKey;
  /** Growth, step, first growth, rate, share, or ratio in the units of the two series. */
  readonly main: number;
  /** Damping, or ceiling. */
  readonly second?: number;
  /** Range of the second parameter. */
  readonly seconds?: readonly [number, number];
  /** The value `years` after the last point; for a share or ratio, calculated from the other's value in that year. */
  readonly predict: (years: number, whole?: number) => number;
}

/** Gardner's usual range is 0.8 to 0.98. */
const DAMPING = 0.85;
const USUAL_DAMPING = [0.8, 0.98] as const;
/** Years whose growth starts a damped trend. */
const RECENT = 3;

/** `points` in order of years, at least two. Undefined if the method is not suitable. */
export const FITS: Readonly<
  Record<Exclude<MethodKey, 'share' | 'ratio'>, (points: readonly Point[]) => Fit | undefined>
> = {
  growth: (points) => {
    const [first, last] = ends(points);
    if (points.some(({ value }) => value <= 0)) return undefined;
    const main = (last.value / first.value) ** (1 / (last.year - first.year)) - 1;
    return { method: 'growth', main, predict: (years) => last.value * (1 + main) ** years };
  },
  linear: (points) => {
    const [first, last] = ends(points);
    const main = (last.value - first.value) / (last.year - first.year);
    return { method: 'linear', main, predict: (years) => last.value + main * years };
  },
  damped: (points) => {
    const recent = FITS.growth(points.slice(-RECENT - 1));
    if (recent === undefined || points.length <= RECENT + 1) return undefined;
    const [, last] = ends(points);
    // The mean of the recent growth is that of their middle year.
    const main = recent.main * DAMPING ** ((RECENT + 1) / 2);
    return {
      ...{ method: 'damped', main, second: DAMPING, seconds: USUAL_DAMPING },
      predict: (years) => {
        let value = last.value;
        for (let i = 0; i < years; i++) value *= 1 + main * DAMPING ** i;
        return value;
      },
    };
  },
  logistic: (points) => {
    const [first, last] = ends(points);
    if (points.length < 5 || points.some(({ value }) => value <= 0)) return undefined;
    // A constant series is near any ceiling, so it gives no evidence for growth to one.
    if (last.value < LEAST_SPREAD * first.value) return undefined;
    const fit = fitLogistic(points);
    if (fit === undefined || last.value > NEAR_CEILING * fit.ceiling) return undefined;
    const { rate, ceiling } = fit;
    return {
      ...{ method: 'logistic', main: rate, second: ceiling, seconds: ceilingsWithoutOne(points, ceiling) },
      predict: (years) => {
        let value = last.value;
        for (let i = 0; i < years; i++) value *= 1 + rate * (1 - value / ceiling);
        return value;
      },
    };
  },
  bounded: (points) => {
    const [first, last] = ends(points);
    if (points.some(({ value }) => value < 0 || value > 100)) return undefined;
    const main = (logOdds(last.value) - logOdds(first.value)) / (last.year - first.year);
    return {
      ...{ method: 'bounded', main },
      predict: (years) => 100 / (1 + Math.exp(-logOdds(last.value) - main * years)),
    };
  },
};

/** Odds of a per cent; 0 and 100 are moved inside by half a thousandth, for a printed 100 % is rounded. */
function logOdds(percent: number): number {
  const x = Math.min(99.95, Math.max(0.05, percent)) / 100;
  return Math.log(x / (1 - x));
}

/** Least growth from the first value for a logistic curve, and how near to its ceiling the last value may be. */
const LEAST_SPREAD = 1.3;
const NEAR_CEILING = 0.99;

function fitLogistic(
  points: readonly Point[],
): { readonly rate: number; readonly ceiling: number } | undefined {
  const changes = growthsOf(points).map((growth, i) => ({ level: points[i]?.value ?? 0, growth }));
  const [rate, slope] = leastSquares(changes.map(({ level, growth }) => [level, growth]));
  const last = points.at(-1)?.value ?? 0;
  const ceiling = -rate / slope;
  return rate > 0 && slope < 0 && ceiling > last && ceiling < 20 * last ? { rate, ceiling } : undefined;
}

/** The lowest and the highest ceiling that the fit gives with one of the years left out (jackknife). */
function ceilingsWithoutOne(points: readonly Point[], ceiling: number): readonly [number, number] {
  const found = points.slice(0, -1).flatMap((_, left) => {
    const fit = fitLogistic(points.filter((__, i) => i !== left));
    return fit === undefined ? [] : [fit.ceiling];
  });
  return [Math.min(ceiling, ...found), Math.max(ceiling, ...found)];
}

/** The main parameter in each past year: growth, steps, or rates of spread. */
export function pastOf({ method, second = 0 }: Fit, points: readonly Point[]): readonly number[] {
  if (method === 'linear') return stepsOf(points);
  if (method === 'bounded')
    return stepsOf(points.map(({ year, value }) => ({ year, value: logOdds(value) })));
  const growths = growthsOf(points);
  if (method !== 'logistic') return growths;
  // Near the ceiling a small change of growth would be a large one of the rate.
  return growths.flatMap((growth, i) => {
    const room = 1 - (points[i]?.value ?? 0) / second;
    return room > 0.1 ? [growth / room] : [];
  });
}

/** `whole` has the same years, and is not smaller. */
export function fitShare(points: readonly Point[], whole: ReadonlyMap<number, number>): Fit | undefined {
  const shares = sharesOf(points, whole);
  const main = shares.at(-1);
  if (main === undefined || shares.length < points.length || shares.some((share) => share < 0 || share > 1))
    return undefined;
  return { method: 'share', main, predict: (_, other = Number.NaN) => main * other };
}

/** The ratio to another series, above 0 in all years: that with the least squares of what remains. */
export function fitRatio(points: readonly Point[], other: ReadonlyMap<number, number>): Fit | undefined {
  const pairs = points.flatMap(({ year, value }) => {
    const at = other.get(year);
    return at === undefined || at <= 0 || value <= 0 ? [] : [[at, value] as const];
  });
  if (pairs.length < points.length) return undefined;
  const product = pairs.reduce((sum, [at, value]) => sum + at * value, 0);
  const main = product / pairs.reduce((sum, [at]) => sum + at * at, 0);
  return { method: 'ratio', main, predict: (_, whole = Number.NaN) => main * whole };
}

/** Yearly growth between neighbours, as fractions; gaps are spread evenly. Only for values above 0. */
function growthsOf(points: readonly Point[]): readonly number[] {
  return neighbours(points).flatMap(([a, b]) =>
    a.value > 0 && b.value > 0 ? [(b.value / a.value) ** (1 / (b.year - a.year)) - 1] : [],
  );
}

function stepsOf(points: readonly Point[]): readonly number[] {
  return neighbours(points).map(([a, b]) => (b.value - a.value) / (b.year - a.year));
}

/** The shares of a series in a whole, for the years that both have. */
export function sharesOf(points: readonly Point[], whole: ReadonlyMap<number, number>): readonly number[] {
  return points.flatMap(({ year, value }) => {
    const all = whole.get(year);
    return all === undefined || all <= 0 ? [] : [value / all];
  });
}

/** Standard deviation of a sample of at least two values. */
export function standardDeviation(values: readonly number[]): number {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  return Math.sqrt(values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (values.length - 1));
}

function neighbours(points: readonly Point[]): readonly (readonly [Point, Point])[] {
  return points.slice(1).flatMap((point, i) => {
    const before = points[i];
    return before === undefined ? [] : [[before, point] as const];
  });
}

function ends(points: readonly Point[]): readonly [Point, Point] {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || first === last) throw new Error('a fit needs two points');
  return [first, last];
}

function leastSquares(pairs: readonly (readonly [number, number])[]): readonly [number, number] {
  const mean = (at: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[at], 0) / pairs.length;
  const [x, y] = [mean(0), mean(1)];
  const slope =
    pairs.reduce((sum, pair) => sum + (pair[0] - x) * (pair[1] - y), 0) /
    pairs.reduce((sum, pair) => sum + (pair[0] - x) ** 2, 0);
  return [y - slope * x, slope];
}
