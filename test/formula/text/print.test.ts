/** Printing and parsing are each other's inverse, in both languages and in keys. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFormula } from '../../../src/formula/text/parse.js';
import { printFormula } from '../../../src/formula/text/print.js';
import { ALL_FUNCTIONS, expressions, KEYS, NAMES, withoutSpans } from '../generate.js';

const LANGUAGES = ['zh', 'en', 'key'] as const;

describe('parseFormula(printFormula(x)) = x', () => {
  for (const language of LANGUAGES) {
    test(`in ${language}`, () => {
      fc.assert(
        fc.property(expressions(KEYS, ALL_FUNCTIONS, 4), (expr) => {
          const text = printFormula(expr, NAMES, language);
          const outcome = parseFormula(text, NAMES);
          if (!outcome.ok) throw new Error(`${text}: ${JSON.stringify(outcome.problems)}`);
          expect(withoutSpans(outcome.value)).toEqual(withoutSpans(expr));
        }),
        { numRuns: 2000 },
      );
    });
  }

  test('printing is stable: what was printed prints as itself, whatever the language in between', () => {
    fc.assert(
      fc.property(expressions(KEYS, ALL_FUNCTIONS, 3), fc.constantFrom(...LANGUAGES), (expr, language) => {
        const outcome = parseFormula(printFormula(expr, NAMES, language), NAMES);
        expect(outcome.ok && printFormula(outcome.value, NAMES, 'key')).toBe(
          printFormula(expr, NAMES, 'key'),
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('printed formulas read as people write them', () => {
  test.each([
    [
      '=PREV(rd)*(1+rd_growth)',
      '=上年(研发经费) * (1 + 研发经费增速)',
      '=PREV(R&D expenditure) * (1 + R&D expenditure growth)',
    ],
    ['=cluster/share%', "=415X集群营收 / '占比（%）'%", "=415X clusters / 'share (%)'%"],
    ['=(rd)+((amp))*2', '=研发经费 + R&D经费 * 2', '=R&D expenditure + R&D * 2'],
    ['=rd-(amp-cluster)', '=研发经费 - (R&D经费 - 415X集群营收)', '=R&D expenditure - (R&D - 415X clusters)'],
    ['=-(2^2)', '=-(2^2)', '=-(2^2)'],
    ['=IF(rd>1,,"a""b")', '=IF(研发经费 > 1, , "a""b")', '=IF(R&D expenditure > 1, , "a""b")'],
    ['=YEAR-1', '=年份 - 1', '=YEAR - 1'],
    ["='YEAR'*2", "='年份' * 2", "='YEAR' * 2"],
    ['=1e21+0.00001', '=1E+21 + 0.00001', '=1E+21 + 0.00001'],
  ])('%s', (typed, zh, en) => {
    const outcome = parseFormula(typed, NAMES);
    expect(outcome.ok && printFormula(outcome.value, NAMES, 'zh')).toBe(zh);
    expect(outcome.ok && printFormula(outcome.value, NAMES, 'en')).toBe(en);
  });
});
