import { describe, expect, test } from 'vitest';
import { createBrowserHost } from '../../../src/hosts/ironcalc/browser.js';
import { fromEngineName, toEngineFormula, toEngineName } from '../../../src/hosts/ironcalc/text.js';
import { apply, findSheet, hostContract, read, type Subject } from '../contract.js';
import { newModel } from '../engine.js';
import { block, plan, PROJECTION, sheet, smallPlan } from '../plans.js';

function makeSubject(): Subject {
  const host = createBrowserHost(newModel());
  const numberOf = (name: string): number =>
    host
      .model()
      .getWorksheetsProperties()
      .findIndex((properties) => fromEngineName(properties.name) === name);
  return {
    host,
    type(name, row, column, input) {
      const model = host.model();
      if (numberOf(name) < 0) {
        model.newSheet();
        model.renameSheet(model.getWorksheetsProperties().length - 1, toEngineName(name));
      }
      model.setUserInput(numberOf(name), row + 1, column + 1, toEngineFormula(input));
      return Promise.resolve();
    },
    rename(name, next) {
      host.model().renameSheet(numberOf(name), toEngineName(next));
      return Promise.resolve();
    },
  };
}

describe('browser host', () => {
  hostContract(makeSubject, { calculates: true, runs: 40 });

  test('the look: styles, widths, frozen panes, conditional formats', async () => {
    const host = createBrowserHost(newModel());
    await apply(host, smallPlan);
    const model = host.model();
    const { style } = model.getCellStyle(0, 3, 1);
    expect(style.font).toMatchObject({ b: true, color: '#FFFFFF' });
    expect(style.fill).toMatchObject({ color: '#1F4E79' });
    expect(style.border.bottom).toMatchObject({ style: 'thin' });
    expect(model.getCellStyle(0, 4, 2).style.num_fmt).toBe('0.00%');
    expect(model.getFormattedCellValue(0, 4, 2)).toBe('3.22%');
    expect(model.getFormattedCellValue(0, 5, 2)).toBe('¥4,670.50');
    expect(model.getColumnWidth(0, 1)).toBeGreaterThan(model.getColumnWidth(0, 2));
    expect([model.getFrozenRowsCount(0), model.getFrozenColumnsCount(0)]).toEqual([3, 1]);
    expect(model.getShowGridLines(0)).toBe(false);
    expect(model.getConditionalFormattingList(1)).toHaveLength(2);
    // A second build does not pile rules up.
    await apply(host, smallPlan);
    expect(host.model().getConditionalFormattingList(1)).toHaveLength(2);
  });

  test('every plan gives a new model, and says so; a refused one does not', async () => {
    const seen: unknown[] = [];
    const first = newModel();
    const host = createBrowserHost(first, (model) => seen.push(model));
    await apply(host, smallPlan);
    expect(seen).toEqual([host.model()]);
    expect(host.model()).not.toBe(first);
    await host.apply(plan([sheet('x', PROJECTION)]));
    expect(seen).toHaveLength(1);
  });

  test('names that IronCalc forgets to quote are helped, and come back unchanged', async () => {
    const names = [
      '推演·基准',
      '研发（经费）',
      'R&D',
      '对比',
      'Model',
      "It's",
      '2024 年',
      '一'.repeat(29) + '·x',
    ];
    for (const name of names)
      expect(fromEngineName(toEngineName(name))).toBe(name.length < 31 ? name : name.replace('·', '-'));
    const host = createBrowserHost(newModel());
    await apply(
      host,
      plan([
        ...names
          .slice(0, 7)
          .map((name, index) => sheet(`s${index}`, name, { blocks: [block(0, 0, [[{ value: index }]])] })),
        sheet('sum', '合计', {
          blocks: [
            block(0, 0, [
              names
                .slice(0, 7)
                .map((name, index) => ({ formula: `='${name.replaceAll("'", "''")}'!A1`, cached: index })),
            ]),
          ],
        }),
      ]),
    );
    expect(findSheet(await read(host), '合计').cells[0]?.map((cell) => cell?.value)).toEqual([
      0, 1, 2, 3, 4, 5, 6,
    ]);
  });
});
