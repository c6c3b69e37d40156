/**
 * Problems of something that a user wrote: a pack file, a formula, a cell.
 *
 * Problems are data: the stage that finds one states which (`code`), where (`place`) and with which values (`args`); `describe`
 * in messages.ts makes a sentence of it in the reader's language, so no stage contains sentences and no language can lack one.
 */
import type { ProblemCode } from './problems/problems.js';

export type Severity = 'error' | 'warning';

/** The tables of a pack: the two CSV files, and the lists and head of model.json. */
export type Table =
  | 'documents'
  | 'figures'
  | 'indicators'
  | 'parameters'
  | 'scenarios'
  | 'targets'
  | 'rules'
  | 'dimensions'
  | 'profiles'
  | 'allocations'
  | 'accounts'
  | 'vintages'
  | 'groups'
  | 'places'
  | 'model';

/** The place of a problem. Lines and columns are 1-based, as in editors; offsets are 0-based, end exclusive. */
export interface Place {
  /** File name of the pack, relative to its folder: `figures.csv`. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** `Sheet!A1` if the text was in a workbook. */
  readonly cell?: string;
  /** Key of the figure, indicator, parameter, scenario, target or rule concerned. */
  readonly key?: string;
  /** Which table of the pack the key belongs to, and which field of its row: `figures`, `unit`. */
  readonly table?: Table;
  readonly field?: string;
  /** Offsets into the formula text. */
  readonly start?: number;
  readonly end?: number;
}

export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly place: Place;
  readonly args: Readonly<Record<string, string | number>>;
}

/** Makes a problem, by default an error. */
export function makeProblem(
  code: ProblemCode,
  place: Place,
  args: Problem['args'],
  severity: Severity = 'error',
): Problem {
  return { code, severity, place, args };
}

/** A value, or the problems because of which there is none. Warnings may come with a value. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };
