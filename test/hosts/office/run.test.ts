/** How a build runs: quietly, as one thing to undo, stopped by the user, with a cell in edit, in a workbook that refuses. */
import { describe, expect, test } from 'vitest';
import { createOfficeHost } from '../../../src/hosts/office/office.js';
import type { HostResult } from '../../../src/hosts/host.js';
import { describeFailure } from '../../../src/messages/wording/hosts.js';
import type { SheetPlan, WorkbookPlan } from '../../../src/workbook/plan/plan.js';
import { apply, expectSheet, read } from '../contract.js';
import { copyExcel, createExcel, type SimulatedExcel } from '../excel/index.js';
import { cellAt, describeWorkbook } from '../excel/state.js';
import { UndoList } from '../excel/user.js';
import { block, MODEL, plan, sheet, smallPlan } from '../plans.js';

/** About 6 MB: several batches, most of them with chunks of one block. */
const heavyPlan = plan(
  [1, 2].map((n) => {
    const line = Array.from({ length: 10 }, () => ({ value: '推'.repeat(1000) }));
    return sheet(`s${n}`, `表 ${n}`, {
      blocks: [
        block(
          0,
          0,
          Array.from({ length: 100 }, () => line),
        ),
      ],
    });
  }),
);

async function built(planned: WorkbookPlan, level?: string): Promise<SimulatedExcel> {
  const excel = createExcel(level);
  await apply(createOfficeHost(excel.runtime), planned);
  return excel;
}

/** The small plan as a living workbook gets it: contents only, at the places where they stand. */
function patchOf(value: number): WorkbookPlan {
  const none = {
    ...{ insertRows: [], insertColumns: [], deleteRows: [], deleteColumns: [], fresh: [], clear: [] },
    ...{ charts: [], droppedCharts: [], droppedTables: [] },
  };
  const sheets = smallPlan.sheets.map((each): SheetPlan => {
    if (each.key !== 'model')
      return { ...each, update: { ...none, area: areaOf(each), write: [], seen: [] } };
    const cell = { row: 3, column: 1, rows: 1, columns: 1 };
    const blocks = [...each.blocks, block(3, 1, [[{ value, style: 'input' }]])];
    const update = { ...none, area: areaOf(each), write: [cell], seen: [{ area: cell, cells: [[0.0322]] }] };
    return { ...each, blocks, update };
  });
  return { ...smallPlan, sheets };
}

/** The rectangle that was written, which the host has marked. */
function areaOf({ key }: SheetPlan) {
  return key === 'model'
    ? { row: 0, column: 0, rows: 25, columns: 5 }
    : { row: 0, column: 0, rows: 6, columns: 4 };
}

const failureOf = (result: HostResult<void>): string => (result.ok ? 'done' : result.failure.code);

test('no batch that writes lets Excel calculate or paint before its end', async () => {
  const { executor, runtime } = await built(smallPlan);
  await apply(createOfficeHost(runtime), smallPlan);
  const writing = executor.batches.filter(({ isWrite }) => isWrite);
  expect(writing.length).toBeGreaterThan(3);
  expect(writing.filter(({ isQuiet }) => !isQuiet)).toEqual([]);
});

describe('undo', () => {
  test.each([
    ['1.20', 1],
    ['1.19', 3],
  ])(
    'ExcelApi %s: a second build of %i records, all of them undone bring the workbook back',
    async (level, records) => {
      const excel = await built(smallPlan, level);
      const before = describeWorkbook(excel.workbook);
      const undoList = (excel.executor.undoList = new UndoList(excel.workbook));
      const next = { ...smallPlan, names: [{ name: 'growth', ref: `'${MODEL}'!$B$5` }] };
      await apply(createOfficeHost(excel.runtime), next);
      expect(undoList.length).toBe(records);
      expect(describeWorkbook(excel.workbook)).not.toEqual(before);
      for (let n = 0; n < records; n++) undoList.undo();
      expect(describeWorkbook(excel.workbook)).toEqual(before);
    },
  );

  test('a moved slider is one record in any Excel', async () => {
    const excel = await built(smallPlan, '1.9');
    const undoList = (excel.executor.undoList = new UndoList(excel.workbook));
    await apply(createOfficeHost(excel.runtime), patchOf(0.05));
    expect(undoList.length).toBe(1);
  });
});

describe('the user cancels', () => {
  test('before any batch, and at each of them: nothing is left, or all is done', async () => {
    const start = await built(plan([sheet('s1', '表 1', { blocks: [block(0, 0, [[{ value: '旧' }]])] })]));
    const before = describeWorkbook(start.workbook);
    const clean = copyExcel(start);
    await apply(createOfficeHost(clean.runtime), heavyPlan);
    const after = describeWorkbook(clean.workbook);
    const { length } = clean.executor.batches;
    const answers: string[] = [];
    for (let at = 0; at < length; at++) {
      const { runtime, workbook, executor } = copyExcel(start);
      const controller = new AbortController();
      executor.beforeBatch = (batch) => {
        if (batch === at) controller.abort();
      };
      const result = await createOfficeHost(runtime).apply(heavyPlan, { signal: controller.signal });
      answers.push(failureOf(result));
      expect(describeWorkbook(workbook)).toEqual(result.ok ? after : before);
    }
    // Look, three chunks, swap, finish: from the swap on it is done.
    expect(answers.filter((answer) => answer === 'Cancelled').length).toBeGreaterThanOrEqual(3);
    expect(answers.slice(-2)).toEqual(['done', 'done']);
  });

  test('progress rises from nothing to all, sheet by sheet', async () => {
    const { runtime } = createExcel();
    const told: [number, string][] = [];
    const result = await createOfficeHost(runtime).apply(heavyPlan, {
      onProgress: (done, name) => told.push([done, name]),
    });
    expect(result.ok).toBe(true);
    expect(told).toEqual([
      [0, '表 1'],
      [0.5, '表 2'],
      [1, ''],
    ]);
  });
});

describe('a cell in edit', () => {
  test('stops a build, which says what to do', async () => {
    const excel = await built(smallPlan);
    const before = describeWorkbook(excel.workbook);
    excel.executor.cellEdit.begin();
    const result = await createOfficeHost(excel.runtime).apply(smallPlan);
    expect(failureOf(result)).toBe('InvalidOperationInCellEditMode');
    expect(describeFailure({ code: failureOf(result) }, 'en')).toMatch(/Enter/);
    expect(describeWorkbook(excel.workbook)).toEqual(before);
  });

  test.each(['a patch', 'a reading that nobody waits for'])(
    'lets %s wait until it is finished',
    async (what) => {
      const { runtime, executor, workbook } = await built(smallPlan);
      const host = createOfficeHost(runtime);
      executor.cellEdit.begin();
      let isDone = false;
      const work = (what === 'a patch' ? host.apply(patchOf(0.05)) : host.read({ isPatient: true })).then(
        (result) => {
          isDone = true;
          return result;
        },
      );
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(isDone).toBe(false);
      executor.cellEdit.finish();
      expect((await work).ok).toBe(true);
      if (what === 'a patch') expect(workbook.findSheet(MODEL)?.cells.get('3,1')?.input).toBe(0.05);
    },
  );
});

describe('a workbook that refuses', () => {
  test('opened for reading only: it reads, and a build says that nothing was changed', async () => {
    const { runtime, workbook } = await built(smallPlan);
    workbook.isReadOnly = true;
    const before = describeWorkbook(workbook);
    const host = createOfficeHost(runtime);
    expect((await read(host)).sheets.length).toBe(3);
    const result = await host.apply(smallPlan);
    expect(failureOf(result)).toBe('AccessDenied');
    expect(failureOf(await host.apply(patchOf(0.05)))).toBe('AccessDenied');
    expect(describeWorkbook(workbook)).toEqual(before);
  });

  test('with a protected structure: contents can still be written, a build is refused', async () => {
    const { runtime, workbook } = await built(smallPlan);
    workbook.isProtected = true;
    const host = createOfficeHost(runtime);
    await apply(host, patchOf(0.05));
    expect(failureOf(await host.apply(smallPlan))).toBe('WorkbookProtected');
  });

  test('before ExcelApi 1.7, where protection cannot be asked for: refused by Excel, nothing changed', async () => {
    const { runtime, workbook } = createExcel('1.4');
    workbook.isProtected = true;
    const before = describeWorkbook(workbook);
    expect(failureOf(await createOfficeHost(runtime).apply(smallPlan))).toBe('AccessDenied');
    expect(describeWorkbook(workbook)).toEqual(before);
  });

  test('a very hidden sheet with the name of a planned one is told; with another name it is left alone', async () => {
    const excel = createExcel();
    const hidden = excel.workbook.addSheet(MODEL);
    hidden.look['Visibility'] = 'VeryHidden';
    cellAt(hidden, 0, 0).input = { text: '藏着' };
    const host = createOfficeHost(excel.runtime);
    expect(await host.apply(smallPlan)).toMatchObject({ failure: { code: 'SheetNameTaken', place: MODEL } });
    excel.workbook.renameSheet(hidden, '藏');
    await apply(host, smallPlan);
    expect(hidden.look['Visibility']).toBe('VeryHidden');
    expect((await read(host)).sheets.find(({ name }) => name === '藏')?.cells[0]?.[0]).toEqual({
      value: '藏着',
    });
  });
});

test('an answer above what Excel hands over at once is asked for in parts', async () => {
  const { runtime, executor } = createExcel();
  const host = createOfficeHost(runtime);
  const text = '推'.repeat(300);
  const lines = Array.from({ length: 800 }, () => Array.from({ length: 10 }, () => ({ value: text })));
  await apply(host, plan([sheet('s1', '表 1', { blocks: [block(0, 0, lines)] })]));
  const before = executor.batches.length;
  const snapshot = await read(host);
  expect(snapshot.sheets[1]?.cells).toHaveLength(800);
  expect(snapshot.sheets[1]?.cells.every((row) => row.length === 10 && row[9]?.value === text)).toBe(true);
  expect(executor.batches.length - before).toBeGreaterThan(3);
});

test('a number that was read with 15 digits is the same as the one that stands there with 17', async () => {
  const { runtime, workbook } = await built(smallPlan);
  const cells = workbook.findSheet(MODEL)?.cells.get('3,1');
  if (cells === undefined) throw new Error('no cell');
  cells.input = 0.0322 * (1 + 2e-16);
  await apply(createOfficeHost(runtime), patchOf(0.05));
  expect(cells.input).toBe(0.05);
});

describe('in whatever country, and whatever the workbook counts days from, the same stands in the cells', () => {
  const cells = ({ workbook }: SimulatedExcel): unknown => describeWorkbook(workbook);

  test.each([
    ['with a decimal comma (German, French)', { decimalMark: ',' as const }],
    ['with the 1904 date system', { usesDates1904: true }],
  ])('%s', async (_, settings) => {
    const excel = createExcel();
    Object.assign(excel.workbook, settings);
    const host = createOfficeHost(excel.runtime);
    await apply(host, smallPlan);
    expect(cells(excel)).toEqual(cells(await built(smallPlan)));
    for (const planned of smallPlan.sheets) expectSheet(await read(host), planned);
    await apply(host, patchOf(0.05));
    expect(excel.workbook.findSheet(MODEL)?.cells.get('3,1')?.input).toBe(0.05);
  });
});
