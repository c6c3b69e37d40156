/**
 * Reads what options choose from a model: scenarios, indicators, parameters, years, goals and targets.
 *
 * In: the option's text. Out: what it stands for, or undefined after one sentence about what is wrong. Names may be
 * keys or display names in either language; values are in the indicator's unit, or in one that converts to it.
 */
import { completeTarget } from '../model/completeModel.js';
import { convert, findUnit, type Unit } from '../figures/units.js';
import { nearestName } from '../formula/values/nearest.js';
import type { CliText } from '../messages/wording/cli.js';
import { grouped } from '../messages/language.js';
import { COMPARATORS, type Comparator, type Target } from '../model/model.js';
import type { PreparedModel } from '../model/prepared.js';
import type { Given } from './arguments.js';
import type { Terminal } from './terminal.js';

/** By key or display name; the first when none is wanted. */
export function chooseScenario(
  { model, scenarioByKey }: PreparedModel,
  wanted: string | undefined,
  terminal: Terminal,
): string | undefined {
  if (wanted === undefined) return model.scenarios[0]?.key;
  const found = model.scenarios.find(({ key, name }) => [key, name.zh, name.en].includes(wanted))?.key;
  if (found !== undefined) return found;
  const known = model.scenarios.map(({ key, name }) => `${key} (${name[terminal.language]})`);
  const nearest = nearestName(wanted, [...scenarioByKey.keys()]);
  const args = { scenario: wanted, known: known.join(', '), nearest: nearest ?? '' };
  terminal.complain(terminal.say(nearest === undefined ? 'unknownScenario' : 'nearScenario', args));
  return undefined;
}

export function chooseIndicator(
  prepared: PreparedModel,
  written: string,
  terminal: Terminal,
): string | undefined {
  const key = prepared.names.resolve(written);
  if (key !== undefined && prepared.seriesByKey.has(key)) return key;
  const known = prepared.series.flatMap(({ indicator: { key: each, name } }) => [each, name.zh, name.en]);
  complainUnknown(written, known, ['unknownIndicator', 'nearIndicator'], terminal);
  return undefined;
}

export function chooseParameter(
  prepared: PreparedModel,
  written: string,
  terminal: Terminal,
): string | undefined {
  const key = prepared.names.resolve(written);
  const row = key === undefined ? undefined : prepared.parameterByKey.get(key);
  if (row === undefined) {
    const known = prepared.parameters.flatMap(({ parameter: { key: each, name } }) => [
      each,
      name.zh,
      name.en,
    ]);
    complainUnknown(written, known, ['unknownParameter', 'nearParameter'], terminal);
    return undefined;
  }
  if (row.parameter.options === undefined) return key;
  terminal.complain(terminal.say('switchNotMovable', { name: row.parameter.name[terminal.language] }));
  return undefined;
}

function complainUnknown(
  name: string,
  known: readonly string[],
  [plain, near]: readonly [CliText, CliText],
  { complain, say }: Terminal,
): void {
  const nearest = nearestName(name, known);
  complain(nearest === undefined ? say(plain, { name }) : say(near, { name, nearest }));
}

export function chooseYear(
  { model }: PreparedModel,
  written: string,
  terminal: Terminal,
): number | undefined {
  const year = readWhole(written, NaN);
  if (year >= model.firstYear && year <= model.horizon) return year;
  terminal.complain(
    terminal.say('badYear', { year: written, first: String(model.firstYear), last: String(model.horizon) }),
  );
  return undefined;
}

/** A million draws fix every percentile to a few thousandths of a standard deviation; ten take minutes and tell no more. */
const MOST_DRAWS = 1_000_000;

export function chooseDraws(given: Given, otherwise: number, terminal: Terminal): number | undefined {
  const draws = readWhole(given['draws'], otherwise);
  if (draws >= 1 && draws <= MOST_DRAWS) return draws;
  const text = draws > MOST_DRAWS ? 'tooManyDraws' : 'badDraws';
  const value = Number.isNaN(draws) ? (given['draws'] ?? '') : grouped(draws);
  terminal.complain(terminal.say(text, { value, most: grouped(MOST_DRAWS) }));
  return undefined;
}

export function chooseSeed(given: Given, otherwise: number, terminal: Terminal): number | undefined {
  const seed = readWhole(given['seed'], otherwise);
  if (seed >= 0) return seed;
  const most = String(Number.MAX_SAFE_INTEGER);
  terminal.complain(terminal.say('badSeed', { value: given['seed'] ?? '', most }));
  return undefined;
}

/** NaN for what is no whole number. Thousands marks, exponents and full-width digits are read as well. */
function readWhole(written: string | undefined, otherwise: number): number {
  if (written === undefined) return otherwise;
  const plain = written.normalize('NFKC').trim();
  const ungrouped = /^[+-]?\d{1,3}(,\d{3})+$/.test(plain) ? plain.replaceAll(',', '') : plain;
  const number = /^[+-]?\d+(e\+?\d+)?$/i.test(ungrouped) ? Number(ungrouped) : NaN;
  return Number.isSafeInteger(number) ? number : NaN;
}

export interface Goal {
  readonly indicator: string;
  readonly year: number;
  readonly comparator: Comparator;
  /** In the indicator's unit. */
  readonly value: number;
}

/** `export_share:2030=3.5%`; full-width signs as a Chinese keyboard types them are read as well. */
export function readGoal(
  prepared: PreparedModel,
  written: string,
  misread: CliText,
  terminal: Terminal,
): Goal | undefined {
  const plain = written.normalize('NFKC').replaceAll('≥', '>=').replaceAll('≤', '<=');
  const [, name = '', year = '', sign = '', number = '', symbol = ''] =
    /^\s*(.+?)\s*:\s*(\d+)\s*(>=|<=|>|<|=)\s*([+-]?[\d,]*\.?\d+(?:e[+-]?\d+)?)\s*(\S*)\s*$/i.exec(plain) ??
    [];
  const value = Number(number.replaceAll(',', ''));
  const comparator = COMPARATORS.find((each) => each === sign);
  if (comparator === undefined || !Number.isFinite(value)) {
    terminal.complain(terminal.say(misread, { value: written }));
    return undefined;
  }
  const indicator = chooseIndicator(prepared, name, terminal);
  const chosen = indicator === undefined ? undefined : chooseYear(prepared, year, terminal);
  if (indicator === undefined || chosen === undefined) return undefined;
  const unit = unitOf(prepared, indicator);
  const converted = symbol === '' ? value : inUnit(value, symbol, unit);
  if (converted === undefined) {
    const words = {
      indicator: prepared.names.write(indicator, terminal.language),
      unit: unit.symbol,
      given: symbol,
    };
    terminal.complain(terminal.say('wrongUnit', words));
    return undefined;
  }
  return { indicator, year: chosen, comparator, value: converted };
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

/** Undefined when the symbol is no unit or measures something else. */
function inUnit(value: number, symbol: string, unit: Unit): number | undefined {
  const given = findUnit(symbol);
  return given === undefined ? undefined : convert(value, given, unit);
}

export function unitOf(prepared: PreparedModel, key: string): Unit {
  const row = prepared.seriesByKey.get(key) ?? prepared.parameterByKey.get(key);
  if (row === undefined) throw new Error(`"${key}" has no values`);
  return row.unit;
}
