/** The corpus: every case by the interpreter, and by IronCalc on the printed Excel text. */
import { describe, expect, test } from 'vitest';
import { printExcel } from '../../src/formula/text/excel.js';
import type { Expr } from '../../src/formula/values/expr.js';
import { compileFormula } from '../../src/formula/evaluate/interpret.js';
import { parseFormula } from '../../src/formula/text/parse.js';
import type { Scalar } from '../../src/formula/values/value.js';
import {
  agrees,
  cellsOf,
  heightOf,
  namesOf,
  readCases,
  readKnownDifferences,
  scopeOf,
  show,
  siteOf,
  type Case,
} from './corpus.js';
import { createEngine, type CellInput } from './ironcalc.js';

const cases = readCases();
const differences = readKnownDifferences();

function parsed(item: Case): Expr {
  const outcome = parseFormula(item.formula, namesOf(item));
  if (!outcome.ok) throw new Error(`${item.place}: ${item.formula}: ${JSON.stringify(outcome.problems)}`);
  return outcome.value;
}

/** All cases in one sheet, each with a block of input rows of its own. */
function calculateAll(): ReadonlyMap<string, { readonly text: string; readonly value: Scalar }> {
  const cells: CellInput[] = [];
  const formulas: string[] = [];
  let top = 1;
  for (const item of cases) {
    cells.push(...cellsOf(item, top));
    formulas.push(printExcel(parsed(item), siteOf(item, top)));
    top += heightOf(item);
  }
  const values = createEngine().calculate(cells, formulas);
  return new Map(
    cases.map((item, i) => [item.place, { text: formulas[i] ?? '', value: values[i] ?? { error: '#REF!' } }]),
  );
}

describe('the corpus', () => {
  test('has at least 1,000 cases, none of them twice', () => {
    expect(cases.length).toBeGreaterThanOrEqual(1000);
    expect(cases.map((item) => item.id).filter((id, i, all) => all.indexOf(id) !== i)).toEqual([]);
  });

  test('the interpreter gives what Excel gives', () => {
    const wrong = cases.flatMap((item) => {
      const value = compileFormula(parsed(item))(scopeOf(item));
      return agrees(value, item.expected, item.tolerance)
        ? []
        : [`${item.place}: ${item.id} is ${show(value)}, expected ${show(item.expected)}`];
    });
    expect(wrong).toEqual([]);
  });

  test('the printed Excel text gives it too, known differences of the engine apart', () => {
    const calculated = calculateAll();
    const known = new Map(differences.map((row) => [row.id, row]));
    const wrong = cases.flatMap((item) => {
      const { text, value } = calculated.get(item.place) ?? { text: '', value: { error: '#REF!' } as const };
      const difference = known.get(item.id);
      if (difference === undefined) {
        return agrees(value, item.expected, item.tolerance)
          ? []
          : [
              `${item.place}: ${item.id} printed as ${text} is ${show(value)}, expected ${show(item.expected)}`,
            ];
      }
      if (agrees(item.expected, difference.given)) return [`${difference.place}: no difference: ${item.id}`];
      return agrees(value, difference.given, 1e-9)
        ? []
        : [`${difference.place}: ${item.id} is now ${show(value)}: correct or remove this row`];
    });
    expect(wrong).toEqual([]);
  });

  test('every known difference is about a case', () => {
    const ids = new Set(cases.map((item) => item.id));
    expect(differences.filter((row) => !ids.has(row.id)).map((row) => row.place)).toEqual([]);
  });
});
