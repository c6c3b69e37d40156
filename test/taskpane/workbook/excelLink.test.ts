/** Pane and Excel in step: both directions, and no echo. The library's own events, over the simulated workbook. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { watchWorkbook } from '../../../src/hosts/office/events.js';
import { createXlsxHost } from '../../../src/hosts/file/xlsx.js';
import type { Host, HostFailure } from '../../../src/hosts/host.js';
import type { Problem } from '../../../src/messages/problem.js';
import type { Model } from '../../../src/model/model.js';
import type { PreparedModel } from '../../../src/model/prepared.js';
import { linkExcel, type ExcelLink } from '../../../src/taskpane/workbook/excelLink.js';
import type { LinkStatus } from '../../../src/taskpane/workbook/linkStatus.js';
import { NO_ATTACHMENTS, type Attachments } from '../../../src/workbook/plan/attachments.js';
import { readHistory } from '../../../src/workbook/sheets/historySheet.js';
import { planLiving } from '../../../src/workbook/living/livingPlan.js';
import type { WorkbookPlan } from '../../../src/workbook/plan/plan.js';
import type { Steps } from '../../../src/workbook/plan/steps.js';
import { createOfficeHost } from '../../../src/hosts/office/office.js';
import { createExcel, openWorkbook, type SimulatedExcel } from '../../hosts/excel/index.js';
import { evaluateLibrary } from '../../hosts/excel/library.js';
import { openFile } from '../../hosts/excel/file.js';
import { cellAt, describeWorkbook, type Input, type SheetState } from '../../hosts/excel/state.js';
import { modelOf, planOf } from '../../workbook/living.js';
import type * as Slices from '../../../src/taskpane/state/slices.js';
import { preparedOf, tinyModel } from '../../workbook/models.js';

const BASE = '推演·基础';

/** Planning counts as being under way, as calls of the host do. */
vi.mock('../../../src/taskpane/state/slices.js', async (load) => {
  const { inSlices } = await load<typeof Slices>();
  return { inSlices: <T>(steps: Steps<T>) => counted(inSlices(steps)) };
});

/** A pane that only holds a model and what goes with it. */
function makePane(model: Model) {
  let prepared: PreparedModel = preparedOf(model);
  let attachments: Attachments = NO_ATTACHMENTS;
  const listeners = new Set<() => void>();
  const offers: Model[] = [];
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const set = (next: Model): void => {
    prepared = preparedOf(next);
    tell();
  };
  return {
    offers,
    set,
    attach(next: Attachments) {
      attachments = next;
      tell();
    },
    model: () => prepared.model,
    linked: {
      current: () => ({ prepared, attachments }),
      offer(next: Model): readonly Problem[] {
        offers.push(next);
        set(next);
        return [];
      },
      attach(next: Attachments) {
        attachments = { ...attachments, ...next };
      },
      subscribe(listener: () => void) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  };
}

const links: ExcelLink[] = [];
afterEach(async () => {
  for (const link of links.splice(0)) await link.stop();
});

async function start(excel: SimulatedExcel, model: Model = tinyModel) {
  const pane = makePane(model);
  const calls = { apply: 0, read: 0 };
  const inner = createOfficeHost(excel.runtime);
  const host: Host = {
    apply: (plan, options) => (calls.apply++, counted(inner.apply(plan, options))),
    read: (options) => (calls.read++, counted(inner.read(options))),
  };
  const told: LinkStatus[] = [];
  const unwatched: string[] = [];
  const listener = {
    onStatus: (status: LinkStatus) => void told.push(status),
    onUnwatched: ({ code }: HostFailure) => void unwatched.push(code),
  };
  const watch = (onEdit: () => void) => watchWorkbook(excel.runtime, onEdit, { pause: 20 });
  const link = linkExcel(pane.linked, host, watch, listener, 20);
  links.push(link);
  await settle();
  return { pane, calls, told, unwatched, link, inner, status: () => told.at(-1)?.kind };
}

/** Calls of the host and planning under way, and when the last one began or ended, counted in turns of the wait below. */
const traffic = { busy: 0, quiet: 0 };

function counted<T>(call: Promise<T>): Promise<T> {
  traffic.busy++;
  traffic.quiet = 0;
  return call.finally(() => {
    traffic.busy--;
    traffic.quiet = 0;
  });
}

/** Until nothing has been under way for many times the pauses of watch and pane, however slow the machine. */
async function settle(): Promise<void> {
  for (traffic.quiet = 0; traffic.quiet < 20;) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    if (traffic.busy === 0) traffic.quiet++;
  }
}

async function built(level: string): Promise<SimulatedExcel> {
  const excel = createExcel(level, evaluateLibrary());
  const result = await createOfficeHost(excel.runtime).apply(planOf(tinyModel));
  if (!result.ok) throw new Error(result.failure.detail);
  return excel;
}

function placeOf(excel: SimulatedExcel, key: string, year: number): [number, number] {
  const sheet = excel.workbook.findSheet(BASE);
  if (sheet === undefined) throw new Error('no sheet');
  const { cells } = sheet;
  const find = (test: (input: unknown) => boolean): [number, number] => {
    for (const [place, { input }] of cells)
      if (test(input)) return place.split(',').map(Number) as [number, number];
    throw new Error(`no ${key}`);
  };
  const [row] = find(
    (input) => typeof input === 'object' && input !== null && 'text' in input && input.text === key,
  );
  const [, column] = find((input) => input === year);
  return [row, column];
}

function sheetOf({ workbook }: SimulatedExcel, name = BASE): SheetState {
  const sheet = workbook.findSheet(name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
}

/** As a user, or a colleague, types it; Excel tells of it. */
function edit(excel: SimulatedExcel, [row, column]: [number, number], input: Input, name = BASE): void {
  cellAt(sheetOf(excel, name), row, column).input = input;
  excel.executor.changed();
  excel.tellChanged(sheetOf(excel, name));
}

/** The cell of the Model sheet whose formula text begins so. */
function textOf(excel: SimulatedExcel, begin: string): [[number, number], Input] {
  for (const [place, { input }] of sheetOf(excel, '模型').cells)
    if (typeof input === 'object' && input !== null && 'text' in input && input.text.startsWith(begin))
      return [place.split(',').map(Number) as [number, number], input];
  throw new Error(`no text begins with ${begin}`);
}

function withGrowth(key: string, value: number, model: Model = tinyModel): Model {
  const parameters = model.parameters.map((each) => (each.key === key ? { ...each, value } : each));
  return { ...model, parameters };
}

async function modelIn(host: Host): Promise<Model> {
  const read = await host.read();
  if (!read.ok) throw new Error(read.failure.detail);
  return modelOf(read.value);
}

const valueOf = ({ parameters }: Model, name: string) => parameters.find(({ key }) => key === name)?.value;

describe.each(['1.7', '1.9', '1.20'])('ExcelApi %s', (level) => {
  test('an edit in the sheet reaches the pane once, and comes to rest', async () => {
    const excel = await built(level);
    const { pane, calls, status } = await start(excel);
    calls.read = 0;
    edit(excel, placeOf(excel, 'gdp_growth', 2025), 0.0425);
    for (let i = 0; i < 5; i++) excel.tellChanged(sheetOf(excel));
    await settle();
    expect(pane.offers).toHaveLength(1);
    expect(pane.model().parameters[0]?.value).toEqual({ 2025: 4.25, 2027: 5 });
    const rested = { ...calls };
    await settle();
    expect(calls).toEqual(rested);
    expect(calls.read).toBeLessThanOrEqual(2);
    expect(status()).toBe('linked');
  });

  test('a change in the pane writes only what changes, and comes to rest', async () => {
    const excel = await built(level);
    const { pane, calls, inner, status } = await start(excel);
    const batches = excel.executor.batches.length;
    for (const value of [6.5, 7, 8]) pane.set(withGrowth('rd_growth', value));
    await settle();
    expect(calls.apply).toBe(1);
    expect(excel.executor.batches.slice(batches).reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(
      60_000,
    );
    expect(valueOf(await modelIn(inner), 'rd_growth')).toBe(8);
    expect(pane.offers).toEqual([]);
    const rested = { ...calls };
    await settle();
    expect(calls).toEqual(rested);
    expect(status()).toBe('linked');
  });
});

test('before ExcelApi 1.7 there are no events: the pane says so, and still writes', async () => {
  const excel = await built('1.4');
  const { pane, unwatched, inner, status, link } = await start(excel);
  expect({ unwatched, status: status() }).toEqual({ unwatched: ['ApiNotFound'], status: 'linked' });
  pane.set(withGrowth('rd_growth', 8));
  await settle();
  expect(valueOf(await modelIn(inner), 'rd_growth')).toBe(8);
  edit(excel, placeOf(excel, 'gdp_growth', 2025), 0.0425);
  await link.refresh();
  expect(pane.model().parameters[0]?.value).toEqual({ 2025: 4.25, 2027: 5 });
});

describe('whoever made the workbook', () => {
  test('somebody else: its model comes to the pane that opens on it', async () => {
    const excel = await built('1.20');
    const other: Model = {
      ...tinyModel,
      parameters: tinyModel.parameters.map((each) => ({ ...each, value: each.min })),
    };
    const { pane, status, calls } = await start(excel, other);
    expect(pane.offers).toHaveLength(1);
    expect(pane.model().parameters[1]?.value).toBe(6.1);
    expect({ status: status(), apply: calls.apply }).toEqual({ status: 'linked', apply: 0 });
  });

  test.each(['1.7', '1.20'])(
    'nobody (ExcelApi %s): nothing is written until a build; then both follow',
    async (level) => {
      const excel = createExcel(level, evaluateLibrary());
      const { calls, pane, status, link, inner } = await start(excel);
      pane.set({ ...tinyModel });
      await settle();
      expect({ status: status(), apply: calls.apply }).toEqual({ status: 'empty', apply: 0 });
      expect(await link.host.apply(planOf(tinyModel))).toEqual({ ok: true, value: undefined });
      await settle();
      expect({ status: status(), offers: pane.offers }).toEqual({ status: 'linked', offers: [] });
      pane.set(withGrowth('rd_growth', 8));
      await settle();
      expect(valueOf(await modelIn(inner), 'rd_growth')).toBe(8);
      edit(excel, placeOf(excel, 'gdp_growth', 2025), 0.0425);
      await settle();
      expect(pane.model().parameters[0]?.value).toEqual({ 2025: 4.25, 2027: 5 });
    },
  );

  test('the command line: its file is in step at once, nothing is written unasked, and changes are recorded in it', async () => {
    const file = createXlsxHost();
    await file.apply(planOf(tinyModel));
    const excel = await openFile(file.bytes(), evaluateLibrary());
    const { pane, calls, status, inner } = await start(excel);
    expect({ status: status(), apply: calls.apply, offers: pane.offers }).toEqual({
      ...{ status: 'linked', apply: 0, offers: [] },
    });
    pane.set(withGrowth('rd_growth', 8));
    const entries = [{ at: '2026-01-31T16:05:09+08:00', changes: [] }];
    pane.attach({ ...pane.linked.current().attachments, journal: { entries } });
    await settle();
    expect(valueOf(await modelIn(inner), 'rd_growth')).toBe(8);
    const read = await inner.read();
    const history = read.ok ? readHistory(read.value) : read;
    expect(history).toMatchObject({ ok: true, value: { entries } });
  });

  test('an older version: its model is taken, the rest waits for a build', async () => {
    const excel = createExcel('1.20', evaluateLibrary());
    const plan = planOf(withGrowth('rd_growth', 9));
    // That version had a line less on the Checks sheet.
    const old: WorkbookPlan = {
      ...plan,
      sheets: plan.sheets.map((sheet) =>
        sheet.key === 'checks'
          ? { ...sheet, blocks: sheet.blocks.map((each) => ({ ...each, cells: each.cells.slice(0, -1) })) }
          : sheet,
      ),
    };
    const first = await createOfficeHost(excel.runtime).apply(old);
    expect(first).toEqual({ ok: true, value: undefined });
    const before = describeWorkbook(excel.workbook);
    const { pane, status, link, calls } = await start(excel);
    expect({ status: status(), value: valueOf(pane.model(), 'rd_growth'), apply: calls.apply }).toEqual({
      ...{ status: 'buildNeeded', value: 9, apply: 0 },
    });
    pane.set(withGrowth('rd_growth', 8));
    await settle();
    expect(describeWorkbook(excel.workbook)).toEqual(before);
    const read = await link.host.read();
    if (!read.ok) throw new Error(read.failure.detail);
    const { plan: update } = planLiving(read.value, preparedOf(pane.model()), 'zh');
    expect(await link.host.apply(update)).toEqual({ ok: true, value: undefined });
    await settle();
    expect(status()).toBe('linked');
  });

  test('a colleague with another language: the workbook keeps it', async () => {
    const excel = createExcel('1.20', evaluateLibrary());
    await createOfficeHost(excel.runtime).apply(planOf(tinyModel, 'en'));
    const names = excel.workbook.sheets.map(({ name }) => name);
    const { pane, status, inner } = await start(excel);
    pane.set(withGrowth('rd_growth', 8));
    await settle();
    expect({ status: status(), names: excel.workbook.sheets.map(({ name }) => name) }).toEqual({
      ...{ status: 'linked', names },
    });
    expect(valueOf(await modelIn(inner), 'rd_growth')).toBe(8);
  });
});

test('a formula text edited in the sheet: pane and all formulas of the workbook follow', async () => {
  const excel = await built('1.20');
  const { pane, calls, told, inner } = await start(excel);
  const [place] = textOf(excel, '=上年(地区生产总值)');
  edit(excel, place, { text: '=PREV(gdp)*(1+gdp_growth)*1.5' }, '模型');
  await settle();
  expect(pane.offers).toHaveLength(1);
  expect(calls.apply).toBe(1);
  expect(told.at(-1)).toEqual({ kind: 'linked', problems: [], hasMore: false });
  const [row, column] = placeOf(excel, 'gdp', 2026);
  expect(cellAt(sheetOf(excel), row, column).input).toEqual({
    formula: expect.stringMatching(/\*1\.5$/) as string,
  });
  expect(await modelIn(inner)).toEqual(pane.model());
});

describe('what a link may not do unasked', () => {
  const extra = {
    ...{ key: 'extra', name: { zh: '新', en: 'New' }, unit: '亿元', group: 'macro', formula: '=gdp*2' },
  };

  test('a new line waits for a build; taken back, all is well again', async () => {
    const excel = await built('1.20');
    const { pane, calls, status } = await start(excel);
    pane.set({ ...tinyModel, indicators: [...tinyModel.indicators, extra] });
    await settle();
    expect({ status: status(), apply: calls.apply }).toEqual({ status: 'buildNeeded', apply: 0 });
    pane.set({ ...tinyModel });
    await settle();
    expect({ status: status(), apply: calls.apply }).toEqual({ status: 'linked', apply: 0 });
  });

  test('a formula overtyped in the sheet is shown and stays, while the rest of its row follows the pane', async () => {
    const excel = await built('1.20');
    const { pane, told, status, inner } = await start(excel);
    const [row, column] = placeOf(excel, 'rd', 2026);
    edit(excel, [row, column], 5000);
    await settle();
    const last = told.at(-1);
    expect(last?.kind === 'linked' && last.problems.map(({ code }) => code)).toEqual([
      'workbook.formulaOvertyped',
    ]);
    const indicators = tinyModel.indicators.map((each) =>
      each.key === 'rd' ? { ...each, formula: `${each.formula ?? ''}*1.5` } : each,
    );
    pane.set({ ...tinyModel, indicators });
    await settle();
    expect(status()).toBe('linked');
    expect(cellAt(sheetOf(excel), row, column).input).toBe(5000);
    expect(cellAt(sheetOf(excel), row, column + 1).input).toEqual({
      formula: expect.stringMatching(/\*1\.5$/) as string,
    });
    expect((await modelIn(inner)).indicators.find(({ key }) => key === 'rd')?.formula).toMatch(/ \* 1\.5$/);
  });
});

describe('both sides at once', () => {
  test('an edit in the sheet and one in the pane are both kept', async () => {
    const excel = await built('1.20');
    const { pane, inner, status } = await start(excel);
    edit(excel, placeOf(excel, 'gdp_growth', 2025), 0.0425);
    pane.set(withGrowth('rd_growth', 8));
    await settle();
    for (const model of [pane.model(), await modelIn(inner)]) {
      expect(valueOf(model, 'gdp_growth')).toEqual({ 2025: 4.25, 2027: 5 });
      expect(valueOf(model, 'rd_growth')).toBe(8);
    }
    expect(status()).toBe('linked');
  });

  test('the same value, changed by a colleague right before the pane writes: theirs counts, and is told', async () => {
    const excel = await built('1.20');
    const { pane, told, inner } = await start(excel);
    const place = placeOf(excel, 'rd_growth', 2023);
    excel.executor.beforeBatch = () => {
      excel.executor.beforeBatch = undefined;
      edit(excel, place, 0.07);
    };
    pane.set(withGrowth('rd_growth', 8));
    await settle();
    expect(valueOf(pane.model(), 'rd_growth')).toEqual(valueOf(await modelIn(inner), 'rd_growth'));
    expect(cellAt(sheetOf(excel), ...place).input).toBe(0.07);
    const problems = told.flatMap((status) => ('problems' in status ? status.problems : []));
    expect(problems.map(({ code }) => code)).toContain('model.changedBoth');
  });
});

test('Excel on the web in two windows, a pane in each: both follow, and come to rest', async () => {
  const here = await built('1.20');
  const there = openWorkbook(here.workbook, '1.20', evaluateLibrary());
  // What one window writes, the other hears of as the work of somebody else.
  const join = (from: SimulatedExcel, to: SimulatedExcel): void => {
    const tell = from.executor.onChanged;
    from.executor.onChanged = (sheet) => {
      tell?.(sheet);
      to.executor.changed();
      to.tellChanged(sheet);
    };
  };
  join(here, there);
  join(there, here);
  const [a, b] = [await start(here), await start(there)];
  a.pane.set(withGrowth('rd_growth', 8));
  await settle();
  expect(valueOf(b.pane.model(), 'rd_growth')).toBe(8);
  b.pane.set(withGrowth('rd_growth', 9, b.pane.model()));
  await settle();
  expect(valueOf(a.pane.model(), 'rd_growth')).toBe(9);
  expect([a.calls.apply, b.calls.apply, a.status(), b.status()]).toEqual([1, 1, 'linked', 'linked']);
});

describe('what goes wrong', () => {
  test('a text that is no formula leaves the pane alone, and mended comes over', async () => {
    const excel = await built('1.20');
    const { pane, status, told } = await start(excel);
    const [place, input] = textOf(excel, '=上年(地区生产总值)');
    edit(excel, place, { text: '=PREV(' }, '模型');
    await settle();
    expect({ status: status(), offers: pane.offers }).toEqual({ status: 'problems', offers: [] });
    const last = told.at(-1);
    expect(last?.kind === 'problems' && last.problems[0]?.place.cell).toMatch(/^模型!/);
    edit(excel, place, input, '模型');
    await settle();
    expect({ status: status(), offers: pane.offers }).toEqual({ status: 'linked', offers: [] });
  });

  test('a protected sheet is told; once it is free, the next change goes in', async () => {
    const excel = await built('1.20');
    const { pane, told, inner, status } = await start(excel);
    for (const sheet of excel.workbook.sheets) sheet.isProtected = true;
    pane.set(withGrowth('rd_growth', 8));
    await settle();
    expect(told.at(-1)).toMatchObject({ kind: 'failed', failure: { code: 'SheetProtected' } });
    for (const sheet of excel.workbook.sheets) sheet.isProtected = false;
    pane.set(withGrowth('rd_growth', 9));
    await settle();
    expect({ status: status(), value: valueOf(await modelIn(inner), 'rd_growth') }).toEqual({
      ...{ status: 'linked', value: 9 },
    });
  });

  test('a lost connection is told, and reading again mends it', async () => {
    const excel = await built('1.20');
    const { link, told, status } = await start(excel);
    excel.executor.failure = { batch: excel.executor.batches.length, action: 'all', code: 'RequestAborted' };
    await link.refresh();
    expect(told.at(-1)).toMatchObject({ kind: 'failed', failure: { code: 'RequestAborted' } });
    await link.refresh();
    expect(status()).toBe('linked');
  });

  test('what follows from an edit and could not be written is written with the next reading', async () => {
    const excel = await built('1.20');
    const { link, status, inner, calls } = await start(excel);
    const [place] = textOf(excel, '=上年(地区生产总值)');
    // The sheets that depend on it refuse for once.
    sheetOf(excel).isProtected = true;
    edit(excel, place, { text: '=PREV(gdp)*(1+gdp_growth)*1.5' }, '模型');
    await settle();
    expect(status()).toBe('failed');
    sheetOf(excel).isProtected = false;
    await link.refresh();
    await settle();
    expect({ status: status(), apply: calls.apply }).toEqual({ status: 'linked', apply: 2 });
    expect(
      (await modelIn(inner)).indicators.some(
        ({ formula }) => formula === '=PREV(gdp) * (1 + gdp_growth) * 1.5',
      ),
    ).toBe(true);
  });
});
