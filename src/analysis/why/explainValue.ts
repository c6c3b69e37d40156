/**
 * Why a value is what it is: the figure or formula behind a series in one year, and the cells that it is calculated from.
 *
 * In: a prepared model, a projection of it, and a cell (a series or parameter in a year). Out: the origin of the value. For a formula
 * the cells that it read in this year, each once, in the order in which they were first read: a branch that was not taken reads
 * nothing, so that what is listed is what the number rests on. Values are cell values (3.5 % is 0.035).
 */
import type { Figure } from '../../figures/figure.js';
import type { Unit } from '../../figures/units.js';
import type { Scope } from '../../formula/values/scope.js';
import type { Scalar } from '../../formula/values/value.js';
import { cellId, type SeriesCell } from '../../model/grounds.js';
import { applies, type PreparedIndicator, type PreparedModel } from '../../model/prepared.js';
import { heldValue, lineage } from '../../model/parameters.js';
import { scopeOf } from '../../model/project.js';
import { valuesOf, type Projection } from '../../model/projection.js';

type Origin =
  | { readonly kind: 'figure'; readonly figure: Figure }
  | { readonly kind: 'formula'; readonly row: PreparedIndicator; readonly reads: readonly SeriesCell[] }
  /** `scenario`: key of the one that gives the value; absent where it is the parameter's own. */
  | { readonly kind: 'parameter'; readonly scenario?: string; readonly source: string }
  | { readonly kind: 'none' };

export interface Explanation {
  readonly cell: SeriesCell;
  readonly unit: Unit;
  readonly value: Scalar | undefined;
  readonly origin: Origin;
}

/** Values of a projection by key and year; undefined outside its years. */
export type ValueAt = Scope['valueAt'];

/** Throws for a key that is neither a series nor a parameter of the model. */
export function explainValue(
  prepared: PreparedModel,
  projection: Projection,
  cell: SeriesCell,
  valueAt: ValueAt = valuesOf(projection),
): Explanation {
  const { key, year } = cell;
  const value = valueAt(key, year);
  const parameter = prepared.parameterByKey.get(key);
  if (parameter !== undefined) {
    const scenario = giverOf(prepared, projection.scenario, cell);
    const { source } = parameter.parameter;
    const origin = { kind: 'parameter', source, ...(scenario === undefined ? {} : { scenario }) } as const;
    return { cell, unit: parameter.unit, value, origin };
  }
  const row = prepared.seriesByKey.get(key);
  if (row === undefined) throw new Error(`"${key}" has no values`);
  return { cell, unit: row.unit, value, origin: originOf(prepared, row, year, valueAt) };
}

function originOf(prepared: PreparedModel, row: PreparedIndicator, year: number, valueAt: ValueAt): Origin {
  const actual = row.actuals.get(year);
  if (actual !== undefined) return { kind: 'figure', figure: actual.figure };
  const isCalculated = applies(row, year) && year <= prepared.model.horizon;
  if (!isCalculated || row.evaluate === undefined) return { kind: 'none' };
  const scope = scopeOf(prepared, valueAt)(year, row.indicator.key);
  return { kind: 'formula', row, reads: readsOf(row.evaluate, scope) };
}

/** The cells that a formula reads in the year of a scope, found by calculating it once more. */
export function readsOf(evaluate: (scope: Scope) => Scalar, scope: Scope): readonly SeriesCell[] {
  const reads = new Map<string, SeriesCell>();
  evaluate({
    ...scope,
    valueAt(key, year) {
      const value = scope.valueAt(key, year);
      // Years without a value are looked at and not used: the year before the first, the start of a span.
      if (value !== undefined) reads.set(cellId({ key, year }), { key, year });
      return value;
    },
  });
  return [...reads.values()];
}

/** The scenario whose value of a parameter holds in a year: this one or the nearest that it extends. */
function giverOf({ model, scenarioByKey }: PreparedModel, key: string, cell: SeriesCell): string | undefined {
  const scenario = scenarioByKey.get(key);
  if (scenario === undefined) throw new Error(`no scenario "${key}"`);
  return lineage(model, scenario).find(({ values }) => heldValue(values[cell.key], cell.year) !== undefined)
    ?.key;
}
