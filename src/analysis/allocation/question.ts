/**
 * The question of an allocation:
 *
 * a total, members, and bounds. All amounts are in one unit. Bounds and the last value refer to the member's whole amount, even
 * if only the increase is divided.
 */
import type { Part } from './divide.js';
import { inSteps } from './roundParts.js';

export interface Member {
  readonly name: string;
  /** Not negative; 0 if none is given. */
  readonly weight: number;
  readonly floor?: number;
  readonly cap?: number;
  /** A fixed amount, regardless of the weight. */
  readonly hold?: number;
  /** Amount of the year before. */
  readonly last?: number;
}

export interface Investor {
  readonly name: string;
  readonly total: number;
}

/** Start values of members by investors, which are scaled to both sets of totals. */
export interface Seed {
  readonly investors: readonly Investor[];
  /** One row per member, one column per investor; not negative. A 0 stays 0. */
  readonly cells: readonly (readonly number[])[];
}

export interface AllocationQuestion {
  readonly total: number;
  readonly members: readonly Member[];
  /** Divides the total less all last values, and adds each member's last value. */
  readonly isIncrease?: boolean;
  /** Least growth on the last value, in per cent: 0 is "not below last year". */
  readonly leastGrowth?: number;
  /** Digits after the decimal point; without it nothing is rounded. */
  readonly digits?: number;
  readonly seed?: Seed;
}

/** The part of a member's amount that is not divided: its last value if the increase is divided, else 0. */
export function baseOf({ isIncrease }: AllocationQuestion, { last = 0 }: Member): number {
  return isIncrease === true ? last : 0;
}

/** Floor of the member: its own, or its last value with the least growth if that is more. */
export function floorOf({ leastGrowth }: AllocationQuestion, { floor = 0, last = 0 }: Member): number {
  if (leastGrowth === undefined) return floor;
  // Rounded to 15 digits: 0.1 plus 3 % is 0.103, equal to a cap that is typed as 0.103.
  return Math.max(floor, Number(((last * (100 + leastGrowth)) / 100).toPrecision(15)));
}

/** Least and greatest amount of the member; with digits, rounded inwards to them. */
export function boundsOf(question: AllocationQuestion, member: Member): Pick<Part, 'low' | 'high'> {
  const { low, high } = givenBounds(question, member);
  const { digits } = question;
  if (digits === undefined) return { low, high };
  const step = 10 ** digits;
  return { low: Math.ceil(inSteps(low, digits)) / step, high: Math.floor(inSteps(high, digits)) / step };
}

/** The same bounds without rounding. */
export function givenBounds(question: AllocationQuestion, member: Member): Pick<Part, 'low' | 'high'> {
  const { hold, cap = Infinity } = member;
  return hold === undefined ? { low: floorOf(question, member), high: cap } : { low: hold, high: hold };
}
