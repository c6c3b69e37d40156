/** The second build into a workbook that a user has worked in: nothing of theirs is lost, and all or nothing. */
import { describe, expect, test } from 'vitest';
import { createOfficeHost } from '../../../src/hosts/office/office.js';
import type { Model } from '../../../src/model/model.js';
import { projectModel } from '../../../src/model/project.js';
import type { Cell, WorkbookPlan, WorkbookSnapshot } from '../../../src/workbook/plan/plan.js';
import { isUnchanged, patchPlan } from '../../../src/workbook/living/patchPlan.js';
import { reconcile, type Reconciled } from '../../../src/workbook/living/reconcile.js';
import type { ReconcileOptions } from '../../../src/workbook/living/reconciled.js';
import { livingOf, modelOf, planOf, startLiving, type Living } from '../../workbook/living.js';
import { preparedOf, tinyModel } from '../../workbook/models.js';
import { copyExcel, type SimulatedExcel } from '../excel/index.js';
import { cellAt, describeWorkbook } from '../excel/state.js';
import { block, plan, sheet } from '../plans.js';

const BASE = '推演·基础';
const HIGH = '推演·高-快-';
const MODEL = '模型';
const first = planOf(tinyModel);

/** Row and column of a series in a year, as the snapshot shows them. */
function find(snapshot: WorkbookSnapshot, sheet: string, key: string, year: number): [number, number] {
  const cells = snapshot.sheets.find(({ name }) => name === sheet)?.cells ?? [];
  const row = cells.findIndex((line) => line.some((cell) => cell?.value === key));
  const header = cells.find((line) => line.some((cell) => cell?.value === year)) ?? [];
  const column = header.findIndex((cell) => cell?.value === year);
  if (row < 0 || column < 0) throw new Error(`${sheet} has no ${key} ${year}`);
  return [row, column];
}

function address(row: number, column: number): string {
  return `${String.fromCharCode(65 + column)}${row + 1}`;
}

function valueOf(model: Model, scenario: string, key: string, year: number): number {
  const { indicators } = projectModel(preparedOf(model), scenario);
  const value = indicators.find((series) => series.key === key)?.values[year - model.firstYear];
  if (typeof value !== 'number') throw new Error(`${key} has no value in ${year}`);
  return value;
}

/** What the pane does: read, take over, reconcile with what it wants, write. */
async function secondBuild(
  living: Living,
  change: (model: Model) => Model = (model) => model,
  options: ReconcileOptions = {},
): Promise<Reconciled & { readonly next: Model; readonly result: unknown }> {
  const { reconciled, next } = await prepare(living, change, options);
  return { ...reconciled, next, result: await living.host.apply(reconciled.plan) };
}

/** A table, a second sheet that refers to it, a name, a rule, a merged cell. */
function smallLiving(items: readonly string[], factor: number): WorkbookPlan {
  const rows = items.map((item, i): Cell[] => [
    { value: item, style: 'text' },
    { value: i * factor },
    { formula: `=B${i + 2}*${factor}`, cached: i * factor * factor, style: 'number' },
  ]);
  const heading = ['名', '值', '积'].map((value): Cell => ({ value, style: 'header' }));
  const area = { row: 0, column: 0, rows: items.length + 1, columns: 3 };
  return plan(
    [
      sheet('list', '清单', {
        blocks: [block(0, 0, [heading, ...rows])],
        tables: [{ name: 'List', area }],
        merges: [{ row: items.length + 3, column: 0, rows: 1, columns: 2 }],
        conditionalFormats: [{ area, formula: '=B1>3', style: 'bad' }],
      }),
      sheet('sum', '合计', { blocks: [block(0, 0, [[{ formula: "=SUM('清单'!C2:C5)", cached: 0 }]])] }),
    ],
    { names: [{ name: 'items', ref: `'清单'!$A$2:$A$${items.length + 1}` }] },
  );
}

async function prepare(
  living: Living,
  change: (model: Model) => Model = (model) => model,
  options: ReconcileOptions = {},
): Promise<{ reconciled: Reconciled; next: Model }> {
  const snapshot = await living.read();
  const model = modelOf(snapshot);
  const next = change(model);
  return { reconciled: reconcile(snapshot, planOf(model), planOf(next), options), next };
}

const grow = (model: Model): Model => ({
  ...model,
  indicators: [
    ...model.indicators.slice(0, 1),
    {
      key: 'extra',
      name: { zh: '新指标', en: 'Extra' },
      unit: '亿元',
      group: 'macro',
      formula: '=gdp * 2',
      from: 2024,
    },
    ...model.indicators.slice(1).filter(({ key }) => key !== 'named_only'),
  ],
  scenarios: [
    ...model.scenarios,
    { key: 'low', name: { zh: '低', en: 'Low' }, note: { zh: '', en: '' }, extends: 'base', values: {} },
  ],
});

/** Everything a user may do at once. */
async function worked(level?: string): Promise<Living> {
  const living = await startLiving(first, level);
  const { workbook } = living.excel;
  const snapshot = await living.read();
  const [row, column] = find(snapshot, BASE, 'rd', 2026);
  living.type('我的表', 0, 0, `='${BASE}'!${address(row, column)}*2`);
  living.type('我的表', 1, 0, `=SUM('${BASE}'!${address(row, column)}:${address(row, column + 1)})`);
  cellAt(living.sheet(BASE), row, column).format['Fill.Color'] = '#FF00FF';
  living.insert(BASE, 'row', row);
  living.type(BASE, row, 0, '我的旁注');
  living.insert(BASE, 'column', 2);
  living.insert(MODEL, 'row', 12, 2);
  workbook.renameSheet(living.sheet(MODEL), '我的模型');
  return living;
}

describe('second build', () => {
  test('nothing has changed: nothing but a look is written', async () => {
    const living = await startLiving(first);
    const before = describeWorkbook(living.excel.workbook);
    const { plan, problems, result } = await secondBuild(living);
    expect({ problems, result, isUnchanged: isUnchanged(plan) }).toEqual({
      ...{ problems: [], result: { ok: true, value: undefined }, isUnchanged: true },
    });
    expect(describeWorkbook(living.excel.workbook)).toEqual(before);
  });

  test('a workbook that was worked in, and a model that grew, shrank and has a new scenario', async () => {
    const living = await worked();
    const { problems, next, result } = await secondBuild(living, grow);
    expect(result).toEqual({ ok: true, value: undefined });
    expect(problems.map(({ code }) => code)).toEqual(['workbook.rowRemoved']);
    const snapshot = await living.read();
    expect(modelOf(snapshot)).toEqual(modelOf({ ...snapshot }));
    expect(modelOf(snapshot).indicators.map(({ key }) => key)).toEqual(next.indicators.map(({ key }) => key));
    expect(modelOf(snapshot).scenarios.map(({ key }) => key)).toEqual(['base', 'high', 'low']);
    const sheetNames = snapshot.sheets.map(({ name }) => name);
    expect(sheetNames).toContain('我的模型');
    expect(sheetNames.filter((name) => name.startsWith('~'))).toEqual([]);
    const mine = snapshot.sheets.find(({ name }) => name === '我的表')?.cells ?? [];
    const [a, b] = [valueOf(next, 'base', 'rd', 2026), valueOf(next, 'base', 'rd', 2027)];
    expect(mine[0]?.[0]?.value).toBeCloseTo(a * 2, 6);
    expect(mine[1]?.[0]?.value).toBeCloseTo(a + b, 6);
    const base = snapshot.sheets.find(({ name }) => name === BASE)?.cells ?? [];
    expect(base.some((line) => line[0]?.value === '我的旁注')).toBe(true);
    const [row, column] = find(snapshot, BASE, 'rd', 2026);
    expect(cellAt(living.sheet(BASE), row, column).format['Fill.Color']).toBe('#FF00FF');
    expect(
      snapshot.sheets
        .flatMap(({ cells }) => cells.flat())
        .filter((cell) => typeof cell?.value === 'object' && cell.value !== null),
    ).toEqual([]);
    // And once more: now everything stands.
    const again = await secondBuild(living);
    expect({ problems: again.problems, isUnchanged: isUnchanged(again.plan) }).toEqual({
      problems: [],
      isUnchanged: true,
    });
  });

  test('changed inputs and formula texts are taken over; conflicts are told before anything is written', async () => {
    const living = await startLiving(first);
    const snapshot = await living.read();
    const [growth, year] = find(snapshot, BASE, 'gdp_growth', 2025);
    living.type(BASE, growth, year, 0.0425);
    const [rd, rdYear] = find(snapshot, BASE, 'rd', 2026);
    living.type(BASE, rd, rdYear, 5000);
    const [gdp] = find(snapshot, HIGH, 'gdp', 2026);
    living.delete(HIGH, 'row', gdp);
    const before = describeWorkbook(living.excel.workbook);
    const { reconciled, next } = await prepare(living);
    expect(next.parameters[0]?.value).toEqual({ 2025: 4.25, 2027: 5 });
    expect(describeWorkbook(living.excel.workbook)).toEqual(before);
    const told = reconciled.problems.map(({ code, place }) => [code, place.cell]);
    expect(told).toContainEqual(['workbook.formulaOvertyped', `${BASE}!${address(rd, rdYear)}`]);
    expect(told).toContainEqual(['workbook.rowRestored', HIGH]);
    expect(await living.host.apply(reconciled.plan)).toEqual({ ok: true, value: undefined });
    const after = await living.read();
    expect(after.sheets.find(({ name }) => name === BASE)?.cells[rd]?.[rdYear]?.value).toBeCloseTo(
      valueOf(next, 'base', 'rd', 2026),
      6,
    );
    const [gdpAgain, at] = find(after, HIGH, 'gdp', 2026);
    expect(after.sheets.find(({ name }) => name === HIGH)?.cells[gdpAgain]?.[at]?.value).toBeCloseTo(
      valueOf(next, 'high', 'gdp', 2026),
      6,
    );
  });

  test('cells in conflict stay when the user says so', async () => {
    const living = await startLiving(first);
    const [row, column] = find(await living.read(), BASE, 'rd', 2026);
    living.type(BASE, row, column, 5000);
    const { result } = await secondBuild(living, undefined, { keepConflicts: true });
    expect(result).toEqual({ ok: true, value: undefined });
    expect(cellAt(living.sheet(BASE), row, column).input).toBe(5000);
  });

  test('a sorted baseline table keeps its order, and every formula its figure', async () => {
    const living = await startLiving(first);
    const sheet = living.sheet('基准');
    const rows = [4, 5, 6].map((row) => [...sheet.cells].filter(([place]) => place.startsWith(`${row},`)));
    rows.forEach((cells, i) => {
      const to = [6, 4, 5][i] ?? 0;
      for (const [place, cell] of cells) sheet.cells.set(`${to},${place.split(',')[1] ?? ''}`, cell);
    });
    living.excel.executor.changed();
    const { result, next } = await secondBuild(living);
    expect(result).toEqual({ ok: true, value: undefined });
    expect(next.figures.map(({ id }) => id)).toEqual([
      'gdp_2024_b',
      'rd_2024',
      'gdp_2024',
      'intensity_goal_2027',
    ]);
    const snapshot = await living.read();
    expect(modelOf(snapshot).figures.map(({ id }) => id)).toEqual(next.figures.map(({ id }) => id));
    const [row, column] = find(snapshot, BASE, 'rd', 2024);
    expect(snapshot.sheets.find(({ name }) => name === BASE)?.cells[row]?.[column]?.value).toBe(2901.4);
  });

  test("a removed scenario's sheet goes, unless the user changed it or refers to it", async () => {
    const without = (model: Model): Model => ({
      ...model,
      scenarios: model.scenarios.filter(({ key }) => key !== 'high'),
    });
    const plain = await startLiving(first);
    const gone = await secondBuild(plain, without);
    expect(gone.result).toEqual({ ok: true, value: undefined });
    expect(gone.problems.map(({ code }) => code)).toContain('workbook.sheetRemoved');
    expect(plain.excel.workbook.findSheet(HIGH)).toBeUndefined();
    expect(modelOf(await plain.read()).scenarios.map(({ key }) => key)).toEqual(['base']);

    const noted = await startLiving(first);
    noted.type(HIGH, 60, 0, '我的笔记');
    const kept = await secondBuild(noted, without);
    expect(kept.problems.map(({ code }) => code)).toContain('workbook.sheetKept');
    expect(noted.excel.workbook.findSheet(HIGH)).toBeDefined();
  });

  test('any batch lost, actions failing all over: the workbook is as it was, or the plan stands', async () => {
    const { excel } = await worked();
    const { reconciled } = await prepare(livingOf(excel), grow);
    await failPlan(excel, reconciled.plan, 3);
  });

  test('a small workbook: every action failing in turn', async () => {
    const living = await startLiving(smallLiving(['甲', '乙', '丙', '丁'], 2));
    living.insert('清单', 'row', 3);
    living.insert('清单', 'column', 1);
    living.type('清单', 3, 0, '旁注');
    living.type('我的表', 0, 0, "='清单'!C5");
    const next = smallLiving(['甲', '新', '乙', '丁'], 3);
    const { plan } = reconcile(await living.read(), smallLiving(['甲', '乙', '丙', '丁'], 2), next);
    await failPlan(living.excel, plan);
  });

  test.each(['1.4', '1.7', '1.8'])(
    'ExcelApi %s, without copies: a smaller but working result',
    async (level) => {
      const living = await worked(level);
      const { result, next } = await secondBuild(living, grow);
      expect(result).toEqual({ ok: true, value: undefined });
      const snapshot = await living.read();
      expect(modelOf(snapshot).indicators.map(({ key }) => key)).toEqual(
        next.indicators.map(({ key }) => key),
      );
      const mine = snapshot.sheets.find(({ name }) => name === '我的表')?.cells ?? [];
      expect(mine[0]?.[0]?.value).toBeCloseTo(valueOf(next, 'base', 'rd', 2026) * 2, 6);
    },
  );
});

describe('what is in the way', () => {
  test('a protected sheet, or workbook, is told before anything is written', async () => {
    const living = await worked();
    living.sheet(BASE).isProtected = true;
    const before = describeWorkbook(living.excel.workbook);
    const { reconciled } = await prepare(living, grow);
    expect(await living.host.apply(reconciled.plan)).toMatchObject({
      failure: { code: 'SheetProtected', place: BASE },
    });
    living.sheet(BASE).isProtected = false;
    living.excel.workbook.isProtected = true;
    expect(await living.host.apply(reconciled.plan)).toMatchObject({
      failure: { code: 'WorkbookProtected' },
    });
    expect(describeWorkbook(living.excel.workbook)).toEqual(before);
  });

  test('a very hidden sheet of the user with the name of a new sheet: the new one takes another', async () => {
    const living = await startLiving(first);
    living.type('推演·低', 0, 0, '藏着');
    living.sheet('推演·低').look['Visibility'] = 'VeryHidden';
    const { result } = await secondBuild(living, grow);
    expect(result).toEqual({ ok: true, value: undefined });
    expect(living.excel.workbook.sheets.map(({ name }) => name)).toContain('推演·低 (2)');
    expect(cellAt(living.sheet('推演·低'), 0, 0).input).toEqual({ text: '藏着' });
  });

  test('a change by somebody else, after the plan was made or between two round trips, stops the build', async () => {
    const living = await worked();
    const { reconciled } = await prepare(living, grow);
    const [row, column] = find(await living.read(), BASE, 'rd', 2026);
    const old = cellAt(living.sheet(BASE), row, column).input;
    living.insert(BASE, 'row', 2);
    expect(await living.host.apply(reconciled.plan)).toMatchObject({
      failure: { code: 'ChangedMeanwhile', place: BASE },
    });
    living.delete(BASE, 'row', 2);
    // `extra` is inserted on the Model sheet, whose settings change hands while the hidden sheets are built.
    const { executor, workbook } = living.excel;
    const touched = reconciled.plan.sheets.find(({ key }) => key === 'compare')?.update?.seen[0]?.area;
    const start = executor.batches.length;
    executor.beforeBatch = (batch) => {
      if (batch === start + 2 && touched !== undefined) {
        cellAt(living.sheet('对比'), touched.row, touched.column).input = 123456;
        executor.changed();
      }
    };
    const result = await living.host.apply(reconciled.plan);
    executor.beforeBatch = undefined;
    expect(result).toMatchObject({ ok: false, failure: { code: 'ChangedMeanwhile', place: '对比' } });
    expect(cellAt(living.sheet('对比'), touched?.row ?? 0, touched?.column ?? 0).input).toBe(123456);
    expect(cellAt(living.sheet(BASE), row, column).input).toEqual(old);
    expect(workbook.sheets.filter(({ name }) => name.startsWith('~'))).toEqual([]);
  });
});

describe('a patch', () => {
  const faster = (value: number): Model => ({
    ...tinyModel,
    parameters: tinyModel.parameters.map((parameter) =>
      parameter.key === 'rd_growth' ? { ...parameter, value } : parameter,
    ),
  });

  test('of contents: two round trips, few actions, no hidden sheet', async () => {
    const living = await startLiving(first);
    const plan = patchPlan(first, planOf(faster(7)));
    if (plan === undefined) throw new Error('no patch');
    const { executor } = living.excel;
    const start = executor.batches.length;
    expect(await living.host.apply(plan)).toEqual({ ok: true, value: undefined });
    expect(executor.batches).toHaveLength(start + 3);
    expect(executor.batches.at(-1)?.actions).toBeLessThan(20);
    expect(modelOf(await living.read()).parameters.find(({ key }) => key === 'rd_growth')?.value).toBe(7);
  });

  test('that fails, anywhere, changes nothing', async () => {
    const plan = patchPlan(first, planOf(faster(7)));
    if (plan === undefined) throw new Error('no patch');
    await failPlan((await startLiving(first)).excel, plan, 8);
  });

  test('after lines were inserted goes to the same places', async () => {
    const living = await worked();
    const { plan, place } = await secondBuild(living, (model) => ({
      ...model,
      parameters: model.parameters,
    }));
    const next = place?.(planOf(faster(8)));
    const patch = next === undefined ? undefined : patchPlan(plan, next);
    if (patch === undefined) throw new Error('no patch');
    expect(await living.host.apply(patch)).toEqual({ ok: true, value: undefined });
    expect(modelOf(await living.read()).parameters.find(({ key }) => key === 'rd_growth')?.value).toBe(8);
  });
});

/** Fails each batch in turn: lost altogether, and before its actions, `tries` of them or all. */
async function failPlan(start: SimulatedExcel, plan: WorkbookPlan, tries = Infinity): Promise<void> {
  const before = describeWorkbook(start.workbook);
  const clean = copyExcel(start);
  expect(await createOfficeHost(clean.runtime).apply(plan)).toEqual({ ok: true, value: undefined });
  const after = describeWorkbook(clean.workbook);
  expect(after).not.toEqual(before);
  for (const [index, { actions }] of clean.executor.batches.entries()) {
    const step = Math.max(1, Math.floor(actions / tries));
    const places = ['all' as const, ...Array.from({ length: Math.ceil(actions / step) }, (_, n) => n * step)];
    for (const action of places) {
      const excel = copyExcel(start);
      excel.executor.failure = { batch: index, action };
      const result = await createOfficeHost(excel.runtime).apply(plan);
      const told = { index, action, workbook: describeWorkbook(excel.workbook) };
      expect(told).toEqual({ index, action, workbook: result.ok ? after : before });
    }
  }
}
