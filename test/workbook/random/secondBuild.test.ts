/**
 * Second builds drawn at random. `TUIYAN_RUNS=300 npx vitest run test/workbook/random/secondBuild.test.ts --testTimeout 7200000`
 * tries many; a failure tells its course.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planLiving } from '../../../src/workbook/living/livingPlan.js';
import type { WorkbookSnapshot } from '../../../src/workbook/plan/plan.js';
import { copyExcel } from '../../hosts/excel/index.js';
import { livingOf, planOf, startLiving } from '../living.js';
import { preparedOf } from '../models.js';
import { EDITS } from './edits.js';
import { model } from './model.js';
import { course, drawFrom, failedBuild, secondBuild, type Course, type Step } from './secondBuild.js';

const RUNS = Number(process.env['TUIYAN_RUNS'] ?? 2);

const first = planOf(model);

const step = (kind: string, seed: number): Step => ({ kind, seed });
const ONCE: Course = { level: '1.20', edits: [], changes: [], knows: false };

/** Courses that broke a law once. */
const COURSES: readonly (readonly [string, Course])[] = [
  ['a word in a row that was inserted into a table', { ...ONCE, edits: [step('insertRows', 3)] }],
  ['parameters sorted across their groups', { ...ONCE, edits: [step('sortModel', 3)] }],
  [
    'a number typed into a Baseline that was sorted',
    { ...ONCE, edits: [step('sortFigures', 1), step('number', 1)] },
  ],
  [
    'a figure deleted from a Baseline that was sorted afterwards',
    { ...ONCE, edits: [step('deleteRow', 1), step('sortFigures', 1)] },
  ],
  [
    'the row of headings cut and pasted below its table',
    { ...ONCE, edits: [step('moveRow', 901358)], knows: true },
  ],
  [
    'a note in the rows kept in reserve of the change log',
    { ...ONCE, level: '1.9', edits: [step('note', 570075)], knows: true },
  ],
  [
    'a sheet that the model has no longer, and that the user changed',
    { ...ONCE, edits: [step('deleteColumn', 782846)], changes: [step('horizonShorter', 732789)] },
  ],
  [
    'a shorter horizon, and scenarios, of a workbook that could not be read',
    {
      ...ONCE,
      edits: [
        ...[step('sortParameters', 842223), step('text', 411756), step('formulaText', 39667)],
        step('deleteKeyRow', 25709),
      ],
      changes: [
        step('horizonShorter', 941242),
        step('scenarioRemoved', 755505),
        step('scenarioAdded', 908415),
      ],
    },
  ],
  [
    'a target removed where scenarios were sorted and the sheet of one was deleted',
    {
      ...{ level: '1.7', knows: true },
      edits: [
        ...[step('insertColumns', 892787), step('sortModel', 10734), step('deleteSheet', 105768)],
        step('sortFigures', 771413),
      ],
      changes: [step('scenarioRenamed', 260564), step('targetRemoved', 922063), step('horizonLonger', 8)],
    },
  ],
  [
    'targets removed by a shorter horizon, in a table that lost a column',
    {
      ...ONCE,
      edits: [step('deleteSheet', 5), step('deleteHeadedColumn', 999993), step('formulaText', 488674)],
      changes: [step('horizonShorter', 635736)],
    },
  ],
  [
    'a value of a scenario that a shorter horizon leaves without a year',
    { ...ONCE, changes: [step('horizonShorter', 1), step('horizonShorter', 2)], knows: true },
  ],
  [
    'scenarios sorted before one of them was removed',
    {
      ...{ ...ONCE, edits: [step('sortModel', 64697)], knows: true },
      changes: [
        ...[step('horizonLonger', 708952), step('indicatorAdded', 202637), step('scenarioRemoved', 15573)],
      ],
    },
  ],
  [
    'a word in the column of keys of a row inserted among inputs',
    { ...ONCE, edits: [step('insertRows', 821483)] },
  ],
  [
    'a formula typed in a workbook that cannot be read because of another one',
    { ...ONCE, edits: [step('formulaText', 841417), step('formulaText', 147618)] },
  ],
  [
    'columns of years that were swapped in a workbook that cannot be read',
    {
      ...ONCE,
      edits: [step('deleteNames', 735791), step('swapYears', 422201), step('moveRow', 943502)],
      changes: [
        ...[step('scenarioRemoved', 158371), step('horizonShorter', 1), step('horizonLonger', 465999)],
      ],
    },
  ],
];

test.each(COURSES)('%s', async (_, each) => {
  const start = (await startLiving(first)).excel;
  expect((await secondBuild(start, model, each)).faults).toEqual([]);
});

test('columns of years that were swapped are in order again, each once', async () => {
  const living = livingOf(copyExcel((await startLiving(first)).excel, '1.20'));
  EDITS['swapYears']?.(living, drawFrom(422201));
  const before = await living.read();
  expect(headingsIn(before)).toEqual([2023, 2024, 2025, 2027, 2026]);
  await living.host.apply(planLiving(before, preparedOf(model), 'zh', { last: model }).plan);
  expect(headingsIn(await living.read())).toEqual([2023, 2024, 2025, 2026, 2027]);
});

function headingsIn({ sheets }: WorkbookSnapshot): readonly unknown[] {
  const base = sheets.find(({ key }) => key === 'projection:base');
  return (base?.cells[3] ?? []).flatMap((cell) => (typeof cell?.value === 'number' ? [cell.value] : []));
}

test('a second build drawn at random keeps the laws of a living workbook', async () => {
  const start = (await startLiving(first)).excel;
  await fc.assert(
    fc.asyncProperty(course, async (each) => {
      const { faults } = await secondBuild(start, model, each);
      expect(faults).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

test('a second build that fails anywhere leaves cells, merges, tables, names, looks and validation, or says that it may not have', async () => {
  const start = (await startLiving(first)).excel;
  await fc.assert(
    fc.asyncProperty(course, fc.integer({ min: 1, max: 1_000_000 }), async (each, where) => {
      expect(await failedBuild(start, model, each, where)).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});
