/**
 * What is known about the unit of a part of a formula during the check.
 */
import { divide, multiply, PURE_NUMBER, showUnit, type Quantity } from '../values/dimension.js';
import type { UnitResult } from '../functions/functionTable.js';

/**
 * `quantity` is `undefined` for a part without a unit of its own. `value` is known for literal numbers, which may be factors or
 * exponents.
 */
export interface Inferred {
  readonly quantity: Quantity | undefined;
  readonly value?: number;
  /** A problem in this part has been reported, so whatever depends on it is not checked. */
  readonly faulty?: true;
}

export const FREE: Inferred = { quantity: undefined };
export const FAULTY: Inferred = { quantity: undefined, faulty: true };
export const PURE: Inferred = { quantity: PURE_NUMBER };

export function sides(
  left: Quantity,
  right: Quantity,
): Readonly<Record<'leftZh' | 'leftEn' | 'rightZh' | 'rightEn', string>> {
  const [l, r] = [showUnit(left), showUnit(right)];
  return { leftZh: l.zh, leftEn: l.en, rightZh: r.zh, rightEn: r.en };
}

/** The unit of a function's result by its rule. */
export function resultOf(result: UnitResult, same: Inferred, other: Inferred): Inferred {
  switch (result) {
    case 'same':
      return same;
    case 'pure':
      return PURE;
    case 'free':
      return FREE;
    case 'ratio':
    case 'product':
      if (same.quantity === undefined && other.quantity === undefined) return FREE;
      return { quantity: (result === 'ratio' ? divide : multiply)(asFactor(same), asFactor(other)) };
  }
}

/** Whether a problem has been reported in one of the parts. */
export function isFaulty(...inferred: readonly Inferred[]): boolean {
  return inferred.some(({ faulty }) => faulty === true);
}

/** The unit of a part in a product; a plain number has none and counts as a factor. */
export function asFactor({ quantity, value }: Inferred): Quantity {
  return quantity ?? { ...PURE_NUMBER, constant: value ?? 1 };
}

/** The result of a calculation on two literal numbers; no unit of its own if one is not a literal. */
export function constantOf(
  left: Inferred,
  right: Inferred,
  calculate: (a: number, b: number) => number,
): Inferred {
  if (left.value === undefined || right.value === undefined) return FREE;
  return { quantity: undefined, value: calculate(left.value, right.value) };
}
