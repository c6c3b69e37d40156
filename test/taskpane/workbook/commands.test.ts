/** The commands of Excel: the cell that each is about on every sheet of projections, and what the pane shows then. */
import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import type { ExcelRuntime } from '../../../src/hosts/office/office.js';
import { projectModel } from '../../../src/model/project.js';
import { cellSubject } from '../../../src/taskpane/workbook/cellSubject.js';
import { associateCommands } from '../../../src/taskpane/workbook/commands.js';
import type { SheetPlan } from '../../../src/workbook/plan/plan.js';
import { planWorkbook } from '../../../src/workbook/sheets/planWorkbook.js';
import { prepared } from '../../model/packs.js';
import { readSeedPack, startStore } from '../realPack.js';

const zhejiang = prepared(readSeedPack());

/** The values that a sheet shows, by row and column; empty cells are empty texts, as Excel gives them. */
function gridOf({ blocks }: SheetPlan): readonly (readonly unknown[])[] {
  const rows: (unknown[] | undefined)[] = [];
  for (const { row, column, cells } of blocks)
    cells.forEach((line, r) =>
      line.forEach((cell, c) => {
        if (cell === undefined) return;
        const own = (rows[row + r] ??= []);
        own[column + c] = (cell.formula === undefined ? cell.value : cell.cached) ?? '';
      }),
    );
  return Array.from(rows, (line) => Array.from(line ?? [], (value) => value ?? ''));
}

describe.each(['zh', 'en'] as const)('the subject of a cell, in %s', (language) => {
  const plan = planWorkbook(zhejiang, language);

  it('is the series, year and scenario of every number of every projection', () => {
    let found = 0;
    for (const scenario of zhejiang.model.scenarios) {
      const sheet = plan.sheets.find(({ name }) => name.endsWith(scenario.name[language]))!;
      const projection = projectModel(zhejiang, scenario.key);
      const values = new Map(projection.indicators.map((row) => [row.key, row.values]));
      const rows = gridOf(sheet);
      rows.forEach((cells, row) =>
        cells.forEach((value, column) => {
          const subject = cellSubject(zhejiang, {
            sheet: sheet.name,
            left: cells.slice(0, Math.min(column + 1, 8)),
            above: rows.slice(0, row + 1).map((line) => line[column]),
          });
          if (subject === undefined) return;
          expect(subject.scenario).toBe(scenario.key);
          if (typeof value !== 'number' || value === subject.year) return;
          const own = values.get(subject.key)?.[projection.years.indexOf(subject.year)];
          if (own === value) found += 1;
        }),
      );
    }
    // Every series with a number, in every year and scenario.
    const wanted = zhejiang.model.scenarios.flatMap(({ key }) =>
      projectModel(zhejiang, key).indicators.flatMap(({ values }) =>
        values.filter((value) => typeof value === 'number'),
      ),
    );
    expect(found).toBeGreaterThanOrEqual(wanted.length);
  });
});

it('has no subject where a row or a column says none', () => {
  expect(cellSubject(zhejiang, { sheet: 'x', left: ['something'], above: [2027, 3] })).toBeUndefined();
  expect(cellSubject(zhejiang, { sheet: 'x', left: ['rd_intensity'], above: ['a', 3] })).toBeUndefined();
  expect(cellSubject(zhejiang, { sheet: 'x', left: ['rd_intensity'], above: [2027, 3] })).toEqual({
    key: 'rd_intensity',
    year: 2027,
  });
});

/** An Excel whose active cell has these labels; the ranges are those that the reader asks for. */
function excelWith(left: readonly unknown[], above: readonly unknown[]): ExcelRuntime {
  const range = (values: readonly (readonly unknown[])[]) => ({ load: () => undefined, values });
  const cell = {
    load: () => undefined,
    address: 'Model!C9',
    rowIndex: above.length - 1,
    columnIndex: left.length - 1,
    worksheet: {
      name: 'Any',
      load: () => undefined,
      getRangeByIndexes: (row: number, _column: number, rows: number) =>
        rows === 1 && row > 0 ? range([left]) : range(above.map((value) => [value])),
    },
  };
  const context = { workbook: { getActiveCell: () => cell }, sync: () => Promise.resolve() };
  return { run: (batch: (given: never) => unknown) => batch(context as never) } as unknown as ExcelRuntime;
}

function commandsOf(excel: ExcelRuntime) {
  const store = startStore('en');
  const commands = new Map<string, (event?: { completed: () => void }) => Promise<void>>();
  let shown = 0;
  const host = {
    associate: (name: string, command: (event?: { completed: () => void }) => Promise<void>) =>
      void commands.set(name, command),
    showPane: () => Promise.resolve(void (shown += 1)),
  };
  associateCommands(store, excel, host, () => Promise.resolve());
  let done = 0;
  const run = (name: string) => commands.get(name)!({ completed: () => (done += 1) });
  return { store, commands, run, shown: () => shown, done: () => done };
}

describe('the commands', () => {
  it('are those that manifest and shortcuts name', () => {
    const named = [
      ...readFileSync('manifest.xml', 'utf8').matchAll(/<FunctionName>(\w+)</g),
      ...readFileSync('src/shortcuts.json', 'utf8').matchAll(/"id": "(\w+)"/g),
    ].map(([, name = '']) => name);
    expect([...commandsOf(excelWith([], [])).commands.keys()].sort()).toEqual([...new Set(named)].sort());
  });

  it('open the pane where their work is done, and end', async () => {
    const { store, run, shown, done } = commandsOf(excelWith(['R&D intensity', 'x'], ['', 2027, 3]));
    await run('tuiyanBuild');
    expect([store.getState().tab, store.getState().isBuildDue]).toEqual(['workbook', true]);
    await run('tuiyanSimulate');
    expect(store.getState().tab).toBe('analysis');
    await run('tuiyanWhy');
    expect(store.getState()).toMatchObject({
      tab: 'results',
      indicator: 'rd_intensity',
      asked: { year: 2027 },
    });
    await run('tuiyanOpen');
    expect([shown(), done()]).toEqual([4, 4]);
  });

  it('say which cells have a source where the selected one has none', async () => {
    const { store, run } = commandsOf(excelWith(['Notes'], ['', '', 3]));
    await run('tuiyanWhy');
    expect(store.getState().asked).toEqual({ cell: 'Model!C9' });
  });

  it('end even where Excel refuses', async () => {
    const broken = { run: () => Promise.reject(new Error('no')) } as unknown as ExcelRuntime;
    const { run, done } = commandsOf(broken);
    await expect(run('tuiyanWhy')).rejects.toThrow('no');
    expect(done()).toBe(1);
  });
});
