/** The hostile user: whatever is done to a workbook by hand, the next build loses nothing and tells what it changes. */
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/messages/problem.js';
import { projectModel } from '../../src/model/project.js';
import type { Model } from '../../src/model/model.js';
import { heldValue } from '../../src/model/parameters.js';
import { planLiving } from '../../src/workbook/living/livingPlan.js';
import { isUnchanged } from '../../src/workbook/living/patchPlan.js';
import type { CellSnapshot, WorkbookSnapshot } from '../../src/workbook/plan/plan.js';
import { readWorkbook } from '../../src/workbook/read/readWorkbook.js';
import { cellAt } from '../hosts/excel/state.js';
import { modelOf, planOf, startLiving, type Living } from './living.js';
import { copySheet, cutPaste, moveSheet, sortRows } from './livingUser.js';
import { preparedOf, tinyModel } from './models.js';

const BASE = '推演·基础';
const HIGH = '推演·高-快-';
const MODEL = '模型';
const BASELINE = '基准';
const MINE = '我的表';
const first = planOf(tinyModel);

/** Row and column of the first cell that shows a value. */
function find(snapshot: WorkbookSnapshot, sheet: string, value: unknown): [number, number] {
  const cells = snapshot.sheets.find(({ name }) => name === sheet)?.cells ?? [];
  for (const [row, line] of cells.entries()) {
    const column = line.findIndex((cell) => cell?.value === value);
    if (column >= 0) return [row, column];
  }
  throw new Error(`${sheet} shows no ${String(value)}`);
}

function address(row: number, column: number): string {
  return `${String.fromCharCode(65 + column)}${row + 1}`;
}

/** A workbook in which the user has formulas of their own: the series `rd` in 2025, and a sum over two years of it. */
async function start(plan = first): Promise<{ living: Living; built: WorkbookSnapshot }> {
  const living = await startLiving(plan);
  const built = await living.read();
  const [row] = find(built, BASE, 'rd');
  const [, column] = find(built, BASE, 2025);
  living.type(MINE, 0, 0, `='${BASE}'!${address(row, column)}`);
  living.type(MINE, 1, 0, `=SUM('${BASE}'!${address(row, column)}:${address(row, column + 1)})`);
  return { living, built };
}

interface Rebuilt {
  readonly before: WorkbookSnapshot;
  readonly after: WorkbookSnapshot;
  readonly model: Model;
  readonly read: readonly Problem[];
  readonly told: readonly Problem[];
}

/** Reads, takes over and builds again, as the pane does; `last` is what it wrote, where it was there all the time. */
async function rebuild(living: Living, last?: Model): Promise<Rebuilt> {
  const before = await living.read();
  const outcome = readWorkbook(before);
  const model = outcome.ok ? outcome.value : tinyModel;
  const options = last === undefined ? {} : { last };
  const { plan, problems } = planLiving(before, preparedOf(model), 'zh', options);
  expect(await living.host.apply(plan)).toEqual({ ok: true, value: undefined });
  const after = await living.read();
  // What was built stands: building once more changes nothing and has nothing to tell.
  const now = modelOf(after);
  const again = planLiving(after, preparedOf(now), 'zh');
  expect({ isUnchanged: isUnchanged(again.plan), problems: again.problems }).toEqual({
    ...{ isUnchanged: true, problems: [] },
  });
  expect(withoutDerived(now)).toEqual(withoutDerived(model));
  return { before, after, model, read: outcome.problems, told: problems };
}

/** A derived figure shows what its formula gives: another number while the formula's cells were sorted away from it. */
function withoutDerived(model: Model): Model {
  return { ...model, figures: model.figures.filter(({ formula }) => formula === undefined) };
}

function cellsOf({ sheets }: WorkbookSnapshot): readonly (CellSnapshot | undefined)[] {
  return sheets.flatMap(({ cells }) => cells.flatMap((row) => row));
}

/** Not on the Sensitivity sheet: the engine of the tests lacks what ranks there. */
function errorsIn({ sheets }: WorkbookSnapshot): readonly unknown[] {
  return sheets
    .filter(({ key }) => key !== 'sensitivity')
    .flatMap(({ cells }) => cells.flat())
    .filter((cell) => typeof cell?.value === 'object' && cell.value !== null);
}

function codes(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ code, place }) => `${code.replace('workbook.', '')} ${place.cell ?? ''}`.trim());
}

/** The user's formulas show the series that they showed, calculated from the model as it is now. */
function expectMine({ after, model }: Rebuilt): void {
  const { indicators } = projectModel(preparedOf(model), 'base');
  const series = indicators.find(({ key }) => key === 'rd')?.values ?? [];
  const [a, b] = [2025, 2026].map((year) => Number(series[year - model.firstYear]));
  const mine = after.sheets.find(({ name }) => name === MINE)?.cells ?? [];
  expect(mine[0]?.[0]?.value).toBeCloseTo(a ?? NaN, 6);
  expect(mine[1]?.[0]?.value).toBeCloseTo((a ?? NaN) + (b ?? NaN), 6);
}

type Act = (living: Living, built: WorkbookSnapshot) => void;

/** What is done, what is told on reading and before building, and texts that must be there afterwards. */
interface Case {
  readonly act: Act;
  readonly read?: readonly string[];
  readonly told?: readonly string[];
  readonly kept?: readonly unknown[];
}

const input: (typed: string | number) => Act = (typed) => (living, built) => {
  const [row] = find(built, BASE, 'gdp_growth');
  const [, column] = find(built, BASE, 2025);
  living.type(BASE, row, column, typed);
};

const cases: Readonly<Record<string, Case>> = {
  'rows above our first one': { act: (living) => living.insert(BASE, 'row', 0, 2) },
  'a column of their own inside a table of the Model sheet': {
    act: (living, built) => {
      const [row, column] = find(built, MODEL, 'named_only');
      living.insert(MODEL, 'column', column + 1);
      living.type(MODEL, row, column + 1, '我的列');
    },
    kept: ['我的列'],
  },
  'a row of their own with a sum between our rows': {
    act: (living, built) => {
      const [row] = find(built, BASE, 'rd');
      living.insert(BASE, 'row', row);
      living.type(BASE, row, 0, '小计');
      living.type(BASE, row, 5, `=SUM(F${row}:F${row})`);
    },
    kept: ['小计'],
  },
  'notes and formulas beside, below and in an empty cell between ours': {
    act: (living, built) => {
      const [row] = find(built, BASE, 'rd');
      living.type(BASE, row, 14, '右边的注');
      living.type(BASE, row, 15, `=G${row + 1}*2`);
      living.type(BASE, 40, 0, '下面的注');
      living.type(BASE, 0, 6, '空格里的注');
    },
    kept: ['右边的注', '下面的注', '空格里的注'],
  },
  'a constant over a formula': {
    act: (living, built) => {
      const [row, column] = find(built, BASE, 'rd');
      living.type(BASE, row, column + 4, 5000);
    },
    told: ['formulaOvertyped 推演·基础!G16'],
  },
  'a formula of their own filled along a row of ours': {
    act: (living, built) => {
      const [row, column] = find(built, BASE, 'rd');
      for (const at of [3, 4, 5]) {
        const left = String.fromCharCode(64 + column + at);
        living.type(BASE, row, column + at, `=${left}${row + 1}*1.2`);
      }
    },
    told: ['formulaReplaced 推演·基础!F16:H16'],
  },
  'a blue cell with another number': { act: input(0.0425) },
  'a blue cell with a full-width number': {
    act: input('３．５％'),
    read: ['textTaken 推演·基础!F7'],
  },
  'a blue cell with a decimal comma': {
    act: input('3,5'),
    read: ['figures.typedComma 推演·基础!F7'],
    told: ['textReplaced 推演·基础!F7'],
  },
  'a blue cell with a word before the number': {
    act: input('约3.5%'),
    read: ['notNumber 推演·基础!F7'],
    told: ['textReplaced 推演·基础!F7'],
  },
  'a blue cell with an error': {
    act: input('=1/0'),
    read: ['notNumber 推演·基础!F7'],
    told: ['textReplaced 推演·基础!F7'],
  },
  'a heading of a year that was cleared': {
    act: (living, built) => living.type(BASE, ...find(built, BASE, 2025), null),
  },
  'the heading of the keys cleared': {
    act: (living, built) => living.type(BASE, ...find(built, BASE, '键'), null),
    read: ['scenarioSheetMissing 推演·基础'],
  },
  'a column of a table renamed': {
    act: (living, built) => living.type(MODEL, ...find(built, MODEL, '公式'), '计算式'),
    read: ['columnMissing 模型!A29'],
    told: ['textReplaced 模型!E29'],
  },
  'a key typed over': {
    act: (living, built) => living.type(BASE, ...find(built, BASE, 'rd'), '别的'),
    told: ['textReplaced 推演·基础!C16'],
  },
  'a label and a title typed over': {
    act: (living, built) => {
      living.type(BASE, find(built, BASE, 'rd')[0], 0, '改了名');
      living.type(BASE, 0, 0, '我的标题');
    },
    told: ['formulaOvertyped 推演·基础!A1', 'formulaOvertyped 推演·基础!A16'],
  },
  'a row of a parameter deleted': {
    act: (living, built) => living.delete(BASE, 'row', find(built, BASE, 'gdp_growth')[0]),
    read: ['parameterRowMissing 推演·基础'],
    told: ['rowRestored 推演·基础'],
  },
  'a row cut and pasted below': {
    act: (living, built) => {
      const [row] = find(built, BASE, 'rd');
      const area = { row, column: 0, rows: 1, columns: 12 };
      cutPaste(living.excel.workbook, living.sheet(BASE), area, living.sheet(BASE), 40, 0);
    },
    told: ['formulaReplaced 检查!B10'],
  },
  'the settings cut and pasted beside': {
    act: (living, built) => {
      const [row] = find(built, MODEL, '设置');
      const area = { row: row - 1, column: 0, rows: 11, columns: 3 };
      cutPaste(living.excel.workbook, living.sheet(MODEL), area, living.sheet(MODEL), 90, 0);
    },
    // They are read where they are now, and written where they belong.
    told: Array.from({ length: 8 }, () => 'rowRestored 模型'),
  },
  'parameters sorted on the projection sheet': {
    act: (living, built) => {
      const [row] = find(built, BASE, 'rd_growth');
      sortRows(living.sheet(BASE), { row, column: 0, rows: 2, columns: 12 }, [1, 0]);
    },
    told: [
      'formulaReplaced 推演·基础!F16:H16',
      'formulaReplaced 推演·高-快-!D9:F9',
      'formulaReplaced 推演·高-快-!D10:H10',
      'formulaReplaced 敏感性!D74:H74',
      'formulaReplaced 敏感性!D75:H75',
    ],
  },
  'merged cells, hidden rows, a filter': {
    act: (living, built) => {
      const [row] = find(built, BASE, 'gdp');
      living.sheet(BASE).merges.push({ row, column: 12, rows: 2, columns: 2 });
      living.sheet(BASE).look['RowHidden'] = row;
      living.sheet(BASELINE).isFiltered = true;
    },
  },
  'sheets moved, and two that swapped names': {
    act: (living) => {
      const { workbook } = living.excel;
      const [base, high] = [living.sheet(BASE), living.sheet(HIGH)];
      moveSheet(workbook, base, 0);
      workbook.renameSheet(base, '临时');
      workbook.renameSheet(high, BASE);
      workbook.renameSheet(base, HIGH);
    },
  },
  'one of our sheets deleted that only shows': {
    act: (living) => living.excel.workbook.deleteSheet(living.sheet('对比')),
  },
  'the sheet of a scenario deleted': {
    act: (living) => living.excel.workbook.deleteSheet(living.sheet(HIGH)),
    read: ['scenarioSheetMissing'],
  },
  'every defined name deleted': { act: ({ excel }) => excel.workbook.names.clear() },
  'an indicator typed below the others, its name once': {
    act: (living, built) => {
      const [row] = find(built, MODEL, 'named_only');
      ['mine', '我的指标', '亿元', '经济总量'].forEach((text, column) =>
        living.type(MODEL, row + 1, column, text),
      );
      cellAt(living.sheet(MODEL), row + 1, 4).input = { text: '=gdp*3' };
    },
    kept: ['mine', '我的指标'],
  },
  'a longer horizon typed into the settings': {
    act: (living, built) => living.type(MODEL, find(built, MODEL, 'horizon')[0], 2, 2029),
  },
};

describe('a workbook after', () => {
  test.each(Object.entries(cases))('%s', async (_, { act, read = [], told = [], kept = [] }) => {
    const { living, built } = await start();
    act(living, built);
    living.excel.executor.changed();
    const rebuilt = await rebuild(living);
    const mine = codes(rebuilt.read).filter((code) => !code.startsWith('model.'));
    expect({ read: mine, told: codes(rebuilt.told) }).toEqual({ read, told });
    expectMine(rebuilt);
    const shown = cellsOf(rebuilt.after).map((cell) => cell?.value);
    for (const text of kept) expect(shown).toContain(text);
    expect(errorsIn(rebuilt.after)).toEqual([]);
  });
});

describe('a formula text changed on the Model sheet', () => {
  const change: Act = (living, built) => {
    const row = find(built, MODEL, 'named_only')[0] - 1;
    living.type(MODEL, row, 4, '=研发经费 / 地区生产总值 * 1.1');
  };

  test('is taken over; who does not know what was written before is told of the row', async () => {
    const { living, built } = await start();
    change(living, built);
    const rebuilt = await rebuild(living);
    const projections = codes(rebuilt.told).filter((code) => code.includes('推演'));
    expect(projections).toEqual(['formulaReplaced 推演·基础!E17:H17', 'formulaReplaced 推演·高-快-!E17:H17']);
    expect(rebuilt.model.indicators.find(({ key }) => key === 'intensity')?.formula).toBe('=rd / gdp * 1.1');
    expectMine(rebuilt);
  });

  test('nothing is told to the pane that wrote the workbook', async () => {
    const { living, built } = await start();
    change(living, built);
    const rebuilt = await rebuild(living, tinyModel);
    expect(codes(rebuilt.told)).toEqual([]);
    const [row] = find(rebuilt.after, BASE, 'intensity');
    const base = rebuilt.after.sheets.find(({ name }) => name === BASE)?.cells ?? [];
    expect(base[row]?.[5]?.formula).toMatch(/\*1\.1$/);
  });
});

describe('a table sorted', () => {
  const sortFigures: Act = (living, built) => {
    const [row] = find(built, BASELINE, 'gdp_2024');
    sortRows(living.sheet(BASELINE), { row, column: 0, rows: 3, columns: 19 }, [2, 0, 1]);
  };
  const sortIndicators: Act = (living, built) => {
    const [row] = find(built, MODEL, 'named_only');
    sortRows(living.sheet(MODEL), { row: row - 3, column: 0, rows: 4, columns: 14 }, [2, 0, 3, 1]);
  };

  test.each([
    ['figures', sortFigures],
    ['indicators', sortIndicators],
  ])('%s: every formula finds its series again, and the order stays', async (_, act) => {
    const { living, built } = await start();
    act(living, built);
    living.excel.executor.changed();
    const rebuilt = await rebuild(living);
    expect(new Set(rebuilt.told.map(({ code }) => code))).not.toContain('workbook.rowRemoved');
    expectMine(rebuilt);
    expect(rebuilt.model.figures.map(({ id }) => id)).toEqual(
      modelOf(rebuilt.before).figures.map(({ id }) => id),
    );
  });
});

describe("a formula of the user's own in a blue cell", () => {
  test('goes on calculating it, until the model has another number there', async () => {
    const { living, built } = await start();
    living.type(MINE, 5, 0, 0.0425);
    input(`='${MINE}'!A6`)(living, built);
    const rebuilt = await rebuild(living);
    expect(codes(rebuilt.read)).toEqual(['inputCalculated 推演·基础!F7']);
    expect(rebuilt.told).toEqual([]);
    const cell = (snapshot: WorkbookSnapshot): CellSnapshot | undefined =>
      snapshot.sheets.find(({ name }) => name === BASE)?.cells[6]?.[5];
    expect(cell(rebuilt.after)?.formula).toBe(`='${MINE}'!A6`);

    const other: Model = {
      ...rebuilt.model,
      parameters: rebuilt.model.parameters.map((row) =>
        row.key === 'gdp_growth' ? { ...row, value: 6 } : row,
      ),
    };
    const { problems } = planLiving(rebuilt.after, preparedOf(other), 'zh');
    expect(codes(problems)).toEqual(['textReplaced 推演·基础!F7']);
  });
});

describe('a scenario sheet copied by hand', () => {
  test('is a new scenario with the same parent, where it stands', async () => {
    const { living, built } = await start();
    const copy = copySheet(living.excel.workbook, living.sheet(HIGH));
    const [row] = find(built, HIGH, 'rd_growth');
    living.type(copy.name, row, 4, 0.09);
    living.excel.executor.changed();
    const rebuilt = await rebuild(living);
    expect(codes(rebuilt.read)).toContain(`scenarioCopied ${copy.name}`);
    expect(codes(rebuilt.told)).toEqual([]);
    const high = tinyModel.scenarios.find(({ key }) => key === 'high');
    const made = rebuilt.model.scenarios.find(({ key }) => key === 'high_2');
    expect(made).toMatchObject({
      name: { zh: `${high?.name.zh ?? ''} (2)`, en: `${high?.name.en ?? ''} (2)` },
      extends: high?.extends,
    });
    expect(made?.values['rd_growth']).toMatchObject({ 2024: 9 });
    expect(rebuilt.after.sheets.map(({ name }) => name)).toEqual(
      rebuilt.before.sheets.map(({ name }) => name),
    );
    expect(rebuilt.after.sheets.find(({ name }) => name === copy.name)?.key).toBe('projection:high_2');
    expectMine(rebuilt);
  });

  test('of the base scenario, with a name of its own: owns all of its values', async () => {
    const { living, built } = await start();
    const copy = copySheet(living.excel.workbook, living.sheet(BASE));
    living.excel.workbook.renameSheet(copy, '推演·乐观');
    const [row] = find(built, BASE, 'rd_growth');
    living.type('推演·乐观', row, 5, 0.08);
    living.insert('推演·乐观', 'row', 2);
    living.excel.executor.changed();
    const rebuilt = await rebuild(living);
    const made = rebuilt.model.scenarios.find(({ key }) => key === 'base_2')!;
    expect(made).toMatchObject({ name: { zh: '乐观', en: '乐观' } });
    expect(made.extends).toBeUndefined();
    expect(Object.keys(made.values).sort()).toEqual(tinyModel.parameters.map(({ key }) => key).sort());
    expect(heldValue(made.values['rd_growth'], 2025)).toBe(8);
    expect(codes(rebuilt.told)).toEqual([]);
    expectMine(rebuilt);

    living.type(BASE, find(built, BASE, 'rd_growth')[0], 4, 0.11);
    living.excel.executor.changed();
    const later = await rebuild(living);
    expect(later.model.parameters).not.toEqual(rebuilt.model.parameters);
    expect(later.model.scenarios.find(({ key }) => key === 'base_2')).toEqual(made);
  });

  test('shares a default after a reset: a change in the base sheet is the base scenario’s own then', async () => {
    const shared: Model = {
      ...tinyModel,
      scenarios: [
        ...tinyModel.scenarios,
        { ...tinyModel.scenarios[0]!, key: 'twin', name: { zh: '双', en: 'Twin' } },
      ],
    };
    const { living, built } = await start(planOf(shared));
    living.type(BASE, find(built, BASE, 'rd_growth')[0], 4, 0.11);
    living.excel.executor.changed();
    const { model } = await rebuild(living);
    expect(model.parameters).toEqual(tinyModel.parameters);
    expect(heldValue(model.scenarios.find(({ key }) => key === 'base')?.values['rd_growth'], 2024)).toBe(11);
    expect(model.scenarios.find(({ key }) => key === 'twin')?.values).toEqual({});
  });

  test('two copies of one sheet are two scenarios; a copy without the key is a record of the user', async () => {
    const { living } = await start();
    const { workbook } = living.excel;
    for (let n = 0; n < 3; n++) copySheet(workbook, living.sheet(HIGH));
    living.type('推演·高-快- (3)', 0, 2, null);
    living.excel.executor.changed();
    const rebuilt = await rebuild(living);
    expect(rebuilt.model.scenarios.map(({ key }) => key).sort()).toEqual([
      'base',
      'high',
      'high_2',
      'high_3',
    ]);
    expect(rebuilt.after.sheets.find(({ name }) => name === '推演·高-快- (3)')?.key).toBeUndefined();
  });
});

describe('a workbook of somebody else', () => {
  test('says that it is none of ours', () => {
    const snapshot: WorkbookSnapshot = {
      sheets: [{ name: 'Sheet1', cells: [[{ value: '键' }, { value: 2024 }, { value: 2025 }]] }],
      names: [],
    };
    expect(codes(readWorkbook(snapshot).problems)).toEqual(['notOurs']);
  });

  test('made by a newer version warns; without a version, as the first ones, it reads', async () => {
    const { living, built } = await start();
    const [row] = find(built, MODEL, 'version');
    living.type(MODEL, row, 2, 99);
    const newer = readWorkbook(await living.read());
    expect({ ok: newer.ok, codes: codes(newer.problems) }).toEqual({
      ...{ ok: true, codes: [`newerVersion 模型!C${row + 1}`] },
    });
    living.delete(MODEL, 'row', row);
    expect(modelOf(await living.read())).toEqual(tinyModel);
  });
});
