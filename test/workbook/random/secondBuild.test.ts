/**
 * Second builds drawn at random. `TUIYAN_RUNS=300 npx vitest run test/workbook/random/secondBuild.test.ts --testTimeout 7200000`
 * tries many; a failure tells its course.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planOf, startLiving } from '../living.js';
import { model } from './model.js';
import { course, failedBuild, secondBuild } from './secondBuild.js';

const RUNS = Number(process.env['TUIYAN_RUNS'] ?? 2);

test('a second build drawn at random keeps the laws of a living workbook', async () => {
  const start = (await startLiving(planOf(model))).excel;
  await fc.assert(
    fc.asyncProperty(course, async (each) => {
      const { faults } = await secondBuild(start, model, each);
      expect(faults).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

test('a second build that fails anywhere leaves cells, merges, tables, names, looks and validation, or says that it may not have', async () => {
  const start = (await startLiving(planOf(model))).excel;
  await fc.assert(
    fc.asyncProperty(course, fc.integer({ min: 1, max: 1_000_000 }), async (each, where) => {
      expect(await failedBuild(start, model, each, where)).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});
