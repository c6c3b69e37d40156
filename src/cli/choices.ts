/**
 * Reads what options choose from a model: scenarios, indicators, parameters, years, goals and targets.
 *
 * In: the option's text. Out: its meaning, or undefined after one error was reported. Names may be
 * keys or display names in either language; values are in the indicator's unit, or in one that converts to it.
 */
import { completeTarget } from '../model/completeModel.js';
import { readTypedNumber, type TypedReading } from '../figures/typedNumber.js';
import { reportedValue, type Unit } from '../figures/units.js';
import { nearestNames } from '../formula/values/nearest.js';
import type { CliText } from '../messages/wording/cli.js';
import { grouped } from '../messages/language.js';
import { describe } from '../messages/messages.js';
import { findNamed, namesOf } from '../model/names.js';
import { COMPARATORS, type Comparator, type Target } from '../model/model.js';
import type { PreparedModel } from '../model/prepared.js';
import type { Given } from './arguments.js';
import type { Terminal } from './terminal.js';

/** A scenario by key or display name; by default the first. */
export function chooseScenario(
  { model }: PreparedModel,
  wanted: string | undefined,
  terminal: Terminal,
): string | undefined {
  if (wanted === undefined) return model.scenarios[0]?.key;
  const found = findNamed(model.scenarios, wanted)?.key;
  if (found !== undefined) return found;
  const known = model.scenarios.map(({ key, name }) => `${key} (${name[terminal.language]})`);
  const nearest = nearestNames(wanted, model.scenarios.map(namesOf), MOST_NEAREST).join(
    terminal.say('orName'),
  );
  const args = { scenario: wanted, known: known.join(', '), nearest };
  terminal.complain(terminal.say(nearest === '' ? 'unknownScenario' : 'nearScenario', args));
  return undefined;
}

/** The key of an indicator by key or display name; undefined after an error was reported. */
export function chooseIndicator(
  prepared: PreparedModel,
  written: string,
  terminal: Terminal,
): string | undefined {
  const key = prepared.names.resolve(written);
  if (key !== undefined && prepared.seriesByKey.has(key)) return key;
  const known = prepared.series.map(({ indicator }) => namesOf(indicator));
  complainUnknown(written, known, ['unknownIndicator', 'nearIndicator'], terminal);
  return undefined;
}

/** The key of a member by key, name or alias; undefined after an error was reported. */
export function chooseMember(
  { model }: PreparedModel,
  written: string,
  terminal: Terminal,
): string | undefined {
  const members = (model.dimensions ?? []).flatMap((dimension) => dimension.members);
  const found = findNamed(members, written);
  if (found === undefined)
    complainUnknown(written, members.map(namesOf), ['unknownMember', 'nearMember'], terminal);
  return found?.key;
}

/** The key of a parameter by key or display name; undefined after an error was reported. */
export function chooseParameter(
  prepared: PreparedModel,
  written: string,
  terminal: Terminal,
): string | undefined {
  const key = prepared.names.resolve(written);
  const row = key === undefined ? undefined : prepared.parameterByKey.get(key);
  if (row === undefined) {
    const known = prepared.parameters.map(({ parameter }) => namesOf(parameter));
    complainUnknown(written, known, ['unknownParameter', 'nearParameter'], terminal);
    return undefined;
  }
  if (row.parameter.options === undefined) return key;
  terminal.complain(terminal.say('switchNotMovable', { name: row.parameter.name[terminal.language] }));
  return undefined;
}

function complainUnknown(
  name: string,
  known: readonly (readonly string[])[],
  [plain, near]: readonly [CliText, CliText],
  terminal: Terminal,
): void {
  const nearest = nearestNames(name, known, MOST_NEAREST).join(terminal.say('orName'));
  terminal.complain(terminal.say(nearest === '' ? plain : near, { name, nearest }));
}

/** Largest number of similar names offered. */
const MOST_NEAREST = 3;

/** A year of the model; undefined after an error was reported. */
export function chooseYear(
  { model }: PreparedModel,
  written: string,
  terminal: Terminal,
): number | undefined {
  const year = readYear(written);
  if (year !== undefined && year >= model.firstYear && year <= model.horizon) return year;
  terminal.complain(
    terminal.say('badYear', { year: written, first: String(model.firstYear), last: String(model.horizon) }),
  );
  return undefined;
}

/** The name of a year and not an amount: four digits, in full or half width; undefined for anything else. */
export function readYear(written: string): number | undefined {
  const digits = /^\s*(\d{4})\s*年?\s*$/.exec(written.normalize('NFKC'))?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * A million draws determine every percentile to a few thousandths of a standard deviation; ten million take minutes and add
 * nothing.
 */
const MOST_DRAWS = 1_000_000;

/** The option --draws, or the default; undefined after an error was reported. */
export function chooseDraws(given: Given, otherwise: number, terminal: Terminal): number | undefined {
  const written = given['draws'];
  if (written === undefined) return otherwise;
  const reading = readTypedNumber(written, { unit: '次' });
  const draws = reading.ok ? reading.value : NaN;
  if (Number.isInteger(draws) && draws >= 1 && draws <= MOST_DRAWS) return draws;
  const text = draws > MOST_DRAWS ? 'tooManyDraws' : 'badDraws';
  const value = Number.isSafeInteger(draws) ? grouped(draws) : written;
  complainNumber(reading, terminal.say(text, { value, most: grouped(MOST_DRAWS) }), terminal);
  return undefined;
}

/** The option --seed, or the default; undefined after an error was reported. */
export function chooseSeed(given: Given, otherwise: number, terminal: Terminal): number | undefined {
  const written = given['seed'];
  if (written === undefined) return otherwise;
  const reading = readTypedNumber(written, { unit: '' });
  if (reading.ok && Number.isSafeInteger(reading.value) && reading.value >= 0) return reading.value;
  const most = String(Number.MAX_SAFE_INTEGER);
  complainNumber(reading, terminal.say('badSeed', { value: written, most }), terminal);
  return undefined;
}

/** Reports what the text could mean, if the reader knows it; `otherwise` is the text about the option's values. */
function complainNumber(reading: TypedReading, otherwise: string, { complain, language }: Terminal): void {
  const isVague = reading.ok || /typed(?:NotNumber|Unit|Unitless)$/.test(reading.problem.code);
  complain(isVague ? otherwise : describe(reading.problem, language));
}

export interface Goal {
  readonly indicator: string;
  readonly year: number;
  readonly comparator: Comparator;
  /** In the indicator's unit. */
  readonly value: number;
}

/** Name, year, comparator and value; `：＞＝` as a Chinese keyboard types them are read as well. */
const GOAL = /^\s*(.+?)\s*[:：]\s*([^<>=≤≥＜＞＝]+?)\s*([<＜>＞][=＝]|[≤≥<＜>＞=＝])\s*(.*?)\s*$/s;

/** `export_share:2030=3.5%`. */
export function readGoal(
  prepared: PreparedModel,
  written: string,
  misread: CliText,
  terminal: Terminal,
): Goal | undefined {
  const [, name = '', year = '', sign = '', number = ''] = GOAL.exec(written) ?? [];
  const plain = sign.normalize('NFKC').replace('≥', '>=').replace('≤', '<=');
  const comparator = COMPARATORS.find((each) => each === plain);
  // A text without any digit is reported at once, because its name may be wrong too.
  if (comparator === undefined || !/[0-9０-９]/.test(number)) {
    terminal.complain(terminal.say(misread, { value: written }));
    return undefined;
  }
  const indicator = chooseIndicator(prepared, name, terminal);
  const chosen = indicator === undefined ? undefined : chooseYear(prepared, year, terminal);
  if (indicator === undefined || chosen === undefined) return undefined;
  const unit = unitOf(prepared, indicator);
  const reading = readTypedNumber(number, { unit: unit.symbol, present: lastActual(prepared, indicator) });
  if (reading.ok) return { indicator, year: chosen, comparator, value: reading.value };
  const { code, args } = reading.problem;
  if (code === 'figures.typedUnit') {
    const words = { indicator: prepared.names.write(indicator, terminal.language), unit: unit.symbol };
    terminal.complain(terminal.say('wrongUnit', { ...words, given: args['given'] ?? '' }));
  } else complainNumber(reading, terminal.say(misread, { value: written }), terminal);
  return undefined;
}

/** Several, separated by semicolons, as targets of the model. */
export function readTargets(
  prepared: PreparedModel,
  written: string,
  terminal: Terminal,
): readonly Target[] | undefined {
  const targets: Target[] = [];
  for (const part of written.split(/[;；]/).filter((text) => text.trim() !== '')) {
    const goal = readGoal(prepared, part, 'badTarget', terminal);
    if (goal === undefined) return undefined;
    const { symbol } = unitOf(prepared, goal.indicator);
    targets.push(completeTarget({ key: part.trim(), ...goal, source: 'assumption' }, symbol, undefined));
  }
  if (targets.length > 0) return targets;
  terminal.complain(terminal.say('badTarget', { value: written }));
  return undefined;
}

/** The last figure of an indicator, as people write it; 0 where there is none. */
function lastActual(prepared: PreparedModel, key: string): number {
  const row = prepared.seriesByKey.get(key);
  const last = [...(row?.actuals ?? [])].sort(([a], [b]) => a - b).at(-1)?.[1];
  return row === undefined || last === undefined ? 0 : reportedValue(last.value, row.unit);
}

/** The unit of an indicator or parameter of the model. */
export function unitOf(prepared: PreparedModel, key: string): Unit {
  const row = prepared.seriesByKey.get(key) ?? prepared.parameterByKey.get(key);
  if (row === undefined) throw new Error(`"${key}" has no values`);
  return row.unit;
}
