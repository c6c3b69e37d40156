/** The Zhejiang pack at any values of its parameters, in the units that people write. */
import { differentiate } from '../../../src/analysis/calculate/derivatives.js';
import { scenarioPoint, withValues, type Point } from '../../../src/analysis/calculate/point.js';
import { cellValue, reportedValue } from '../../../src/figures/units.js';
import { heldValue } from '../../../src/model/parameters.js';
import type { ParameterValue } from '../../../src/model/model.js';
import { zhejiang } from '../../analysis/models.js';

const model = differentiate(zhejiang, []);

export type Values = Readonly<Record<string, ParameterValue>>;

/** Value of a series in a year, in its unit. */
export type ValueAt = (key: string, year: number) => number;

/** What a scenario gives, with other values from the first year or from the years named on. */
export function at(values: Values = {}, scenario = 'continuation'): ValueAt {
  const point = Object.entries(values).reduce<Point>(
    (given, [key, value]) => {
      const { unit } = zhejiang.parameterByKey.get(key)!;
      const before = given.get(key)!;
      const cells = before.map((cell, t) => {
        const held = heldValue(value, zhejiang.years[t]!);
        return held === undefined ? cell : cellValue(held, unit);
      });
      return withValues(given, key, cells);
    },
    scenarioPoint(zhejiang, scenario),
  );
  const surface = model.at(point);
  return (key, year) => {
    const found = surface.at(key, year)?.value;
    if (typeof found !== 'number') throw new Error(`${key} of ${year} is ${JSON.stringify(found)}`);
    return reportedValue(found, zhejiang.seriesByKey.get(key)!.unit);
  };
}

/** Years with a growth that is projected. */
export const LATER = [2025, 2026, 2027, 2028, 2029, 2030] as const;
