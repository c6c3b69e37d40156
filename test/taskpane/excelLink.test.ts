/** Pane and Excel in step: both directions, and no echo. The library's own events, over the simulated workbook. */
import { afterEach, describe, expect, test } from 'vitest';
import { watchWorkbook } from '../../src/hosts/office-events.js';
import { createXlsxHost } from '../../src/hosts/xlsx.js';
import type { Host, HostFailure } from '../../src/hosts/host.js';
import type { Problem } from '../../src/messages/problem.js';
import type { Model } from '../../src/model/model.js';
import type { PreparedModel } from '../../src/model/prepared.js';
import { linkExcel, type ExcelLink } from '../../src/taskpane/excelLink.js';
import { compareModels } from '../../src/taskpane/workbookJobs.js';
import { createOfficeHost } from '../../src/hosts/office.js';
import { createExcel, type SimulatedExcel } from '../hosts/excel/index.js';
import { evaluateLibrary } from '../hosts/excel/library.js';
import { cellAt } from '../hosts/excel/state.js';
import { modelOf, planOf } from '../workbook/living.js';
import { preparedOf, tinyModel } from '../workbook/models.js';

const BASE = '推演·基础';

/** A pane that only holds a model. */
function makePane(model: Model) {
  let prepared: PreparedModel = preparedOf(model);
  const listeners = new Set<() => void>();
  const offers: Model[] = [];
  const set = (next: Model): void => {
    prepared = preparedOf(next);
    for (const listener of listeners) listener();
  };
  return {
    offers,
    set,
    model: () => prepared.model,
    linked: {
      current: () => ({ prepared, language: 'zh' as const }),
      offer(next: Model): readonly Problem[] {
        const { parameters, formulas, others } = compareModels(prepared.model, next);
        if (parameters + formulas + others === 0) return [];
        offers.push(next);
        set(next);
        return [];
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
    read: () => (calls.read++, counted(inner.read())),
  };
  const told: string[] = [];
  const listener = {
    onProblems: (problems: readonly Problem[]) => void told.push(...problems.map(({ code }) => code)),
    onBuildNeeded: () => void told.push('build'),
    onFailure: ({ code, detail }: HostFailure) => void told.push(`${code} ${detail}`),
  };
  const watch = (onEdit: () => void) => watchWorkbook(excel.runtime, onEdit, { pause: 20 });
  const link = await linkExcel(pane.linked, host, watch, listener, 20);
  links.push(link);
  return { pane, calls, told, link, inner };
}

/** Calls of the host under way, and when the last one began or ended, counted in turns of the wait below. */
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
  for (traffic.quiet = 0; traffic.quiet < 40;) {
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

describe.each(['1.7', '1.9', '1.20'])('ExcelApi %s', (level) => {
  test('an edit in the sheet reaches the pane once, and comes to rest', async () => {
    const excel = await built(level);
    const { pane, calls } = await start(excel);
    const sheet = excel.workbook.findSheet(BASE);
    if (sheet === undefined) throw new Error('no sheet');
    cellAt(sheet, ...placeOf(excel, 'gdp_growth', 2025)).input = 0.0425;
    excel.executor.changed();
    for (let i = 0; i < 5; i++) excel.tellChanged(sheet);
    await settle();
    expect(pane.offers).toHaveLength(1);
    expect(pane.model().parameters[0]?.value).toEqual({ 2025: 4.25, 2027: 5 });
    const rested = { ...calls };
    await settle();
    expect(calls).toEqual(rested);
    expect(calls.read).toBeLessThanOrEqual(4);
  });

  test('a change in the pane writes only what changes, and comes to rest', async () => {
    const excel = await built(level);
    const { pane, calls, inner } = await start(excel);
    const batches = excel.executor.batches.length;
    for (const value of [6.5, 7, 8])
      pane.set({
        ...tinyModel,
        parameters: tinyModel.parameters.map((each) =>
          each.key === 'rd_growth' ? { ...each, value } : each,
        ),
      });
    await settle();
    expect(calls.apply).toBe(1);
    expect(excel.executor.batches.slice(batches).reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(
      60_000,
    );
    const read = await inner.read();
    if (!read.ok) throw new Error(read.failure.detail);
    expect(modelOf(read.value).parameters.find(({ key }) => key === 'rd_growth')?.value).toBe(8);
    expect(pane.offers).toEqual([]);
    const rested = { ...calls };
    await settle();
    expect(calls).toEqual(rested);
  });
});

describe('whoever made the workbook', () => {
  test('a workbook of somebody else: its model comes to the pane that opens on it', async () => {
    const excel = await built('1.20');
    const other: Model = {
      ...tinyModel,
      parameters: tinyModel.parameters.map((each) => ({ ...each, value: each.min })),
    };
    const { pane, told, calls } = await start(excel, other);
    expect(pane.offers).toHaveLength(1);
    expect(pane.model().parameters[1]?.value).toBe(6.1);
    expect({ told, apply: calls.apply }).toEqual({ told: [], apply: 0 });
  });

  test('a workbook without our sheets: nothing happens until a build', async () => {
    const { calls, told, pane } = await start(createExcel('1.20', evaluateLibrary()));
    pane.set({ ...tinyModel });
    await settle();
    expect({ told, apply: calls.apply }).toEqual({ told: [], apply: 0 });
  });

  test('a file of the command line reads back as the same model', async () => {
    const file = createXlsxHost();
    await file.apply(planOf(tinyModel));
    const read = await file.read();
    if (!read.ok) throw new Error(read.failure.detail);
    expect(compareModels(modelOf(read.value), preparedOf(modelOf(read.value)).model)).toMatchObject({
      parameters: 0,
    });
  });

  test('a new indicator in the pane asks for a build and writes nothing', async () => {
    const excel = await built('1.20');
    const { pane, calls, told } = await start(excel);
    const extra = {
      key: 'extra',
      name: { zh: '新', en: 'New' },
      unit: '亿元',
      group: 'macro',
      formula: '=gdp*2',
    };
    pane.set({ ...tinyModel, indicators: [...tinyModel.indicators, extra] });
    await settle();
    expect({ told, apply: calls.apply }).toEqual({ told: ['build'], apply: 0 });
  });
});
