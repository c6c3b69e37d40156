/** Depreciation: Excel's functions, as rows of the function table. */
import { RETURNS } from '../programs/investment.js';
import { SLOPES } from '../programs/partials.js';
import { pow } from '../values/elementary.js';
import type { FunctionRow } from './functionTable.js';
import { roundDecimal } from '../values/rounding.js';
import { both, numeric, optional, parameter, units } from './rows.js';

const SUPPORT = 'Microsoft Support, Excel functions (alphabetical)';
const COST = parameter('原值', 'cost');
const SALVAGE = parameter('残值', 'salvage');
const LIFE = parameter('年限', 'life');
const PERIOD = parameter('第几年', 'period');

export const DEPRECIATION: readonly FunctionRow[] = [
  {
    key: 'SLN',
    names: both('SLN'),
    aliases: ['直线折旧'],
    parameters: [COST, SALVAGE, LIFE],
    domain: 'life not 0, else #DIV/0!',
    units: units(['same', 'same', 'pure'], 'same'),
    meaning: numeric((cost = 0, salvage = 0, life = 0) => (life === 0 ? '#DIV/0!' : (cost - salvage) / life)),
    kernel: { program: RETURNS.sln },
    partials: SLOPES.sln,
    cite: `${SUPPORT}: SLN, (cost - salvage) / life`,
  },
  {
    key: 'SYD',
    names: both('SYD'),
    aliases: ['年数总和折旧'],
    parameters: [COST, SALVAGE, LIFE, PERIOD],
    domain: 'salvage >= 0, life > 0 and 0 < period <= life, else #NUM!',
    units: units(['same', 'same', 'pure', 'pure'], 'same'),
    meaning: numeric((cost = 0, salvage = 0, life = 0, period = 0) =>
      salvage < 0 || life <= 0 || period <= 0 || period > life
        ? '#NUM!'
        : ((cost - salvage) * (life - period + 1) * 2) / (life * (life + 1)),
    ),
    kernel: { program: RETURNS.syd },
    cite: `${SUPPORT}: SYD, (cost - salvage)(life - per + 1) 2 / (life (life + 1))`,
  },
  {
    key: 'DB',
    names: both('DB'),
    aliases: ['余额递减折旧'],
    parameters: [COST, SALVAGE, LIFE, PERIOD, optional('首年月数', 'month')],
    domain:
      'cost and salvage >= 0, life and period > 0, 1 <= month <= 12, period <= life (one more when the first year is short), else #NUM!',
    units: units(['same', 'same', 'pure', 'pure', 'pure'], 'same'),
    meaning: numeric((cost = 0, salvage = 0, life = 0, when = 0, months = 12) => {
      const [period, month] = [Math.max(Math.trunc(when), 1), Math.trunc(months)];
      if (cost < 0 || salvage < 0 || life <= 0 || when <= 0 || month < 1 || month > 12) return '#NUM!';
      if (period > (month < 12 ? life + 1 : life)) return '#NUM!';
      if (cost === 0) return 0;
      const rate = roundDecimal(1 - pow(salvage / cost, 1 / life), 3, 'half');
      const first = (cost * rate * month) / 12;
      if (period === 1) return first;
      const left = (cost - first) * (period === 2 ? 1 : pow(1 - rate, period - 2));
      return period > life ? (left * rate * (12 - month)) / 12 : left * rate;
    }),
    kernel: { oneByOne: 'a rate rounded to three places, and years of their own at both ends' },
    cite: `${SUPPORT}: DB, at the rate 1 - (salvage/cost)^(1/life) rounded to three places; a part of the first year is the year: DnaCalc/OxFunc, depreciation`,
  },
  {
    key: 'DDB',
    names: both('DDB'),
    aliases: ['双倍余额递减折旧'],
    parameters: [COST, SALVAGE, LIFE, PERIOD, optional('倍数', 'factor')],
    domain: 'cost and salvage >= 0, life, period and factor > 0, period <= life, else #NUM!',
    units: units(['same', 'same', 'pure', 'pure', 'pure'], 'same'),
    meaning: numeric((cost = 0, salvage = 0, life = 0, period = 0, factor = 2) => {
      if (cost < 0 || salvage < 0 || life <= 0 || period <= 0 || factor <= 0 || period > life) return '#NUM!';
      const rate = Math.min(factor / life, 1);
      const left = (years: number): number =>
        years === 0 ? cost : rate === 1 ? 0 : cost * pow(1 - rate, years);
      const before = left(Math.max(period - 1, 0));
      return Math.max(before - Math.max(left(period), salvage), 0);
    }),
    kernel: { program: RETURNS.ddb },
    cite: `${SUPPORT}: DDB, min((cost - depreciated) factor/life, cost - salvage - depreciated)`,
  },
];
