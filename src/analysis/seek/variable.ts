/**
 * The one number that goal seek and tables vary: a parameter in all years that can still change, its value from one year on, or a
 * common factor of several parameters. Numbers are in the parameter's unit; a factor is a plain number.
 */
import { cellValue, reportedValue } from '../../figures/units.js';
import { sentence } from '../../messages/wording/analysis.js';
import type { Bilingual } from '../../messages/language.js';
import type { ParameterValue } from '../../model/model.js';
import { movesPast } from '../../model/pastGaps.js';
import type { PreparedModel } from '../../model/prepared.js';
import type { Lever } from '../calculate/derivatives.js';
import {
  compactValue,
  firstFreeYear,
  givenBy,
  givenValues,
  isSwitch,
  parameterOf,
  unitOf,
  withValues,
  type Point,
} from '../calculate/point.js';
import { amount, nameOf, plainNumber } from '../words/words.js';

export type SeekBy =
  | { readonly parameter: string; readonly year?: number }
  /** All values that can still change are multiplied. */
  | { readonly parameters: readonly string[] };

export interface Variable {
  readonly name: Bilingual;
  readonly low: number;
  readonly high: number;
  /** A switch has no values between whole numbers. */
  readonly isWhole: boolean;
  /** The present value in the scenario. */
  readonly now: number;
  readonly levers: readonly Lever[];
  /** Levers are in cell values: their sum times `display` is the derivative with respect to this number. */
  readonly display: number;
  readonly pointAt: (x: number) => Point;
  /** The values that a scenario has to give for it, in the parameters' units. */
  readonly valuesAt: (x: number) => Readonly<Record<string, ParameterValue>>;
  readonly say: (x: number) => Bilingual;
}

export function variableOf(prepared: PreparedModel, scenario: string, start: Point, by: SeekBy): Variable {
  return 'parameters' in by
    ? factorOf(prepared, start, [...new Set(by.parameters)])
    : singleOf(
        prepared,
        scenario,
        start,
        by.parameter,
        by.year ?? sinceFree(prepared, scenario, by.parameter),
      );
}

/** 'all', or the first year that can still change: for a lever that cannot change at once, and where years that are over would move. */
function sinceFree(prepared: PreparedModel, scenario: string, key: string): number | 'all' {
  const { parameter } = parameterOf(prepared, key);
  const first = firstFreeYear(prepared, parameter);
  if (first > prepared.model.baseYear + 1) return first;
  const ends = [parameter.min, parameter.max];
  return ends.some((value) => movesPast(prepared, scenario, key, value)) ? first : 'all';
}

function singleOf(
  prepared: PreparedModel,
  scenario: string,
  start: Point,
  key: string,
  year: number | 'all',
): Variable {
  const { parameter, unit } = parameterOf(prepared, key);
  const values = start.get(key) as Float64Array;
  const pointAt = (x: number): Point => withValues(start, key, givenValues(prepared, scenario, key, year, x));
  const [low, high] = [pointAt(parameter.min), pointAt(parameter.max)].map((point) => point.get(key));
  // The scenario's value in the given year; for all years, the value of the last year.
  const place = year === 'all' ? values.length - 1 : year - prepared.model.firstYear;
  return {
    name: parameter.name,
    low: parameter.min,
    high: parameter.max,
    isWhole: isSwitch(parameter),
    now: reportedValue(values[place] as number, unit),
    levers: [{ parameter: key, weights: prepared.years.map((_, t) => (low?.[t] === high?.[t] ? 0 : 1)) }],
    display: cellValue(1, unit),
    pointAt,
    valuesAt: (x) => ({ [key]: givenBy(prepared, scenario, key, year, x) }),
    say: (x) => amount(cellValue(x, unit), unit),
  };
}

function factorOf(prepared: PreparedModel, start: Point, keys: readonly string[]): Variable {
  // By parameter: the index of its first year that can still change.
  const firsts = new Map(
    keys.map((key) => [key, firstFreeYear(prepared, parameterOf(prepared, key).parameter)] as const),
  );
  const placeOf = (key: string): number => (firsts.get(key) as number) - prepared.model.firstYear;
  let [low, high] = [0, Infinity];
  for (const key of keys) {
    const { parameter, unit } = parameterOf(prepared, key);
    const [min, max] = [cellValue(parameter.min, unit), cellValue(parameter.max, unit)];
    for (const value of (start.get(key) as Float64Array).subarray(placeOf(key))) {
      if (value === 0) continue;
      low = Math.max(low, Math.min(min / value, max / value));
      high = Math.min(high, Math.max(min / value, max / value));
    }
  }
  const pointAt = (x: number): Point => {
    const point = new Map(start);
    for (const key of keys) {
      const first = placeOf(key);
      const values = start.get(key) as Float64Array;
      point.set(
        key,
        values.map((value, t) => (t < first ? value : value * x)),
      );
    }
    return point;
  };
  return {
    name: keys.length === 1 ? nameOf(prepared, keys[0] as string) : sentence('seek.commonFactor'),
    // If the scenario is outside the range, the range is extended to its present value.
    low: Math.min(low, 1),
    high: Math.max(Number.isFinite(high) ? high : 1, 1),
    isWhole: false,
    now: 1,
    levers: keys.map((key) => ({
      parameter: key,
      weights: [...(start.get(key) as Float64Array)].map((value, t) => (t < placeOf(key) ? 0 : value)),
    })),
    display: 1,
    pointAt,
    valuesAt: (x) => {
      const point = pointAt(x);
      return Object.fromEntries(
        keys.map((key) => {
          const first = firsts.get(key) as number;
          const values = point.get(key) as Float64Array;
          const to = compactValue(prepared.years, values, unitOf(prepared, key), first);
          return [key, typeof to === 'number' ? { [first]: to } : to];
        }),
      );
    },
    say: (x) => {
      const text = plainNumber(x, 4);
      return { zh: `${text}倍`, en: text };
    },
  };
}
