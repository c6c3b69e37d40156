/** Names of sheets and of regions: allowed by Excel, unique, and the same for the same model. */
import type { Language } from '../../messages/language.js';
import { SHEETS } from '../../messages/wording/workbook.js';
import type { Model } from '../../model/model.js';

const LONGEST = 31;
/** A name that Excel reserves for its own list of changes. */
const RESERVED = 'history';

/** The sheets that exist once. */
type SingleSheet = Exclude<keyof typeof SHEETS, 'projection'>;

export interface SheetNames {
  readonly sheets: Readonly<Record<SingleSheet, string>>;
  /** Aligned with the model's scenarios. */
  readonly projections: readonly string[];
}

export function chooseSheetNames(model: Model, language: Language): SheetNames {
  const taken = new Set([RESERVED]);
  const take = (wanted: string): string => {
    const name = freeName(legalSheetName(wanted), taken);
    taken.add(name.toLowerCase());
    return name;
  };
  return {
    sheets: {
      overview: take(SHEETS.overview[language]),
      baseline: take(SHEETS.baseline[language]),
      model: take(SHEETS.model[language]),
      compare: take(SHEETS.compare[language]),
      sensitivity: take(SHEETS.sensitivity[language]),
      uncertainty: take(SHEETS.uncertainty[language]),
      variance: take(SHEETS.variance[language]),
      history: take(SHEETS.history[language]),
      checks: take(SHEETS.checks[language]),
      selfTest: take(SHEETS.selfTest[language]),
      account: take(SHEETS.account[language]),
      allocation: take(SHEETS.allocation[language]),
      contradictions: take(SHEETS.contradictions[language]),
      vintages: take(SHEETS.vintages[language]),
      meeting: take(SHEETS.meeting[language]),
      judgement: take(SHEETS.judgement[language]),
      scores: take(SHEETS.scores[language]),
      monitoring: take(SHEETS.monitoring[language]),
    },
    projections: model.scenarios.map(({ name, key }) =>
      take(SHEETS.projection[language] + (name[language].trim() === '' ? key : name[language])),
    ),
  };
}

/** The name without characters that Excel forbids and without an apostrophe at either end, at most 31 characters. */
export function legalSheetName(wanted: string): string {
  const clean = wanted
    // eslint-disable-next-line no-control-regex -- control characters are what is to be replaced
    .replace(/[:\\/?*[\]\u0000-\u001f\ufffe\uffff]/g, '-')
    .trim();
  return trimApostrophes(cut(trimApostrophes(clean), LONGEST));
}

function trimApostrophes(text: string): string {
  return text.replace(/^'+|'+$/g, '').trim();
}

/** The first `length` UTF-16 units, without an incomplete surrogate pair at the end. */
export function cut(text: string, length: number): string {
  const short = text.slice(0, length);
  return /[\ud800-\udbff]$/.test(short) ? short.slice(0, -1) : short;
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let n = 2; taken.has(free.toLowerCase()) || free === ''; n++) {
    const ending = ` (${n})`;
    free = trimApostrophes(cut(name, LONGEST - ending.length)) + ending;
  }
  return free;
}

/** Suffixes of the names of each scenario's regions: its key if Excel allows it in a name, else its number. */
export function regionSuffixes(keys: readonly string[]): readonly string[] {
  const plain = (key: string): boolean => /^[A-Za-z0-9_]{1,200}$/.test(key);
  return keys.map((key, i) => {
    const twin = keys.findIndex((other) => other.toLowerCase() === key.toLowerCase());
    return plain(key) && twin === i ? key : `n.${i + 1}`;
  });
}

/** Names of the regions that are read back. Each is a defined name of the workbook. */
export const REGIONS = {
  settings: 'tuiyan_settings',
  scenarios: 'tuiyan_scenarios',
  targets: 'tuiyan_targets',
  rules: 'tuiyan_rules',
  parameters: 'tuiyan_parameters',
  defaults: 'tuiyan_defaults',
  indicators: 'tuiyan_indicators',
  dimensions: 'tuiyan_dimensions',
  members: 'tuiyan_members',
  profiles: 'tuiyan_profiles',
  allocations: 'tuiyan_allocations',
  accounts: 'tuiyan_accounts',
  vintages: 'tuiyan_vintages',
  revisions: 'tuiyan_revisions',
  groups: 'tuiyan_groups',
  places: 'tuiyan_places',
  figures: 'tuiyan_figures',
  documents: 'tuiyan_documents',
  question: 'tuiyan_question',
  pair: 'tuiyan_pair',
  simulation: 'tuiyan_simulation',
  percentiles: 'tuiyan_percentiles',
  probabilities: 'tuiyan_probabilities',
  variance: 'tuiyan_variance',
  shares: 'tuiyan_variance_shares',
  search: 'tuiyan_search',
  conflicts: 'tuiyan_conflicts',
  observations: 'tuiyan_observations',
  asOf: 'tuiyan_as_of',
  shape: 'tuiyan_path_shape',
  scores: 'tuiyan_score_weights',
} as const;

/** The row of years and the parameter rows of a scenario's sheet, and the cell that holds its key. */
export const INPUTS = 'tuiyan_inputs_';
export const SCENARIO_KEY = 'tuiyan_scenario_';
