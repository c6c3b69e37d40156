/**
 * The Self-test sheet: each function that the workbook uses, calculated from constants, beside the value that it must have. So
 * anyone sees in any program (WPS, LibreOffice, an old Excel) whether its numbers can be trusted.
 *
 * In: the other sheets as planned. Out: the sheet, and how many rows fail, as a formula for the sheet Checks.
 */
import { areaAddress, cellAddress, cellOn } from '../plan/address.js';
import type { Area, Cell, DefinedName, SheetPlan } from '../plan/plan.js';
import { constant, live, quoteText, startSheet } from '../plan/sheet.js';
import type { Context } from '../tables/context.js';
import type { Count } from './checksIntegrity.js';
import { ALWAYS_TESTED, SELF_TEST_CASES, SELF_TEST_X, SELF_TEST_Y } from './selfTestCases.js';

const FAILED_ROW = 2;
const DATA_ROW = 4;
const HEADER = 7;
/** Function, group, formula, value it must have, value it has, result. */
const WIDTHS = [20, 18, 46, 20, 20, 12];
const [EXPECTED, FOUND, RESULT] = [3, 4, 5];

export function planSelfTest(
  context: Context,
  others: readonly SheetPlan[],
): { readonly sheet: SheetPlan; readonly names: readonly DefinedName[]; readonly failed: Count } {
  const { say, sheets } = context;
  const used = usedFunctions(others);
  const cases = [...SELF_TEST_CASES].filter(([name]) => used.has(name));
  const sheet = startSheet({
    key: 'selfTest',
    name: sheets.selfTest,
    tabColor: '8A8F98',
    freeze: { rows: HEADER + 1, columns: 1 },
    print: { orientation: 'portrait', fitWidth: 1, fitHeight: 0, titleRows: HEADER + 1 },
  });
  WIDTHS.forEach((width, column) => sheet.width(column, width));
  sheet.put(0, 0, constant(say('selfTestTitle'), 'title'));
  sheet.height(0, 30);
  sheet.put(1, 0, constant(say('selfTestNote'), 'subtitle'));
  sheet.merge(1, 0, 1, WIDTHS.length);
  sheet.height(1, 48);

  [SELF_TEST_X, SELF_TEST_Y].forEach((numbers, i) => {
    const label = say('selfTestNumbers', { name: 'xy'.charAt(i) });
    sheet.putRow(DATA_ROW + i, 0, [
      constant(label, 'label'),
      ...numbers.map((number) => constant(number, 'number')),
    ]);
  });
  const cells = (row: number): string =>
    areaAddress({ row, column: 1, rows: 1, columns: SELF_TEST_X.length }, 'both');
  const worded = (formula: string): string =>
    formula.replaceAll('@x', cells(DATA_ROW)).replaceAll('@y', cells(DATA_ROW + 1));

  sheet.putRow(HEADER, 0, [
    constant(say('selfTestFunction'), 'heading'),
    constant(say('selfTestKind'), 'heading'),
    constant(say('selfTestFormula'), 'heading'),
    constant(say('selfTestExpected'), 'headingRight'),
    constant(say('selfTestFound'), 'headingRight'),
    constant(say('result'), 'headingCenter'),
  ]);
  sheet.height(HEADER, 22);
  const [pass, fail] = [say('selfTestPass'), say('selfTestFail')];
  cases.forEach(([name, { group, formula, expected }], i) => {
    const row = HEADER + 1 + i;
    sheet.putRow(row, 0, [
      constant(name, 'key'),
      constant(say(group), 'label'),
      constant(worded(formula), 'text'),
      constant(expected, 'number', 'General'),
      live(`=${worded(formula)}`, expected, 'formula', 'General'),
      resultCell(row, expected, pass, fail),
    ]);
  });

  const results: Area = { row: HEADER + 1, column: RESULT, rows: cases.length, columns: 1 };
  const range = areaAddress(results, 'both');
  // What is neither has failed too.
  const failed = live(`=SUMPRODUCT(1*(${range}<>${quoteText(pass)}))`, 0, 'strong', '0');
  sheet.putRow(FAILED_ROW, 0, [constant(say('selfTestFailed'), 'labelBold'), failed]);
  const first = cellAddress(results.row, RESULT);
  sheet.format({ area: results, formula: `=${first}=${quoteText(pass)}`, style: 'good' });
  sheet.format({ area: results, formula: `=${first}<>${quoteText(pass)}`, style: 'bad' });
  const total = cellAddress(FAILED_ROW, 1);
  const totalArea: Area = { row: FAILED_ROW, column: 1, rows: 1, columns: 1 };
  sheet.format({ area: totalArea, formula: `=${total}=0`, style: 'good' });
  sheet.format({ area: totalArea, formula: `=${total}<>0`, style: 'bad' });
  return {
    sheet: sheet.finish(),
    names: [],
    failed: { formula: `=${cellOn(sheets.selfTest, FAILED_ROW, 1)}`, value: 0 },
  };
}

/** An error, a text for a number and an unknown function fail; programs differ in the last digits of a number. */
function resultCell(row: number, expected: number | string | boolean, pass: string, fail: string): Cell {
  const [found, wanted] = [cellAddress(row, FOUND), cellAddress(row, EXPECTED)];
  const [good, bad] = [quoteText(pass), quoteText(fail)];
  const formula =
    typeof expected === 'number'
      ? `=IF(ISNUMBER(${found}),IF(ABS(${found}-${wanted})<=0.000000001*(1+ABS(${wanted})),${good},${bad}),${bad})`
      : `=IF(ISERROR(${found}),${bad},IF(${found}=${wanted},${good},${bad}))`;
  return live(formula, pass, 'status');
}

/** Names of all functions in the formulas of the sheets, and those that every workbook uses. */
function usedFunctions(sheets: readonly SheetPlan[]): ReadonlySet<string> {
  const used = new Set<string>(ALWAYS_TESTED);
  for (const { blocks } of sheets)
    for (const { cells } of blocks)
      for (const line of cells)
        for (const cell of line)
          if (cell?.formula !== undefined) for (const name of functionsIn(cell.formula)) used.add(name);
  return used;
}

/** Names of the functions that a formula calls. */
export function functionsIn(formula: string): readonly string[] {
  return Array.from(
    formula.matchAll(/"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\p{L}\p{N}_.])([A-Z][A-Z0-9.]*)\(/gu),
  )
    .map(([, name]) => name)
    .filter((name) => name !== undefined);
}
