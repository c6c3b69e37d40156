/**
 * Whether the values of an indicator within a year add up to the year.
 *
 * In: an indicator. Out: `flow`: parts add up (expenditure, patents of the year). `stock`: each value is the level at the end of its
 * period (people employed, firms on a list), so that the last one is the year so far. `ratio`: neither, as with per cent: each
 * period has a value of its own.
 */
import { findUnit } from '../figures/units.js';
import type { Indicator, Measure } from './model.js';

/**
 * What is counted at a moment unless the model has it otherwise. Pieces, items and visits are counted over a time: patents, projects,
 * consultations.
 */
const STOCKS: readonly string[] = [
  'person',
  'organisation',
  'machine',
  'computing',
  'operations',
  'area',
  'power',
  'rank',
  'time',
  'age',
  'structure',
  'bed',
  'animal',
  'bird',
];

/** What the model writes, else what the unit makes likely. */
export function measureOf({ unit, measure }: Pick<Indicator, 'unit' | 'measure'>): Measure | 'ratio' {
  const quantities = Object.entries(findUnit(unit)?.dimension ?? {});
  if (quantities.length === 0) return measure ?? 'ratio';
  if (measure !== undefined) return measure;
  const isStock = quantities.every(([name, exponent]) => exponent === 1 && STOCKS.includes(name));
  return isStock ? 'stock' : 'flow';
}
