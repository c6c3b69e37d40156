/**
 * A model: the input of projections, workbooks and analyses, as plain data.
 *
 * Values of parameters and targets are in their unit as people write them (5.5 with `%`), like figures;
 * the projection turns them into Excel's numbers (0.055) with `cellValue`. Formulas are texts in the
 * Excel dialect over keys, or display names in either language. Years are calendar years.
 */
import type { Bilingual } from '../messages/language.js';
import type { Document, Figure, Qualifier } from '../figures/figure.js';

/** The version that is written. Version 1 can still be read: completeModel.ts converts its rows. */
export const MODEL_VERSION = 2;

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
  readonly dimensions?: readonly Dimension[];
  readonly profiles?: readonly Profile[];
  readonly allocations?: readonly Allocation[];
  readonly accounts?: readonly Account[];
  /** Earlier plans, oldest first; never an empty list. */
  readonly vintages?: readonly Vintage[];
  /** Headings of the groups, and names of places in both languages; never an empty list. */
  readonly groups?: readonly Named[];
  readonly places?: readonly Named[];
  /** The contents of the first page; without it they are chosen from targets and headline marks. */
  readonly overview?: Overview;
}

/** The names of a key that is used in rows of the pack. */
export interface Named {
  readonly key: string;
  readonly name: Bilingual;
}

/** The contents of the first page, by keys of indicators; each part may be missing. Lists are never empty. */
export interface Overview {
  /** File name of a downloaded workbook, without extension. */
  readonly file?: Bilingual;
  /** The indicators at the top of the page, in this order. */
  readonly indicators?: readonly string[];
  /** The indicator that is drawn against its target. */
  readonly chart?: string;
  /** A total, and the parts that add up to it; both or neither. */
  readonly whole?: string;
  readonly parts?: readonly string[];
  readonly policy?: PolicyTest;
}

/**
 * A test of stated numbers against each other. Sentences contain `{year}` for the horizon, and `{key}` or `{key:1}` for the value
 * of an indicator or parameter in that year, the latter with that number of decimals.
 */
export interface PolicyTest {
  /** The group whose indicators are listed in a table of their own. */
  readonly group: string;
  readonly title?: Bilingual;
  /** Indicator that is 0 if the numbers agree; sentences show it without its sign. */
  readonly balance?: string;
  /**
   * Sentences for a balance of about 0 (nearer than 1 as shown), above and below; `remedy` states what each number would have to
   * be.
   */
  readonly agree?: Bilingual;
  readonly above?: Bilingual;
  readonly below?: Bilingual;
  readonly remedy?: Bilingual;
}

export const MEASURES = ['flow', 'stock'] as const;
export type Measure = (typeof MEASURES)[number];

/** A yearly series. Without a formula and figures it only names the subject of baseline figures. */
export interface Indicator {
  readonly key: string;
  readonly name: Bilingual;
  readonly unit: string;
  /** Heading under which lists and sheets show it: a key of the model's `groups`, or the heading itself. */
  readonly group: string;
  /** Scope of the series; indicators of different caliber must not be chained or added. */
  readonly caliber?: Bilingual;
  /** Figures that give this series its values, one per year; in these years they take precedence over the formula. */
  readonly figures?: readonly string[];
  /** Only with this mark do plan and target figures give values; whatever depends on them is then a plan too. */
  readonly startsFrom?: 'plan';
  /**
   * Whether values of parts of a year add up to the year (`flow`), or each is the level at the end of its period (`stock`). By
   * default the unit decides: people, organisations, capacity and area are stocks (`measureOf`).
   */
  readonly measure?: Measure;
  readonly formula?: string;
  /** First year the formula applies to: by default the year after the first figure, or the base year. */
  readonly from?: number;
  readonly reason?: Bilingual;
  /** Shown on the Overview sheet and in the pane's first list. */
  readonly headline?: boolean;
  /** A series for each member of these levels, or for each pair of members of two; `formula` then holds for every member. */
  readonly over?: readonly Over[];
  /** Only with `over`: the series of this key. By default `sum`. */
  readonly total?: Total;
}

/** The members of one level of a dimension. */
export interface Over {
  readonly dimension: string;
  readonly level: string;
}

/**
 * The series that an indicator with members has under its own key. `sum`: the sum of the members. `given`: figures and formula
 * of its own, and a series of what no member has. `none`: no series. `mean`: the mean of the members, weighted by the members of
 * another indicator.
 */
export type Total = 'sum' | 'given' | 'none' | { readonly mean: string };

/** One value for all years, or values from given years on (a year holds until the next one given). */
export type ParameterValue = number | Readonly<Record<number, number>>;

/**
 * `lever`: a department can decide it. `exogenous`: a condition outside anybody's control. `structural`: a property of the
 * economy or of the method. `goal`: a value that is aimed at. `switch`: a choice between methods or interpretations.
 */
export const ROLES = ['lever', 'exogenous', 'structural', 'goal', 'switch'] as const;
export type ParameterRole = (typeof ROLES)[number];

/** The cost of one unit of a lever for one year. */
export interface LeverCost {
  readonly amount: number;
  readonly unit: string;
}

export interface Parameter {
  readonly key: string;
  readonly name: Bilingual;
  readonly unit: string;
  readonly group: string;
  readonly value: ParameterValue;
  /** Plausible range, in `unit`. */
  readonly min: number;
  readonly max: number;
  readonly role: ParameterRole;
  /** For a lever: the first year that can still be changed; by default the year after the base year. */
  readonly earliest?: number;
  /** For a lever: the cost by which advice is sorted; it is not minimised. */
  readonly cost?: LeverCost;
  /**
   * For a margin of the base: the id of the figure that may be off by this much (a floor, an annualised part of a year, a plan), 0
   * meaning not at all. It ends when an actual takes the place of the figure (margins.ts).
   */
  readonly marginOf?: string;
  /** For a switch: the meanings of the whole numbers from `min` on. */
  readonly options?: readonly Bilingual[];
  readonly reason: Bilingual;
  /** A figure's id, a citation, or the word `assumption`. */
  readonly source: string;
  readonly distribution?: Distribution;
  /** Rank correlations (Spearman) with other uncertain parameters, by key; a pair is given at one of the two. */
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
  /** The author's name. */
  readonly author?: string;
  readonly values: Readonly<Record<string, ParameterValue>>;
}

export const COMPARATORS = ['>=', '<=', '>', '<', '='] as const;
export type Comparator = (typeof COMPARATORS)[number];

/**
 * How a target's value is calculated from the indicator's levels. `level`: the value in `year`. `year`: growth on the year
 * before, for every year from `from` (default `year`) to `year`; the worst one counts. `average`: yearly growth from the year
 * before `from` to `year`. `increase`: the difference between those two years.
 */
export const BASES = ['level', 'year', 'average', 'increase'] as const;
export type Basis = (typeof BASES)[number];

export const ORIGINS = ['document', 'derived', 'assumption'] as const;
export type Origin = (typeof ORIGINS)[number];

export interface Target {
  readonly key: string;
  /** The series of levels, even if the target is about growth. */
  readonly indicator: string;
  /** Key of a dimension's member. */
  readonly member?: string;
  readonly year: number;
  readonly from?: number;
  readonly basis: Basis;
  readonly comparator: Comparator;
  /** In `unit`. Of a target that follows a derived figure (origin `derived`) what the figure's formula comes to. */
  readonly value: number;
  /** The indicator's own for `level` and `increase`, else a unit of growth (%). */
  readonly unit: string;
  readonly qualifier: Qualifier;
  /** In `unit`, not negative: a shortfall up to this still counts as met. */
  readonly tolerance: number;
  /** Id of the figure with the level of the year before `from`, if that year is before the model's first. */
  readonly base?: string;
  /** Id of the figure it comes from, or `assumption`. */
  readonly source: string;
  readonly origin: Origin;
  readonly note?: Bilingual;
}

/** A logical formula that is checked for every year from `from` to `to` (default: base year + 1 to the horizon). */
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

/** The plan as it was before a roll of the base year. */
export interface Vintage {
  readonly key: string;
  /** The day on which it was replaced, `2026-01-20`. */
  readonly made: string;
  readonly baseYear: number;
  /** By scenario, series and year from the base year on; values in the unit of the series. */
  readonly plan: Readonly<Record<string, Readonly<Record<string, Readonly<Record<number, number>>>>>>;
  /** By series. */
  readonly units: Readonly<Record<string, string>>;
  /** The scenario of the revisions. */
  readonly scenario: string;
  /** Why the headline series have other values after the roll. */
  readonly revisions: readonly Revision[];
}

export const CAUSES = ['figures', 'parameters', 'formulas'] as const;

export interface Cause {
  readonly cause: (typeof CAUSES)[number];
  /** Key of the indicator or parameter whose figures, value or formula changed; absent for changes of the whole model. */
  readonly of?: string;
  /** In the unit of the series. */
  readonly amount: number;
}

/** A value of a series that is another one now; the causes add up to `is - was`. */
export interface Revision {
  readonly indicator: string;
  readonly member: string | null;
  readonly year: number;
  /** In the unit of the series after; null if there is no number. Without both numbers there are no causes. */
  readonly was: number | null;
  readonly is: number | null;
  readonly causes: readonly Cause[];
}

/** A list of members, each with a level and, below the top level, a parent: places, kinds of investor. */
export interface Dimension {
  readonly key: string;
  readonly name: Bilingual;
  /** From the top down: province, city, county. */
  readonly levels: readonly string[];
  readonly members: readonly Member[];
}

export interface Member {
  /** Unique among all members of all dimensions. */
  readonly key: string;
  readonly name: Bilingual;
  /** Other names that documents and tables use for it. */
  readonly aliases?: readonly string[];
  readonly parent?: string;
  readonly level: string;
}

/** The share of a year's total that falls into a period of the year, in per cent, with its plausible range. */
export interface Profile {
  readonly key: string;
  readonly indicator: string;
  readonly member?: string;
  /** A period of any year: `H1`, `Q3`, `01..08`. */
  readonly period: string;
  readonly share: number;
  readonly low?: number;
  readonly high?: number;
  /** A figure's id, a citation, or the word `assumption`. */
  readonly source: string;
}

/** The division of a yearly total among members of a dimension; amounts are in the unit of the total. */
export interface Allocation {
  readonly key: string;
  readonly name: Bilingual;
  /** Indicator whose value is divided among the members. */
  readonly total: string;
  readonly over: Over;
  readonly years: readonly number[];
  readonly weights: Readonly<Record<string, number>>;
  readonly floor?: Readonly<Record<string, number>>;
  readonly cap?: Readonly<Record<string, number>>;
  readonly hold?: Readonly<Record<string, number>>;
  readonly last?: Readonly<Record<string, number>>;
  readonly source: string;
}

/** A yearly total by investors and by uses: both sums are the total. All keys are those of indicators in one unit. */
export interface Account {
  readonly key: string;
  readonly name: Bilingual;
  readonly total: string;
  readonly uses: readonly string[];
  /** By investor: its amount of each use, in the order of `uses`. */
  readonly cells: Readonly<Record<string, readonly string[]>>;
  /** By investor: the more detailed investors that add up to it. */
  readonly parts?: Readonly<Record<string, readonly string[]>>;
  /** Ratios to amounts of another scope. */
  readonly bridge?: readonly string[];
  readonly source: string;
}
