/** Functions that Excel 2016 lacks are told with the model, at the place of the call, and what is written otherwise is not. */
import { expect, it } from 'vitest';
import { FUNCTIONS } from '../../src/formula/functions/functions.js';
import type { Model } from '../../src/model/model.js';
import { prepareModel } from '../../src/model/prepare.js';
import { smallModel } from './packs.js';

function withFormula(formula: string): Model {
  const [first] = smallModel.indicators;
  if (first === undefined) throw new Error('the small model is empty');
  const { figures: _figures, caliber: _caliber, ...rest } = first;
  const added = { ...rest, key: 'added', name: { zh: '新增', en: 'Added' }, formula };
  return { ...smallModel, indicators: [...smallModel.indicators, added] };
}

const SERIES = smallModel.indicators.find(({ figures = [] }) => figures.length > 0)?.key ?? '';

it('MAXIFS and MINIFS are told with their version', () => {
  const formula = `=1*MAXIFS(SPAN(${SERIES}),SPAN(${SERIES}),">0")`;
  const found = prepareModel(withFormula(formula)).problems.filter(
    ({ code }) => code === 'model.functionYoung',
  );
  expect(found).toMatchObject([
    {
      severity: 'warning',
      place: { table: 'indicators', key: 'added', field: 'formula', start: 3, end: formula.length },
      args: { fn: 'MAXIFS', since: 2019 },
    },
  ]);
});

it('functions that are written by older ones are not', () => {
  for (const formula of [
    `=XLOOKUP(1,SPAN(${SERIES}),SPAN(${SERIES}),0)`,
    `=LEN(TEXTJOIN("-",TRUE,"a","b"))`,
    `=LEN(CONCAT("a","b"))`,
    `=IFS(${SERIES}>1,1,TRUE,2)`,
    `=SWITCH(1,1,2)`,
  ]) {
    const codes = prepareModel(withFormula(formula)).problems.map(({ code }) => code);
    expect(codes).not.toContain('model.functionYoung');
  }
});

it('these are all that a workbook cannot write for Excel 2016', () => {
  expect(FUNCTIONS.flatMap(({ key, since }) => (since === undefined ? [] : [key]))).toEqual([
    'MINIFS',
    'MAXIFS',
  ]);
});
