/** A workbook with members that is built again: unchanged, and after its table of members was sorted. */
import { expect, test } from 'vitest';
import { writeOverKeys } from '../../../src/model/wording.js';
import { planLiving } from '../../../src/workbook/living/livingPlan.js';
import { isUnchanged } from '../../../src/workbook/living/patchPlan.js';
import { planLayout } from '../../../src/workbook/tables/layout.js';
import { shops } from '../../model/members.js';
import { prepared } from '../../model/packs.js';
import { modelOf, planOf, startLiving } from '../living.js';
import { sortRows } from '../livingUser.js';

const SHEET = '模型';

/** With formulas as they are read back. */
const model = writeOverKeys(prepared(shops)).model;

test('a second build has nothing to do; sorted members are found by key', async () => {
  const living = await startLiving(planOf(model));
  const first = await living.read();
  expect(isUnchanged(planLiving(first, prepared(modelOf(first)), 'zh').plan)).toBe(true);

  const place = planLayout(prepared(model)).model.members;
  const area = { row: place.first, column: 0, rows: place.count, columns: 7 };
  sortRows(living.sheet(SHEET), area, [0, 1, 2, 5, 3, 4, 6, 7]);
  living.excel.executor.changed();
  const sorted = modelOf(await living.read());
  const towns = sorted.dimensions?.[0]?.members.map(({ key }) => key);
  expect(towns).toEqual(['whole', 'upper', 'lower', 'west', 'north', 'south']);
  const { plan } = planLiving(await living.read(), prepared(sorted), 'zh', { last: model });
  expect(await living.host.apply(plan)).toMatchObject({ ok: true });
  const again = await living.read();
  expect(modelOf(again)).toEqual(sorted);
  expect(isUnchanged(planLiving(again, prepared(sorted), 'zh').plan)).toBe(true);
});
