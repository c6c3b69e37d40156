/** The Zhejiang workbook in the hands of a user, on the simulated Excel: what they did stays, their formulas too. */
import { describe, expect, test } from 'vitest';
import { readPack } from '../../src/model/pack.js';
import { projectModel } from '../../src/model/project.js';
import { planLiving } from '../../src/workbook/living/livingPlan.js';
import { isUnchanged } from '../../src/workbook/living/patchPlan.js';
import type { WorkbookSnapshot } from '../../src/workbook/plan/plan.js';
import { readFiles, valueOf } from '../model/packs.js';
import { modelOf, planOf, startLiving, type Living } from '../workbook/living.js';
import { copySheet, cutPaste } from '../workbook/livingUser.js';
import { canonical, preparedOf } from '../workbook/models.js';
import { cellAt } from './excel/state.js';

const model = canonical(valueOf(readPack(readFiles('seeds/zhejiang'))));
const first = planOf(model);
const [base] = model.scenarios;
const nameOf = (key: string): string => first.sheets.find((sheet) => sheet.key === key)?.name ?? '';
const BASE = nameOf(`projection:${base?.key ?? ''}`);
const MODEL = nameOf('model');
const SERIES = 'rd_expenditure';

function find(snapshot: WorkbookSnapshot, sheet: string, value: unknown): [number, number] {
  const cells = snapshot.sheets.find(({ name }) => name === sheet)?.cells ?? [];
  for (const [row, line] of cells.entries()) {
    const column = line.findIndex((cell) => cell?.value === value);
    if (column >= 0) return [row, column];
  }
  throw new Error(`${sheet} shows no ${String(value)}`);
}

const letters = (column: number): string =>
  (column >= 26 ? String.fromCharCode(64 + Math.floor(column / 26)) : '') +
  String.fromCharCode(65 + (column % 26));

/** A formula of the user's own on the series in 2030, then lines everywhere, a colour, a note and another name. */
async function worked(): Promise<Living> {
  const living = await startLiving(first);
  const built = await living.read();
  const [row] = find(built, BASE, SERIES);
  const [, column] = find(built, BASE, 2030);
  living.type('我的表', 0, 0, `='${BASE}'!${letters(column)}${row + 1}`);
  cellAt(living.sheet(BASE), row, column).format['Fill.Color'] = '#FF00FF';
  living.insert(BASE, 'row', row, 2);
  living.type(BASE, row, 0, '我的旁注');
  living.insert(BASE, 'column', 3);
  living.insert(BASE, 'row', 0);
  living.insert(MODEL, 'row', find(built, MODEL, SERIES)[0]);
  living.insert(MODEL, 'column', 2);
  for (const key of ['baseline', 'compare', 'overview', 'checks']) {
    living.insert(nameOf(key), 'row', 5, 2);
    living.insert(nameOf(key), 'column', 1);
  }
  living.excel.workbook.renameSheet(living.sheet(MODEL), '模型（改名）');
  return living;
}

function mine(snapshot: WorkbookSnapshot): unknown {
  return snapshot.sheets.find(({ name }) => name === '我的表')?.cells[0]?.[0]?.value;
}

function seriesIn(snapshot: WorkbookSnapshot, year: number): number {
  const now = modelOf(snapshot);
  const { indicators } = projectModel(preparedOf(now), base?.key ?? '');
  return Number(indicators.find(({ key }) => key === SERIES)?.values[year - now.firstYear]);
}

describe('the Zhejiang workbook', () => {
  test('rows and columns inserted everywhere: read as it was, and nothing is written', async () => {
    const living = await worked();
    const snapshot = await living.read();
    expect(modelOf(snapshot)).toEqual(model);
    const { plan, problems } = planLiving(snapshot, preparedOf(model), 'zh');
    expect({ problems, isUnchanged: isUnchanged(plan) }).toEqual({ problems: [], isUnchanged: true });
  });

  test('then a changed input, a scenario copied by hand and a row cut away: taken over, in place', async () => {
    const living = await worked();
    const before = await living.read();
    const high = model.scenarios.find((scenario) => scenario.extends !== undefined);
    const original = living.sheet(nameOf(`projection:${high?.key ?? ''}`));
    const copy = copySheet(living.excel.workbook, original);
    const parameter = model.parameters[0]?.key ?? '';
    const [row] = find(before, BASE, parameter);
    const [, column] = find(before, BASE, 2027);
    const cell = cellAt(living.sheet(BASE), row, column);
    const typed = Number(before.sheets.find(({ name }) => name === BASE)?.cells[row]?.[column]?.value) * 0.9;
    cell.input = typed;
    const [last] = find(before, BASE, model.rules.at(-1)?.key ?? '');
    const [rule] = find(before, BASE, model.rules[0]?.key ?? '');
    cutPaste(
      living.excel.workbook,
      living.sheet(BASE),
      { row: rule, column: 0, rows: 1, columns: 40 },
      living.sheet(BASE),
      last + 1,
      0,
    );
    living.excel.executor.changed();

    const snapshot = await living.read();
    const wanted = modelOf(snapshot);
    expect(wanted.scenarios.map(({ key }) => key)).toContain(`${high?.key ?? ''}_2`);
    const { plan } = planLiving(snapshot, preparedOf(wanted), 'zh');
    expect(await living.host.apply(plan)).toEqual({ ok: true, value: undefined });
    const after = await living.read();
    expect(modelOf(after)).toEqual(wanted);
    expect(Number(mine(after))).toBeCloseTo(seriesIn(after, 2030), 6);
    expect(after.sheets.find(({ name }) => name === copy.name)?.key).toBe(`projection:${high?.key ?? ''}_2`);
    expect(after.sheets.map(({ name }) => name)).toContain('模型（改名）');
    const notes = after.sheets.find(({ name }) => name === BASE)?.cells.map((line) => line[0]?.value);
    expect(notes).toContain('我的旁注');
    const again = planLiving(after, preparedOf(wanted), 'zh');
    expect({ problems: again.problems, isUnchanged: isUnchanged(again.plan) }).toEqual({
      ...{ problems: [], isUnchanged: true },
    });
  });
});
