/** A column of the user that is headed like one of ours: ours is read, wherever the other comes, and the other is told. */
import { expect, test } from 'vitest';
import { readWorkbook } from '../../../src/workbook/read/readWorkbook.js';
import { copyExcel } from '../../hosts/excel/index.js';
import { livingOf, planOf, startLiving } from '../living.js';
import { tinyModel } from '../models.js';

const COLUMNS = [
  ['推演·基础', 2025, 'rd_growth', 0.5],
  ['推演·基础', '键', 'rd_growth', 'mine'],
  ['模型', '单位', 'rd_growth', '元'],
  ['基准', '数值', 'gdp_2024', 1],
] as const;

test('a user heads a column like one of ours', async () => {
  const start = await startLiving(planOf(tinyModel));
  const first = await start.read();
  for (const [name, heading, key, typed] of COLUMNS)
    for (const after of [0, 1]) {
      const cells = first.sheets.find((sheet) => sheet.name === name)?.cells ?? [];
      const row = cells.findIndex((line) => Array.from(line).some((cell) => cell?.value === key));
      const header = cells
        .slice(0, row)
        .map((line) => Array.from(line).some((cell) => cell?.value === heading))
        .lastIndexOf(true);
      const column = Array.from(cells[header] ?? []).findIndex((cell) => cell?.value === heading) + after;
      const living = livingOf(copyExcel(start.excel));
      living.insert(name, 'column', column);
      living.type(name, header, column, heading);
      living.type(name, row, column, typed);
      const read = readWorkbook(await living.read());
      expect(read.ok && read.value).toEqual(tinyModel);
      expect(read.problems.map(({ code }) => code)).toContain('workbook.headingTwice');
    }
});
