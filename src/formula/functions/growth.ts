/**
 * Growth curves. Each expands to plain arithmetic that every Excel, LibreOffice and WPS can calculate and that a reader can check
 * in the cell; the columns of a row give its formula and source.
 */
import { SELF } from '../values/address.js';
import { binary, call, minus, name, number } from '../values/build.js';
import type { Expr } from '../values/expr.js';
import type { FunctionRow } from './functionTable.js';
import { parameter } from './rows.js';

/** `YEAR - start` */
function yearsSince(source: Expr, start: Expr | undefined): Expr {
  return binary(source, '-', call(source, 'YEAR', []), start);
}

export const GROWTH_SHAPES: readonly FunctionRow[] = [
  {
    key: 'LOGISTIC',
    names: { zh: '逻辑增长', en: 'LOGISTIC' },
    aliases: ['S曲线'],
    parameters: [parameter('上限', 'ceiling'), parameter('速率', 'rate'), parameter('拐点年', 'midpoint')],
    domain: 'any numbers; half the ceiling in the midpoint year',
    units: { kind: 'expansion' },
    meaning: {
      kind: 'expansion',
      expand(source) {
        const [ceiling, rate, midpoint] = source.args;
        const exponent = binary(source, '*', minus(source, rate), yearsSince(source, midpoint));
        return binary(
          source,
          '/',
          ceiling,
          binary(source, '+', number(source, 1), call(source, 'EXP', [exponent])),
        );
      },
    },
    cite: 'x(t) = K / (1 + exp(-r (t - m))): Verhulst (1838); bounded by its ceiling K',
  },
  {
    key: 'BASS',
    names: { zh: '巴斯扩散', en: 'BASS' },
    parameters: [
      parameter('潜力', 'potential'),
      parameter('创新系数', 'innovation'),
      parameter('模仿系数', 'imitation'),
      parameter('起始年', 'start'),
    ],
    domain: 'innovation not 0, else #DIV/0!; 0 in the start year',
    units: { kind: 'expansion' },
    meaning: {
      kind: 'expansion',
      expand(source) {
        const [potential, p, q, start] = source.args;
        const decay = call(source, 'EXP', [
          binary(source, '*', minus(source, binary(source, '+', p, q)), yearsSince(source, start)),
        ]);
        const adopted = binary(source, '*', potential, binary(source, '-', number(source, 1), decay));
        const odds = binary(source, '*', binary(source, '/', q, p), decay);
        return binary(source, '/', adopted, binary(source, '+', number(source, 1), odds));
      },
    },
    cite: 'N(t) = m (1 - e^(-(p+q)(t-s))) / (1 + (q/p) e^(-(p+q)(t-s))), cumulative: Bass (1969), Management Science 15, 215-227',
  },
  {
    key: 'DAMPED',
    names: { zh: '衰减趋势', en: 'DAMPED' },
    parameters: [
      parameter('初始增幅', 'trend'),
      parameter('衰减系数', 'damping'),
      parameter('起始年', 'start'),
    ],
    domain: 'damping not negative in years before the start; trend itself in the start year',
    units: { kind: 'expansion' },
    meaning: {
      kind: 'expansion',
      expand(source) {
        const [trend, damping, start] = source.args;
        return binary(source, '*', trend, binary(source, '^', damping, yearsSince(source, start)));
      },
    },
    cite: 'b phi^(t - s), the step or growth rate of year t: Gardner and McKenzie (1985), Management Science 31, 1237-1246',
  },
  {
    key: 'STOCK',
    names: { zh: '存量', en: 'STOCK' },
    aliases: ['永续盘存'],
    parameters: [
      parameter('流量', 'flow'),
      parameter('折旧率', 'depreciation'),
      parameter('初始存量', 'initial'),
    ],
    domain: 'any numbers; the initial stock in the first year, then the year before of the series itself',
    units: { kind: 'expansion' },
    meaning: {
      kind: 'expansion',
      expand(source, { first }) {
        const [flow, depreciation, initial] = source.args;
        if (first) return initial ?? number(source, 0);
        const remains = binary(source, '-', number(source, 1), depreciation);
        const carried = binary(source, '*', call(source, 'PREV', [name(source, SELF)]), remains);
        return binary(source, '+', carried, flow);
      },
    },
    cite: 'K(t) = (1 - d) K(t-1) + R(t), K(0) = initial, usually R/(g+d): perpetual inventory, OECD (2009), Measuring Capital',
  },
];
