/** What cannot be read gets one sentence at the right place; what can be read is read as Excel reads it. */
import { parse as parseByFx, tokenize, type AstExpression } from '@borgar/fx';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Expr } from '../../../src/formula/values/expr.js';
import { FUNCTIONS, functionOf } from '../../../src/formula/functions/functions.js';
import { fewestArguments, mostArguments } from '../../../src/formula/functions/functionTable.js';
import { parseFormula } from '../../../src/formula/text/parse.js';
import { printFormula } from '../../../src/formula/text/print.js';
import type { Names } from '../../../src/formula/values/scope.js';
import { describe as sentence } from '../../../src/messages/messages.js';
import { ALL_FUNCTIONS, expressions, NAMES } from '../generate.js';

const KNOWN = ['rd', 'rd_growth', 'gdp', '研发经费', '研发增速', 'R&D经费', '415X集群'];
const names: Names = {
  all: KNOWN,
  resolve: (written) => KNOWN.find((name) => name.toLowerCase() === written.toLowerCase()),
  write: (key) => key,
};

/** `code [text the problem points at]`, for one problem or several. */
function problems(text: string): string {
  const outcome = parseFormula(text, names);
  if (outcome.ok) return 'no problem';
  return outcome.problems
    .map(({ code, place, args }) => {
      const { start = -1, end = -1 } = place;
      const hint = args['nearest'] ?? args['instead'];
      return `${code.replace('formula.', '')} ${start}-${end} [${text.slice(start, end)}]${hint === undefined ? '' : ` -> ${hint}`}`;
    })
    .join('; ');
}

describe('a malformed formula', () => {
  test.each([
    ['', 'empty 0-0 []'],
    ['=', 'empty 0-1 [=]'],
    ['  =  ', 'empty 0-5 [  =  ]'],
    ['=1+', 'valueMissing 3-3 []'],
    ['=1+  ', 'valueMissing 3-3 []'],
    ['=-', 'valueMissing 2-2 []'],
    ['=rd*', 'valueMissing 4-4 []'],
    ['=(', 'valueMissing 2-2 []'],
    ['=SUM(', 'valueMissing 5-5 []'],
    ['=SUM(1,', 'valueMissing 7-7 []'],
    ['=1+*2', 'valueExpected 3-4 [*]'],
    ['=*2', 'valueExpected 1-2 [*]'],
    ['=1*/2', 'valueExpected 3-4 [/]'],
    ['=rd>', 'valueMissing 4-4 []'],
    ['=()', 'valueExpected 2-3 [)]'],
    ['=(1', 'parenthesisMissing 3-3 []'],
    ['=(1+(2*3)', 'parenthesisMissing 9-9 []'],
    ['=SUM(1,2', 'parenthesisMissing 8-8 []'],
    ['=SUM(1', 'parenthesisMissing 6-6 []'],
    ['=PREV(rd', 'parenthesisMissing 8-8 []'],
    ['=1)', 'parenthesisExtra 2-3 [)]'],
    ['=(1))+2', 'parenthesisExtra 4-5 [)]'],
    ['=1 2', 'operatorExpected 3-4 [2]'],
    ['=rd gdp', 'operatorExpected 4-7 [gdp]'],
    ['=(1)(2)', 'operatorExpected 4-5 [(]'],
    ['=2(3)', 'operatorExpected 2-3 [(]'],
    ['=rd"a"', 'operatorExpected 3-6 ["a"]'],
    ['=SUM(1 2)', 'operatorExpected 7-8 [2]'],
    ['=1,000', 'commaHere 2-3 [,]'],
    ['=(1,2)', 'commaHere 3-4 [,]'],
    ['=SUM(1;2)', 'separatorExpected 6-7 [;]'],
    ['="abc', 'textUnclosed 1-5 ["abc]'],
    ['=“abc', 'textUnclosed 1-5 [“abc]'],
    ["='rd", "nameUnclosed 1-4 ['rd]"],
    ['=1e400', 'numberTooLarge 1-6 [1e400]'],
    ['=rd^1.8E+308', 'numberTooLarge 4-12 [1.8E+308]'],
    ['=1..2', 'character 1-3 [1.]'],
    ['=5x', 'character 1-3 [5x]'],
    ['=$', 'character 1-2 [$]'],
    ['=rd~gdp', 'character 1-7 [rd~gdp]'],
    ['=rd≥1', 'characterInstead 3-4 [≥] -> >='],
    ['=rd==1', 'characterInstead 3-5 [==] -> ='],
    ['=rd!=1', 'characterInstead 3-5 [!=] -> <>'],
    ['=rd=>1', 'characterInstead 3-5 [=>] -> >='],
    ['=2**3', 'characterInstead 2-4 [**] -> ^'],
    ['=rd&&gdp', 'characterInstead 3-5 [&&] -> AND( )'],
    ['=#FOO!', 'operatorUnsupported 1-2 [#]'],
    ['=@rd', 'operatorUnsupported 1-2 [@]'],
    ['=rd#', 'operatorUnsupported 3-4 [#]'],
    ['=rd_growth:gdp', 'operatorUnsupported 10-11 [:]'],
    ['=rd:gdp', 'cellReference 1-7 [rd:gdp]'],
    ['=#SPILL!', 'character 1-8 [#SPILL!]'],
  ])('%s', (text, expected) => {
    expect(problems(text)).toBe(expected);
  });
});

describe('names and functions', () => {
  test.each([
    ['=rdd', 'nameUnknownNear 1-4 [rdd] -> rd'],
    ['=研发', 'nameUnknownNear 1-3 [研发] -> 研发经费'],
    ['=研发经废*2', 'nameUnknownNear 1-5 [研发经废] -> 研发经费'],
    ['=foo+bar', 'nameUnknown 1-4 [foo]; nameUnknown 5-8 [bar]'],
    ['=RD+Rd', 'no problem'],
    ['=SUN(1)', 'functionUnknownNear 1-4 [SUN] -> SUM'],
    ['=平均数(rd)', 'functionUnknownNear 1-4 [平均数] -> 平均'],
    ['=FOOBARBAZ(1)', 'functionUnknown 1-10 [FOOBARBAZ]'],
    ['=SUM', 'functionBare 1-4 [SUM]'],
    ['=rd(1)', 'nameCalled 1-3 [rd]'],
    ['=LET(x,1,x)', 'functionRefused 1-4 [LET]'],
    ['=LAMBDA(x,x)(1)', 'functionRefused 1-7 [LAMBDA]'],
    ['=TEXT(1,"[Red]0")', 'formatUnsupported 8-16 ["[Red]0"]'],
    // An argument of XLOOKUP may be written eight times.
    [
      '=XLOOKUP(XLOOKUP(XLOOKUP(XLOOKUP(1,{1},{1}),{1},{1}),{1},{1}),{1},{1})',
      'tooLarge 1-70 [XLOOKUP(XLOOKUP(XLOOKUP(XLOOKUP(1,{1},{1}),{1},{1}),{1},{1}),{1},{1})]',
    ],
    ['=FILTER(1,2)', 'functionRefused 1-7 [FILTER]'],
    ['=offset(rd,1,0)', 'functionByCell 1-7 [offset]'],
    ['=TODAY()', 'functionOfToday 1-6 [TODAY]'],
    ['=RAND()*2', 'functionRandom 1-5 [RAND]'],
    ['=SUBTOTAL(9,rd)', 'functionOfView 1-9 [SUBTOTAL]'],
    ['=ISBLANK(rd)', 'functionOfBlanks 1-8 [ISBLANK]'],
    ['=LINEST(rd,rd)', 'functionManyCells 1-7 [LINEST]'],
    ['=FORECAST.ETS(1,rd,rd)', 'functionSmoothing 1-13 [FORECAST.ETS]'],
    ['=DSUM(1,2,3)', 'functionDatabase 1-5 [DSUM]'],
    ['=WEBSERVICE("x")', 'functionFetches 1-11 [WEBSERVICE]'],
    ['=DATEDIF(1,2,"y")', 'functionTime 1-8 [DATEDIF]'],
    ['=NETWORKDAYS.INTL(1,2)', 'functionInternational 1-17 [NETWORKDAYS.INTL]'],
    ['=YIELD(1)', 'functionNotHere 1-6 [YIELD]'],
    ['=YEAR()', 'no problem'],
    ['=TRUE()', 'no problem'],
    ['=IF(FALSE( ),rd,true())', 'no problem'],
    ['=YEAR(45000)', 'no problem'],
    ['=SUMIF(rd,1,rd)', 'no problem'],
    ['=SUMIF(rd,1,rd*2)', 'cellsExpected 12-16 [rd*2]'],
    ['=XLOOKUP(1,rd,3)', 'listExpected 14-15 [3]'],
    ['=XLOOKUP(1,{1},{1},,3)', 'countExpected 20-21 [3]'],
    ['=XLOOKUP(1,{1},{1},,-1,-1)', 'no problem'],
    ['=XLOOKUP(1,{1},{1},,2,-1)', 'modesUnsupported 1-25 [XLOOKUP(1,{1},{1},,2,-1)]'],
    ['=XMATCH(1,{1},0,0)', 'modesUnsupported 1-18 [XMATCH(1,{1},0,0)]'],
    ['=A1', 'cellReference 1-3 [A1]'],
    ['=rd+$B$2*2', 'cellReference 4-8 [$B$2]'],
    ['=SUM(A1:B2)', 'cellReference 5-10 [A1:B2]'],
    ['=Sheet1!A1', 'cellReference 1-10 [Sheet1!A1]'],
    ["='模型'!A1", "cellReference 1-8 ['模型'!A1]"],
    ['=A:A', 'cellReference 1-4 [A:A]'],
    ['=AI2030', 'cellReference 1-7 [AI2030]'],
    ['=表1[金额]', 'tableReference 1-7 [表1[金额]]'],
    ['=[@金额]', 'tableReference 1-6 [[@金额]]'],
  ])('%s', (text, expected) => {
    expect(problems(text)).toBe(expected);
  });

  test('a wrong number of arguments names the function as it was written and its parameters', () => {
    const outcome = parseFormula('=1+如果(rd)', names);
    const [problem] = outcome.problems;
    expect(problem && sentence(problem, 'zh')).toBe(
      '如果 至少要有 2 个参数，这里有 1 个：如果(条件, 成立时, [不成立时])。',
    );
    expect(problem?.place).toEqual({ start: 3, end: 9 });
  });
});

describe('arguments', () => {
  test.each([
    ['=SUM()', 'argumentsFew 1-6 [SUM()]'],
    ['=IF(1)', 'argumentsFew 1-6 [IF(1)]'],
    ['=PI(1)', 'argumentsMany 1-6 [PI(1)]'],
    ['=ABS(1,2)', 'argumentsMany 1-9 [ABS(1,2)]'],
    ['=IFS(1,2,3)', 'argumentsUneven 1-11 [IFS(1,2,3)]'],
    ['=PREV(rd+1)', 'seriesExpected 6-10 [rd+1]'],
    ['=PREV(PREV(rd))', 'seriesExpected 6-14 [PREV(rd)]'],
    ['=PREV(,)', 'argumentsMany 1-8 [PREV(,)]'],
    ['=LAG(rd,)', 'argumentEmpty 1-9 [LAG(rd,)]'],
    ['=LAG(rd,-1)', 'countExpected 8-10 [-1]'],
    ['=LAG(rd,1.5)', 'countExpected 8-11 [1.5]'],
    ['=AT(rd,20)', 'yearExpected 7-9 [20]'],
    ['=AT(rd,YEAR+1)', 'yearExpected 7-13 [YEAR+1]'],
    ['=AT(rd,gdp)', 'yearExpected 7-10 [gdp]'],
    ['={1,2}', 'arrayHere 1-6 [{1,2}]'],
    ['=SUM({1,2}*2)', 'arrayHere 5-10 [{1,2}]'],
    ['=IF({1,2},1,2)', 'arrayHere 4-9 [{1,2}]'],
    ['=SPAN(rd)', 'arrayHere 1-9 [SPAN(rd)]'],
    ['=COUNTIF({1,2},1)', 'cellsExpected 9-14 [{1,2}]'],
    ['=RANK.EQ(rd,rd*2)', 'cellsExpected 12-16 [rd*2]'],
    ['=COUNTIF(rd,1)+COUNTIF(SPAN(rd),1)+COUNTIF(PREV(rd),1)', 'no problem'],
    ['=TREND(SPAN(rd),,{1,2})', 'arrayHere 17-22 [{1,2}]'],
    ['=GROWTH(rd)+GROWTH(SPAN(rd),,1)+GROWTH(SPAN(rd),,1,FALSE)', 'no problem'],
    ['=GROWTH(SPAN(rd),2)', 'no problem'],
    ['=GROWTH(rd,1,2,3,4)', 'argumentsMany 1-19 [GROWTH(rd,1,2,3,4)]'],
    ['=GROWTH()', 'argumentsFew 1-9 [GROWTH()]'],
    ['=SUM({1,2;3})', 'arrayUneven 5-12 [{1,2;3}]'],
    ['=SUM({1,rd})', 'arrayElement 8-10 [rd]'],
    ['=SUM({1,2)', 'arrayElement 9-10 [)]'],
    ['=SUM({1,2', 'braceMissing 9-9 []'],
    ['=SUM({})', 'arrayElement 6-7 [}]'],
  ])('%s', (text, expected) => {
    expect(problems(text)).toBe(expected);
  });
});

describe('limits', () => {
  test('length', () => {
    expect(problems(`=${'1+'.repeat(4096)}1`)).toMatch(/^tooLong 8192-8194/);
  });
  test('levels', () => {
    expect(problems(`=${'('.repeat(100)}1${')'.repeat(100)}`)).toMatch(/^tooDeep/);
    expect(problems(`=${'ABS('.repeat(100)}1${')'.repeat(100)}`)).toMatch(/^tooDeep/);
    expect(problems(`=${'-'.repeat(5000)}1`)).toMatch(/^tooDeep/);
    expect(problems(`=${'ABS('.repeat(64)}1${')'.repeat(64)}`)).toBe('no problem');
  });
  test('branches that would nest deeper than Excel allows', () => {
    expect(problems(`=IFS(${'rd,1,'.repeat(60)}1,1)`)).toMatch(/^argumentsMany/);
    expect(problems(`=IFS(${'rd,1,'.repeat(59)}1,1)`)).toBe('no problem');
  });
  test('terms', () => {
    expect(problems(`=${'1+'.repeat(4000)}1`)).toMatch(/^tooLarge/);
    expect(problems(`=1${'%'.repeat(8000)}`)).toMatch(/^tooLarge/);
  });
  test('expansions that would double again and again', () => {
    const nested = (times: number): string =>
      times === 0 ? '1' : `BASS(${nested(times - 1)},${nested(0)},1,2024)`;
    const doubling = (times: number): string =>
      times === 0 ? '1' : `SWITCH(${doubling(times - 1)},1,2,3,4)`;
    expect(problems(`=${nested(3)}`)).toBe('no problem');
    expect(problems(`=${doubling(50)}`)).toMatch(/^tooLarge/);
  });
});

describe('numbers and places', () => {
  test('digits after the fifteenth count as zeros', () => {
    const outcome = parseFormula('=12345678901234567', names);
    expect(outcome.ok && outcome.value).toEqual({
      kind: 'number',
      value: 12345678901234500,
      span: { start: 1, end: 18 },
    });
  });

  test('spans point into the text as typed, whatever keyboard typed it', () => {
    const outcome = parseFormula('＝上年（研发经费）×（1＋R&D经费）', names);
    expect(outcome.ok && outcome.value).toMatchObject({
      op: '*',
      span: { start: 1, end: 19 },
      left: {
        fn: 'PREV',
        span: { start: 1, end: 9 },
        args: [{ key: '研发经费', span: { start: 4, end: 8 } }],
      },
      right: {
        op: '+',
        span: { start: 10, end: 19 },
        right: { key: 'R&D经费', span: { start: 13, end: 18 } },
      },
    });
  });

  test('the leading = may be absent', () => {
    expect(parseFormula('1+2', names).ok).toBe(true);
  });
});

test('a formula that Excel reads is read as @borgar/fx reads it', () => {
  const keys = ['rd', 'amp', 'share'];
  const functions = ALL_FUNCTIONS.filter((row) => row.bare !== true);
  fc.assert(
    fc.property(expressions(keys, functions, 4), (expr) => {
      const text = printFormula(expr, NAMES, 'key');
      const tree = parseByFx(tokenize(text, { negativeNumbers: false }));
      expect(shapeOfFx(tree)).toEqual(shapeOf(expr));
    }),
    { numRuns: 1000 },
  );
});

test('the table has one row a key, and functions that share a name take different numbers of arguments', () => {
  const written = FUNCTIONS.flatMap((row) =>
    [...new Set([row.key, row.names.zh, row.names.en, ...(row.aliases ?? [])])].map(
      (name) => [name.toUpperCase(), row] as const,
    ),
  );
  const clashes = written.filter(([name, row]) =>
    written.some(
      ([other, twin]) =>
        name === other &&
        row !== twin &&
        fewestArguments(row) <= mostArguments(twin) &&
        fewestArguments(twin) <= mostArguments(row),
    ),
  );
  expect(clashes.map(([name]) => name)).toEqual([]);
  expect(new Set(FUNCTIONS.map(({ key }) => key)).size).toBe(FUNCTIONS.length);
});

type Shape = string | readonly (Shape | null)[];

function shapeOf(expr: Expr): Shape {
  switch (expr.kind) {
    case 'unary':
      return [`${expr.op}u`, shapeOf(expr.operand)];
    case 'percent':
      return ['%u', shapeOf(expr.operand)];
    case 'binary':
      return [expr.op, shapeOf(expr.left), shapeOf(expr.right)];
    case 'call':
      if (expr.fn === 'YEAR') return expr.fn;
      return [
        functionOf(expr.fn).excel ?? expr.fn,
        ...expr.args.map((argument) => (argument === undefined ? null : shapeOf(argument))),
      ];
    case 'array':
      return ['{}', ...expr.rows.map((row) => row.map(shapeOf))];
    case 'name':
      return expr.key;
    default:
      return String(expr.value).toUpperCase();
  }
}

function shapeOfFx(node: AstExpression | null): Shape {
  if (node === null) return '';
  switch (node.type) {
    case 'UnaryExpression':
      return [`${node.operator}u`, ...node.arguments.map(shapeOfFx)];
    case 'BinaryExpression':
      return [node.operator, ...node.arguments.map(shapeOfFx)];
    case 'CallExpression': {
      const given: readonly (AstExpression | null)[] = node.arguments;
      const args = given.map((argument) => (argument === null ? null : shapeOfFx(argument)));
      const { name } = node.callee;
      return (name === 'TRUE' || name === 'FALSE') && args.length === 0 ? name : [name, ...args];
    }
    case 'ArrayExpression':
      return ['{}', ...node.elements.map((row) => row.map((cell) => shapeOfFx(cell)))];
    case 'ReferenceIdentifier':
      return node.value;
    case 'Literal':
    case 'ErrorLiteral':
      return String(node.value).toUpperCase();
    default:
      throw new Error(node.type);
  }
}
