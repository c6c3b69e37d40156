/**
 * Targets as formulas of cells, the same arithmetic as model/targetReading.ts: the level, growth or increase that a target is
 * about, and whether it is met. Value and tolerance are cells of the Model sheet, where they can be changed.
 */
import { targetSubject } from '../../analysis/words/describeTarget.js';
import type { Figure } from '../../figures/figure.js';
import type { Scalar } from '../../formula/values/value.js';
import type { Target } from '../../model/model.js';
import {
  meetsTarget,
  targetReadings,
  targetValue,
  type TargetPart,
  type TargetReading,
} from '../../model/targetReading.js';
import type { Cell } from '../plan/plan.js';
import { constant, live, quoteText, type Piece } from '../plan/sheet.js';
import type { Role } from '../plan/styles.js';
import { nameCell, type Context } from '../tables/context.js';
import { toleranceText } from '../../messages/wording/targetStatus.js';
import { findUnit } from '../../figures/units.js';
import { conversion, unitText } from '../tables/fields.js';
import { figureRef } from './baselineSheet.js';
import { targetRef } from './modelSheet.js';

export function readingOf(context: Context, target: Target): TargetReading {
  const reading = targetReadings(context.prepared).find((each) => each.target.key === target.key);
  if (reading === undefined) throw new Error(`no target "${target.key}"`);
  return reading;
}

/** The value that is compared, in the target's unit; `cell` gives the address of the series in a year. No `=` in front. */
export function valueFormula(
  context: Context,
  reading: TargetReading,
  cell: (year: number) => string,
): string {
  const parts = reading.parts.map((part) => partFormula(context, reading, part, cell));
  const [only = ''] = parts;
  if (parts.length === 1) return only;
  const list = parts.join(',');
  const { comparator, key } = reading.target;
  if (comparator === '>=' || comparator === '>') return `MIN(${list})`;
  if (comparator === '<=' || comparator === '<') return `MAX(${list})`;
  const wanted = targetRef(context, key);
  return `IF(MAX(${list})-${wanted}>=${wanted}-MIN(${list}),MAX(${list}),MIN(${list}))`;
}

function partFormula(
  context: Context,
  { target, series = '' }: TargetReading,
  { year, base }: TargetPart,
  cell: (year: number) => string,
): string {
  const own = context.unitOf(series);
  const level = cell(year);
  if (base === undefined) return level + conversion(own, target.unit);
  const figure = base.figure === undefined ? undefined : context.prepared.figureById.get(base.figure.id);
  const from = figure === undefined ? cell(base.year) : figureIn(context, figure, own);
  switch (target.basis) {
    case 'increase': {
      const factor = conversion(own, target.unit);
      return factor === '' ? `${level}-${from}` : `(${level}-${from})${factor}`;
    }
    case 'average':
      return `(${level}/${from})^(1/${year - base.year})-1`;
    case 'year':
    case 'level':
      return `${level}/${from}-1`;
  }
}

/** The value of a figure, converted from another unit by a factor, without parentheses that an engine would remove. */
function figureIn(context: Context, { id, unit }: Figure, wanted: string): string {
  const factor = conversion(unit, wanted);
  const value = figureRef(context, id);
  return factor === '' ? value : `(${value}${factor})`;
}

/** Whether a value meets the target, as a condition. `value` is in the target's unit: a cell, or the result of `valueFormula`. */
export function metCondition(context: Context, { key, comparator }: Target, value: string): string {
  const [wanted, tolerance] = [targetRef(context, key), targetRef(context, key, 'tolerance')];
  const gap = `${value}-${wanted}`;
  switch (comparator) {
    case '>=':
    case '>':
      return `ROUND(${gap}+${tolerance},9)${comparator}0`;
    case '<=':
    case '<':
      return `ROUND(${gap}-${tolerance},9)${comparator}0`;
    case '=':
      return `ROUND(ABS(${gap})-${tolerance},9)<=0`;
  }
}

/** ` (±0.05)`, in the unit of the target and live; nothing while its tolerance is 0. */
export function tolerancePiece(context: Context, { key, unit, tolerance }: Target): Piece {
  const cell = targetRef(context, key, 'tolerance');
  const display = Math.round(1 / (findUnit(unit)?.display ?? 1));
  const shown = display === 1 ? cell : `${cell}*${display}`;
  return {
    formula: `IF(${cell}=0,"",${quoteText(' (±')}&ROUND(${shown},6)&")")`,
    value: toleranceText(tolerance),
  };
}

/** The value that is compared, in a scenario. */
export function valueIn(context: Context, reading: TargetReading, scenario: number): Scalar | undefined {
  return targetValue(reading, (key, year) => context.valueAt(scenario, key, year));
}

/** 1 if a target that can be judged is met, 0 if it is missed; undefined without a number. */
export function metIn(context: Context, reading: TargetReading, scenario: number): 0 | 1 | undefined {
  const value = reading.unjudged === undefined ? valueIn(context, reading, scenario) : undefined;
  return typeof value === 'number' ? asMet(reading, value) : undefined;
}

/** 1 if the level of the target is reached in a year, else 0; undefined without a number, and for growth. */
export function reachedIn(
  context: Context,
  reading: TargetReading,
  scenario: number,
  year: number,
): 0 | 1 | undefined {
  const { target, series, unjudged, factor } = reading;
  if (target.basis !== 'level' || series === undefined || unjudged !== undefined) return undefined;
  const value = context.valueAt(scenario, series, year);
  return typeof value === 'number' ? asMet(reading, value * factor) : undefined;
}

function asMet({ wanted, tolerance, target }: TargetReading, value: number): 0 | 1 {
  return meetsTarget(value - wanted, target.comparator, tolerance) ? 1 : 0;
}

/** The subject of the target, with the indicator's name live: `Fiscal spending (average growth 2021–2025)`. */
export function subjectCell(context: Context, target: Target, role: Role = 'label', more = ''): Cell {
  const name = nameCell(context, target.indicator, role);
  const shown = context.nameOf(target.indicator);
  const subject = context.text(targetSubject(context.model, target));
  const rest = subject.slice(shown.length) + more;
  return rest === '' ? name : live(`${name.formula ?? '=""'}&${quoteText(rest)}`, shown + rest, role);
}

/** The cell with the unit of a target. */
export function targetUnitCell(context: Context, { unit }: Target): Cell {
  return constant(unitText(unit, context.language), 'unit');
}
