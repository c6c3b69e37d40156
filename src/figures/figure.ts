/**
 * Documents, and the figures they state.
 *
 * A figure's `value` is given in its `unit`, as a document prints it: 3.22 with `%`. Formulas and cells
 * use Excel's number instead (3.22 % is 0.0322); `cellValue` in units.ts is the one place that converts.
 */

/** A source text. `sha256` is of the file's bytes, lower-case hexadecimal. */
export interface Document {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  /** As printed, or as near as the text gives: `2025-09-18`, `2025-09`. */
  readonly published: string;
  readonly number: string;
  readonly file: string;
  readonly sha256: string;
}

export const PERIOD_BASES = ['printed', 'implied', 'none'] as const;
type PeriodBasis = (typeof PERIOD_BASES)[number];

/** A band is an order of magnitude (万亿级): `value` to `valueMax`, or open above. */
export const QUALIFIERS = ['exact', 'about', 'atLeast', 'atMost', 'band'] as const;
export type Qualifier = (typeof QUALIFIERS)[number];

/** `input` is a number of the user's own: it has an author, a date and a reason (`note`), and no document. */
export const FIGURE_KINDS = [
  'actual',
  'estimate',
  'input',
  'plan',
  'target',
  'growth',
  'rule',
  'derived',
] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];

/** A number that a document states, that a user gives, or that is derived from such numbers by `formula`. */
export interface Figure {
  /** Unique; a valid Excel defined name, so that derived formulas can refer to it. */
  readonly id: string;
  readonly indicator: string;
  readonly geography: string;
  /** Key of the member of a dimension, if the place does not determine it. */
  readonly member?: string;
  /** `2024`, `2025H1`, `2025-09`, `2021..2024`, `2025-01..2025-07`; empty when there is none. */
  readonly period: string;
  readonly periodBasis: PeriodBasis;
  /** True when a value within the year counts from its January: the months up to July, not July alone. */
  readonly cumulative?: true;
  /**
   * As printed, or as the user gave it. Of a derived figure what its formula comes to: `calculateDerived` in
   * model/derived.ts fills it in, and until then it may be NaN.
   */
  readonly value: number;
  /** The value that series use instead of `value`; `author`, `date` and `note` then record who revised it, when and why. */
  readonly revised?: number;
  /** Upper end when the document prints a range or a band; `value` is then the lower end. */
  readonly valueMax?: number;
  readonly unit: string;
  readonly qualifier: Qualifier;
  readonly kind: FigureKind;
  readonly caliber: string;
  /** Document id, 1-based line and the token exactly as printed; absent for derived figures and inputs. */
  readonly source?: FigureSource;
  /** Derived figures only: an Excel formula over figure ids. */
  readonly formula?: string;
  /** Who gave an input or a revision. */
  readonly author?: string;
  /** The day on which that was, `2025-09-18`. */
  readonly date?: string;
  readonly note: string;
}

/** A figure as a file gives it; `given` is the text of a derived figure's value, to be held against its formula. */
export type GivenFigure = Figure & { readonly given?: string };

/** The number that series and formulas use: the revised one, if there is one. In the figure's unit. */
export function usedValue({ value, revised }: Figure): number {
  return revised ?? value;
}

/** Whether another number counts than the printed one. */
export function isRevised({ value, revised }: Figure): boolean {
  return revised !== undefined && revised !== value;
}

/** Whether author, date and reason of a revision or an input are given. */
export function saysWho({ author = '', date = '', note }: Figure): boolean {
  return author.trim() !== '' && date.trim() !== '' && note.trim() !== '';
}

export interface FigureSource {
  readonly document: string;
  readonly line: number;
  readonly token: string;
}
