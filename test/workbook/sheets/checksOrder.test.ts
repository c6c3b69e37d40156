/** A table of the Model sheet that was sorted is told at once, by formula, on Checks and on the first page; rows inserted are not. */
import { expect, test } from 'vitest';
import type { WorkbookSnapshot } from '../../../src/workbook/plan/plan.js';
import { planOf, startLiving } from '../living.js';
import { sortRows } from '../livingUser.js';
import { tinyModel } from '../models.js';

const MODEL = '模型';

/** Texts of a sheet that match. */
function texts({ sheets }: WorkbookSnapshot, key: string, pattern: RegExp): readonly string[] {
  const cells = sheets.find((sheet) => sheet.key === key)?.cells ?? [];
  return cells
    .flatMap((row) => Array.from(row, (cell) => (typeof cell?.value === 'string' ? cell.value : '')))
    .filter((text) => pattern.test(text));
}

/** Row of the first cell in column A that holds the key. */
function rowOf({ sheets }: WorkbookSnapshot, key: string): number {
  return (sheets.find(({ name }) => name === MODEL)?.cells ?? []).findIndex((row) => row[0]?.value === key);
}

test('indicators sorted: the check of their table fails, and the first page says that one check failed', async () => {
  const living = await startLiving(planOf(tinyModel));
  const built = await living.read();
  expect(texts(built, 'checks', /^未通过$/)).toEqual([]);
  const area = { row: rowOf(built, 'gdp'), column: 0, rows: 3, columns: 19 };
  sortRows(living.sheet(MODEL), area, [1, 0, 2]);
  living.excel.executor.changed();
  const sorted = await living.read();
  expect(texts(sorted, 'checks', /^未通过$/)).toEqual(['未通过']);
  expect(texts(sorted, 'overview', /^1 项检查未通过/)).not.toEqual([]);
  const checks = sorted.sheets.find(({ key }) => key === 'checks')?.cells ?? [];
  const failed = checks.find((row) => row.some((cell) => cell?.value === '未通过'));
  expect(failed?.[0]?.value).toContain('“指标”');
  expect(failed?.[3]?.value).toBe(2);
});

test('rows inserted in the tables and above them fail no check', async () => {
  const living = await startLiving(planOf(tinyModel));
  living.insert(MODEL, 'row', rowOf(await living.read(), 'rd'), 2);
  living.insert(MODEL, 'row', 1);
  expect(texts(await living.read(), 'checks', /^未通过$/)).toEqual([]);
});
