/** Units agree, or the problem names both sides and the remedy. The units are those of the project's table. */
import { describe, expect, test } from 'vitest';
import { findUnit } from '../../../src/figures/units.js';
import { FUNCTIONS } from '../../../src/formula/functions/functions.js';
import type { Expr } from '../../../src/formula/values/expr.js';
import {
  parameterAt,
  repeatedAt,
  type UnitResult,
  type UnitRole,
} from '../../../src/formula/functions/functionTable.js';
import { parseFormula } from '../../../src/formula/text/parse.js';
import type { Names } from '../../../src/formula/values/scope.js';
import { checkUnits, type FormulaUnit } from '../../../src/formula/units/unitCheck.js';
import { describe as sentence } from '../../../src/messages/messages.js';

const UNITS: Readonly<Record<string, string>> = {
  rd: '亿元',
  gdp: '亿元',
  total: '万亿元',
  fund: '万元',
  intensity: '%',
  growth: '%',
  premium: 'pp',
  mortality: '‰',
  leverage: '倍',
  firms: '家',
  staff: '人',
  per_10k: '人/万人',
  compute: 'EFlops',
  start_year: '年',
  rank: '位',
};
const keys = Object.keys(UNITS);
const names: Names = {
  all: keys,
  resolve: (written) => keys.find((key) => key === written),
  write: (key) => key,
};

function unit(symbol: string | undefined): FormulaUnit | undefined {
  return symbol === undefined ? undefined : findUnit(symbol);
}

function check(formula: string, expected?: string): readonly string[] {
  const outcome = parseFormula(formula, names);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  const result = expected === undefined ? undefined : unit(expected);
  return checkUnits(
    outcome.value,
    (key) => unit(UNITS[key]),
    ...(result === undefined ? [] : ([result] as const)),
  ).map(({ code, place, args }) =>
    [code.replace('formula.', ''), formula.slice(place.start, place.end), args['factor']]
      .filter((part) => part !== undefined)
      .join(' '),
  );
}

describe('units that agree', () => {
  test.each([
    ['=PREV(rd)*(1+growth)', '亿元'],
    ['=gdp*intensity', '亿元'],
    ['=rd/gdp', '%'],
    ['=rd/gdp', '倍'],
    ['=GROWTH(gdp)', '%'],
    ['=CAGR(gdp,2024,2027)', '%'],
    ['=CUMULATE(rd)', '亿元'],
    ['=rd+100', '亿元'],
    ['=rd*1.05', '亿元'],
    ['=rd*105%', '亿元'],
    ['=rd>1000', undefined],
    ['=intensity>=3.5%', undefined],
    ['=intensity+premium', '%'],
    ['=premium+intensity', '%'],
    ['=intensity-PREV(intensity)', 'pp'],
    ['=intensity-growth', '%'],
    ['=total*10000', '亿元'],
    ['=total*10000+rd', '亿元'],
    ['=rd+total*10000', '亿元'],
    ['=rd/10000+total', '万亿元'],
    ['=rd*leverage', '亿元'],
    ['=rd/leverage-rd', '亿元'],
    ['=(1+growth)^(YEAR-2024)', '%'],
    ['=BASE(gdp)*(1+growth)^(YEAR-start_year)', '亿元'],
    ['=LOGISTIC(rd,growth,start_year)', '亿元'],
    ['=BASS(firms,0.03,0.38,2022)', '家'],
    ['=DAMPED(growth,0.9,2025)', '%'],
    ['=STOCK(rd,growth,rd/(growth+5%))', '亿元'],
    ['=MAX(rd,gdp,0)', '亿元'],
    ['=FORECAST.LINEAR(2030,SPAN(rd),{2022,2023,2024})', '亿元'],
    ['=TREND(SPAN(rd),SPAN(firms),firms)', '亿元'],
    ['=SLOPE(SPAN(rd),SPAN(firms))*firms', '亿元'],
    ['=SLOPE(SPAN(rd),SPAN(gdp))', '%'],
    ['=CORREL(SPAN(rd),SPAN(firms))', '%'],
    ['=SQRT(VAR.S(SPAN(rd)))+STDEV.S(SPAN(rd))', '亿元'],
    ['=COVARIANCE.S(SPAN(rd),SPAN(firms))/STDEV.S(SPAN(firms))', '亿元'],
    ['=PERCENTILE.INC(SPAN(rd),90%)', '亿元'],
    ['=LOOKUP(firms,SPAN(firms),SPAN(rd))', '亿元'],
    ['=IRR(SPAN(rd))', '%'],
    ['=DB(rd,rd*10%,10,1)', '亿元'],
    ['=IF(rd>gdp,rd,0)', '亿元'],
    ['=IFERROR(rd/gdp,0)', '%'],
    ['=IFS(growth>5%,rd,TRUE,gdp)', '亿元'],
    ['=ROUND(rd,1)', '亿元'],
    ['=SQRT(rd*gdp)', '亿元'],
    ['=EXP(growth*(YEAR-2024))', undefined],
    ['=LN(rd/gdp)', undefined],
    ['=NORM.INV(50%,rd,100)', '亿元'],
    ['=PMT(growth,10,rd)', '亿元'],
    ['=SLN(rd,0,start_year)', '亿元'],
    ['=RRI(5,rd,gdp)', '%'],
    ['=rd&"亿元"', undefined],
    ['=staff/firms', undefined],
    ['=SUMSQ(rd,gdp)/gdp', '亿元'],
    ['=SIGN(rd)', undefined],
    ['=mortality+PREV(mortality)', '‰'],
    ['=intensity-PREV(intensity)>premium', undefined],
    ['=MAX(premium,intensity-PREV(intensity))', 'pp'],
    ['=PREV(intensity)+2*premium', '%'],
    ['=premium+premium', 'pp'],
    ['=intensity-premium', '%'],
    ['=3.5%', '%'],
    ['=0.035', '%'],
    ['=intensity=0.035', undefined],
    ['=total*10000=rd', undefined],
  ])('%s gives %s', (formula, expected) => {
    expect(check(formula, expected)).toEqual([]);
  });
});

describe('units that do not', () => {
  test.each([
    ['=rd+intensity', undefined, ['unitDimension rd+intensity']],
    ['=intensity+mortality', undefined, ['unitParts intensity+mortality']],
    ['=premium-mortality', undefined, ['unitParts premium-mortality']],
    ['=intensity>premium', undefined, ['unitPoints intensity>premium']],
    ['=MAX(intensity,premium)', undefined, ['unitPoints premium']],
    ['=IF(rd>1,premium,growth)', undefined, ['unitPoints growth']],
    ['=premium', '%', ['unitResult premium']],
    ['=PREV(intensity)', 'pp', ['unitResult PREV(intensity)']],
    ['=premium+premium', '%', ['unitResult premium+premium']],
    ['=total*1000=rd', undefined, ['unitScale total*1000=rd 0.0001']],
    ['=rd+total', undefined, ['unitScale rd+total 10000']],
    ['=total-rd', undefined, ['unitScale total-rd 0.0001']],
    ['=rd>total', undefined, ['unitScale rd>total 10000']],
    ['=fund+rd', undefined, ['unitScale fund+rd 10000']],
    ['=firms+staff', undefined, ['unitDimension firms+staff']],
    ['=rd=firms', undefined, ['unitDimension rd=firms']],
    ['=MAX(rd,firms,staff)', undefined, ['unitDimension firms', 'unitDimension staff']],
    ['=IF(rd>1,rd,firms)', undefined, ['unitDimension firms']],
    ['=EXP(rd)', undefined, ['unitPure rd']],
    ['=LN(gdp)', undefined, ['unitPure gdp']],
    ['=2^rd', undefined, ['unitPure rd']],
    ['=rd^growth', undefined, ['unitExponent growth']],
    ['=rd*gdp', '亿元', ['unitResult rd*gdp']],
    ['=rd', '%', ['unitResult rd']],
    ['=rd', '万亿元', ['unitResultScale rd 0.0001']],
    ['=total', '亿元', ['unitResultScale total 10000']],
    ['=rd/total', '%', ['unitResultScale rd/total 0.0001']],
    ['=mortality', '%', ['unitResult mortality']],
    ['=rd/firms', '亿元', ['unitResult rd/firms']],
    ['=compute+rd', undefined, ['unitDimension compute+rd']],
    ['=per_10k+intensity', undefined, ['unitScale per_10k+intensity 10000']],
    ['=STOCK(firms,growth,rd)', '亿元', ['unitDimension STOCK(firms,growth,rd)']],
    ['=PREV(rd)+LAG(firms,2)', undefined, ['unitDimension PREV(rd)+LAG(firms,2)']],
    ['=CUMULATE(firms)', '亿元', ['unitResult CUMULATE(firms)']],
    ['=GROWTH(rd)+firms', undefined, ['unitDimension GROWTH(rd)+firms']],
    ['=rd+firms+staff+growth', undefined, ['unitDimension rd+firms']],
  ])('%s: %s', (formula, expected, problems) => {
    expect(check(formula, expected)).toEqual(problems);
  });

  test('the sentence names both sides and the remedy', () => {
    const outcome = parseFormula('=rd+total', names);
    const [problem] = outcome.ok ? checkUnits(outcome.value, (key) => unit(UNITS[key])) : [];
    expect(problem && sentence(problem, 'zh')).toBe(
      '单位大小不同：左边是亿元，右边是万亿元。请把右边乘以 10000。',
    );
    expect(problem && sentence(problem, 'en')).toBe(
      'The units differ in size: left is 亿元, right is 万亿元. Multiply the right side by 10000.',
    );
  });
});

/** A name of a unit for every role, and one that is wrong in it. */
const OF_ROLE: Readonly<Record<UnitRole, readonly [right: string, wrong: string | undefined]>> = {
  same: ['rd', 'staff'],
  other: ['firms', 'rank'],
  pure: ['growth', 'rd'],
  any: ['compute', undefined],
};
const SPAN = { start: 0, end: 0 };

function codes(expr: Expr, expected?: string): readonly string[] {
  const result = unit(expected);
  return checkUnits(
    expr,
    (key) => unit(UNITS[key]),
    ...(result === undefined ? [] : ([result] as const)),
  ).map(({ code }) => code.replace('formula.', ''));
}

function callOf(fn: string, keys: readonly string[]): Expr {
  return { kind: 'call', fn, args: keys.map((key): Expr => ({ kind: 'name', key, span: SPAN })), span: SPAN };
}

describe('the unit rule of every function', () => {
  const rows = FUNCTIONS.flatMap((row) =>
    row.units.kind === 'roles' ? [[row.key, row, row.units] as const] : [],
  );
  test.each(rows)('%s', (fn, row, { roles, result }) => {
    // Groups that repeat are there twice.
    const count = row.parameters.length + (row.repeats ?? 0);
    const given = Array.from({ length: count }, (_, i) => repeatedAt(roles, i, row.repeats ?? 1) ?? 'any');
    const right = given.map((role) => OF_ROLE[role][0]);
    expect(codes(callOf(fn, right))).toEqual([]);
    given.forEach((role, i) => {
      const wrong = OF_ROLE[role][1];
      const isOnly = given.filter((other) => other === role).length === 1;
      if (wrong === undefined || (isOnly && role !== 'pure')) return;
      const keys = right.map((key, at) => (at === i ? wrong : key));
      // All of one role differ from the first of them.
      const found = codes(callOf(fn, keys));
      expect([fn, i, [...new Set(found)]]).toEqual([fn, i, [role === 'pure' ? 'unitPure' : 'unitDimension']]);
    });
    const results: Readonly<Record<UnitResult, readonly [string | undefined, string | undefined]>> = {
      same: ['亿元', '家'],
      pure: ['%', '亿元'],
      ratio: [undefined, '亿元'],
      product: [undefined, '亿元'],
      free: ['亿元', undefined],
    };
    const [fits, differs] = results[result];
    if (fits !== undefined) expect(codes(callOf(fn, right), fits)).toEqual([]);
    if (differs !== undefined) expect(codes(callOf(fn, right), differs)).toEqual(['unitResult']);
  });

  test.each([
    ['=PRODUCT(rd,growth)', '亿元', '%'],
    ['=PRODUCT(rd,firms)/firms', '亿元', '家'],
    ['=SUMPRODUCT(SPAN(rd),SPAN(growth))', '亿元', '家'],
    ['=SUMSQ(rd,gdp)/gdp', '亿元', '家'],
    ['=DEVSQ(rd,gdp)/rd', '亿元', '家'],
    ['=VAR.P(rd,gdp)/rd', '亿元', '家'],
    ['=SUMX2MY2(SPAN(rd),SPAN(gdp))/rd', '亿元', '家'],
    ['=SUMX2PY2(SPAN(rd),SPAN(gdp))/rd', '亿元', '家'],
    ['=SUMXMY2(SPAN(rd),SPAN(gdp))/rd', '亿元', '家'],
    ['=POWER(rd,2)/rd', '亿元', '家'],
    ['=SQRT(rd*rd)', '亿元', '家'],
    ['=QUOTIENT(rd,gdp)', '%', '亿元'],
    ['=QUOTIENT(rd,firms)*firms', '亿元', '家'],
    ['=PREV(rd)', '亿元', '家'],
    ['=LAG(rd,2)', '亿元', '家'],
    ['=AT(rd,2024)', '亿元', '家'],
    ['=BASE(rd)', '亿元', '家'],
    ['=SUM(SPAN(rd))', '亿元', '家'],
    ['=CUMULATE(rd)', '亿元', '家'],
    ['=GROWTH(rd)', '%', '亿元'],
    ['=CAGR(rd,2024,2027)', '%', '亿元'],
    ['=LOGISTIC(rd,growth,start_year)', '亿元', '家'],
    ['=BASS(rd,growth,growth,start_year)', '亿元', '家'],
    ['=DAMPED(rd,growth,start_year)', '亿元', '家'],
    ['=STOCK(rd,growth,gdp)', '亿元', '家'],
    ['=IFS(growth>1,rd)', '亿元', '家'],
    ['=SWITCH(growth,1,rd,gdp)', '亿元', '家'],
  ])('%s gives %s, not %s', (formula, fits, differs) => {
    expect(check(formula, fits)).toEqual([]);
    expect(check(formula, differs).map((found) => found.split(' ')[0])).toContain('unitResult');
  });
});

test('every function has a unit rule that fits its parameters', () => {
  for (const row of FUNCTIONS) {
    const { units, meaning } = row;
    expect([row.key, units.kind === 'expansion']).toEqual([row.key, meaning.kind === 'expansion']);
    expect([row.key, units.kind === 'reference']).toEqual([row.key, meaning.kind === 'reference']);
    if (units.kind === 'roles')
      expect([
        row.key,
        units.roles.length >= row.parameters.length || parameterAt(row, 1) === undefined,
      ]).toEqual([row.key, true]);
  }
});
