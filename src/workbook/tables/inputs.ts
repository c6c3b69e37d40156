/**
 * One parameter in one scenario as a row of input cells, and back.
 *
 * In the model a value is one number, or numbers that apply from given years on. On the sheet the given years are constants; a
 * later year repeats the cell on its left, years before the first given one repeat the cell on their right, and in a scenario
 * that extends another the years without own values refer to the parent's cell.
 * Values are in the parameter's unit. Rows are aligned with the model's years.
 */
import type { ParameterValue } from '../../model/model.js';

type InputCell =
  | { readonly kind: 'own'; readonly value: number }
  | { readonly kind: 'left' }
  | { readonly kind: 'right' }
  | { readonly kind: 'inherited' };

/** The kind of a cell that is read, with the number it shows: a user may also clear it or calculate in it. */
export type SeenInput =
  { readonly kind: InputCell['kind'] | 'calculated'; readonly value: number } | { readonly kind: 'blank' };

/** `value` is undefined for a parameter that the scenario does not override. */
export function planInputs(
  value: ParameterValue | undefined,
  years: readonly number[],
  inherits: boolean,
): readonly InputCell[] {
  if (value === undefined) return years.map(() => ({ kind: 'inherited' }));
  const given = givenValues(value, years, inherits);
  const first = Math.min(...given.keys());
  return years.map((year) => {
    const own = given.get(year);
    if (own !== undefined) return { kind: 'own', value: own };
    if (year > first) return { kind: 'left' };
    return { kind: inherits ? 'inherited' : 'right' };
  });
}

/** Constants by year; a value given before the first year shown is in the first year. */
function givenValues(
  value: ParameterValue,
  years: readonly number[],
  inherits: boolean,
): ReadonlyMap<number, number> {
  const [firstYear = 0] = years;
  if (typeof value === 'number') return new Map([[firstYear, value]]);
  const points = Object.entries(value)
    .map(([year, number]) => [Number(year), number] as const)
    .sort(([a], [b]) => a - b);
  const given = new Map(points.filter(([year]) => years.includes(year)));
  const before = points.filter(([year]) => year < firstYear).at(-1);
  if (before !== undefined && !given.has(firstYear)) given.set(firstYear, before[1]);
  const [only] = points;
  if (given.size === 0 && !inherits && only !== undefined) given.set(firstYear, only[1]);
  return given;
}

/**
 * The value of the row; undefined if it overrides nothing (or, if nothing can be inherited, if no value is left). The model read
 * back projects to the values that the sheet shows.
 */
export function readInputs(
  cells: readonly SeenInput[],
  years: readonly number[],
  inherits: boolean,
): ParameterValue | undefined {
  const given: Record<number, number> = {};
  let current: number | undefined;
  // If an override is cleared, the cells that repeat it are inherited again.
  let cleared = false;
  const take = (year: number, value: number, always: boolean): void => {
    if (always || current !== value) given[year] = value;
    current = value;
  };
  years.forEach((year, i) => {
    const cell = cells[i] ?? { kind: 'blank' };
    switch (cell.kind) {
      case 'own':
        take(year, cell.value, true);
        break;
      case 'calculated':
        take(year, cell.value, false);
        break;
      case 'inherited':
        cleared = false;
        if (!inherits || current !== undefined) take(year, cell.value, false);
        break;
      case 'blank':
        cleared = cleared || current === undefined;
        break;
      case 'left':
        if (inherits && current === undefined && !cleared) take(year, cell.value, false);
        break;
      case 'right':
        if (inherits) take(year, cell.value, false);
        break;
    }
  });
  const points = Object.entries(given);
  const [only] = points;
  if (only === undefined) return undefined;
  return points.length === 1 && Number(only[0]) === years[0] ? only[1] : given;
}
