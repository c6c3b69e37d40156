/** INDEX in IronCalc: marked where it picks one cell, so that no cell of ours may spill; unmarked on the way back. */
import { describe, expect, test } from 'vitest';
import { createBrowserHost } from '../../../src/hosts/ironcalc/browser.js';
import { markPicks, unmarkPicks } from '../../../src/hosts/ironcalc/picks.js';
import { planWorkbook } from '../../../src/workbook/sheets/planWorkbook.js';
import { preparedOf, tinyModel } from '../../workbook/models.js';
import { apply, read } from '../contract.js';
import { newModel } from '../engine.js';
import { block, plan, sheet } from '../plans.js';

test.each([
  ['=INDEX(A1:A3,2)', '=@INDEX(A1:A3,2)'],
  ['=1-index(A1:A3,MATCH(1,B1:B3,0),1)*2', '=1-@index(A1:A3,MATCH(1,B1:B3,0),1)*2'],
  ['=INDEX(A1:C3,INDEX(D1:D3,1),2)', '=@INDEX(A1:C3,@INDEX(D1:D3,1),2)'],
  ['="INDEX("&INDEX(\'a,(b\'!A1:A3,1)', '="INDEX("&@INDEX(\'a,(b\'!A1:A3,1)'],
  ['=INDEX({1,2;3,4},1,2)', '=@INDEX({1,2;3,4},1,2)'],
  ['=INDEX(A1:A3,MATCH("x,)",B1:B3,0))', '=@INDEX(A1:A3,MATCH("x,)",B1:B3,0))'],
])('%s picks one cell', (formula, marked) => {
  expect(markPicks(formula)).toBe(marked);
  expect(markPicks(marked)).toBe(marked);
  expect(unmarkPicks(marked)).toBe(formula);
});

test.each([
  '=SUM(INDEX(A1:C3,0,2))',
  '=SUM(INDEX(A1:C3,2,))',
  '=SUM(INDEX(A1:C3,,2))',
  '=INDEX(A1:C3)',
  '=SUM(INDEX(A1:A9,2):INDEX(A1:A9,4))',
  '=SUM(A1:INDEX(A1:A9,4))',
  '=MYINDEX(A1:A3,1)',
  '="INDEX(A1:A3,1)"',
])('%s stays as it is', (formula) => {
  expect(markPicks(formula)).toBe(formula);
  expect(unmarkPicks(formula)).toBe(formula);
});

describe('in the workbook', () => {
  test.each(['zh', 'en'] as const)('no cell of ours may spill: %s', async (language) => {
    const host = createBrowserHost(newModel());
    await apply(host, planWorkbook(preparedOf(tinyModel), language));
    const model = host.model();
    const { sheets } = await read(host);
    const spilling = sheets.flatMap(({ cells }, number) =>
      cells.flatMap((line, row) =>
        line.flatMap((cell, column) =>
          cell?.formula !== undefined &&
          model.getCellArrayStructure(number, row + 1, column + 1) !== 'SingleCell'
            ? [cell.formula]
            : [],
        ),
      ),
    );
    expect(spilling).toEqual([]);
    expect(JSON.stringify(sheets)).toContain('INDEX(');
    expect(JSON.stringify(sheets)).not.toContain('@INDEX(');
  });

  test('the value is the same, and a formula of the user that spills still does', async () => {
    const host = createBrowserHost(newModel());
    const cells = [[{ value: 3 }], [{ value: 5 }], [{ formula: '=INDEX($A$1:$A$2,2)*2', cached: 10 }]];
    await apply(host, plan([sheet('one', 'One', { blocks: [block(0, 0, cells)] })]));
    host.model().setUserInput(0, 1, 3, '=INDEX(A1:A3,0)');
    host.model().evaluate();
    expect((await read(host)).sheets[0]?.cells.map((line) => [line[0]?.value, line[2]?.value])).toEqual([
      ...[3, 5, 10].map((value) => [value, value]),
    ]);
  });
});
