/**
 * Calculates derived figures from the figures in their formulas; this is the only place where their values are defined.
 *
 * In: all figures of a pack, in any order. Out: the same figures with the derived values calculated, and a problem
 * for each formula that cannot be read or calculated: unknown names, units that do not fit, circles, error values. A formula
 * refers to figures by id; a printed figure has its used value (as a fraction for %), a derived one the result of its own
 * formula. A value that the file gives is compared with the calculated one by `compareGiven`, at its written digits. Printed
 * figures are verified by figures/verify.ts.
 */
import { usedValue, type Figure, type FigureKind, type GivenFigure } from '../figures/figure.js';
import { cellValue, findUnit, isCounting, reportedValue, type Unit } from '../figures/units.js';
import type { Verification } from '../figures/verify.js';
import type { Expr } from '../formula/values/expr.js';
import { compileFormula } from '../formula/evaluate/interpret.js';
import { irregularNames } from '../formula/text/normalise.js';
import { parseFormula } from '../formula/text/parse.js';
import { referencesOf } from '../formula/functions/references.js';
import type { Names, Scope } from '../formula/values/scope.js';
import { checkUnits } from '../formula/units/unitCheck.js';
import { isError } from '../formula/values/value.js';
import type { Problem } from '../messages/problem.js';
import { foldName } from './names.js';
import { orderKeys } from './order.js';
import { Report } from './report.js';

/** Significant digits of a calculated value, as Excel keeps them. */
const DIGITS = 15;
/** Relative tolerance; smaller differences are rounding errors. */
const TOLERANCE = 1e-12;

interface DerivedFigures {
  /** All figures in their order; a derived one that cannot be calculated keeps its old value. */
  readonly figures: readonly Figure[];
  /** Ids of the derived figures that were calculated. */
  readonly calculated: ReadonlySet<string>;
  /** For each derived figure the ids in its formula. */
  readonly operands: ReadonlyMap<string, readonly string[]>;
  readonly problems: readonly Problem[];
}

export function calculateDerived(figures: readonly GivenFigure[]): DerivedFigures {
  const report = new Report();
  const names = figureNames(figures);
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const formulas = new Map<string, Expr>();
  for (const figure of figures) {
    if (figure.formula === undefined) continue;
    const expr = readDerived(figure, names, byId, report);
    if (expr !== undefined) formulas.set(figure.id, expr);
  }
  const operands = new Map([...formulas].map(([id, expr]) => [id, referencesOf(expr).map(({ key }) => key)]));
  const cells = calculateCells(formulas, operands, byId, report);
  const settled = figures.map((figure): Figure => {
    const cell = cells.get(figure.id);
    const unit = findUnit(figure.unit);
    if (cell === undefined || unit === undefined) return withoutGiven(figure);
    const value = Number(reportedValue(cell, unit).toPrecision(DIGITS));
    return figure.value === value ? withoutGiven(figure) : { ...withoutGiven(figure), value };
  });
  return { figures: settled, calculated: new Set(cells.keys()), operands, problems: report.problems };
}

/**
 * The problems without those of derived figures that depend, directly or through others, on a figure that has an error itself.
 */
export function withoutConsequences(
  problems: readonly Problem[],
  { operands }: Pick<DerivedFigures, 'operands'>,
  others: readonly Problem[],
): readonly Problem[] {
  const faulty = new Set(
    others.flatMap(({ place, severity }) =>
      place.table === 'figures' && severity === 'error' && place.key !== undefined ? [place.key] : [],
    ),
  );
  if (faulty.size === 0) return problems;
  const order = orderKeys([...operands.keys()], operands).order;
  for (const id of order) if (operands.get(id)?.some((key) => faulty.has(key)) === true) faulty.add(id);
  const own = new Set(others.map(({ place }) => (place.table === 'figures' ? place.key : undefined)));
  return problems.filter(({ place }) => !faulty.has(place.key ?? '') || own.has(place.key));
}

/** A problem for each derived figure whose value in the file is not the calculated one, at its own digits. */
export function compareGiven(
  given: readonly GivenFigure[],
  { figures, calculated }: DerivedFigures,
): readonly Problem[] {
  const report = new Report();
  given.forEach((figure, i) => {
    const result = figures[i]?.value;
    const text = figure.given ?? (Number.isNaN(figure.value) ? '' : String(figure.value));
    if (figure.formula === undefined || result === undefined || text === '' || !calculated.has(figure.id))
      return;
    if (!agrees(text, result))
      report.add(
        'derived.otherValue',
        { table: 'figures', key: figure.id, field: 'value' },
        { id: figure.id, value: text, calculated: result },
      );
  });
  return report.problems;
}

/** How many derived figures there are and how many are correct, and a problem for each that is not. */
export function verifyDerived(figures: readonly GivenFigure[]): Verification {
  const derived = calculateDerived(figures);
  const problems = [...derived.problems, ...compareGiven(figures, derived)];
  const wrong = new Set(problems.map(({ place }) => place.key));
  const ids = figures.filter(({ formula }) => formula !== undefined).map(({ id }) => id);
  const verified = ids.filter((id) => derived.calculated.has(id) && !wrong.has(id));
  return { figures: ids.length, verified: verified.length, problems };
}

/** Kept with a table of figures, which never changes: preparing a model asks several times, and parsing its formulas costs most. */
const knownKinds = new WeakMap<readonly Figure[], ReadonlyMap<string, FigureKind>>();
const knownOperands = new WeakMap<readonly Figure[], ReadonlyMap<string, readonly string[]>>();

/** From the strongest to the weakest: known, assumed, wanted. */
const STRENGTH: readonly FigureKind[] = ['actual', 'growth', 'estimate', 'input', 'rule', 'plan', 'target'];

/**
 * The kind of each figure for whatever depends on it: the kind of a printed figure, and the weakest kind among the operands of a
 * derived one, so that a value derived from a plan is a plan. A derived figure without operands (an index base) is actual.
 */
export function basicKinds(figures: readonly Figure[]): ReadonlyMap<string, FigureKind> {
  const before = knownKinds.get(figures);
  if (before !== undefined) return before;
  const kinds = new Map<string, FigureKind>();
  for (const { id, kind } of figures) if (kind !== 'derived') kinds.set(id, kind);
  const operands = operandsOf(figures);
  for (const id of orderKeys([...operands.keys()], operands).order) {
    const found = (operands.get(id) ?? []).map((key) => STRENGTH.indexOf(kinds.get(key) ?? 'actual'));
    kinds.set(id, STRENGTH[Math.max(0, ...found)] ?? 'actual');
  }
  knownKinds.set(figures, kinds);
  return kinds;
}

/** The given ids, and those of all figures that are derived from one of them. */
export function withDerived(figures: readonly Figure[], ids: readonly string[]): ReadonlySet<string> {
  const operands = operandsOf(figures);
  const found = new Set(ids);
  for (const id of orderKeys([...operands.keys()], operands).order)
    if (operands.get(id)?.some((key) => found.has(key)) === true) found.add(id);
  return found;
}

/** The ids of the figures in the formula of each derived figure, by its id; none where the formula cannot be read. */
export function operandsOf(figures: readonly Figure[]): ReadonlyMap<string, readonly string[]> {
  const before = knownOperands.get(figures);
  if (before !== undefined) return before;
  const names = figureNames(figures);
  const operands = new Map(
    figures.flatMap(({ id, kind, formula }) => {
      if (kind !== 'derived') return [];
      const parsed = formula === undefined ? undefined : parseFormula(formula, names);
      return [[id, parsed?.ok === true ? referencesOf(parsed.value).map(({ key }) => key) : []] as const];
    }),
  );
  knownOperands.set(figures, operands);
  return operands;
}

/** Whether a figure of this kind is an actual value; for a derived figure, pass the kind given by `basicKinds`. */
export function isActualKind(kind: FigureKind): boolean {
  return kind !== 'plan' && kind !== 'target' && kind !== 'rule';
}

/** Figures are named by their ids in every language. */
export function figureNames(figures: readonly Figure[]): Names {
  const ids = new Map(figures.map(({ id }) => [foldName(id), id]));
  const all = figures.map(({ id }) => id);
  return {
    resolve: (written) => ids.get(foldName(written)),
    all,
    irregular: irregularNames(all),
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

/** Units that count things are plain numbers here: an average per fund is stated in 亿元, not in 亿元/个. */
function asMeasure(unit: Unit | undefined): Unit | undefined {
  return unit !== undefined && isCounting(unit) ? { ...unit, dimension: {} } : unit;
}

/** Cell values of the derived figures, operands first; circles and error values have none. */
function calculateCells(
  formulas: ReadonlyMap<string, Expr>,
  operands: ReadonlyMap<string, readonly string[]>,
  byId: ReadonlyMap<string, Figure>,
  report: Report,
): ReadonlyMap<string, number> {
  const { order, cycles } = orderKeys([...formulas.keys()], operands);
  for (const cycle of cycles)
    report.add(
      'derived.cycle',
      { table: 'figures', key: cycle[0] ?? '', field: 'formula' },
      { way: cycle.join(' -> ') },
    );
  const cells = new Map<string, number>();
  const cellOf = (id: string): number | undefined => {
    const figure = byId.get(id);
    const unit = figure && findUnit(figure.unit);
    if (figure === undefined || unit === undefined) return undefined;
    return figure.formula === undefined ? cellValue(usedValue(figure), unit) : cells.get(id);
  };
  for (const id of order) {
    const expr = formulas.get(id);
    // A figure that depends on a circle or on another problem is not reported again.
    if (expr === undefined || operands.get(id)?.some((key) => cellOf(key) === undefined) === true) continue;
    const cell = compileFormula(expr)(scopeOf(cellOf));
    if (typeof cell === 'number') cells.set(id, cell);
    else {
      const error = isError(cell) ? cell.error : '#VALUE!';
      report.add('derived.error', { table: 'figures', key: id, field: 'formula' }, { id, error });
    }
  }
  return cells;
}

/** Figures have no years here: PREV and similar functions find nothing and give #N/A. */
function scopeOf(cellOf: (id: string) => number | undefined): Scope {
  return {
    year: 0,
    firstYear: 0,
    baseYear: 0,
    horizon: 0,
    valueAt: (key, year) => (year === 0 ? cellOf(key) : undefined),
  };
}

/** Whether a number, rounded to the decimals of a text, equals the number in the text. */
export function agrees(text: string, calculated: number): boolean {
  const value = Number(text);
  const [, decimals = '', exponent = '0'] = /^[^.eE]*\.?([0-9]*)(?:[eE](.*))?$/.exec(text) ?? [];
  const half = 0.5 * 10 ** (Number(exponent) - decimals.length);
  const noise = TOLERANCE * Math.max(Math.abs(calculated), Math.abs(value));
  return Math.abs(calculated - value) <= half + noise;
}

function withoutGiven(figure: GivenFigure): Figure {
  if (figure.given === undefined) return figure;
  const { given: _, ...rest } = figure;
  return rest;
}
