/**
 * A test of the Excel in which the pane runs: every kind of call that this host uses, on two hidden sheets of its own.
 *
 * In: the Excel. Out: for each kind of call whether it worked and what was read back, and what could not be removed. The calls
 * are the host's own steps, with a small plan (selfTestPlan.ts). Nothing of the workbook is read or changed besides the hidden
 * sheets, a name and a table, and all of these are removed, also after a failure.
 */
import { rangeAddress } from '../../workbook/plan/address.js';
import type { Area } from '../../workbook/plan/plan.js';
import { runSteps, type ExcelRuntime, type Step } from './batches.js';
import { chartSteps } from './charts.js';
import { failureOfExcel } from './errors.js';
import { watchWorkbook } from './events.js';
import { conditionSteps, formatSteps, layoutSteps, mergeSteps, validationSteps } from './formats.js';
import {
  clearStep,
  copyStep,
  deleteChart,
  deleteSheet,
  freeSteps,
  nameStep,
  resizeStep,
  unmakeTableStep,
} from './moves.js';
import { lineStep } from './room.js';
import { blockSteps, linkSteps, tableStep } from './stage.js';
import { OTHER_SHEET, PLAN, TEST_CHART, TEST_NAME, TEST_SHEET, TEST_TABLE } from './selfTestPlan.js';

const CHECKS = [
  'sheets',
  'contents',
  'looks',
  'layout',
  'merges',
  'validation',
  'conditions',
  'links',
  'comments',
  'tables',
  'charts',
  'names',
  'copies',
  'lines',
  'clearing',
  'protection',
  'events',
] as const;
type SelfTestCheck = (typeof CHECKS)[number];

interface SelfTestRow {
  readonly check: SelfTestCheck;
  /** `notOffered`: this Excel is too old for the calls, and the host does without them. `notRun`: there was no sheet for it. */
  readonly result: 'passed' | 'failed' | 'notOffered' | 'notRun';
  /** Excel's message, or what was read back instead. */
  readonly detail?: string;
}

export interface SelfTestReport {
  readonly rows: readonly SelfTestRow[];
  /** What of the test could not be removed: names of hidden sheets, of a name. */
  readonly left: readonly string[];
}

interface Excels {
  readonly context: Excel.RequestContext;
  readonly excel: ExcelRuntime;
  readonly send: (steps: Iterable<Step>) => Promise<void>;
}

/** Throws Excel's errors; the result is what differs from what was written, undefined if nothing does. */
type Check = (given: Excels) => Promise<string | undefined>;

/** The ExcelApi requirement set below which the host does without the calls, and the calls. */
const RUNS: Readonly<Record<SelfTestCheck, readonly [needs: string, check: Check]>> = {
  sheets: ['1.1', checkSheets],
  contents: ['1.1', checkContents],
  looks: ['1.1', checkLooks],
  layout: ['1.1', checkLayout],
  merges: ['1.2', checkMerges],
  validation: ['1.8', checkValidation],
  conditions: ['1.6', checkConditions],
  links: ['1.7', checkLinks],
  comments: ['1.10', checkComments],
  tables: ['1.2', checkTables],
  charts: ['1.1', checkCharts],
  names: ['1.4', checkNames],
  copies: ['1.9', checkCopies],
  lines: ['1.1', checkLines],
  clearing: ['1.1', checkClearing],
  protection: ['1.7', checkProtection],
  events: ['1.7', checkEvents],
};

const [SHEET] = PLAN.sheets;
// Names serve as ids.
const TEST = { id: TEST_SHEET };
const OTHER = { id: OTHER_SHEET };

export async function runSelfTest(excel: ExcelRuntime): Promise<SelfTestReport> {
  const rows: SelfTestRow[] = [];
  // What an earlier test may have left.
  await clean(excel);
  for (const check of CHECKS) {
    if (rows[0]?.result === 'failed') rows.push({ check, result: 'notRun' });
    else rows.push(await runCheck(check, excel));
  }
  return { rows, left: await clean(excel) };
}

async function runCheck(check: SelfTestCheck, excel: ExcelRuntime): Promise<SelfTestRow> {
  const [needs, run] = RUNS[check];
  if (!excel.supports(needs)) return { check, result: 'notOffered', detail: `ExcelApi ${needs}` };
  try {
    const send = (context: Excel.RequestContext) => (steps: Iterable<Step>) =>
      runSteps(context, steps, { excel });
    const difference = await excel.run((context) => run({ context, excel, send: send(context) }));
    return difference === undefined
      ? { check, result: 'passed' }
      : { check, result: 'failed', detail: difference };
  } catch (thrown) {
    const { code, detail } = failureOfExcel(thrown).failure;
    return { check, result: 'failed', detail: `${code}: ${detail}` };
  }
}

// --- the checks ----------------------------------------------------------------------------------------------------

async function checkSheets({ context }: Excels): Promise<string | undefined> {
  const { worksheets } = context.workbook;
  for (const name of [TEST_SHEET, OTHER_SHEET]) worksheets.add(name).visibility = 'Hidden';
  await context.sync();
  const passing = `${OTHER_SHEET}~`;
  worksheets.getItem(OTHER_SHEET).name = passing;
  worksheets.getItem(passing).name = OTHER_SHEET;
  worksheets.load('items/name,items/id,items/visibility');
  await context.sync();
  const there = worksheets.items.filter(({ name }) => name === TEST_SHEET || name === OTHER_SHEET);
  return differs(
    there.map(({ visibility }) => visibility),
    ['Hidden', 'Hidden'],
  );
}

async function checkContents({ context, send }: Excels): Promise<string | undefined> {
  await send(SHEET.blocks.flatMap((block) => [...blockSteps(block, TEST_SHEET, same)]));
  const sheet = context.workbook.worksheets.getItem(TEST_SHEET);
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load('rowIndex,columnIndex,rowCount,columnCount');
  const range = sheet.getRangeByIndexes(0, 0, 3, 3);
  range.load('formulas,values,valueTypes');
  await context.sync();
  if (used.isNullObject) return 'there are no cells';
  return (
    differs([used.rowIndex, used.columnIndex, used.rowCount, used.columnCount], [0, 0, 3, 3]) ??
    differs(range.values, [
      ['2025-01', '=1+2', 'c'],
      [1, 2, 3],
      [2, 4, 6],
    ]) ??
    differs(range.formulas[2], ['=A2*2', '=B2*2', '=C2*2'])
  );
}

async function checkLooks({ context, excel, send }: Excels): Promise<string | undefined> {
  await send(formatSteps(SHEET, PLAN, TEST_SHEET, excel));
  const range = context.workbook.worksheets.getItem(TEST_SHEET).getRange('A2');
  range.load('numberFormat');
  const { fill, font } = context.workbook.worksheets.getItem(TEST_SHEET).getRange('A2').format;
  fill.load('color');
  font.load('bold');
  await context.sync();
  return differs([range.numberFormat, fill.color.toUpperCase(), font.bold], [[['0.00']], '#FFF9E5', true]);
}

async function checkLayout({ context, excel, send }: Excels): Promise<string | undefined> {
  for (const freeze of [{ rows: 1, columns: 0 }, { rows: 0, columns: 1 }, SHEET.freeze])
    await send(layoutSteps({ ...SHEET, ...(freeze === undefined ? {} : { freeze }) }, TEST_SHEET, excel));
  if (!excel.supports('1.7')) return undefined;
  const sheet = context.workbook.worksheets.getItem(TEST_SHEET);
  sheet.load('tabColor');
  await context.sync();
  return differs(sheet.tabColor.toUpperCase(), '#1F4E79');
}

async function checkMerges({ context, excel, send }: Excels): Promise<string | undefined> {
  await send(mergeSteps(SHEET, TEST_SHEET));
  let found: string | undefined;
  if (excel.supports('1.13')) {
    const sheet = context.workbook.worksheets.getItem(TEST_SHEET);
    const merged = sheet.getRange().getMergedAreasOrNullObject();
    merged.areas.load('items/rowIndex,items/columnIndex,items/rowCount,items/columnCount');
    await context.sync();
    const areas = merged.isNullObject ? [] : merged.areas.items.map(areaOf);
    found = differs(
      areas.map((area) => rangeAddress(area)),
      SHEET.merges.map((area) => rangeAddress(area)),
    );
  }
  await send(freeSteps(TEST, { merges: SHEET.merges }, excel));
  return found;
}

async function checkValidation({ context, excel, send }: Excels): Promise<string | undefined> {
  await send(validationSteps(SHEET, TEST_SHEET, same));
  const { dataValidation } = context.workbook.worksheets.getItem(TEST_SHEET).getRange('B2');
  dataValidation.load('rule');
  await context.sync();
  const { decimal } = dataValidation.rule;
  await send(freeSteps(TEST, { rules: SHEET.validations.map(({ area }) => area) }, excel));
  return differs([decimal?.formula1, decimal?.formula2], [0, 9]);
}

async function checkConditions({ context, excel, send }: Excels): Promise<string | undefined> {
  await send(conditionSteps(SHEET, PLAN, TEST_SHEET, same));
  const rules = SHEET.conditionalFormats.map(({ area }) => area);
  const range = context.workbook.worksheets.getItem(TEST_SHEET).getRange('A2');
  const count = range.conditionalFormats.getCount();
  await context.sync();
  await send(freeSteps(TEST, { rules }, excel));
  // eslint-disable-next-line office-addins/load-object-before-read -- a count is a result, not an object to load
  return differs(count.value, 1);
}

async function checkLinks({ context, excel, send }: Excels): Promise<string | undefined> {
  await send(linkSteps(withOnly('link'), TEST_SHEET, excel));
  const range = context.workbook.worksheets.getItem(TEST_SHEET).getRange('C1');
  range.load('hyperlink');
  await context.sync();
  return differs(range.hyperlink.documentReference?.replaceAll("'", ''), `${TEST_SHEET}!A1`);
}

async function checkComments({ context, excel, send }: Excels): Promise<string | undefined> {
  await send(linkSteps(withOnly('comment'), TEST_SHEET, excel));
  const count = context.workbook.worksheets.getItem(TEST_SHEET).comments.getCount();
  await context.sync();
  // eslint-disable-next-line office-addins/load-object-before-read -- a count is a result, not an object to load
  return differs(count.value, 1);
}

async function checkTables({ context, excel, send }: Excels): Promise<string | undefined> {
  const area = { row: 0, column: 0, rows: 2, columns: 3 };
  await send([tableStep(TEST_TABLE, rangeAddress(area), TEST_SHEET)]);
  if (excel.supports('1.13')) await send([resizeStep(TEST_TABLE, { ...area, rows: 3 })]);
  const range = context.workbook.tables.getItem(TEST_TABLE).getRange();
  range.load('rowCount,columnCount');
  await context.sync();
  const found = differs([range.rowCount, range.columnCount], [excel.supports('1.13') ? 3 : 2, 3]);
  await send([unmakeTableStep(TEST_TABLE)]);
  return found;
}

async function checkCharts({ context, excel, send }: Excels): Promise<string | undefined> {
  const wanted = SHEET.charts.map(({ key }) => `${TEST_CHART} ${key}`);
  for (const chart of SHEET.charts)
    await send(chartSteps(chart, `${TEST_CHART} ${chart.key}`, TEST_SHEET, PLAN, same, excel));
  const { charts } = context.workbook.worksheets.getItem(TEST_SHEET);
  charts.load('items/name');
  await context.sync();
  const found = charts.items.map(({ name }) => name);
  await send(wanted.map((name) => deleteChart(TEST, name)));
  return differs(found, wanted);
}

async function checkNames({ context, send }: Excels): Promise<string | undefined> {
  const { names } = context.workbook;
  names.add(TEST_NAME, `='${TEST_SHEET}'!$A$1`).visible = false;
  await context.sync();
  await send([nameStep(TEST_NAME, `='${TEST_SHEET}'!$A$2`)]);
  const name = names.getItem(TEST_NAME);
  name.load('formula');
  await context.sync();
  return differs(String(name.formula), `='${TEST_SHEET}'!$A$2`);
}

async function checkCopies({ context, send }: Excels): Promise<string | undefined> {
  const area = { row: 0, column: 0, rows: 3, columns: 3 };
  await send([copyStep(OTHER, TEST_SHEET, area, 'All'), copyStep(OTHER, TEST_SHEET, area, 'Formulas')]);
  const range = context.workbook.worksheets.getItem(OTHER_SHEET).getRange(rangeAddress(area));
  range.load('values');
  await context.sync();
  return differs(range.values[2], [2, 4, 6]);
}

/** Formulas must follow their cells when lines are inserted and deleted. */
async function checkLines({ context, send }: Excels): Promise<string | undefined> {
  const span = { at: 1, count: 1 };
  const lines = [
    { axis: 'row', span },
    { axis: 'column', span },
  ] as const;
  await send(lines.map((line) => lineStep(OTHER, line, 'insert')));
  const sheet = context.workbook.worksheets.getItem(OTHER_SHEET);
  await send([...blockSteps({ row: 6, column: 0, cells: [[{ formula: '=A3*2' }]] }, OTHER_SHEET, same)]);
  await send(lines.map((line) => lineStep(OTHER, line, 'delete')));
  const range = sheet.getRange('A6');
  range.load('formulas');
  await context.sync();
  return differs(range.formulas, [['=A2*2']]);
}

async function checkClearing({ context, send }: Excels): Promise<string | undefined> {
  await send([clearStep(OTHER, { row: 0, column: 0, rows: 9, columns: 9 })]);
  const range = context.workbook.worksheets.getItem(OTHER_SHEET).getUsedRangeOrNullObject(true);
  range.load('address');
  await context.sync();
  return range.isNullObject ? undefined : `contents are left: ${range.address}`;
}

async function checkProtection({ context }: Excels): Promise<string | undefined> {
  const { workbook } = context;
  const both = [workbook.protection, workbook.worksheets.getItem(TEST_SHEET).protection] as const;
  for (const protection of both) protection.load('protected');
  await context.sync();
  return differs(both[1].protected, false);
}

async function checkEvents({ excel }: Excels): Promise<string | undefined> {
  const watch = await watchWorkbook(excel, () => undefined);
  if (!watch.ok) return `${watch.failure.code}: ${watch.failure.detail}`;
  await watch.value.stop();
  return undefined;
}

// --- what they share -----------------------------------------------------------------------------------------------

const same = (sheet: string): string => sheet;

/** The sheet of the plan with only the links, or only the comments, of its cells. */
function withOnly(what: 'link' | 'comment'): typeof SHEET {
  const blocks = SHEET.blocks.map((block) => ({
    ...block,
    cells: block.cells.map((cells) =>
      cells.map((cell) => {
        const value = cell?.[what];
        return value === undefined ? undefined : { [what]: value };
      }),
    ),
  }));
  return { ...SHEET, blocks };
}

function areaOf({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): Area {
  return { row: rowIndex, column: columnIndex, rows: rowCount, columns: columnCount };
}

function differs(found: unknown, wanted: unknown): string | undefined {
  const [is, was] = [found, wanted].map((each) => JSON.stringify(each));
  return is === was ? undefined : `${is ?? ''} instead of ${was ?? ''}`;
}

/** Removes everything of the test, each by itself; what is left afterwards. */
async function clean(excel: ExcelRuntime): Promise<readonly string[]> {
  const removals: readonly Step[] = [
    deleteSheet(TEST_SHEET),
    deleteSheet(OTHER_SHEET),
    deleteSheet(`${OTHER_SHEET}~`),
    {
      bytes: 0,
      queue: ({ workbook }) => workbook.names.getItemOrNullObject(TEST_NAME).delete(),
    },
  ];
  for (const step of removals)
    for (let tries = 0; tries < 2; tries++) {
      try {
        await excel.run((context) => runSteps(context, [step], { excel }));
        break;
      } catch {
        // Tried once more; what is left is told.
      }
    }
  const ours = new Set([TEST_SHEET, OTHER_SHEET, `${OTHER_SHEET}~`, TEST_NAME]);
  try {
    return await excel.run(async (context) => {
      const { names, worksheets } = context.workbook;
      worksheets.load('items/name');
      names.load('items/name');
      await context.sync();
      return [...worksheets.items, ...names.items].map(({ name }) => name).filter((name) => ours.has(name));
    });
  } catch {
    return [...ours];
  }
}
