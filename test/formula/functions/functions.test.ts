/** The function table is complete: every row can be read, printed, calculated, checked and explained. */
import { describe, expect, test } from 'vitest';
import { FUNCTIONS, findFunction, functionOf } from '../../../src/formula/functions/functions.js';
import { fewestArguments, mostArguments, parameterAt } from '../../../src/formula/functions/functionTable.js';
import { parseFormula } from '../../../src/formula/text/parse.js';
import { toFileFormula } from '../../../src/hosts/file/functions.js';
import { namesOf, readCases } from '../corpus.js';
import type { Expr } from '../../../src/formula/values/expr.js';

describe('every function', () => {
  test.each(FUNCTIONS.map((row) => [row.key, row] as const))('%s', (key, row) => {
    expect(functionOf(key)).toBe(row);
    for (const name of [row.names.zh, row.names.en, key.toLowerCase(), ...(row.aliases ?? [])])
      expect(findFunction(name, fewestArguments(row))).toBe(row);
    expect(row.domain).not.toBe('');
    expect(row.cite).not.toBe('');
    expect(row.parameters.every(({ name }) => name.zh !== '' && name.en !== '')).toBe(true);
    expect(mostArguments(row)).toBeGreaterThanOrEqual(fewestArguments(row));
    // Parameters that may be absent come last.
    const firstOptional = row.parameters.findIndex(({ optional }) => optional === true);
    if (firstOptional >= 0)
      expect(row.parameters.slice(firstOptional).every(({ optional }) => optional === true)).toBe(true);
    if (row.repeats !== undefined)
      expect(parameterAt(row, 200)).toBe(
        row.parameters[row.parameters.length - row.repeats + ((200 - row.parameters.length) % row.repeats)],
      );
  });

  // Functions with a point in their name came with Excel 2010 or later; the others that did are these. Files spell ISO.CEILING without a prefix ([MS-XLSX] 2.2.2.1).
  const YOUNG = [
    'RRI',
    'PDURATION',
    'IFNA',
    'XOR',
    'GAUSS',
    'PHI',
    'COMBINA',
    'ARABIC',
    'MINIFS',
    'MAXIFS',
    'DAYS',
  ];
  const OLD = ['ISO.CEILING'];
  test('is spelled with its prefix in files exactly when it is younger than the format', () => {
    const wrong = FUNCTIONS.filter(
      ({ meaning, excelText }) =>
        excelText === undefined && (meaning.kind === 'strict' || meaning.kind === 'lazy'),
    )
      .map((row) => row.excel ?? row.key)
      .filter((name) => {
        const isYoung = (name.includes('.') && !OLD.includes(name)) || YOUNG.includes(name);
        return toFileFormula(`=${name}(A1)`) !== `${isYoung ? '_xlfn.' : ''}${name}(A1)`;
      });
    expect(wrong).toEqual([]);
  });

  test('occurs in the corpus', () => {
    const used = new Set<string>();
    const visit = (expr: Expr): void => {
      if (expr.kind === 'call') {
        used.add(expr.fn);
        expr.args.forEach((argument) => {
          if (argument !== undefined) visit(argument);
        });
      }
      if (expr.kind === 'unary' || expr.kind === 'percent') visit(expr.operand);
      if (expr.kind === 'binary') [expr.left, expr.right].forEach(visit);
    };
    for (const item of readCases()) {
      const outcome = parseFormula(item.formula, namesOf(item));
      if (outcome.ok) visit(outcome.value);
    }
    expect(FUNCTIONS.filter(({ key }) => !used.has(key)).map(({ key }) => key)).toEqual([]);
  });
});
