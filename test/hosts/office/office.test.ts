import { describe, expect, test } from 'vitest';
import { createOfficeHost } from '../../../src/hosts/office/office.js';
import type { WorkbookPlan } from '../../../src/workbook/plan/plan.js';
import { apply, hostContract, read, type Subject } from '../contract.js';
import { copyExcel, createExcel, type SimulatedExcel } from '../excel/index.js';
import { cellAt, describeWorkbook } from '../excel/state.js';
import { block, largePlan, MODEL, plan, PROJECTION, sheet, smallPlan } from '../plans.js';

function makeSubject(excel = createExcel()): Subject {
  const { workbook, executor } = excel;
  return {
    host: createOfficeHost(excel.runtime),
    type(name, row, column, input) {
      const target = workbook.findSheet(name) ?? workbook.addSheet(name);
      cellAt(target, row, column).input = input.startsWith('=')
        ? { formula: workbook.toIds(input) }
        : { text: input };
      executor.changed();
      return Promise.resolve();
    },
    rename(name, next) {
      const target = workbook.findSheet(name);
      if (target !== undefined) workbook.renameSheet(target, next);
      return Promise.resolve();
    },
  };
}

/** A workbook with a first build in it, a sheet of the user, and a second plan that moves, grows and shrinks things. */
async function livingWorkbook(): Promise<SimulatedExcel> {
  const excel = createExcel();
  const { host, type } = makeSubject(excel);
  await apply(host, smallPlan);
  await type('我的表', 0, 0, `='模型 & 假设'!B4*2`);
  await type(MODEL, 40, 8, '旁注');
  return excel;
}

const secondPlan: WorkbookPlan = {
  ...smallPlan,
  sheets: [
    sheet('compare', '对比', {
      blocks: [block(0, 0, [[{ formula: `='新模型'!B4`, cached: 0.0322 }]])],
      charts: [],
    }),
    ...smallPlan.sheets.map((each) =>
      each.key === 'model'
        ? {
            ...each,
            name: '新模型',
            blocks: [
              ...each.blocks.slice(0, 2),
              block(6, 0, [[{ value: 'extra' }, { value: 2 }, { value: '新行' }]]),
            ],
            tables: [{ name: 'Assumptions', area: { row: 2, column: 0, rows: 5, columns: 3 } }],
            merges: [{ row: 0, column: 0, rows: 1, columns: 3 }],
            validations: [],
          }
        : {
            ...each,
            charts: each.charts.slice(0, 2),
            blocks: each.blocks.map((b) => ({ ...b, cells: b.cells.slice(2) })),
            conditionalFormats: [],
          },
    ),
  ],
  names: [
    { name: 'growth', ref: `'新模型'!$B$4` },
    { name: 'extra', ref: `'新模型'!$B$7` },
  ],
};

describe('office host', () => {
  hostContract(() => makeSubject(), { calculates: true, runs: 25 });

  test('round trips: three for a new workbook, five for a second build', async () => {
    const { runtime, executor } = createExcel();
    const host = createOfficeHost(runtime);
    await apply(host, smallPlan);
    expect(executor.batches).toHaveLength(3);
    await apply(host, smallPlan);
    expect(executor.batches).toHaveLength(8);
  });

  test('20,000 cells: few trips, few bytes a cell', async () => {
    const { runtime, executor } = createExcel();
    await apply(createOfficeHost(runtime), largePlan());
    const bytes = executor.batches.reduce((sum, batch) => sum + batch.bytes, 0);
    expect(executor.batches.length).toBeLessThanOrEqual(6 + Math.ceil(bytes / 4_000_000));
    expect(bytes / 20_000).toBeLessThan(40);
  });

  test('data of more than 4 MB goes in several batches, none above what Excel takes', async () => {
    const { runtime, executor } = createExcel();
    const long = '推'.repeat(1000);
    const heavy = plan(
      [1, 2].map((n) =>
        sheet(`s${n}`, `表 ${n}`, {
          blocks: [
            block(
              0,
              0,
              Array.from({ length: 200 }, () => Array.from({ length: 10 }, () => ({ value: long }))),
            ),
          ],
        }),
      ),
    );
    await apply(createOfficeHost(runtime), heavy);
    const bytes = executor.batches.reduce((sum, batch) => sum + batch.bytes, 0);
    expect(bytes).toBeGreaterThan(12_000_000);
    expect(executor.batches.length).toBeLessThanOrEqual(6 + Math.ceil(bytes / 4_000_000));
    expect(Math.max(...executor.batches.map((batch) => batch.bytes))).toBeLessThan(5_000_000);
  });

  test('a first build that fails, in any batch and before any of its actions, leaves the workbook as it was', async () => {
    await failEverywhere(createExcel(), smallPlan);
  });

  test('a second build that fails, in any batch and before any of its actions, leaves the workbook as it was', async () => {
    await failEverywhere(await livingWorkbook(), secondPlan);
  });

  test('the second build: what it changes and what it keeps', async () => {
    const excel = await livingWorkbook();
    const { host, rename } = makeSubject(excel);
    await rename(PROJECTION, '我改的名');
    const kept = excel.workbook.findSheet('我改的名');
    if (kept === undefined) throw new Error('no sheet');
    kept.look['ColumnWidth 1'] = 300;
    await apply(host, secondPlan);
    const { workbook } = excel;
    expect(workbook.sheets.map(({ name }) => name)).toEqual([
      'Sheet1',
      '新模型',
      PROJECTION,
      '我的表',
      '对比',
    ]);
    expect(workbook.sheets.every(({ look }) => look['Visibility'] === 'Visible')).toBe(true);
    expect(kept.look['ColumnWidth 1']).toBe(300);
    const model = workbook.findSheet('新模型');
    expect(model?.tables.map(({ name, area }) => [name, area.rows])).toEqual([['Assumptions', 5]]);
    expect(model?.merges).toEqual([{ row: 0, column: 0, rows: 1, columns: 3 }]);
    expect(model?.cells.get('40,8')?.input).toEqual({ text: '旁注' });
    expect(kept.charts.map(({ look }) => look['Name'])).toEqual([
      'tuiyan:spending~2',
      'tuiyan:columnClustered~2',
    ]);
    const snapshot = await read(host);
    expect(snapshot.sheets.find(({ name }) => name === '我的表')?.cells[0]?.[0]).toEqual({
      value: 0.0644,
      formula: `='新模型'!B4*2`,
    });
    expect(snapshot.sheets.find(({ key }) => key === 'compare')?.cells[0]?.[0]?.value).toBe(0.0322);
    expect(snapshot.names.find(({ name }) => name === 'extra')?.ref).toBe(`'新模型'!$B$7`);
  });

  test('when Excel goes away for good, the failure says where the old content is', async () => {
    const excel = await livingWorkbook();
    const { executor, runtime, workbook } = excel;
    executor.failure = { batch: executor.batches.length + 3, action: 150, forGood: true };
    const result = await createOfficeHost(runtime).apply(secondPlan);
    expect(result).toMatchObject({ ok: false, failure: { code: 'NotRestored' } });
    const place = result.ok ? '' : (result.failure.place ?? '');
    expect(place.split(', ')).toHaveLength(2);
    for (const name of place.split(', ')) expect(workbook.findSheet(name)?.cells.size).toBeGreaterThan(0);
    // The next build is not confused by what was left.
    executor.failure = undefined;
    await apply(createOfficeHost(runtime), smallPlan);
  });

  test("Excel's codes come through, with its own words", async () => {
    const { runtime, executor } = createExcel();
    executor.failure = { batch: 1, action: 5, code: 'InvalidOperationInCellEditMode' };
    const result = await createOfficeHost(runtime).apply(smallPlan);
    expect(result).toMatchObject({ ok: false, failure: { code: 'InvalidOperationInCellEditMode' } });
    expect(result.ok ? '' : result.failure.detail).toContain('Failed on purpose.');
  });

  test.each(['1.4', '1.7', '1.9'])('ExcelApi %s: a smaller but working result', async (level) => {
    const { runtime, workbook } = createExcel(level);
    const host = createOfficeHost(runtime);
    await apply(host, smallPlan);
    expect(workbook.findSheet(MODEL)?.tables).toHaveLength(1);
    expect(workbook.findSheet(PROJECTION)?.charts).toHaveLength(6);
    if (level !== '1.9') {
      expect(await host.apply(smallPlan)).toMatchObject({ ok: false, failure: { code: 'ApiNotFound' } });
    }
  });

  test('a formula that Excel cannot read is refused before anything changes', async () => {
    const excel = await livingWorkbook();
    const before = describeWorkbook(excel.workbook);
    const { host } = makeSubject(excel);
    const [first] = smallPlan.sheets;
    const bad = {
      ...first!,
      blocks: [block(0, 0, [[{ formula: '=SUM(1', cached: 1 }]])],
      tables: [],
      charts: [],
    };
    expect(await host.apply({ ...smallPlan, sheets: [bad] })).toMatchObject({
      ok: false,
      failure: { code: 'InvalidArgument' },
    });
    expect(describeWorkbook(excel.workbook)).toEqual(before);
  });
});

/**
 * Fails each batch in turn: lost altogether, and before each of its actions. Either the plan stands, or the workbook
 * is as it was; a result that says otherwise is wrong.
 */
async function failEverywhere(start: SimulatedExcel, planned: WorkbookPlan): Promise<void> {
  const before = describeWorkbook(start.workbook);
  const clean = copyExcel(start);
  await apply(createOfficeHost(clean.runtime), planned);
  const after = describeWorkbook(clean.workbook);
  const { batches } = clean.executor;
  expect(after).not.toEqual(before);
  for (const [index, { actions }] of batches.entries()) {
    // Making a cell's look takes many actions that cannot differ from each other: every third of them is tried.
    const step = actions > 400 ? 3 : 1;
    const places: (number | 'all')[] = [
      'all',
      ...Array.from({ length: Math.ceil(actions / step) }, (_, n) => n * step),
    ];
    for (const action of places) {
      const { runtime, workbook, executor } = copyExcel(start);
      executor.failure = { batch: index, action };
      const result = await createOfficeHost(runtime).apply(planned);
      expect({ index, action, workbook: describeWorkbook(workbook) }).toEqual({
        index,
        action,
        workbook: result.ok ? after : before,
      });
      if (index < batches.length - 1) expect(result.ok).toBe(false);
    }
  }
}
