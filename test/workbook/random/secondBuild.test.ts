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
import { prepareModel } from '../../../src/model/prepare.js';
import { CHANGES } from './changes.js';
import { EDITS } from './edits.js';
import { membersModel, model } from './model.js';
import {
  course,
  drawFrom,
  failedBuild,
  secondBuild,
  startOf,
  type Course,
  type Step,
} from './secondBuild.js';

const RUNS = Number(process.env['TUIYAN_RUNS'] ?? 2);

const first = planOf(model);

const step = (kind: string, seed: number): Step => ({ kind, seed });
const ONCE: Course = { from: 'plain', level: '1.20', edits: [], changes: [], knows: false };

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
      ...{ ...ONCE, level: '1.7', knows: true },
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
  [
    'a target that makes another question of the Sensitivity sheet',
    { ...ONCE, changes: [step('targetAdded', 83)], knows: true },
  ],
  [
    'a page whose last column has no contents',
    { ...ONCE, from: 'members', changes: [step('milestones', 867349)] },
  ],
  [
    'an indicator removed whose row holds a formula that cannot be read',
    {
      ...ONCE,
      edits: [step('sortModel', 990057), step('formulaText', 883143)],
      changes: [step('ruleAdded', 574817), step('indicatorRemoved', 290318)],
    },
  ],
  [
    'a word in place of a unit in a workbook that cannot be read',
    {
      ...{ ...ONCE, from: 'members', level: '1.7' },
      edits: [step('text', 6), step('ownColumn', 10), step('note', 509755), step('moveTable', 98417)],
    },
  ],
  [
    'the Model sheet deleted with all names',
    { ...ONCE, edits: [step('deleteSheet', 704226), step('deleteNames', 1)], knows: true },
  ],
  [
    'a figure typed over in a workbook that cannot be read because of a formula',
    { ...ONCE, edits: [step('number', 368296), step('formulaText', 408297)] },
  ],
  [
    'the headings of the targets cut and pasted below everything',
    { ...ONCE, edits: [step('moveRow', 2)], changes: [step('milestones', 647233)] },
  ],
  [
    'names deleted from a workbook with members and observations',
    {
      ...{ ...ONCE, from: 'members', level: '1.4' },
      edits: [step('deleteNames', 950661), step('number', 233545)],
      changes: [step('ruleRemoved', 775566), step('horizonLonger', 343133)],
    },
  ],
];

test.each(Object.keys(CHANGES))('the change %s gives a model that differs', (kind) => {
  const given = [model, membersModel].flatMap((from) =>
    [1, 2, 3].map((seed) => {
      const next = CHANGES[kind]?.(from, drawFrom(seed)) ?? from;
      const prepared = prepareModel(next);
      return {
        isOther: JSON.stringify(next) !== JSON.stringify(from),
        refused: prepared.ok ? [] : prepared.problems,
      };
    }),
  );
  expect(given.flatMap(({ refused }) => refused)).toEqual([]);
  expect(given.some(({ isOther }) => isOther)).toBe(true);
});

test.each(COURSES)('%s', async (_, each) => {
  expect((await secondBuild(await startOf(each.from), each)).faults).toEqual([]);
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
  await fc.assert(
    fc.asyncProperty(course, async (each) => {
      const { faults } = await secondBuild(await startOf(each.from), each);
      expect(faults).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

test('a second build that fails anywhere leaves cells, merges, tables, names, looks and validation, or says that it may not have', async () => {
  await fc.assert(
    fc.asyncProperty(course, fc.integer({ min: 1, max: 1_000_000 }), async (each, where) => {
      expect(await failedBuild(await startOf(each.from), each, where)).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});
