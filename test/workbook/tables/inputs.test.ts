import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ParameterValue } from '../../../src/model/model.js';
import { planInputs, readInputs, type SeenInput } from '../../../src/workbook/tables/inputs.js';

const years = [2023, 2024, 2025, 2026];
const number = fc.integer({ min: -50, max: 50 }).map((n) => n / 10);
const value: fc.Arbitrary<ParameterValue> = fc.oneof(
  number,
  fc
    .uniqueArray(fc.tuple(fc.constantFrom(...years), number), { minLength: 1, selector: ([year]) => year })
    .map((points) => Object.fromEntries(points)),
);

/** What the cells show: own values, held ones, and 1000 where something is inherited. */
function seen(planned: ParameterValue | undefined, inherits: boolean): readonly SeenInput[] {
  const cells = planInputs(planned, years, inherits);
  let held = cells.find((cell) => cell.kind === 'own')?.value ?? 0;
  return cells.map((cell) => {
    if (cell.kind === 'own') held = cell.value;
    return { kind: cell.kind, value: cell.kind === 'inherited' ? 1000 : held };
  });
}

it('a row read is the value that was written', () => {
  fc.assert(
    fc.property(value, fc.boolean(), (given, inherits) => {
      const [only, ...others] = typeof given === 'number' ? [] : Object.entries(given);
      const same = only !== undefined && others.length === 0 && only[0] === '2023' ? only[1] : given;
      expect(readInputs(seen(given, inherits), years, inherits)).toEqual(same);
    }),
  );
  expect(readInputs(seen(undefined, true), years, true)).toBeUndefined();
});

it('values given before the first year shown stand in it', () => {
  expect(planInputs({ 2020: 5, 2025: 6 }, years, false).map(({ kind }) => kind)).toEqual([
    'own',
    'left',
    'own',
    'left',
  ]);
  expect(planInputs({ 2030: 5 }, years, false)[0]).toEqual({ kind: 'own', value: 5 });
  expect(planInputs({ 2030: 5 }, years, true)[0]).toEqual({ kind: 'inherited' });
});
