/** The sheet of a scenario that was removed, kept because the user wrote on it or refers to it. */
import { expect, test } from 'vitest';
import { planLiving } from '../../../src/workbook/living/livingPlan.js';
import { isUnchanged } from '../../../src/workbook/living/patchPlan.js';
import { readWorkbook } from '../../../src/workbook/read/readWorkbook.js';
import { planOf, startLiving } from '../living.js';
import { preparedOf } from '../models.js';
import { model } from '../random/model.js';

test('is told once; the workbook can be read without it, and a third build has nothing to say', async () => {
  const living = await startLiving(planOf(model));
  living.type('推演·低', 2, 9, '旁注');
  living.type('我的表', 0, 0, "='推演·低'!E14*2");
  const wanted = { ...model, scenarios: model.scenarios.filter(({ key }) => key !== 'low') };
  const { plan, problems } = planLiving(await living.read(), preparedOf(wanted), 'zh');
  expect(problems.map(({ code }) => code)).toContain('workbook.sheetKept');
  expect(await living.host.apply(plan)).toEqual({ ok: true });
  const after = await living.read();
  const read = readWorkbook(after);
  expect(read.ok && read.value).toEqual(wanted);
  expect(read.problems.map(({ code }) => code)).toEqual(['workbook.sheetNotRead']);
  const third = planLiving(after, preparedOf(wanted), 'zh');
  expect(third.problems).toEqual([]);
  expect(isUnchanged(third.plan)).toBe(true);
});
