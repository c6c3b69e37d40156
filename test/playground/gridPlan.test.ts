import { expect, it } from 'vitest';
import { planForGrid } from '../../src/playground/gridPlan.js';
import { planWorkbook } from '../../src/workbook/sheets/planWorkbook.js';
import { startStore } from '../taskpane/realPack.js';

const PLAN = planWorkbook(startStore().getState().calculation!.prepared, 'zh');

it('changes nothing but the wrapping of merged texts', () => {
  const shown = planForGrid(PLAN);
  const strip = (text: string) => text.replaceAll(':unwrapped', '');
  expect(JSON.parse(strip(JSON.stringify(shown.sheets)))).toEqual(JSON.parse(JSON.stringify(PLAN.sheets)));
  for (const sheet of shown.sheets)
    for (const { row, column, columns } of sheet.merges) {
      const block = sheet.blocks.find(
        (one) =>
          one.row <= row &&
          one.column <= column &&
          one.cells[row - one.row]?.[column - one.column] !== undefined,
      );
      const style = block?.cells[row - block.row]?.[column - block.column]?.style;
      if (columns > 1 && style !== undefined) expect(shown.styles[style]?.wrap ?? false).toBe(false);
    }
});
