/** Annuities, discounting and depreciation: Excel's functions, as rows of the function table. */
import { numbersOf, toNumber } from './coerce.js';
import type { FunctionRow } from './functiontable.js';
import { both, numeric, optional, parameter, settle, units, VALUES } from './rows.js';
import { isError } from './value.js';

const SUPPORT = 'Microsoft Support, Excel functions (alphabetical)';
const RATE = parameter('利率', 'rate');
const PERIODS = parameter('期数', 'nper');
const PAYMENT = parameter('每期支付', 'pmt');
const PRESENT = parameter('现值', 'pv');
const FUTURE = parameter('终值', 'fv');
const TYPE = optional('期初支付', 'type');

/** Any number but 0 counts as "at the beginning of the period". */
function dueFactor(rate: number, type: number): number {
  return type === 0 ? 1 : 1 + rate;
}

export const FINANCE: readonly FunctionRow[] = [
  {
    key: 'RRI',
    names: both('RRI'),
    parameters: [PERIODS, PRESENT, FUTURE],
    domain: 'periods > 0, present value not 0, both values of one sign, else #NUM!',
    units: units(['pure', 'same', 'same'], 'pure'),
    meaning: numeric((periods = 0, present = 0, future = 0) => {
      if (periods <= 0 || present === 0 || future / present < 0) return '#NUM!';
      return Math.pow(future / present, 1 / periods) - 1;
    }),
    cite: `${SUPPORT}: RRI, (fv/pv)^(1/nper) - 1`,
  },
  {
    key: 'PMT',
    names: both('PMT'),
    parameters: [RATE, PERIODS, PRESENT, optional('终值', 'fv'), TYPE],
    domain: 'periods not 0, else #NUM!',
    units: units(['pure', 'pure', 'same', 'same', 'any'], 'same'),
    meaning: numeric((rate = 0, periods = 0, present = 0, future = 0, type = 0) => {
      if (periods === 0) return '#NUM!';
      if (rate === 0) return -(present + future) / periods;
      const growth = Math.pow(1 + rate, periods);
      return (-rate * (future + present * growth)) / (dueFactor(rate, type) * (growth - 1));
    }),
    cite: `${SUPPORT}: PMT, from pv(1+r)^n + pmt(1+r type)((1+r)^n - 1)/r + fv = 0`,
  },
  {
    key: 'FV',
    names: both('FV'),
    parameters: [RATE, PERIODS, PAYMENT, optional('现值', 'pv'), TYPE],
    domain: 'any numbers',
    units: units(['pure', 'pure', 'same', 'same', 'any'], 'same'),
    meaning: numeric((rate = 0, periods = 0, payment = 0, present = 0, type = 0) => {
      if (rate === 0) return -present - payment * periods;
      const growth = Math.pow(1 + rate, periods);
      return -present * growth - (payment * dueFactor(rate, type) * (growth - 1)) / rate;
    }),
    cite: `${SUPPORT}: FV, from pv(1+r)^n + pmt(1+r type)((1+r)^n - 1)/r + fv = 0`,
  },
  {
    key: 'PV',
    names: both('PV'),
    parameters: [RATE, PERIODS, PAYMENT, optional('终值', 'fv'), TYPE],
    domain: 'rate not -100 %, else #NUM!',
    units: units(['pure', 'pure', 'same', 'same', 'any'], 'same'),
    meaning: numeric((rate = 0, periods = 0, payment = 0, future = 0, type = 0) => {
      if (rate === 0) return -future - payment * periods;
      const growth = Math.pow(1 + rate, periods);
      return (-future - (payment * dueFactor(rate, type) * (growth - 1)) / rate) / growth;
    }),
    cite: `${SUPPORT}: PV, from pv(1+r)^n + pmt(1+r type)((1+r)^n - 1)/r + fv = 0`,
  },
  {
    key: 'NPV',
    names: both('NPV'),
    parameters: [RATE, VALUES],
    repeats: 1,
    domain: 'rate not -100 %, else #DIV/0!; the first value is one period away',
    units: units(['pure', 'same'], 'same'),
    meaning: {
      kind: 'strict',
      evaluate(first, ...rest) {
        const rate = toNumber(first);
        if (isError(rate)) return rate;
        const values = numbersOf(rest);
        if (isError(values)) return values;
        if (rate === -1) return { error: '#DIV/0!' };
        return settle(values.reduce((sum, value, i) => sum + value / Math.pow(1 + rate, i + 1), 0));
      },
    },
    cite: `${SUPPORT}: NPV, sum of value(i) / (1+rate)^i`,
  },
  {
    key: 'SLN',
    names: both('SLN'),
    parameters: [parameter('原值', 'cost'), parameter('残值', 'salvage'), parameter('年限', 'life')],
    domain: 'life not 0, else #DIV/0!',
    units: units(['same', 'same', 'pure'], 'same'),
    meaning: numeric((cost = 0, salvage = 0, life = 0) => (life === 0 ? '#DIV/0!' : (cost - salvage) / life)),
    cite: `${SUPPORT}: SLN, (cost - salvage) / life`,
  },
];
