/**
 * Compares the identities of a rolled model with its actuals, and solves them for a side that gives way.
 *
 * In: the prepared, rolled model, its projection, and the new actuals. Out: each identity whose own series has an actual, with
 * both sides and the tolerance of the printed digits; the problem of one that fails; the formula of one of its names.
 */
import { usedValue } from '../../figures/figure.js';
import { halfDigitOf } from '../../figures/lastDigit.js';
import { cellValue, convert, findUnit } from '../../figures/units.js';
import { printFormula } from '../../formula/text/print.js';
import { referencesOf } from '../../formula/functions/references.js';
import type { Scope } from '../../formula/values/scope.js';
import type { Problem } from '../../messages/problem.js';
import { basicKinds, isActualKind } from '../derived.js';
import type { PreparedModel } from '../prepared.js';
import { valuesOf, type Projection } from '../projection.js';
import { compareIdentity, identitiesOf, solveFor, type Comparison, type Identity } from './identities.js';
import type { NewActual } from './readActuals.js';
import { shortNumber } from './roll.js';

export type IdentityCheck = Comparison & { readonly check: 'identity' };

export function compareIdentities(
  prepared: PreparedModel,
  projection: Projection,
  joins: readonly NewActual[],
  oldBase: number,
): readonly IdentityCheck[] {
  const { model } = prepared;
  const kinds = basicKinds(model.figures);
  const valueAt = valuesOf(projection);
  const scope = (year: number, at: Scope['valueAt']): Scope => ({
    year,
    firstYear: model.firstYear,
    baseYear: model.baseYear,
    horizon: model.horizon,
    valueAt: at,
  });
  const halfAt = (key: string, year: number): number => halfDigit(prepared, joins, key, year);
  const first = Math.min(oldBase + 1, ...joins.map(({ year }) => year));
  return identitiesOf(prepared).flatMap((identity) => {
    const years = Array.from({ length: Math.max(0, model.baseYear - first + 1) }, (_, i) => first + i);
    return years.flatMap((year) => {
      const figure = identity.series.actuals.get(year)?.figure;
      if (figure === undefined || !isActualKind(kinds.get(figure.id) ?? 'actual')) return [];
      const found = compareIdentity(identity, scope, year, valueAt, halfAt);
      return found === undefined ? [] : [{ check: 'identity' as const, ...found }];
    });
  });
}

/** Half of the last printed digit of a figure, as a cell value; 0 for a derived or projected value. */
function halfDigit(
  { seriesByKey }: PreparedModel,
  joins: readonly NewActual[],
  key: string,
  year: number,
): number {
  const row = seriesByKey.get(key);
  const figure = row?.actuals.get(year)?.figure;
  if (row === undefined || figure === undefined || figure.kind === 'derived') return 0;
  const joined = joins.find((each) => each.indicator === key && each.year === year);
  const half = joined?.half ?? halfDigitOf(figure.source?.token ?? String(usedValue(figure)), figure.value);
  const unit = joined?.unit ?? findUnit(figure.unit);
  const own = unit === undefined ? undefined : convert(half, unit, row.unit);
  return own === undefined ? 0 : cellValue(own, row.unit);
}

/** Whether a key is the indicator itself or a name in its identity. */
export function takesPart(identities: readonly Identity[], indicator: string, key: string): boolean {
  const identity = identities.find(({ series }) => series.indicator.key === indicator);
  return indicator === key || identity?.operands.includes(key) === true;
}

/** Formula of one name of an identity over ids of figures of the year. */
export function solveIdentity(
  { names }: PreparedModel,
  { series, expr }: Identity,
  name: string,
  year: number,
  idAt: (key: string) => string | undefined,
  problems: Problem[],
): string | undefined {
  const { key } = series.indicator;
  const formula = `${names.write(key, 'key')} ${printFormula(expr, names, 'key')}`;
  const solved = solveFor(key, expr, name);
  const references = solved === undefined ? [] : referencesOf(solved);
  const isPlain = references.every(({ time, address }) => time === 'same' && address.kind === 'cell');
  const args = { name, formula, year };
  if (solved === undefined || !isPlain) {
    problems.push({ code: 'roll.followForm', severity: 'error', place: {}, args });
    return undefined;
  }
  const ids = new Map(references.map((each) => [each.key, idAt(each.key)]));
  const missing = [...ids].flatMap(([each, id]) => (id === undefined ? [each] : []));
  if (missing.length > 0) {
    problems.push({
      code: 'roll.followNeeds',
      severity: 'error',
      place: {},
      args: { ...args, missing: missing.join(', ') },
    });
    return undefined;
  }
  const keys = new Map([...ids].map(([each, id]) => [id, each]));
  return printFormula(
    solved,
    { resolve: (id) => keys.get(id), all: [], write: (each) => ids.get(each) ?? each },
    'key',
  );
}

/** The problem of an identity whose two sides differ by more than their printed digits. */
export function identityProblem(
  { names, seriesByKey }: PreparedModel,
  { indicator, year, stated, calculated, tolerance }: Comparison,
  joins: readonly NewActual[],
): Problem {
  const row = seriesByKey.get(indicator);
  const keys = row?.expr === undefined ? [] : referencesOf(row.expr).map(({ key }) => key);
  return {
    code: 'roll.identity',
    severity: 'error',
    place: joins.find((each) => each.indicator === indicator && each.year === year)?.place ?? {},
    args: {
      indicator,
      year,
      stated: shortNumber(stated),
      calculated: shortNumber(calculated),
      gap: shortNumber(Math.abs(stated - calculated)),
      tolerance: shortNumber(tolerance),
      unit: row?.unit.symbol ?? '',
      formula: row?.written === undefined ? '' : printFormula(row.written, names, 'key'),
      parties: [indicator, ...new Set(keys)].join(' / '),
    },
  };
}
