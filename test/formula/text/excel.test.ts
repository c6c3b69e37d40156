/** Excel text reads as a person would write it, and one formula serves the whole row. */
import { describe, expect, test } from 'vitest';
import { printExcel } from '../../../src/formula/text/excel.js';
import { parseFormula } from '../../../src/formula/text/parse.js';
import type { Names, Site } from '../../../src/formula/values/scope.js';

const ROWS: Readonly<Record<string, number>> = { rd: 12, gdp: 13, stock: 14, growth: 31, d: 32, target: 40 };
const keys = Object.keys(ROWS);
const names: Names = {
  all: keys,
  resolve: (written) => keys.find((key) => key === written),
  write: (key) => key,
};

/** Years 2021 to 2030 in columns B to K; every series from 2024 on, `stock` from the year given; parameters stand in fixed rows. */
function site(year: number, stockFrom = 2025, self?: string): Site {
  return {
    year,
    firstYear: 2021,
    baseYear: 2024,
    horizon: 2030,
    ...(self === undefined ? {} : { self }),
    cell(key, at, anchor) {
      const row = ROWS[key];
      if (row === undefined || at < (key === 'stock' ? stockFrom : 2024) || at > 2030) return undefined;
      const column = String.fromCharCode('B'.charCodeAt(0) + at - 2021);
      return `${anchor === 'column' ? '$' : ''}${column}${row > 30 ? '$' : ''}${row}`;
    },
    yearCell: () => `${String.fromCharCode('B'.charCodeAt(0) + year - 2021)}$4`,
  };
}

function printed(formula: string, at: Site): string {
  const outcome = parseFormula(formula, names);
  return outcome.ok ? printExcel(outcome.value, at) : JSON.stringify(outcome.problems);
}

describe('an IF that asks for the year', () => {
  test.each([
    // In 2024 there is no year before: what is never taken is left out, so that no cell reads NA().
    [2024, '=IF(YEAR<=2024,growth,PREV(rd)*2)', '=E$31'],
    [2024, '=1+IF(YEAR>2024,GROWTH(rd),growth)', '=1+E$31'],
    [2024, '=IF(YEAR-1<2024,IF(YEAR=2024,rd,PREV(rd)),LAG(rd,2))', '=E12'],
    [2024, '=(1-d)*IF(YEAR<>2024,PREV(rd),rd+gdp)', '=(1-E$32)*(E12+E13)'],
    [2025, '=IF(YEAR<=2024,growth,PREV(rd)*2)', '=IF(F$4<=2024,F$31,E12*2)'],
    [2026, '=IF(YEAR<=2024,growth,PREV(rd)*2)', '=IF(G$4<=2024,G$31,F12*2)'],
    // What is taken, or may be, stays as it is.
    [2024, '=IF(YEAR>2024,growth,PREV(rd))', '=IF(E$4>2024,E$31,NA())'],
    [2024, '=IF(rd>1,growth,PREV(rd))', '=IF(E12>1,E$31,NA())'],
    [2024, '=IF(YEAR>2024,PREV(rd))', '=IF(E$4>2024,NA())'],
  ])('in %i, %s is %s', (year, formula, wanted) => {
    expect(printed(formula, site(year))).toBe(wanted);
  });
});

describe('Excel text', () => {
  test.each([
    ['=PREV(rd)*(1+growth)', '=F12*(1+G$31)'],
    ['=XLOOKUP(3,SPAN(rd),SPAN(gdp))', '=INDEX($E13:G13,1,MATCH(3,$E12:G12,0))'],
    [
      '=XLOOKUP(3,SPAN(rd),SPAN(gdp),0)',
      '=IF(ISNA(MATCH(3,$E12:G12,0)),0,INDEX($E13:G13,1,MATCH(3,$E12:G12,0)))',
    ],
    ['=XLOOKUP(3,SPAN(rd),SPAN(stock))', '=#VALUE!'],
    [
      '=XMATCH(3,SPAN(rd),0,-1)',
      '=IF(SUMPRODUCT(MAX(($E12:G12=3)*($E12:G12<>"")*{1,2,3}))=0,NA(),SUMPRODUCT(MAX(($E12:G12=3)*($E12:G12<>"")*{1,2,3})))',
    ],
    ['=rd/gdp', '=G12/G13'],
    ['=LAG(rd,2)', '=E12'],
    ['=LAG(rd,9)', '=NA()'],
    ['=AT(rd,2024)', '=$E12'],
    ['=AT(rd,YEAR-1)', '=F12'],
    ['=AT(target,2030)', '=$K$40'],
    ['=rd/BASE(rd)-1', '=G12/$E12-1'],
    ['=YEAR-2024', '=G$4-2024'],
    ['=CUMULATE(rd)', '=SUM($E12:G12)'],
    ['=CUMULATE(rd)/CUMULATE(gdp)', '=SUM($E12:G12)/SUM($E13:G13)'],
    ['=AVERAGE(SPAN(rd,YEAR-2,YEAR))', '=AVERAGE(E12:G12)'],
    ['=AVERAGE(SPAN(rd,2025,2027))', '=AVERAGE($F12:$H12)'],
    ['=GROWTH(rd)', '=G12/F12-1'],
    ['=GROWTH(rd)*100', '=(G12/F12-1)*100'],
    ['=GROWTH(SPAN(rd),SPAN(gdp),5)', '=GROWTH($E12:G12,$E13:G13,5)'],
    ['=指数趋势(SPAN(rd),,YEAR)', '=GROWTH($E12:G12,,G$4)'],
    ['=标准差(SPAN(rd))/平均(SPAN(rd))', '=STDEV.S($E12:G12)/AVERAGE($E12:G12)'],
    ['=线性预测(2030,SPAN(rd),SPAN(gdp))', '=FORECAST.LINEAR(2030,$E12:G12,$E13:G13)'],
    ['=RANK.EQ(rd,SPAN(rd,2024,2030))', '=RANK.EQ(G12,$E12:$K12)'],
    ['=CAGR(rd,2024,2030)', '=($K12/$E12)^(1/6)-1'],
    ['=CAGR(rd,2024,YEAR)', '=(G12/$E12)^(1/(G$4-2024))-1'],
    ['=CAGR(rd,YEAR-2,YEAR)', '=(G12/E12)^(1/2)-1'],
    ['=LOGISTIC(target,growth,2027)', '=G$40/(1+EXP(-G$31*(G$4-2027)))'],
    ['=DAMPED(growth,0.9,2025)', '=G$31*0.9^(G$4-2025)'],
    ['=IFS(rd>1,1,rd>2,2)', '=IF(G12>1,1,IF(G12>2,2,NA()))'],
    ['=SWITCH(d,1,rd,2,gdp,0)', '=IF(G$32=1,G12,IF(G$32=2,G13,0))'],
    ['=IF(rd>=1000,"达标","未达标")', '=IF(G12>=1000,"达标","未达标")'],
    ['=rd-(gdp-1)', '=G12-(G13-1)'],
    ['=(rd-gdp)-1', '=G12-G13-1'],
    ['=rd/(gdp*2)', '=G12/(G13*2)'],
    ['=-(rd^2)', '=-(G12^2)'],
    ['=(-rd)^2', '=-G12^2'],
    ['=(1+growth)%', '=(1+G$31)%'],
    ['=(rd&"a")="b"', '=G12&"a"="b"'],
    ['=0.00000012*rd', '=1.2E-7*G12'],
    ['=IF(rd,,1)', '=IF(G12,,1)'],
  ])('%s', (formula, expected) => {
    expect(printed(formula, site(2026))).toBe(expected);
  });

  test('STOCK begins with its initial value and goes on from the cell on its left', () => {
    const formula = '=STOCK(rd,d,rd/(growth+d))';
    expect(printed(formula, site(2025, 2025, 'stock'))).toBe('=F12/(F$31+F$32)');
    expect(printed(formula, site(2026, 2025, 'stock'))).toBe('=F14*(1-G$32)+G12');
    expect(printed(formula, site(2027, 2025, 'stock'))).toBe('=G14*(1-H$32)+H12');
    expect(printed(formula, site(2027))).toBe('=H12/(H$31+H$32)');
  });

  test('moving along the row moves the relative columns only', () => {
    const along = (formula: string): readonly string[] =>
      [2026, 2027].map((year) => printed(formula, site(year)));
    expect(along('=PREV(rd)*(1+growth)')).toEqual(['=F12*(1+G$31)', '=G12*(1+H$31)']);
    expect(along('=rd/BASE(rd)')).toEqual(['=G12/$E12', '=H12/$E12']);
    expect(along('=CUMULATE(rd)')).toEqual(['=SUM($E12:G12)', '=SUM($E12:H12)']);
  });

  test('a number that nobody can type in is written as a product', () => {
    expect(printed('=1E308', site(2026))).toBe('=1E+307*10');
    expect(printed('=1E308^2', site(2026))).toBe('=(1E+307*10)^2');
    expect(printed('=-1.5E308/rd', site(2026))).toBe('=-(1.5E+307*10)/G12');
    expect(printed('=9.99999999999999E307', site(2026))).toBe('=9.99999999999999E+307');
  });

  test('what Excel would not take is refused when it is read', () => {
    const codes = (formula: string): readonly string[] =>
      parseFormula(formula, names).problems.map(({ code }) => code);
    const nested = (count: number): string => `=${'IF(rd>1,1,'.repeat(count)}2${')'.repeat(count)}`;
    expect(codes(nested(64))).toEqual([]);
    expect(codes(nested(65))).toEqual(['formula.tooDeep']);
    // Written out, each of the 60 conditions opens a parenthesis more.
    const conditions = Array<string>(60).fill('rd>1,2').join();
    expect(codes(`=IFS(${conditions})`)).toEqual([]);
    expect(codes(`=SUM(SUM(SUM(SUM(SUM(IFS(${conditions}))))))`)).toEqual(['formula.tooDeepInCell']);
    const text = (length: number): string => `="${'x'.repeat(length)}"&rd`;
    // In pieces of 127 characters, each with `"&"` between: 7,900 + 62 × 3 + 3 characters, and the cell.
    expect(codes(text(7900))).toEqual([]);
    expect(codes(text(8100))).toEqual(['formula.tooLongInCell']);
    expect(codes(text(8183))).toEqual(['formula.tooLongInCell']);
    expect(codes(text(8192))).toEqual(['formula.tooLong']);
    expect(codes(`=SUM(${Array<string>(255).fill('rd').join()})`)).toEqual([]);
    expect(codes(`=SUM(${Array<string>(256).fill('rd').join()})`)).toEqual(['formula.argumentsMany']);
  });

  test('a range on another sheet names the sheet once', () => {
    const there: Site = {
      ...site(2026),
      cell: (key, year, anchor) => site(2026).cell(key, year, anchor)?.replace(/^/, "'推演·延续'!"),
    };
    expect(printed('=CUMULATE(rd)', there)).toBe("=SUM('推演·延续'!$E12:G12)");
  });
});
