/** A workbook that lives, in IronCalc: the same plans as for Excel, and what its engine forgets put right. */
import { Model as Grid } from '@ironcalc/wasm';
import { describe, expect, test } from 'vitest';
import { createBrowserHost, type BrowserHost } from '../../../src/hosts/ironcalc/browser.js';
import { moveLines } from '../../../src/hosts/ironcalc/lines.js';
import { fromEngineName, snapshotOf, toEngineFormula } from '../../../src/hosts/ironcalc/text.js';
import type { Language } from '../../../src/messages/language.js';
import type { Model } from '../../../src/model/model.js';
import type { PreparedModel } from '../../../src/model/prepared.js';
import { planForGrid } from '../../../src/playground/gridPlan.js';
import { engine } from '../../../src/taskpane/state/engine.js';
import { planLiving } from '../../../src/workbook/living/livingPlan.js';
import { isUnchanged, patchPlan } from '../../../src/workbook/living/patchPlan.js';
import { planWorkbook } from '../../../src/workbook/sheets/planWorkbook.js';
import { zhejiang } from '../../analysis/models.js';
import { modelOf, planOf } from '../../workbook/living.js';
import { preparedOf, tinyModel } from '../../workbook/models.js';
import { apply, expectSheet, read } from '../contract.js';
import { newModel } from '../engine.js';

const BASE = '推演·基础';
const first = planOf(tinyModel);

async function start(): Promise<BrowserHost> {
  const host = createBrowserHost(newModel());
  await apply(host, first);
  return host;
}

function numberOf(host: BrowserHost, name: string): number {
  return host
    .model()
    .getWorksheetsProperties()
    .findIndex((sheet) => fromEngineName(sheet.name) === name);
}

function type(host: BrowserHost, sheet: string, row: number, column: number, input: string): void {
  host.model().setUserInput(numberOf(host, sheet), row + 1, column + 1, toEngineFormula(input));
}

const faster = (value: number): Model => ({
  ...tinyModel,
  parameters: tinyModel.parameters.map((row) => (row.key === 'rd_growth' ? { ...row, value } : row)),
});

const grown: Model = {
  ...tinyModel,
  indicators: [
    ...tinyModel.indicators.slice(0, 1),
    {
      ...{ key: 'extra', name: { zh: '新指标', en: 'Extra' }, unit: '亿元', group: 'macro' },
      ...{ formula: '=gdp * 2', from: 2024 },
    },
    ...tinyModel.indicators.slice(1).filter(({ key }) => key !== 'named_only'),
  ],
};

describe('lines inserted and deleted', () => {
  test('keep texts as texts, names at their cells, formulas at theirs', () => {
    const model = newModel();
    const texts = ["'001", "'=1+2", "'2025-01", "'TRUE", "'1e5", "'abc"];
    texts.forEach((text, row) => model.setUserInput(0, row + 1, 1, text));
    model.setUserInput(0, 7, 1, '5');
    model.setUserInput(0, 1, 3, '=A7*2');
    model.newDefinedName('five', null, 'Sheet1!$A$7');
    model.newDefinedName('all', null, 'Sheet1!$A$1:$A$7');
    const column = () => Array.from({ length: 12 }, (_, row) => model.getCellContent(0, row + 1, 1));
    const names = () =>
      Object.fromEntries(model.getDefinedNameList().map((each) => [each.name, each.formula]));
    moveLines(model, 0, 'row', 1, 2);
    expect(column()).toEqual([texts[0], '', '', ...texts.slice(1), '5', '', '', '']);
    expect(names()).toEqual({ five: 'Sheet1!$A$9', all: 'Sheet1!$A$1:$A$9' });
    expect(model.getCellContent(0, 1, 3)).toBe('=A9*2');
    moveLines(model, 0, 'row', 1, -3);
    expect(column()).toEqual([texts[0], ...texts.slice(2), '5', '', '', '', '', '', '']);
    expect(names()).toEqual({ five: 'Sheet1!$A$6', all: 'Sheet1!$A$1:$A$6' });
    moveLines(model, 0, 'column', 0, 1);
    expect(model.getCellContent(0, 2, 2)).toBe(texts[2]);
    expect(names()).toEqual({ five: 'Sheet1!$B$6', all: 'Sheet1!$B$1:$B$6' });
    moveLines(model, 0, 'row', 5, -1);
    expect(names()).toEqual({ all: 'Sheet1!$B$1:$B$5' });
  });
});

describe('second build', () => {
  test('lines of the user stay, lines of the model come and go, the model reads back', async () => {
    const host = await start();
    const model = host.model();
    model.newSheet();
    model.renameSheet(model.getWorksheetsProperties().length - 1, 'Mine');
    const rd = (await read(host)).sheets
      .find(({ name }) => name === BASE)
      ?.cells.findIndex((row) => row[2]?.value === 'rd');
    if (rd === undefined) throw new Error('no row');
    type(host, 'Mine', 0, 0, `='${BASE}'!F${rd + 1}*2`);
    moveLines(model, numberOf(host, BASE), 'row', rd, 1);
    type(host, BASE, rd, 0, "'我的旁注");
    model.evaluate();
    const before = await read(host);
    expect(modelOf(before)).toEqual(tinyModel);

    const { plan, problems } = planLiving(before, preparedOf(grown), 'zh');
    expect(problems.map(({ code }) => code)).toEqual(['workbook.rowRemoved']);
    await apply(host, plan);
    const after = await read(host);
    expect(modelOf(after)).toEqual(grown);
    const mine = (snapshot: typeof after) =>
      snapshot.sheets.find(({ name }) => name === 'Mine')?.cells[0]?.[0]?.value;
    expect(mine(after)).toBeCloseTo(Number(mine(before)), 6);
    const texts = after.sheets.find(({ name }) => name === BASE)?.cells.map((row) => row[0]?.value);
    expect(texts).toContain('我的旁注');
    const again = planLiving(after, preparedOf(grown), 'zh');
    expect({ isUnchanged: isUnchanged(again.plan), problems: again.problems }).toEqual({
      ...{ isUnchanged: true, problems: [] },
    });
  });

  test('a removed scenario takes its sheet along', async () => {
    const host = await start();
    const alone: Model = { ...tinyModel, scenarios: tinyModel.scenarios.slice(0, 1) };
    await apply(host, planLiving(await read(host), preparedOf(alone), 'zh').plan);
    const after = await read(host);
    expect(after.sheets.map(({ key }) => key)).not.toContain('projection:high');
    expect(modelOf(after)).toEqual(alone);
  });
});

describe('a patch', () => {
  test('is written into the workbook that is shown, and its selection stays', async () => {
    const host = await start();
    const model = host.model();
    model.setSelectedSheet(2);
    model.setSelectedCell(5, 3);
    const patch = patchPlan(first, planOf(faster(7)));
    if (patch === undefined) throw new Error('no patch');
    await apply(host, patch);
    expect(host.model()).toBe(model);
    expect(model.getSelectedView()).toMatchObject({ sheet: 2, row: 5, column: 3 });
    expect(modelOf(snapshotOf(model))).toEqual(faster(7));
  });

  test('is refused where a cell is not what it was; not where it is already what it is to be', async () => {
    const host = await start();
    const patch = patchPlan(first, planOf(faster(7)));
    const sheet = patch?.sheets.find(({ update }) => (update?.write.length ?? 0) > 0);
    const [at] = sheet?.update?.write ?? [];
    if (patch === undefined || sheet === undefined || at === undefined) throw new Error('no patch');
    type(host, sheet.name, at.row, at.column, '0.5');
    expect(await host.apply(patch)).toMatchObject({
      failure: { code: 'ChangedMeanwhile', place: sheet.name },
    });
    expect(host.model().getCellContent(numberOf(host, sheet.name), at.row + 1, at.column + 1)).toBe('0.5');
    type(host, sheet.name, at.row, at.column, '0.07');
    await apply(host, patch);
    expect(modelOf(await read(host))).toEqual(faster(7));
  });
});

/** The Zhejiang workbook in Chinese, written once; each test works on a copy. */
const written = lazily(() => build(zhejiang, 'zh'));

test('a formula written over another keeps the look of its cell', async () => {
  const { host, change } = await copyOf(written());
  const shown = () => {
    const sheet = numberOf(host, '推演·延续');
    const rows = Array.from({ length: 200 }, (_, r) => r + 1);
    const texts = rows.map((row) =>
      Array.from({ length: 12 }, (_, c) => host.model().getFormattedCellValue(sheet, row, c + 1)),
    );
    const percentages = texts
      .find((cells) => cells.includes('研发投入强度'))
      ?.filter((text) => text.endsWith('%'));
    return percentages?.at(-1);
  };
  const changed = engine.editFormula(change.model, 'rd_intensity', '=rd_expenditure/gdp*2');
  if (!changed.ok) throw new Error('the formula cannot be read');
  const patch = patchPlan(planWorkbook(change, 'zh'), planWorkbook(changed.value.prepared, 'zh'));
  if (patch === undefined) throw new Error('a formula alone is no patch');
  expect(shown()).toMatch(/^3\.\d\d%$/);
  await apply(host, patch);
  expect(shown()).toMatch(/^6\.\d\d%$/);
});

/** The other way round on the tiny model: what differs between the languages is the same there. */
test.each([
  ['the Zhejiang workbook', 'zh', 'en', written],
  ['the tiny one', 'zh', 'en', lazily(() => build(preparedOf(tinyModel), 'zh'))],
  ['the tiny one', 'en', 'zh', lazily(() => build(preparedOf(tinyModel), 'en'))],
] as const)('takes the other language on: %s, %s, then %s', async (_, __, after, built) => {
  const { host, change } = await copyOf(built());
  const { plan, problems } = planLiving(await read(host), change, after, {
    keepConflicts: true,
    last: change.model,
  });
  expect(problems).toEqual([]);
  expect(sheetNames(host)).not.toEqual(plan.sheets.map(({ name }) => name));
  await apply(host, plan);
  expect(sheetNames(host)).toEqual(plan.sheets.map(({ name }) => name));
  const snapshot = await read(host);
  for (const sheet of planWorkbook(change, after).sheets) expectSheet(snapshot, sheet);
  const again = planLiving(snapshot, change, after, { last: change.model });
  expect(isUnchanged(again.plan)).toBe(true);
});

interface Built {
  readonly bytes: Uint8Array;
  readonly change: PreparedModel;
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

async function build({ model }: PreparedModel, language: Language): Promise<Built> {
  const calculated = engine.calculate(model);
  if (!calculated.ok) throw new Error('the model cannot be calculated');
  const host = createBrowserHost(newModel());
  await apply(host, planForGrid(planWorkbook(calculated.value.prepared, language)));
  return { bytes: host.model().toBytes(), change: calculated.value.prepared };
}

async function copyOf(built: Promise<Built>): Promise<{ host: BrowserHost; change: PreparedModel }> {
  const { bytes, change } = await built;
  return { host: createBrowserHost(Grid.from_bytes(bytes, 'en')), change };
}

function sheetNames(host: BrowserHost): string[] {
  return host
    .model()
    .getWorksheetsProperties()
    .map(({ name }) => fromEngineName(name));
}
