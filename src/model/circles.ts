/**
 * Circular references that lead from year to year: through AT, SPAN and other references to a calendar year.
 *
 * In: a model and its formulas, with plain years in them. Out: a problem for every circle, written as its path through series and
 * years. Circles within one year are found by `orderKeys` over the keys alone; here a node is a cell, a series in a year, as in
 * Excel; references in all branches of an IF count. Only series that can reach themselves through such a reference are examined
 * cell by cell, so that the time is proportional to the number of formulas in a usual model.
 */
import { wholeYear } from '../figures/period.js';
import { referencesOf, type Reference } from '../formula/functions/references.js';
import { SELF, yearOf, type Address } from '../formula/values/address.js';
import type { Expr } from '../formula/values/expr.js';
import type { Names } from '../formula/values/scope.js';
import type { Model } from './model.js';
import { findComponents, orderKeys } from './order.js';
import type { Report } from './report.js';

/** A series in a year, `key:2030`; keys have no colon. */
type Cell = string;

export function checkCircles(
  model: Model,
  formulas: ReadonlyMap<string, Expr>,
  names: Names,
  report: Report,
): void {
  const references = new Map([...formulas].map(([key, expr]) => [key, referencesOf(expr)]));
  const suspects = keysInCircles(references);
  if (suspects.size === 0) return;
  const byCell = cellReferences(model, references, suspects);
  const cells = new Map([...byCell].map(([cell, found]) => [cell, [...found.keys()]]));
  const told = new Set<string>();
  for (const cycle of orderKeys([...cells.keys()], cells).cycles) {
    const [first = ''] = cycle;
    // The same circle in other years is the same problem, and a circle within one year is reported elsewhere.
    const round = [...new Set(cycle.map(keyOf))].sort().join(' ');
    const steps = cycle.slice(1).map((cell, i) => byCell.get(cycle[i] ?? '')?.get(cell));
    if (told.has(round) || steps.every((step) => step?.time === 'same')) continue;
    told.add(round);
    const say = (language: 'zh' | 'en'): string =>
      cycle.map((cell) => `${names.write(keyOf(cell), language)}(${yearIn(cell)})`).join(' -> ');
    report.add(
      'model.circle',
      { table: 'indicators', key: keyOf(first), field: 'formula', ...steps[0]?.span },
      { way: say('zh'), wayEn: say('en') },
    );
  }
}

/** Keys that can reach themselves by a path with a reference to a calendar year. */
function keysInCircles(references: ReadonlyMap<string, readonly Reference[]>): ReadonlySet<string> {
  const keys = new Map(
    [...references].map(([key, found]) => [key, found.map((reference) => reference.key || key)]),
  );
  const suspects = new Set<string>();
  for (const component of findComponents([...keys.keys()], keys)) {
    const members = new Set(component);
    const isRound = component.some((key) =>
      references
        .get(key)
        ?.some((reference) => reference.time === 'fixed' && members.has(reference.key || key)),
    );
    if (isRound) for (const key of component) suspects.add(key);
  }
  return suspects;
}

/** For every cell with a formula the cells that it reads, each with the reference that reads it. */
function cellReferences(
  model: Model,
  references: ReadonlyMap<string, readonly Reference[]>,
  keys: ReadonlySet<string>,
): ReadonlyMap<Cell, ReadonlyMap<Cell, Reference>> {
  const periods = new Map(model.figures.map(({ id, period }) => [id, wholeYear(period)]));
  const found = new Map<Cell, ReadonlyMap<Cell, Reference>>();
  for (const { key, figures = [], from } of model.indicators) {
    if (!keys.has(key)) continue;
    const actual = new Set(figures.flatMap((id) => periods.get(id) ?? []));
    const start = from ?? (actual.size === 0 ? model.baseYear : Math.min(...actual) + 1);
    for (let year = Math.max(start, model.firstYear); year <= model.horizon; year += 1) {
      if (actual.has(year)) continue;
      const read = new Map<Cell, Reference>();
      for (const reference of references.get(key) ?? []) {
        const other = reference.key === SELF ? key : reference.key;
        if (!keys.has(other)) continue;
        for (const at of yearsOf(reference.address, year, model)) read.set(`${other}:${at}`, reference);
      }
      found.set(`${key}:${year}`, read);
    }
  }
  return found;
}

/** The years that a reference reads from a formula in `year`. */
function yearsOf(address: Address, year: number, model: Model): readonly number[] {
  const when = { year, baseYear: model.baseYear };
  if (address.kind === 'cell') return [yearOf(address.at, when)];
  const from = address.from === undefined ? model.firstYear : yearOf(address.from, when);
  const to = yearOf(address.to, when);
  const first = Math.max(Math.min(from, to), model.firstYear);
  const last = Math.min(Math.max(from, to), model.horizon);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

function keyOf(cell: Cell): string {
  return cell.slice(0, cell.indexOf(':'));
}

function yearIn(cell: Cell): string {
  return cell.slice(cell.indexOf(':') + 1);
}
