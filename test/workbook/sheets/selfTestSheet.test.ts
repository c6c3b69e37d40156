/** The Self-test sheet: every function that can be printed has a row; the rows pass in real engines, and a wrong one shows. */
import { expect, test } from 'vitest';
import { FUNCTIONS } from '../../../src/formula/functions/functions.js';
import { parseFormula } from '../../../src/formula/text/parse.js';
import { printExcel } from '../../../src/formula/text/excel.js';
import { createXlsxHost } from '../../../src/hosts/file/xlsx.js';
import type { Cell, SheetPlan, WorkbookPlan, WorkbookSnapshot } from '../../../src/workbook/plan/plan.js';
import { constant, live, startSheet } from '../../../src/workbook/plan/sheet.js';
import { styleTable } from '../../../src/workbook/plan/styles.js';
import { startContext } from '../../../src/workbook/tables/context.js';
import { planWorkbook } from '../../../src/workbook/sheets/planWorkbook.js';
import { SELF_TEST_CASES } from '../../../src/workbook/sheets/selfTestCases.js';
import { functionsIn, planSelfTest } from '../../../src/workbook/sheets/selfTestSheet.js';
import { namesOf, readCases, siteOf } from '../../formula/corpus.js';
import { convert, findOffice } from '../../hosts/soffice.js';
import { calculated, numberOf, snapshot } from '../engine.js';
import { preparedOf, tinyModel } from '../models.js';

const FIRST = 8;
const [EXPECTED, RESULT] = [3, 5];

/** A sheet on which every function is called. */
function callsAll(): SheetPlan {
  const sheet = startSheet({
    key: 'calls',
    name: 'calls',
    print: { orientation: 'portrait', fitWidth: 1, fitHeight: 0 },
  });
  [...SELF_TEST_CASES.keys()].forEach((name, row) => sheet.put(row, 0, live(`=${name}()`, 0, 'formula')));
  return sheet.finish();
}

function planOf(change: (cell: Cell, row: number, column: number) => Cell = (cell) => cell): WorkbookPlan {
  const context = startContext(preparedOf(tinyModel), 'en');
  const { sheet } = planSelfTest(context, [callsAll()]);
  const blocks = sheet.blocks.map((block) => ({
    ...block,
    cells: block.cells.map((line, row) => line.map((cell, c) => cell && change(cell, block.row + row, c))),
  }));
  const styles = blocks.flatMap(({ cells }) => cells.flat().flatMap((cell) => cell?.style ?? []));
  const rules = sheet.conditionalFormats.map(({ style }) => style);
  return {
    language: 'en',
    title: 'Self-test',
    sheets: [{ ...sheet, blocks }],
    names: [],
    styles: styleTable([...styles, ...rules]),
  };
}

/** Names of the functions that do not pass, and the number that the sheet gives of them. */
function failing({ sheets }: WorkbookSnapshot): { readonly names: unknown[]; readonly total: unknown } {
  const cells = sheets[0]?.cells ?? [];
  const rows = cells.slice(FIRST).filter((row) => row[0] !== undefined && row[0].value !== null);
  return {
    names: rows.filter((row) => row[RESULT]?.value !== 'PASS').map((row) => row[0]?.value),
    total: cells[2]?.[1]?.value,
  };
}

async function inLibreOffice(plan: WorkbookPlan): Promise<WorkbookSnapshot | undefined> {
  const office = findOffice();
  if (office === undefined) return undefined;
  const host = createXlsxHost();
  expect(await host.apply(plan)).toMatchObject({ ok: true });
  const read = await createXlsxHost({ bytes: convert(office, host.bytes(), 'xlsx') }).read();
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
}

test('all functions pass in IronCalc and in LibreOffice', async () => {
  const plan = planOf();
  expect(plan.sheets[0]?.blocks[0]?.cells).toHaveLength(FIRST + SELF_TEST_CASES.size);
  expect(failing(await snapshot(await calculated(plan)))).toEqual({ names: [], total: 0 });
  const office = await inLibreOffice(plan);
  if (office !== undefined) expect(failing(office)).toEqual({ names: [], total: 0 });
});

test('a function that gives another value, an error or a text fails, alone', async () => {
  const broken = ['SUM', 'ROUND', 'LEFT', 'INDEX'];
  const wrong = ['=SUM(1,2)', '=NOSUCH(1)', '=1/0', '="4"'];
  const names = [...SELF_TEST_CASES.keys()];
  const plan = planOf((cell, row, column) => {
    const at = broken.indexOf(names[row - FIRST] ?? '');
    return at < 0 || column !== EXPECTED + 1 ? cell : { ...cell, formula: wrong[at] ?? '' };
  });
  const expected = { names: names.filter((name) => broken.includes(name)), total: 4 };
  expect(failing(await snapshot(await calculated(plan)))).toEqual(expected);
  const office = await inLibreOffice(plan);
  if (office !== undefined) expect(failing(office)).toEqual(expected);
});

test('one wrong constant fails, and the Checks sheet and the first page tell it', async () => {
  const plan = planWorkbook(preparedOf(tinyModel), 'en');
  const host = await calculated(plan);
  host.model().setUserInput(numberOf(plan, 'selfTest'), FIRST + 1, EXPECTED + 1, '14.5');
  host.model().evaluate();
  const { sheets } = await snapshot(host);
  const texts = (key: string): unknown[] =>
    (sheets[numberOf(plan, key)]?.cells ?? []).flatMap((row) => row.map((cell) => cell?.value));
  expect(texts('selfTest').filter((text) => text === 'FAIL')).toHaveLength(1);
  expect(texts('checks').filter((text) => text === 'failed')).toHaveLength(1);
  expect(texts('overview').filter((text) => String(text).startsWith('1 check failed'))).not.toEqual([]);
});

test('every function that can be printed has a row, and every sheet of ours uses no other', () => {
  const printed = FUNCTIONS.flatMap(({ key, excel, excelText, meaning }) =>
    excelText === undefined && ['strict', 'lazy'].includes(meaning.kind) ? [excel ?? key] : [],
  );
  const written = readCases().flatMap((each) => {
    const parsed = parseFormula(each.formula, namesOf(each));
    return parsed.ok ? functionsIn(printExcel(parsed.value, siteOf(each, 1))) : [];
  });
  const ours = planWorkbook(preparedOf(tinyModel), 'en').sheets.flatMap(({ blocks }) =>
    blocks.flatMap(({ cells }) => cells.flat().flatMap((cell) => functionsIn(cell?.formula ?? ''))),
  );
  const missing = [...printed, ...written, ...ours].filter((name) => !SELF_TEST_CASES.has(name));
  expect([...new Set(missing)]).toEqual([]);
  expect(printed.length).toBeGreaterThan(150);
});

test('the sheet lists only functions that are used, and those of every workbook', () => {
  const context = startContext(preparedOf(tinyModel), 'zh');
  const names = (formula: string): unknown[] => {
    const sheet = startSheet({
      key: 'one',
      name: 'one',
      print: { orientation: 'portrait', fitWidth: 1, fitHeight: 0 },
    });
    sheet.put(0, 0, live(formula, 0, 'formula'));
    sheet.put(1, 0, constant('PMT(1)', 'text'));
    const cells = planSelfTest(context, [sheet.finish()]).sheet.blocks[0]?.cells ?? [];
    return cells.slice(FIRST).map((line) => line[0]?.value);
  };
  expect(names('=NPV(1,2)&"PMT("')).toContain('NPV');
  expect(names('=NPV(1,2)&"PMT("')).not.toContain('PMT');
  expect(names('=1')).toContain('SUMPRODUCT');
});
