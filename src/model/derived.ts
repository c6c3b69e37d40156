/**
 * Recalculates derived figures from the figures in their formulas.
 *
 * In: all figures of a pack. Out: how many derived ones there are and hold, and a problem for each that
 * does not. A formula refers to figures by id; each stands for its stated value (a % figure for its
 * fraction), so that every row can be checked by itself. Printed figures are proved by figures/verify.ts.
 */
import type { Figure } from '../figures/figure.js';
import { cellValue, findUnit, isCounting, reportedValue, type Unit } from '../figures/units.js';
import type { Verification } from '../figures/verify.js';
import type { Expr } from '../formula/values/expr.js';
import { compileFormula } from '../formula/evaluate/interpret.js';
import { parseFormula } from '../formula/text/parse.js';
import { referencesOf } from '../formula/functions/references.js';
import type { Names, Scope } from '../formula/values/scope.js';
import { checkUnits } from '../formula/units/unitCheck.js';
import { isError } from '../formula/values/value.js';
import type { Problem } from '../messages/problem.js';
import { foldName } from './names.js';
import { orderKeys } from './order.js';
import { Report } from './report.js';

/** Relative; values are stated with 15 significant digits. */
const TOLERANCE = 1e-12;

export function verifyDerived(figures: readonly Figure[]): Verification {
  const report = new Report();
  const names = figureNames(figures);
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const derived = figures.filter(({ formula }) => formula !== undefined);
  const formulas = new Map<string, Expr>();
  let verified = 0;
  for (const figure of derived) {
    const before = report.problems.length;
    const expr = readDerived(figure, names, byId, report);
    if (expr === undefined) continue;
    formulas.set(figure.id, expr);
    checkValue(figure, expr, byId, report);
    if (report.problems.length === before) verified += 1;
  }
  reportCycles(formulas, report);
  return { figures: derived.length, verified, problems: report.problems };
}

/** Figures are named by their ids in every language. */
function figureNames(figures: readonly Figure[]): Names {
  const ids = new Map(figures.map(({ id }) => [foldName(id), id]));
  return {
    resolve: (written) => ids.get(foldName(written)),
    all: figures.map(({ id }) => id),
    write: (key) => key,
  };
}

function readDerived(
  figure: Figure,
  names: Names,
  byId: ReadonlyMap<string, Figure>,
  report: Report,
): Expr | undefined {
  const place = { table: 'figures', key: figure.id, field: 'formula' } as const;
  const parsed = parseFormula(figure.formula ?? '', names);
  const unitOf = (key: string) => asMeasure(findUnit(byId.get(key)?.unit ?? ''));
  const units = parsed.ok ? checkUnits(parsed.value, unitOf, asMeasure(findUnit(figure.unit))) : [];
  const found: readonly Problem[] = [...parsed.problems, ...units];
  for (const problem of found) report.problems.push({ ...problem, place: { ...problem.place, ...place } });
  return parsed.ok ? parsed.value : undefined;
}

/** Counted things are bare numbers here: an average per fund is stated in 亿元, not in 亿元/个. */
function asMeasure(unit: Unit | undefined): Unit | undefined {
  return unit !== undefined && isCounting(unit) ? { ...unit, dimension: {} } : unit;
}

function checkValue(figure: Figure, expr: Expr, byId: ReadonlyMap<string, Figure>, report: Report): void {
  const unit = findUnit(figure.unit);
  if (unit === undefined) return;
  // Figures have no years here: PREV and its kind find nothing and give #N/A.
  const scope: Scope = {
    year: 0,
    firstYear: 0,
    baseYear: 0,
    horizon: 0,
    valueAt: (key, year) => {
      const operand = year === 0 ? byId.get(key) : undefined;
      const operandUnit = operand && findUnit(operand.unit);
      return operand && operandUnit ? cellValue(operand.value, operandUnit) : undefined;
    },
  };
  const cell = compileFormula(expr)(scope);
  const { id, value } = figure;
  const place = { table: 'figures', key: id } as const;
  if (isError(cell)) {
    report.add('derived.error', { ...place, field: 'formula' }, { id, error: cell.error });
    return;
  }
  const calculated = typeof cell === 'number' ? reportedValue(cell, unit) : Number.NaN;
  const isSame = Math.abs(calculated - value) <= TOLERANCE * Math.max(Math.abs(calculated), Math.abs(value));
  if (!isSame) report.add('derived.otherValue', { ...place, field: 'value' }, { id, value, calculated });
}

/** A figure derived from itself would be right by definition. */
function reportCycles(formulas: ReadonlyMap<string, Expr>, report: Report): void {
  const references = new Map(
    [...formulas].map(([id, expr]) => [id, referencesOf(expr).map(({ key }) => key)]),
  );
  for (const cycle of orderKeys([...formulas.keys()], references).cycles)
    report.add(
      'derived.cycle',
      { table: 'figures', key: cycle[0] ?? '', field: 'formula' },
      { way: cycle.join(' -> ') },
    );
}
