/** The request and the result of a roll of the base year: plain data that verbs and the pane show. */
import type { Problem } from '../../messages/problem.js';
import type { Comparator, Revision } from '../model.js';
import type { PreparedModel } from '../prepared.js';
import type { Comparison } from './identities.js';
import type { NewActual } from './readActuals.js';
import type { SettledScenario } from './settleScenarios.js';

export interface RollRequest {
  readonly to: number;
  readonly actuals: readonly NewActual[];
  /** Key of the series that gives way where an identity fails. */
  readonly follow?: string;
  /** The day of the roll, `2026-01-20`, and the source of the actuals: both are stored with the figures. */
  readonly date: string;
  readonly file: string;
}

/** A value of a series that was replaced by a figure; values in the unit of the series. */
export interface Replacement {
  readonly indicator: string;
  readonly member: string | null;
  readonly year: number;
  /** The new figure, and its formula where it is derived from actuals. */
  readonly figure: string;
  readonly formula?: string;
  readonly is: number;
  readonly was: number | null;
  /** The figure that was used before; null where the formula was. */
  readonly wasFigure: string | null;
  readonly unit: string;
}

/** `known`: the model has it already. `noSeries`, `member`: kept as a figure that no series uses. `follows`: it gave way. */
export interface UnusedActual {
  readonly indicator: string;
  readonly member: string | null;
  readonly year: number;
  readonly value: number;
  readonly unit: string;
  readonly reason: 'known' | 'noSeries' | 'member' | 'follows';
}

/** A target that has an actual now, in its unit. */
export interface JudgedTarget {
  readonly target: string;
  readonly indicator: string;
  readonly year: number;
  readonly comparator: Comparator;
  readonly value: number;
  readonly unit: string;
  readonly is: number | null;
  readonly status: 'met' | 'missed' | 'noActual';
}

/** A target that is counted from the new base year, and the values it asked for and asks for, in its unit. */
export interface FollowedTarget {
  readonly target: string;
  readonly indicator: string;
  readonly year: number;
  readonly unit: string;
  readonly was: number;
  readonly is: number;
}

/** A plan figure whose indicator and year have an actual now, and the series that use it all the same. */
export interface SupersededPlan {
  readonly figure: string;
  readonly indicator: string;
  readonly year: number;
  readonly value: number;
  readonly unit: string;
  readonly actual: number | null;
  readonly usedBy: readonly string[];
}

/** The growth that an actual comes to and the growth that the model's formula gives with the assumptions of that year, in per cent. */
export interface GrowthCheck {
  readonly check: 'growth';
  readonly indicator: string;
  readonly year: number;
  readonly holds: boolean;
  readonly stated: number;
  readonly calculated: number;
  /** Whether all that the formula is calculated with are actuals: then the numbers contradict each other, else an assumption was missed. */
  readonly isContradiction: boolean;
  /** What the formula is calculated with, each in its unit. */
  readonly of: readonly { readonly key: string; readonly value: number; readonly unit: string }[];
}

/**
 * `identity`: two sides of a formula within the printed digits, and who gave way. `baseYear`: a headline series has no actual in the
 * base year (`holds` is null). `past`: a value of a past year changed. `laterStart`: a path that starts from the last actual starts in
 * `year` now, and the vintage keeps what it was before.
 */
export type RollCheck =
  | GrowthCheck
  | { readonly check: 'laterStart'; readonly indicator: string; readonly year: number; readonly holds: null }
  | (Comparison & { readonly check: 'identity'; readonly follows?: string })
  | {
      readonly check: 'baseYear';
      readonly indicator: string;
      readonly year: number;
      readonly holds: null;
      readonly value: number | null;
      readonly basis: 'plan' | 'projection';
    }
  | {
      readonly check: 'past';
      readonly indicator: string;
      readonly year: number;
      readonly holds: false;
      readonly was: number;
      readonly is: number;
    };

export interface Roll {
  readonly prepared: PreparedModel;
  readonly replaced: readonly Replacement[];
  readonly unused: readonly UnusedActual[];
  readonly revisions: readonly Revision[];
  readonly checks: readonly RollCheck[];
  readonly judged: readonly JudgedTarget[];
  readonly followed: readonly FollowedTarget[];
  /** Scenarios whose parameters are the first scenario's in the years passed, which have no actual. */
  readonly settled: readonly SettledScenario[];
  /** Keys of the margins that are 0 and certain from now on, because an actual took the place of their figure. */
  readonly margins: readonly string[];
  readonly superseded: readonly SupersededPlan[];
}

export type RollOutcome =
  | { readonly ok: true; readonly value: Roll; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly checks: readonly RollCheck[] };

/** A number as sentences show it. */
export function shortNumber(value: number): string {
  return String(Number(value.toPrecision(7)));
}
