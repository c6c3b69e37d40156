/**
 * Beta, gamma, Weibull, binomial and Poisson distributions: Excel's functions, as rows of the function table. They use the tails
 * and quantiles of src/special, where the methods are named.
 *
 * Shapes and counts may be up to 1E10, the limit that Excel documents for degrees of freedom, so that no tail takes long to
 * compute.
 */
import { DISTRIBUTED } from '../programs/normal.js';
import { betaDensity, betaLogit, betaLower, logistic } from '../../special/beta.js';
import { binomialCdf, binomialDensity, poissonCdf, poissonDensity } from '../../special/counts.js';
import { expm1 } from '../../special/elementary.js';
import { gammaDensity, gammaLower, gammaQuantile } from '../../special/gamma.js';
import { logGamma } from '../../special/logGamma.js';
import { exp, pow } from '../values/elementary.js';
import type { FunctionRow } from './functionTable.js';
import { both, cumulative, numeric, optional, parameter, PURE, units } from './rows.js';

const SUPPORT = 'Microsoft Support, Excel functions (alphabetical)';
const X = parameter('数值', 'x');
const PROBABILITY = parameter('概率', 'probability');
const CUMULATIVE = parameter('是否累积', 'cumulative');
const ALPHA = parameter('形状参数', 'alpha');
const BETA = parameter('尺度参数', 'beta');
const LARGEST = 1e10;

/** Whether the algorithms accept this shape parameter. */
function isShape(value: number): boolean {
  return value > 0 && value <= LARGEST;
}

export const DISTRIBUTIONS: readonly FunctionRow[] = [
  {
    key: 'BETA.DIST',
    names: both('BETA.DIST'),
    aliases: ['贝塔分布'],
    parameters: [
      X,
      ALPHA,
      parameter('形状参数', 'beta'),
      CUMULATIVE,
      optional('下限', 'A'),
      optional('上限', 'B'),
    ],
    domain: 'alpha and beta > 0 and A <= x <= B, A < B (0 and 1 unless given), else #NUM!',
    units: units(['same', 'pure', 'pure', 'any', 'same', 'same'], 'pure'),
    meaning: cumulative(3, (isCumulative, x = 0, a = 0, b = 0, low = 0, high = 1) => {
      if (!isShape(a) || !isShape(b) || x < low || x > high || low === high) return '#NUM!';
      const width = high - low;
      const [part, rest] = [(x - low) / width, (high - x) / width];
      return isCumulative ? betaLower(a, b, part, rest) : betaDensity(a, b, part, rest) / width;
    }),
    kernel: { oneByOne: 'a tail or quantile found by iteration' },
    cite: `${SUPPORT}: BETA.DIST`,
  },
  {
    key: 'BETA.INV',
    names: both('BETA.INV'),
    aliases: ['BETAINV'],
    parameters: [
      PROBABILITY,
      ALPHA,
      parameter('形状参数', 'beta'),
      optional('下限', 'A'),
      optional('上限', 'B'),
    ],
    domain: '0 < probability < 1, alpha and beta > 0, A < B (0 and 1 unless given), else #NUM!',
    units: units(['pure', 'pure', 'pure', 'same', 'same'], 'same'),
    meaning: numeric((probability = 0, a = 0, b = 0, low = 0, high = 1) => {
      if (probability <= 0 || probability >= 1 || !isShape(a) || !isShape(b) || low >= high) return '#NUM!';
      return low + (high - low) * logistic(betaLogit(a, b, probability));
    }),
    kernel: { oneByOne: 'a tail or quantile found by iteration' },
    cite: `${SUPPORT}: BETA.INV; a probability of 1 is #NUM! (recorded)`,
  },
  {
    key: 'GAMMA.DIST',
    names: both('GAMMA.DIST'),
    aliases: ['伽马分布', 'GAMMADIST'],
    parameters: [X, ALPHA, BETA, CUMULATIVE],
    domain: 'x >= 0, alpha and beta > 0, else #NUM!; so is the density at 0 unless alpha > 1',
    units: units(['same', 'pure', 'same', 'any'], 'pure'),
    meaning: cumulative(3, (isCumulative, x = 0, shape = 0, scale = 0) => {
      if (x < 0 || !isShape(shape) || scale <= 0) return '#NUM!';
      // 0^0 and 0 to a negative power, as everywhere in Excel (GAMMA.DIST(0,1,1,FALSE): recorded).
      if (!isCumulative && x === 0 && shape <= 1) return '#NUM!';
      return isCumulative ? gammaLower(shape, x / scale) : gammaDensity(shape, x / scale) / scale;
    }),
    kernel: { oneByOne: 'a tail or quantile found by iteration' },
    cite: `${SUPPORT}: GAMMA.DIST`,
  },
  {
    key: 'GAMMA.INV',
    names: both('GAMMA.INV'),
    aliases: ['GAMMAINV'],
    parameters: [PROBABILITY, ALPHA, BETA],
    domain: '0 <= probability < 1, alpha and beta > 0, else #NUM!',
    units: units(['pure', 'pure', 'same'], 'same'),
    meaning: numeric((probability = 0, shape = 0, scale = 0) =>
      probability < 0 || probability >= 1 || !isShape(shape) || scale <= 0
        ? '#NUM!'
        : scale * gammaQuantile(shape, probability),
    ),
    kernel: { oneByOne: 'a tail or quantile found by iteration' },
    cite: `${SUPPORT}: GAMMA.INV`,
  },
  {
    key: 'GAMMALN',
    names: both('GAMMALN'),
    aliases: ['GAMMALN.PRECISE'],
    parameters: [X],
    domain: 'x > 0, else #NUM!',
    units: PURE,
    meaning: numeric((x = 0) => (x <= 0 ? '#NUM!' : logGamma(x))),
    kernel: { oneByOne: 'a tail or quantile found by iteration' },
    cite: `${SUPPORT}: GAMMALN`,
  },
  {
    key: 'EXPON.DIST',
    names: both('EXPON.DIST'),
    aliases: ['指数分布', 'EXPONDIST'],
    parameters: [X, parameter('率参数', 'lambda'), CUMULATIVE],
    domain: 'x >= 0 and lambda > 0, else #NUM!',
    units: units(['any', 'any', 'any'], 'pure'),
    meaning: cumulative(2, (isCumulative, x = 0, lambda = 0) => {
      if (x < 0 || lambda <= 0) return '#NUM!';
      return isCumulative ? -expm1(-lambda * x) : lambda * exp(-lambda * x);
    }),
    kernel: { program: DISTRIBUTED.exponDist },
    cite: `${SUPPORT}: EXPON.DIST, 1 - e^(-lambda x)`,
  },
  {
    key: 'WEIBULL.DIST',
    names: both('WEIBULL.DIST'),
    aliases: ['威布尔分布', 'WEIBULL'],
    parameters: [X, ALPHA, BETA, CUMULATIVE],
    domain: 'x >= 0, alpha and beta > 0, else #NUM!',
    units: units(['same', 'pure', 'same', 'any'], 'pure'),
    meaning: cumulative(3, (isCumulative, x = 0, shape = 0, scale = 0) => {
      if (x < 0 || shape <= 0 || scale <= 0) return '#NUM!';
      const t = x / scale;
      if (isCumulative) return -expm1(-pow(t, shape));
      return (shape / scale) * pow(t, shape - 1) * exp(-pow(t, shape));
    }),
    kernel: { program: DISTRIBUTED.weibullDist },
    cite: `${SUPPORT}: WEIBULL.DIST, 1 - e^(-(x/beta)^alpha)`,
  },
  {
    key: 'POISSON.DIST',
    names: both('POISSON.DIST'),
    aliases: ['泊松分布', 'POISSON'],
    parameters: [X, parameter('均值', 'mean'), CUMULATIVE],
    domain: 'x (cut to a whole number) and mean >= 0, else #NUM!; e^-mean for 0, whatever the mean',
    units: units(['any', 'any', 'any'], 'pure'),
    meaning: cumulative(2, (isCumulative, x = 0, mean = 0) => {
      const count = Math.trunc(x);
      // Excel checks the mean only if the count is above 0.
      if (count === 0 && x >= 0) return exp(-mean);
      if (x < 0 || mean < 0 || count > LARGEST || mean > LARGEST) return '#NUM!';
      return isCumulative ? poissonCdf(count, mean) : poissonDensity(count, mean);
    }),
    kernel: { oneByOne: 'a tail or quantile found by iteration' },
    cite: `${SUPPORT}: POISSON.DIST; nothing counted: DnaCalc/OxFunc, distribution-surface`,
  },
  {
    key: 'BINOM.DIST',
    names: both('BINOM.DIST'),
    aliases: ['二项分布', 'BINOMDIST'],
    parameters: [
      parameter('成功次数', 'number_s'),
      parameter('试验次数', 'trials'),
      parameter('成功概率', 'probability_s'),
      CUMULATIVE,
    ],
    domain: '0 <= successes <= trials (both cut to whole numbers) and 0 <= probability <= 1, else #NUM!',
    units: units(['any', 'any', 'pure', 'any'], 'pure'),
    meaning: cumulative(3, (isCumulative, successes = 0, given = 0, probability = 0) => {
      const [count, trials] = [Math.trunc(successes), Math.trunc(given)];
      if (successes < 0 || count > trials || trials > LARGEST) return '#NUM!';
      if (probability < 0 || probability > 1) return '#NUM!';
      return isCumulative
        ? binomialCdf(count, trials, probability)
        : binomialDensity(count, trials, probability);
    }),
    kernel: { oneByOne: 'a tail or quantile found by iteration' },
    cite: `${SUPPORT}: BINOM.DIST`,
  },
  {
    key: 'NEGBINOM.DIST',
    names: both('NEGBINOM.DIST'),
    aliases: ['负二项分布'],
    parameters: [
      parameter('失败次数', 'number_f'),
      parameter('成功次数', 'number_s'),
      parameter('成功概率', 'probability_s'),
      CUMULATIVE,
    ],
    domain:
      'failures >= 0 and successes >= 1 (both cut to whole numbers), and 0 <= probability <= 1, else #NUM!',
    units: units(['any', 'any', 'pure', 'any'], 'pure'),
    meaning: cumulative(3, (isCumulative, given = 0, wanted = 0, probability = 0) => {
      const [failures, successes] = [Math.trunc(given), Math.trunc(wanted)];
      if (given < 0 || successes < 1 || failures + successes > LARGEST) return '#NUM!';
      if (probability < 0 || probability > 1) return '#NUM!';
      const trials = failures + successes;
      return isCumulative
        ? betaLower(successes, failures + 1, probability, 1 - probability)
        : (successes / trials) * binomialDensity(successes, trials, probability);
    }),
    kernel: { oneByOne: 'a tail or quantile found by iteration' },
    cite: `${SUPPORT}: NEGBINOM.DIST; the last trial is a success`,
  },
];
