/**
 * Reads a table of observations: `indicator,member,period,value[,unit][,caliber][,cumulative][,source]`.
 *
 * In: the file's text, its name, and a prepared model. Out: the observations in the units of their indicators, and a problem for
 * each invalid field. Indicators, members and units may have any of their names; a row without a value is left out with a
 * warning, because forms are filled in gradually.
 */
import { placeOf, walkTable, type CsvField } from '../../figures/csv.js';
import { halfDigitOf } from '../../figures/lastDigit.js';
import { startsInJanuary } from '../../figures/period.js';
import { CUMULATIVE } from '../../figures/read.js';
import { isTotalMember } from '../../figures/totalName.js';
import { readTypedNumber } from '../../figures/typedNumber.js';
import { convert, findUnit, listedUnit, UNITS, type Unit } from '../../figures/units.js';
import { isMoney, writtenUnit } from '../../figures/writtenUnit.js';
import { nearestNames } from '../../formula/values/nearest.js';
import { makeProblem, type Problem, type Severity } from '../../messages/problem.js';
import type { Indicator, Model, Named } from '../../model/model.js';
import { foldName, namesOf } from '../../model/names.js';
import type { PreparedModel } from '../../model/prepared.js';
import type { Observation, ObservedMember } from './observation.js';
import { packHistory } from './packHistory.js';
import { remembered } from './remembered.js';
import { readTypedPeriod, type TypedPeriod } from './typedPeriod.js';

const COLUMNS = ['indicator', 'period', 'value'] as const;
const OPTIONAL = ['member', 'unit', 'caliber', 'cumulative', 'source'] as const;
/** Chinese headings of the columns. */
const ALIASES: Readonly<Record<string, (typeof COLUMNS)[number] | (typeof OPTIONAL)[number]>> = {
  指标: 'indicator',
  时期: 'period',
  年份: 'period',
  数值: 'value',
  值: 'value',
  实际值: 'value',
  成员: 'member',
  地区: 'member',
  单位: 'unit',
  口径: 'caliber',
  累计: 'cumulative',
  来源: 'source',
};
type Row = Readonly<Record<(typeof COLUMNS)[number] | (typeof OPTIONAL)[number], CsvField>>;

interface ActualsReading {
  readonly observations: readonly Observation[];
  readonly problems: readonly Problem[];
}

/** Largest number of similar names offered. */
const MOST_NEAREST = 3;

export function readActuals(csv: string, file: string, prepared: PreparedModel): ActualsReading {
  const problems: Problem[] = [];
  const lookUp = lookUps(prepared);
  const add: Add = (field, code, args, severity) =>
    problems.push(makeProblem(code, placeOf(file, field), args, severity));
  const observations: Observation[] = [];
  const columns = { columns: COLUMNS, optional: OPTIONAL, aliases: ALIASES };
  const ofTable = walkTable(csv, file, columns, (row) => {
    const observation = readRow(row, file, lookUp, add);
    if (observation !== undefined) observations.push(observation);
  });
  problems.push(...ofTable);
  if (observations.length === 0 && problems.length === 0)
    add({ text: '', line: 1, column: 1 }, 'monitor.noRows', {});
  return { observations, problems };
}

export type Add = (
  field: CsvField,
  code: Problem['code'],
  args: Problem['args'],
  severity?: Severity,
) => void;

function readRow(row: Row, file: string, lookUp: LookUps, add: Add): Observation | undefined {
  const found = lookUp.indicator(row.indicator.text);
  const member = lookUp.member(row.member.text);
  const typed = lookUp.period(row.period.text);
  const says = readSays(row.cumulative, add);
  if (found === undefined) tellUnknown('Indicator', row.indicator, lookUp.nearIndicator, add);
  if (member === undefined && isTotalMember(row.member.text))
    add(row.member, 'figures.totalMember', { found: row.member.text.trim() });
  else if (member === undefined) tellUnknown('Member', row.member, lookUp.nearMember, add);
  if (!typed.ok)
    add(row.period, typed.why === 'unreadable' ? 'monitor.period' : 'monitor.severalYears', {
      found: row.period.text,
    });
  else if (says === 'cumulative' && typed.span.from > 1 && !startsInJanuary(typed.period))
    add(row.period, 'figures.cumulative', { period: typed.period });
  if (found === undefined) return undefined;
  checkCaliber(row.caliber, found, add);
  if (row.value.text.trim() === '') {
    const args = { indicator: found.indicator.key, period: row.period.text };
    add(row.value, 'monitor.noValue', args, 'warning');
    return undefined;
  }
  const amount = readAmount(row, found, lookUp.unit, add);
  if (amount === undefined || member === undefined || !typed.ok || says === undefined) return undefined;
  const { period, span } = typed;
  return {
    indicator: found.indicator.key,
    ...(member === 'whole' ? {} : { member }),
    period,
    span: says === 'cumulative' ? { ...span, from: 1 } : span,
    ...amount,
    says,
    caliber: row.caliber.text.trim(),
    source: row.source.text.trim(),
    place: placeOf(file, row.period),
  };
}

/** Reports a name that the model does not have, with those that are near it. */
export function tellUnknown(
  what: 'Indicator' | 'Member',
  field: CsvField,
  nearest: (written: string) => string,
  add: Add,
): void {
  const found = field.text.trim();
  const near = nearest(found);
  if (near === '') add(field, `monitor.unknown${what}`, { found });
  else add(field, `monitor.near${what}`, { found, nearest: near });
}

/** Undefined after a problem was reported. */
function readSays(field: CsvField, add: Add): Observation['says'] | undefined {
  const found = field.text.trim().toLowerCase();
  if (found === '') return 'neither';
  if (CUMULATIVE.yes.includes(found)) return 'cumulative';
  if (CUMULATIVE.no.includes(found)) return 'single';
  add(field, 'figures.choice', { column: 'cumulative', found: field.text, choices: 'yes no' });
  return undefined;
}

/** Series of different scope are never compared. */
function checkCaliber(field: CsvField, { indicator, calibers }: Known, add: Add): void {
  const found = field.text.trim();
  if (found === '' || calibers.has(foldName(found))) return;
  const own = indicator.caliber;
  const args = { indicator: indicator.key, found, zh: own?.zh ?? '', en: own?.en ?? '' };
  if (own !== undefined) add(field, 'monitor.caliber', args);
  else if (calibers.size > 0)
    add(field, 'monitor.caliber', { ...args, zh: first(calibers), en: first(calibers) });
  else add(field, 'monitor.caliberUnknown', { indicator: indicator.key, found }, 'warning');
}

function first(texts: ReadonlySet<string>): string {
  return [...texts][0] ?? '';
}

/** The value in the indicator's unit; a unit of the row or of the value itself is converted or refused. */
function readAmount(
  { value, unit: unitField }: Row,
  { indicator, unit }: Known,
  unitOf: LookUps['unit'],
  add: Add,
): Pick<Observation, 'value' | 'half'> | undefined {
  const named = unitField.text.trim();
  const given = named === '' ? unit : unitOf(named);
  const args = { indicator: indicator.key, ...indicator.name, found: named, unit: unit.symbol };
  if (given === undefined || convert(1, given, unit) === undefined) {
    const isCurrency = isMoney(named) && isMoney(unit.symbol);
    if (isCurrency) add(unitField, 'figures.otherCurrency', args);
    else if (given !== undefined) add(unitField, 'monitor.unit', args);
    else add(unitField, 'figures.unit', { found: named, units: UNITS.map(({ symbol }) => symbol).join(' ') });
    return undefined;
  }
  const reading = readTypedNumber(value.text, { unit: given.symbol });
  if (!reading.ok) {
    add(value, reading.problem.code, reading.problem.args);
    return undefined;
  }
  const amount = given === unit ? reading.value : (convert(reading.value, given, unit) ?? NaN);
  if (given.symbol !== unit.symbol && listedUnit(given.symbol) === undefined)
    add(unitField, 'figures.unitConverted', { ...args, value: reading.value, amount }, 'warning');
  return { value: amount, half: halfDigitOf(value.text, amount) };
}

interface Known {
  readonly indicator: Indicator;
  readonly unit: Unit;
  readonly calibers: ReadonlySet<string>;
}

interface LookUps {
  readonly indicator: (written: string) => Known | undefined;
  /** `whole` for the place that the model is about. */
  readonly member: (written: string) => ObservedMember | 'whole' | undefined;
  readonly period: (written: string) => TypedPeriod;
  readonly unit: (written: string) => Unit | undefined;
  /** Near names, empty where there is none. */
  readonly nearIndicator: (written: string) => string;
  readonly nearMember: (written: string) => string;
}

/** Each text is looked up once, because a table repeats the same few texts thousands of times. */
export function lookUps(prepared: PreparedModel): LookUps {
  const { model, names } = prepared;
  const indicators = new Map(model.indicators.map((row) => [row.key, row]));
  const historyOf = packHistory(prepared);
  const members = membersOf(model);
  const places = [
    ...(model.dimensions ?? []).flatMap((dimension) => dimension.members),
    ...(model.places ?? []),
  ];
  const near = (written: string, rows: readonly Named[]): string =>
    nearestNames(written, rows.map(namesOf), MOST_NEAREST).join(' / ');
  return {
    indicator: remembered((written) => {
      const indicator = indicators.get(names.resolve(written) ?? '');
      const unit = findUnit(indicator?.unit ?? '');
      if (indicator === undefined || unit === undefined) return undefined;
      return { indicator, unit, calibers: historyOf(indicator.key)?.calibers ?? new Set<string>() };
    }),
    member: remembered((written) => (written.trim() === '' ? 'whole' : members.get(foldName(written)))),
    period: remembered(readTypedPeriod),
    unit: remembered(writtenUnit),
    nearIndicator: remembered((written) => near(written, model.indicators)),
    nearMember: remembered((written) => near(written, places)),
  };
}

/** By folded name: members of dimensions first, then places that figures are about. */
function membersOf(model: Model): ReadonlyMap<string, ObservedMember | 'whole'> {
  const found = new Map<string, ObservedMember | 'whole'>();
  const rows = [
    ...(model.dimensions ?? []).flatMap(({ members }) => members),
    ...(model.places ?? []).map((place) => ({ ...place, aliases: [] })),
  ];
  const whole = foldName(model.geography);
  for (const row of rows) {
    const own = new Set([...namesOf(row), ...(row.aliases ?? [])].map(foldName));
    const member = own.has(whole) ? ('whole' as const) : { key: row.key, name: row.name, names: own };
    for (const each of own) if (!found.has(each)) found.set(each, member);
  }
  if (!found.has(whole)) found.set(whole, 'whole');
  return found;
}
