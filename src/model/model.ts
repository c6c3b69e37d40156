/**
 * A model: everything that a projection, a workbook or an analysis starts from, as plain data.
 *
 * Values of parameters and targets are in their unit as people write them (5.5 with `%`), like figures;
 * the projection turns them into Excel's numbers (0.055) with `cellValue`. Formulas are texts in the
 * Excel dialect over keys, or display names in either language. Years are calendar years.
 */
import type { Bilingual } from '../messages/language.js';
import type { Document, Figure } from '../figures/figure.js';

export const MODEL_VERSION = 1;

export interface Model {
  readonly version: number;
  readonly name: Bilingual;
  /** First year shown, the base year, and the last year; first <= base < horizon. */
  readonly firstYear: number;
  readonly baseYear: number;
  readonly horizon: number;
  readonly milestones: readonly number[];
  readonly geography: string;
  readonly documents: readonly Document[];
  readonly figures: readonly Figure[];
  readonly indicators: readonly Indicator[];
  readonly parameters: readonly Parameter[];
  readonly scenarios: readonly Scenario[];
  readonly targets: readonly Target[];
  readonly rules: readonly Rule[];
}

/** A yearly series. Without a formula and figures it only names what baseline figures are about. */
export interface Indicator {
  readonly key: string;
  readonly name: Bilingual;
  readonly unit: string;
  /** Heading under which lists and sheets show it: a key of `GROUPS` in messages/wording/workbook.ts. */
  readonly group: string;
  /** Scope of the series; indicators of different caliber never chain or add. */
  readonly caliber?: Bilingual;
  /** Figures that give this series its values, one a year; their years take precedence over the formula. */
  readonly figures?: readonly string[];
  readonly formula?: string;
  /** First year the formula applies to: by default the year after the first figure, or the base year. */
  readonly from?: number;
  readonly reason?: Bilingual;
  /** Shown on the Overview sheet and in the pane's first list. */
  readonly headline?: boolean;
}

/** One value for all years, or values from given years on (a year holds until the next one given). */
export type ParameterValue = number | Readonly<Record<number, number>>;

export interface Parameter {
  readonly key: string;
  readonly name: Bilingual;
  readonly unit: string;
  readonly group: string;
  readonly value: ParameterValue;
  /** Plausible range, in `unit`. */
  readonly min: number;
  readonly max: number;
  /** For a switch: what each whole number from `min` on means. */
  readonly options?: readonly Bilingual[];
  readonly reason: Bilingual;
  /** A figure's id, a citation, or the word `assumption`. */
  readonly source: string;
  readonly distribution?: Distribution;
  /** Rank correlations (Spearman) with other uncertain parameters, by key; a pair stands with one of the two. */
  readonly correlations?: Readonly<Record<string, number>>;
}

/** Parameters of the named distribution, in the parameter's unit. */
export interface Distribution {
  readonly kind: string;
  readonly parameters: Readonly<Record<string, number>>;
}

export interface Scenario {
  readonly key: string;
  readonly name: Bilingual;
  readonly extends?: string;
  readonly note: Bilingual;
  /** Who made it, as they sign. */
  readonly author?: string;
  readonly values: Readonly<Record<string, ParameterValue>>;
}

export const COMPARATORS = ['>=', '<=', '>', '<', '='] as const;
export type Comparator = (typeof COMPARATORS)[number];

export interface Target {
  readonly key: string;
  readonly indicator: string;
  readonly year: number;
  readonly comparator: Comparator;
  readonly value: number;
  /** Id of the figure it comes from, or `assumption`. */
  readonly source: string;
  readonly note?: Bilingual;
}

/** A yes/no formula checked for every year from `from` to `to` (default: base year + 1 to the horizon). */
export interface Rule {
  readonly key: string;
  readonly name: Bilingual;
  readonly formula: string;
  readonly severity: 'hard' | 'soft';
  readonly from?: number;
  readonly to?: number;
  readonly source: string;
  readonly reason: Bilingual;
}
