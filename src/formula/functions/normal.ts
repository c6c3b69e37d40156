/** The normal distribution and what follows from it: Excel's functions, as rows of the function table. */
import { DISTRIBUTED } from '../programs/normal.js';
import { SLOPES } from '../programs/partials.js';
import { expm1, log1p } from '../../special/elementary.js';
import { normalCdf, normalCentral, normalDensity, normalQuantile } from '../../special/normal.js';
import { exp, log } from '../values/elementary.js';
import type { FunctionRow } from './functionTable.js';
import {
  both,
  cumulative,
  NUMBER,
  numeric,
  optional,
  parameter,
  PURE,
  units,
  withoutLogicals,
} from './rows.js';

const SUPPORT = 'Microsoft Support, Excel functions (alphabetical)';
const SHEPHERD = 'computed by Shepherd and Laframboise (1981)';
const WICHURA = 'computed by Wichura (1988), algorithm AS 241';
const MEAN = parameter('均值', 'mean');
const DEVIATION = parameter('标准差', 'standard_dev');
const PROBABILITY = parameter('概率', 'probability');
const CUMULATIVE = parameter('是否累积', 'cumulative');
const ROOT_TWO = Math.SQRT2;

/** 2 / sqrt(pi) times the integral of exp(-t^2) from 0 to x. */
function errorFunction(x: number): number {
  return 2 * normalCentral(x * ROOT_TWO);
}

export const NORMAL: readonly FunctionRow[] = [
  {
    key: 'NORM.DIST',
    names: both('NORM.DIST'),
    aliases: ['正态分布', 'NORMDIST'],
    parameters: [parameter('数值', 'x'), MEAN, DEVIATION, CUMULATIVE],
    domain: 'standard deviation > 0, else #NUM!',
    units: units(['same', 'same', 'same', 'any'], 'pure'),
    meaning: cumulative(3, (isCumulative, x = 0, mean = 0, deviation = 0) => {
      if (deviation <= 0) return '#NUM!';
      const z = (x - mean) / deviation;
      return isCumulative ? normalCdf(z) : normalDensity(z) / deviation;
    }),
    kernel: { program: DISTRIBUTED.normDist },
    partials: SLOPES.normDist,
    cite: `${SUPPORT}: NORM.DIST; ${SHEPHERD}`,
  },
  {
    key: 'NORM.S.DIST',
    names: both('NORM.S.DIST'),
    parameters: [parameter('数值', 'z'), CUMULATIVE],
    domain: 'any number',
    units: PURE,
    meaning: cumulative(1, (isCumulative, z = 0) => (isCumulative ? normalCdf(z) : normalDensity(z))),
    kernel: { program: DISTRIBUTED.normSDist },
    partials: SLOPES.normSDist,
    cite: `${SUPPORT}: NORM.S.DIST; ${SHEPHERD}`,
  },
  {
    key: 'NORM.INV',
    names: both('NORM.INV'),
    aliases: ['NORMINV'],
    parameters: [PROBABILITY, MEAN, DEVIATION],
    domain: '0 < probability < 1 and standard deviation > 0, else #NUM!',
    units: units(['pure', 'same', 'same'], 'same'),
    meaning: numeric((probability = 0, mean = 0, deviation = 0) =>
      probability <= 0 || probability >= 1 || deviation <= 0
        ? '#NUM!'
        : mean + deviation * normalQuantile(probability),
    ),
    kernel: { program: DISTRIBUTED.normInv },
    partials: SLOPES.normInv,
    cite: `${SUPPORT}: NORM.INV; ${WICHURA}`,
  },
  {
    key: 'NORM.S.INV',
    names: both('NORM.S.INV'),
    aliases: ['NORMSINV'],
    parameters: [PROBABILITY],
    domain: '0 < probability < 1, else #NUM!',
    units: PURE,
    meaning: numeric((probability = 0) =>
      probability <= 0 || probability >= 1 ? '#NUM!' : normalQuantile(probability),
    ),
    kernel: { program: DISTRIBUTED.normSInv },
    partials: SLOPES.normSInv,
    cite: `${SUPPORT}: NORM.S.INV; ${WICHURA}`,
  },
  {
    key: 'LOGNORM.DIST',
    names: both('LOGNORM.DIST'),
    aliases: ['对数正态分布'],
    parameters: [parameter('数值', 'x'), MEAN, DEVIATION, CUMULATIVE],
    domain: 'x > 0 and standard deviation > 0, else #NUM!',
    units: units(['any', 'pure', 'pure', 'any'], 'pure'),
    meaning: cumulative(3, (isCumulative, x = 0, mean = 0, deviation = 0) => {
      if (x <= 0 || deviation <= 0) return '#NUM!';
      const z = (log(x) - mean) / deviation;
      return isCumulative ? normalCdf(z) : normalDensity(z) / (x * deviation);
    }),
    kernel: { program: DISTRIBUTED.lognormDist },
    cite: `${SUPPORT}: LOGNORM.DIST (mean and deviation are those of ln x); ${SHEPHERD}`,
  },
  {
    key: 'LOGNORM.INV',
    names: both('LOGNORM.INV'),
    aliases: ['LOGINV'],
    parameters: [PROBABILITY, MEAN, DEVIATION],
    domain: '0 < probability < 1 and standard deviation > 0, else #NUM!',
    units: units(['pure', 'pure', 'pure'], 'free'),
    meaning: numeric((probability = 0, mean = 0, deviation = 0) =>
      probability <= 0 || probability >= 1 || deviation <= 0
        ? '#NUM!'
        : exp(mean + deviation * normalQuantile(probability)),
    ),
    kernel: { program: DISTRIBUTED.lognormInv },
    cite: `${SUPPORT}: LOGNORM.INV; ${WICHURA}`,
  },
  {
    key: 'STANDARDIZE',
    names: both('STANDARDIZE'),
    aliases: ['标准化'],
    parameters: [parameter('数值', 'x'), MEAN, DEVIATION],
    domain: 'standard deviation > 0, else #NUM!',
    units: units(['same', 'same', 'same'], 'pure'),
    meaning: numeric((x = 0, mean = 0, deviation = 0) => (deviation <= 0 ? '#NUM!' : (x - mean) / deviation)),
    kernel: { program: DISTRIBUTED.standardize },
    cite: `${SUPPORT}: STANDARDIZE, (x - mean) / standard_dev`,
  },
  {
    key: 'CONFIDENCE.NORM',
    names: both('CONFIDENCE.NORM'),
    aliases: ['置信区间', 'CONFIDENCE'],
    parameters: [parameter('显著性水平', 'alpha'), DEVIATION, parameter('样本量', 'size')],
    domain: '0 < alpha < 1, standard deviation > 0 and size >= 1 (cut to a whole number), else #NUM!',
    units: units(['pure', 'same', 'any'], 'same'),
    meaning: numeric((alpha = 0, deviation = 0, number = 0) => {
      const size = Math.trunc(number);
      if (alpha <= 0 || alpha >= 1 || deviation <= 0 || size < 1) return '#NUM!';
      return (-normalQuantile(alpha / 2) * deviation) / Math.sqrt(size);
    }),
    kernel: { program: DISTRIBUTED.confidenceNorm },
    cite: `${SUPPORT}: CONFIDENCE.NORM; ${WICHURA}`,
  },
  {
    key: 'GAUSS',
    names: both('GAUSS'),
    parameters: [parameter('数值', 'z')],
    domain: 'any number',
    units: PURE,
    meaning: numeric((z = 0) => normalCentral(z)),
    kernel: { program: DISTRIBUTED.gauss },
    cite: `${SUPPORT}: GAUSS, NORM.S.DIST(z,TRUE) - 0.5; ${SHEPHERD}`,
  },
  {
    key: 'PHI',
    names: both('PHI'),
    parameters: [parameter('数值', 'x')],
    domain: 'any number',
    units: PURE,
    meaning: numeric((x = 0) => normalDensity(x)),
    kernel: { program: DISTRIBUTED.phi },
    cite: `${SUPPORT}: PHI, the standard normal density`,
  },
  {
    key: 'ERF',
    names: both('ERF'),
    aliases: ['ERF.PRECISE'],
    parameters: [parameter('下限', 'lower_limit'), optional('上限', 'upper_limit')],
    domain: 'any numbers, else #VALUE!; from 0 to the limit when only one is given',
    units: PURE,
    meaning: withoutLogicals((lower = 0, ...rest) => {
      const [upper] = rest;
      return upper === undefined ? errorFunction(lower) : errorFunction(upper) - errorFunction(lower);
    }),
    kernel: { program: DISTRIBUTED.erf },
    cite: `${SUPPORT}: ERF; ${SHEPHERD}`,
  },
  {
    key: 'ERFC',
    names: both('ERFC'),
    aliases: ['ERFC.PRECISE'],
    parameters: [parameter('数值', 'x')],
    domain: 'any number',
    units: PURE,
    meaning: withoutLogicals((x = 0) => 2 * normalCdf(-x * ROOT_TWO)),
    kernel: { program: DISTRIBUTED.erfc },
    cite: `${SUPPORT}: ERFC, 1 - ERF(x); ${SHEPHERD}`,
  },
  {
    key: 'FISHER',
    names: both('FISHER'),
    parameters: [parameter('相关系数', 'x')],
    domain: '-1 < x < 1, else #NUM!',
    units: PURE,
    meaning: numeric((x = 0) => (x <= -1 || x >= 1 ? '#NUM!' : (log1p(x) - log1p(-x)) / 2)),
    kernel: { program: DISTRIBUTED.fisher },
    cite: `${SUPPORT}: FISHER, ln((1+x)/(1-x)) / 2`,
  },
  {
    key: 'FISHERINV',
    names: both('FISHERINV'),
    parameters: [NUMBER],
    domain: 'any number',
    units: PURE,
    meaning: numeric((y = 0) => {
      const size = expm1(-2 * Math.abs(y));
      return (Math.sign(y) * -size) / (2 + size);
    }),
    kernel: { program: DISTRIBUTED.fisherinv },
    cite: `${SUPPORT}: FISHERINV, (e^2y - 1)/(e^2y + 1)`,
  },
];
