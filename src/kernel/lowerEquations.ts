/**
 * Lowers all equations of a model in all years to one graph: the value of a series in a year becomes a node, and a reference to
 * an earlier year becomes a reference to that node.
 *
 * Values are lowered in the order in which the model calculates them; only a reference to a later year (AT) makes a value wait
 * for another one. A value that waits for itself is #REF!, as in model/project.ts.
 */
import { Builder } from './builder.js';
import type { Equations, EquationSeries, SeriesYear } from './equations.js';
import { primitivesOn } from './graphPrimitives.js';
import { lowerFormula } from './lowerFormula.js';
import { ANY_NUMBER } from './range.js';
import type { Pair } from './rebuild.js';
import { Values, type Value } from './value.js';

export type OutputKind = 'number' | 'condition' | 'mixed';

export interface Lowered {
  readonly builder: Builder;
  readonly outputs: readonly (Pair & { readonly kind: OutputKind })[];
}

/** The graph with its outputs; `undefined` if it would have more than `limit` nodes. */
export function lowerEquations(equations: Equations, limit: number): Lowered | undefined {
  const lowering = new EquationLowering(equations);
  if (!lowering.lowerAll(limit)) return undefined;
  return { builder: lowering.builder, outputs: equations.outputs.map((output) => lowering.output(output)) };
}

class EquationLowering {
  readonly builder = new Builder();
  private readonly values = new Values(this.builder);
  private readonly primitives = primitivesOn(this.values);
  private readonly series: ReadonlyMap<string, EquationSeries>;
  private readonly inputs: ReadonlyMap<string, Equations['inputs'][number]>;
  /** By series, then by year from firstYear; undefined for values that have not been lowered yet. */
  private readonly done: ReadonlyMap<string, (Value | undefined)[]>;
  private readonly waiting = new Set<string>();

  constructor(private readonly equations: Equations) {
    this.series = new Map(equations.series.map((row) => [row.key, row]));
    this.done = new Map(equations.series.map((row) => [row.key, []]));
    this.inputs = new Map(equations.inputs.map((row) => [row.key, row]));
  }

  lowerAll(limit: number): boolean {
    const { firstYear, horizon, series } = this.equations;
    for (let year = firstYear; year <= horizon; year++) {
      for (const { key } of series) {
        this.valueAt(key, year);
        if (this.builder.graph.size > limit) return false;
      }
    }
    return true;
  }

  output({ key, year }: SeriesYear): Lowered['outputs'][number] {
    const value = this.valueAt(key, year) ?? this.values.constant({ error: '#N/A' });
    const kind =
      value.kind === 'number' || value.kind === 'error'
        ? 'number'
        : value.kind === 'condition'
          ? 'condition'
          : 'mixed';
    return { ...this.values.toColumn(value), kind };
  }

  private valueAt(key: string, year: number): Value | undefined {
    const { firstYear, horizon } = this.equations;
    if (!Number.isInteger(year) || year < firstYear || year > horizon) return undefined;
    const source = this.inputs.get(key)?.years[year - firstYear];
    if (source !== undefined) {
      const { builder } = this;
      return this.values.number(
        'column' in source
          ? builder.input(source.column, ANY_NUMBER)
          : builder.uniform(source.fixed, ANY_NUMBER),
      );
    }
    const row = this.series.get(key);
    const done = this.done.get(key);
    if (row === undefined || done === undefined) return undefined;
    const index = year - firstYear;
    if (index in done) return done[index];
    const cell = `${key}:${year}`;
    if (this.waiting.has(cell)) return this.values.constant({ error: '#REF!' });
    this.waiting.add(cell);
    const value = this.calculate(row, year);
    this.waiting.delete(cell);
    done[index] = value;
    return value;
  }

  private calculate(row: EquationSeries, year: number): Value | undefined {
    const actual = row.actuals[year];
    if (actual !== undefined) return this.values.constant(actual);
    if (row.expr === undefined || !this.hasValue(row.key, year)) return undefined;
    const { firstYear, baseYear } = this.equations;
    const place = {
      year,
      firstYear,
      baseYear,
      ...(row.standsAlone === true ? {} : { self: row.key }),
      valueAt: (key: string, at: number) => this.valueAt(key, at),
      hasValue: (key: string, at: number) => this.hasValue(key, at),
    };
    return lowerFormula(this.values, row.expr, place, this.primitives);
  }

  private hasValue(key: string, year: number): boolean {
    const { firstYear, horizon } = this.equations;
    if (year < firstYear || year > horizon) return false;
    if (this.inputs.has(key)) return true;
    const row = this.series.get(key);
    if (row === undefined) return false;
    if (row.actuals[year] !== undefined) return true;
    if (row.blank?.includes(year) === true) return false;
    return (
      row.expr !== undefined && row.from !== undefined && year >= row.from && year <= (row.to ?? horizon)
    );
  }
}
