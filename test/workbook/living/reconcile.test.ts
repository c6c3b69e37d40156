/** A plan and a workbook that lives: what the user did there, done by a real engine, is kept. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isUnchanged } from '../../../src/workbook/living/patchPlan.js';
import type { WorkbookSnapshot } from '../../../src/workbook/plan/plan.js';
import { reconcile } from '../../../src/workbook/living/reconcile.js';
import { modelOf, planOf, startLiving, type Living } from '../living.js';
import { tinyModel } from '../models.js';

const first = planOf(tinyModel);
const nameOf = (key: string): string => first.sheets.find((sheet) => sheet.key === key)?.name ?? '';

/** The first build, edited by a user; what is read back then. */
async function living(edit: (living: Living) => void): Promise<WorkbookSnapshot> {
  const started = await startLiving(first);
  edit(started);
  return started.read();
}

describe('reconcile', () => {
  test('nothing has changed: nothing is written', async () => {
    const snapshot = await living(() => undefined);
    const { plan, problems } = reconcile(snapshot, planOf(modelOf(snapshot)), first);
    expect(problems).toEqual([]);
    expect(
      plan.sheets
        .filter((sheet) => !isUnchanged({ ...plan, sheets: [sheet] }))
        .map(({ key, update }) => [key, update]),
    ).toEqual([]);
  });

  test('rows and columns inserted anywhere are followed: still nothing is written', async () => {
    const keys = first.sheets.map(({ key }) => key);
    const insertion = fc.record({
      key: fc.constantFrom(...keys),
      isRow: fc.boolean(),
      at: fc.integer({ min: 0, max: 30 }),
      count: fc.integer({ min: 1, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(insertion, { minLength: 1, maxLength: 3 }), async (insertions) => {
        const snapshot = await living((started) => {
          for (const { key, isRow, at, count } of insertions)
            started.insert(nameOf(key), isRow ? 'row' : 'column', isRow ? at : Math.min(at, 9), count);
        });
        const { plan, problems } = reconcile(snapshot, planOf(modelOf(snapshot)), first);
        expect(problems).toEqual([]);
        for (const sheet of plan.sheets) {
          const { write, fresh, clear, insertRows, insertColumns, deleteRows } = sheet.update ?? {};
          const changes = { write, fresh, clear, insertRows, insertColumns, deleteRows };
          expect({ key: sheet.key, ...changes }).toEqual({
            ...{ key: sheet.key, write: [], fresh: [], clear: [] },
            ...{ insertRows: [], insertColumns: [], deleteRows: [] },
          });
        }
      }),
      { numRuns: 15 },
    );
  });
});
