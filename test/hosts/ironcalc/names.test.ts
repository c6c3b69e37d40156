/** Names of sheets and cells in the embedded workbook: few steps, and the same in the end as with one step for each move. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moveCells, moveLines, nameAfter, type Move } from '../../../src/hosts/ironcalc/lines.js';
import { renameSheets } from '../../../src/hosts/ironcalc/names.js';
import { parseReference } from '../../../src/workbook/plan/address.js';
import { newModel } from '../engine.js';

describe('sheets', () => {
  const NAMES = ['One', 'two', '三 ', 'Four', 'TWO', 'five'];

  /** Sheets of these names; the cell A1 of each adds up its number and the A2 of all. */
  function sheetsOf(names: readonly string[]) {
    const model = newModel();
    names.forEach((name, number) => {
      if (number > 0) model.newSheet();
      model.renameSheet(number, name);
      model.setUserInput(number, 2, 1, String(10 ** number));
    });
    const sum = names.map((name) => `'${name}'!A2`).join('+');
    names.forEach((_, number) => model.setUserInput(number, 1, 1, `=${number}+${sum}`));
    model.evaluate();
    return model;
  }
  const distinct = fc.uniqueArray(fc.constantFrom(...NAMES), {
    selector: (name) => name.toUpperCase(),
    minLength: 4,
    maxLength: 4,
  });

  test('get any other names, swapped or not, in one step each and one more where they swap', () => {
    fc.assert(
      fc.property(distinct, distinct, (before, after) => {
        const model = sheetsOf(before);
        const values = () => before.map((_, number) => model.getFormattedCellValue(number, 1, 1));
        const shown = values();
        let steps = 0;
        const rename = model.renameSheet.bind(model);
        model.renameSheet = (number, name) => {
          steps++;
          rename(number, name);
        };
        renameSheets(
          model,
          after.map((name, number) => ({ number, name })),
        );
        expect(model.getWorksheetsProperties().map(({ name }) => name)).toEqual(after);
        model.evaluate();
        expect(values()).toEqual(shown);
        const changed = after.filter((name, number) => name !== before[number]).length;
        expect(steps).toBeLessThanOrEqual(changed + Math.floor(changed / 2));
        if (after.every((name) => !before.some((old) => old.toUpperCase() === name.toUpperCase())))
          expect(steps).toBe(changed);
      }),
      { numRuns: 60 },
    );
  });

  test('a name that another sheet keeps is refused', () => {
    const model = sheetsOf(['One', 'two']);
    expect(() => renameSheets(model, [{ number: 0, name: 'TWO' }])).toThrow();
  });
});

test('names of cells after any moves: as when each move takes them along', () => {
  const move: fc.Arbitrary<Move> = fc.record({
    axis: fc.constantFrom('row', 'column'),
    at: fc.nat(8),
    count: fc.integer({ min: -4, max: 4 }).filter((count) => count !== 0),
  });
  const corner = fc.record({ row: fc.nat(9), column: fc.nat(9), rows: fc.nat(4), columns: fc.nat(4) });
  const letters = 'ABCDEFGHIJKLMNOP';
  fc.assert(
    fc.property(
      fc.array(move, { minLength: 1, maxLength: 4 }),
      fc.array(corner, { minLength: 1, maxLength: 4 }),
      (moves, areas) => {
        const [slow, fast] = [newModel(), newModel()];
        for (const model of [slow, fast]) {
          model.newSheet();
          areas.forEach(({ row, column, rows, columns }, index) => {
            const first = `$${letters[column] ?? ''}$${row + 1}`;
            const last = `$${letters[column + columns] ?? ''}$${row + rows + 1}`;
            model.newDefinedName(`name_${index}`, null, `Sheet1!${first}:${last}`);
          });
          model.newDefinedName('elsewhere', null, 'Sheet2!$B$2');
        }
        for (const { axis, at, count } of moves) moveLines(slow, 0, axis, at, count);
        for (const each of moves) moveCells(fast, 0, each);
        const wanted = new Map(slow.getDefinedNameList().map(({ name, formula }) => [name, formula]));
        const read = (formula = '#REF!') => parseReference(formula);
        for (const { name, formula } of fast.getDefinedNameList())
          expect(read(nameAfter(formula, new Map([['Sheet1', moves]])))).toEqual(read(wanted.get(name)));
      },
    ),
    { numRuns: 60 },
  );
});
