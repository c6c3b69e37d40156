/**
 * What is to be divided, among whom, and within which bounds.
 *
 * All amounts are in one unit. Bounds and the last value are of the member's whole amount, also where only the increase is divided.
 */
import type { Part } from './divide.js';
import { inSteps } from './roundParts.js';

export interface Member {
  readonly name: string;
  /** Not negative; 0 where none is given. */
  readonly weight: number;
  readonly floor?: number;
  readonly cap?: number;
  /** The amount itself, whatever the weight. */
  readonly hold?: number;
  /** Amount of last year. */
  readonly last?: number;
}

export interface Investor {
  readonly name: string;
  readonly total: number;
}

/** Start values of members by investors, for both sums. */
export interface Seed {
  readonly investors: readonly Investor[];
  /** A row a member, a column an investor; none negative. A 0 stays 0. */
  readonly cells: readonly (readonly number[])[];
}

export interface AllocationQuestion {
  readonly total: number;
  readonly members: readonly Member[];
  /** Divides the total less all last values, and adds each member's last value. */
  readonly isIncrease?: boolean;
  /** Least growth on the last value, in per cent: 0 is "not below last year". */
  readonly leastGrowth?: number;
  /** Digits after the point; without it nothing is rounded. */
  readonly digits?: number;
  readonly seed?: Seed;
}

/** What the member gets whatever is divided: its last value where the increase is divided, else 0. */
export function baseOf({ isIncrease }: AllocationQuestion, { last = 0 }: Member): number {
  return isIncrease === true ? last : 0;
}

/** Floor of the member: its own, or the least growth on its last value where that is more. */
export function floorOf({ leastGrowth }: AllocationQuestion, { floor = 0, last = 0 }: Member): number {
  if (leastGrowth === undefined) return floor;
  // 15 digits: 3 % on 0.1 is 0.103, as a cap typed beside it.
  return Math.max(floor, Number(((last * (100 + leastGrowth)) / 100).toPrecision(15)));
}

/** Least and greatest amount of the member; with digits, the nearest such numbers inside its bounds. */
export function boundsOf(question: AllocationQuestion, member: Member): Pick<Part, 'low' | 'high'> {
  const { low, high } = givenBounds(question, member);
  const { digits } = question;
  if (digits === undefined) return { low, high };
  const step = 10 ** digits;
  return { low: Math.ceil(inSteps(low, digits)) / step, high: Math.floor(inSteps(high, digits)) / step };
}

/** The same as they were given. */
export function givenBounds(question: AllocationQuestion, member: Member): Pick<Part, 'low' | 'high'> {
  const { hold, cap = Infinity } = member;
  return hold === undefined ? { low: floorOf(question, member), high: cap } : { low: hold, high: hold };
}
