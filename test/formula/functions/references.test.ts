/** What a formula reads, and from when. */
import { expect, test } from 'vitest';
import { parseFormula } from '../../../src/formula/text/parse.js';
import { referencesOf } from '../../../src/formula/functions/references.js';
import type { Names } from '../../../src/formula/values/scope.js';

const keys = ['x', 'y', 'z'];
const names: Names = {
  all: keys,
  resolve: (written) => keys.find((key) => key === written),
  write: (key) => key,
};

test.each([
  ['=x+y', ['x same [x]', 'y same [y]']],
  ['=PREV(x)*(1+y)', ['x earlier [PREV(x)]', 'y same [y]']],
  ['=LAG(x,2)', ['x earlier [LAG(x,2)]']],
  ['=LAG(x,0)', ['x same [LAG(x,0)]']],
  ['=AT(x,2024)', ['x fixed [AT(x,2024)]']],
  ['=AT(x,YEAR)', ['x same [AT(x,YEAR)]']],
  ['=AT(x,YEAR-1)', ['x earlier [AT(x,YEAR-1)]']],
  ['=BASE(x)', ['x fixed [BASE(x)]']],
  ['=CUMULATE(x)', ['x same [CUMULATE(x)]']],
  ['=SUM(SPAN(x,2021,YEAR-1))', ['x earlier [SPAN(x,2021,YEAR-1)]']],
  ['=SUM(SPAN(x,2021,2024))', ['x fixed [SPAN(x,2021,2024)]']],
  ['=GROWTH(x)', ['x same [x]', 'x earlier [GROWTH(x)]']],
  ['=CAGR(x,2024,YEAR)', ['x same [CAGR(x,2024,YEAR)]', 'x fixed [CAGR(x,2024,YEAR)]']],
  ['=STOCK(x,y,z/2)', ['x same [x]', 'y same [y]', 'z same [z]']],
  ['=LOGISTIC(x,y,2027)', ['x same [x]', 'y same [y]']],
  ['=IF(x>1,PREV(y),z)', ['x same [x]', 'y earlier [PREV(y)]', 'z same [z]']],
  ['=SWITCH(x,1,y,z)', ['x same [x]', 'y same [y]', 'z same [z]']],
  ['=x%+-y', ['x same [x]', 'y same [y]']],
  ['=YEAR+SUM({1,2})&"x"', []],
])('%s', (formula, expected) => {
  const outcome = parseFormula(formula, names);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  const found = referencesOf(outcome.value).map(
    ({ key, time, span }) => `${key} ${time} [${formula.slice(span.start, span.end)}]`,
  );
  expect(found).toEqual(expected);
});
