/**
 * The money that a change of levers takes by the model itself: the difference, year by year, between the series of money that
 * the lever drives with and without the change.
 *
 * Only levers with a cost ask for money; one without (a growth of sales) may drive a series of money that nobody has to pay.
 * The series are those of the cost's own dimension whose formula names the lever. Amounts are in the unit of the series.
 */
import { cellValue, findUnit, reportedValue } from '../../figures/units.js';
import { referencesOf } from '../../formula/functions/references.js';
import { sentence } from '../../messages/wording/analysis.js';
import type { Bilingual } from '../../messages/language.js';
import type { PreparedIndicator, PreparedModel } from '../../model/prepared.js';
import type { Surface } from '../calculate/derivatives.js';
import { parameterOf, unitOf } from '../calculate/point.js';
import { amount, nameOf, signed } from '../words/words.js';

export interface MoneyOverYears {
  readonly indicator: string;
  readonly unit: string;
  /** First and last year with a difference; `total` is the sum of the differences of these years. */
  readonly from: number;
  readonly to: number;
  readonly total: number;
  readonly byYear: Readonly<Record<number, number>>;
}

/** One row for each series that the lever drives and the change moves; none for a lever without a cost. */
export function moneyOverYears(
  prepared: PreparedModel,
  parameter: string,
  before: Surface,
  after: Surface,
): readonly MoneyOverYears[] {
  const dimension = findUnit(parameterOf(prepared, parameter).parameter.cost?.unit ?? '')?.dimension;
  if (dimension === undefined) return [];
  return prepared.series
    .filter(({ unit, expr }) => {
      const isMoney = unit.dimension['money'] === 1 && isSame(unit.dimension, dimension);
      return isMoney && expr !== undefined && referencesOf(expr).some(({ key }) => key === parameter);
    })
    .flatMap((series) => differenceOf(prepared, series, before, after) ?? []);
}

/** "By the model, the change of … adds … to … over 2026 to 2030, … of it in 2030." */
export function moneySentence(
  prepared: PreparedModel,
  parameter: string,
  { indicator, from, to, total, byYear }: MoneyOverYears,
): Bilingual {
  const unit = unitOf(prepared, indicator);
  const cell = cellValue(total, unit);
  return sentence('backcast.money', {
    parameter: nameOf(prepared, parameter),
    indicator: nameOf(prepared, indicator),
    years: sentence(from === to ? 'backcast.moneyYear' : 'backcast.moneyYears', { from, to }),
    change: sentence(cell < 0 ? 'backcast.moneyLess' : 'backcast.moneyMore', {
      amount: amount(Math.abs(cell), unit),
    }),
    last:
      from === to
        ? ''
        : sentence('backcast.moneyLast', {
            year: to,
            amount: signed(cellValue(byYear[to] ?? 0, unit), unit, 4),
          }),
  });
}

function differenceOf(
  { years }: PreparedModel,
  { indicator: { key }, unit }: PreparedIndicator,
  before: Surface,
  after: Surface,
): MoneyOverYears | undefined {
  const byYear: Record<number, number> = {};
  for (const year of years) {
    const [was, is] = [before.at(key, year)?.value, after.at(key, year)?.value];
    if (typeof was !== 'number' || typeof is !== 'number' || was === is) continue;
    byYear[year] = reportedValue(is - was, unit);
  }
  const moved = Object.keys(byYear).map(Number);
  const [from, to] = [moved[0], moved.at(-1)];
  if (from === undefined || to === undefined) return undefined;
  const total = Object.values(byYear).reduce((sum, amount) => sum + amount, 0);
  return { indicator: key, unit: unit.symbol, from, to, total, byYear };
}

function isSame(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => (a[name] ?? 0) === (b[name] ?? 0));
}
