/**
 * Makes scenarios of scenario sheets that a user copied by hand: each with the parent and the texts of its original, and with its
 * own values instead of the parameters' defaults, so that an edit of one sheet does not change another.
 */
import { LANGUAGES } from '../../messages/language.js';
import { SHEETS } from '../../messages/wording/workbook.js';
import type { Model, Scenario } from '../../model/model.js';
import { ownDefaults } from '../../model/ownership.js';
import type { ScenarioCopy } from './recogniseSheets.js';
import type { Report } from '../tables/tables.js';

type Listed = Omit<Scenario, 'values'>;

/** The scenarios with each copy after its original. */
export function withCopies(
  listed: readonly Listed[],
  copies: readonly ScenarioCopy[],
  report: Report,
): readonly Listed[] {
  const scenarios = [...listed];
  for (const { key, of, sheet } of copies) {
    const original = listed.find((scenario) => scenario.key === of);
    if (original === undefined) continue;
    const name = nameOf(sheet, original, scenarios);
    const copy = { ...original, key, name };
    scenarios.splice(lastOf(scenarios, of, copies) + 1, 0, copy);
    report.add('workbook.scenarioCopied', 'warning', sheet, { sheet, scenario: of, key }, key);
  }
  return scenarios;
}

/** The model in which the copies have their own values, as with `duplicateScenario`. */
export function ownCopies(model: Model, copies: readonly ScenarioCopy[]): Model {
  const isCopy = new Set(copies.map(({ key }) => key));
  if (isCopy.size === 0) return model;
  return {
    ...model,
    scenarios: model.scenarios.map((row) => (isCopy.has(row.key) ? ownDefaults(model, row) : row)),
  };
}

/** The original, or the last copy of it so far. */
function lastOf(scenarios: readonly Listed[], of: string, copies: readonly ScenarioCopy[]): number {
  const isOne = (key: string): boolean =>
    key === of || copies.some((copy) => copy.key === key && copy.of === of);
  return scenarios.reduce((last, { key }, i) => (isOne(key) ? i : last), 0);
}

/**
 * The user's name for the sheet, without our prefix. Excel's own name for a copy, `推演·基础 (2)`, and a name that another scenario
 * has, are replaced by the original's name with a number.
 */
function nameOf(sheet: string, { name }: Listed, others: readonly Listed[]): Listed['name'] {
  const prefixes = LANGUAGES.map((language) => SHEETS.projection[language]);
  const prefix = prefixes.find((each) => sheet.toLowerCase().startsWith(each.toLowerCase())) ?? '';
  const bare = sheet.slice(prefix.length).trim();
  const number = /^(.*?)\s*[(（](\d+)[)）]$/.exec(bare);
  const isTaken = (zh: string, en: string): boolean =>
    others.some((other) => other.name.zh === zh || other.name.en === en);
  if (number === null && bare !== '' && !isTaken(bare, bare)) return { zh: bare, en: bare };
  let n = Number(number?.[2] ?? 2);
  while (isTaken(`${name.zh} (${n})`, `${name.en} (${n})`)) n += 1;
  return { zh: `${name.zh} (${n})`, en: `${name.en} (${n})` };
}
