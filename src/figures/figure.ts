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

export const QUALIFIERS = ['exact', 'about', 'atLeast', 'atMost'] as const;
export type Qualifier = (typeof QUALIFIERS)[number];

export const FIGURE_KINDS = ['actual', 'estimate', 'plan', 'target', 'growth', 'rule', 'derived'] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];

/** A number that a document states, or one derived from such numbers by `formula`. */
export interface Figure {
  /** Unique; a valid Excel defined name, so that derived formulas can refer to it. */
  readonly id: string;
  readonly indicator: string;
  readonly geography: string;
  /** `2024`, `2025H1`, `2025-09`, `2021..2024`, `2025-01..2025-07`; empty when there is none. */
  readonly period: string;
  readonly periodBasis: PeriodBasis;
  readonly value: number;
  /** Upper end when the document prints a range; `value` is then the lower end. */
  readonly valueMax?: number;
  readonly unit: string;
  readonly qualifier: Qualifier;
  readonly kind: FigureKind;
  readonly caliber: string;
  /** Document id, 1-based line and the token exactly as printed; absent for derived figures. */
  readonly source?: FigureSource;
  /** Derived figures only: an Excel formula over figure ids. */
  readonly formula?: string;
  readonly note: string;
}

export interface FigureSource {
  readonly document: string;
  readonly line: number;
  readonly token: string;
}
