/**
 * Reads a table of actuals, one line per indicator and year.
 *
 * In: the text of a table `indicator,member,period,value,unit[,caliber][,source]` (header in English or Chinese, columns in any
 * order, separated by commas, semicolons or tabs), and the model for which it is meant. Out: the actuals, each with its place in
 * the file, or a problem for every invalid line. Indicators and members may be written as keys or as names in either language.
 */
import { placeOf, readTable, type CsvField } from '../../figures/csv.js';
import { halfDigitOf } from '../../figures/lastDigit.js';
import { parsePeriod } from '../../figures/period.js';
import { isTotalMember } from '../../figures/totalName.js';
import { readTypedNumber } from '../../figures/typedNumber.js';
import { convert, findUnit, listedUnit, sameDimension, type Unit } from '../../figures/units.js';
import { isMoney, writtenUnit } from '../../figures/writtenUnit.js';
import type { Names } from '../../formula/values/scope.js';
import { nearestName, nearestNames } from '../../formula/values/nearest.js';
import type { Outcome, Place, Problem, Severity } from '../../messages/problem.js';
import type { Indicator, Model } from '../model.js';
import { findNamed, foldName, hasSeries, namesOf } from '../names.js';
import type { PreparedModel } from '../prepared.js';

export interface NewActual {
  /** Key of the indicator. */
  readonly indicator: string;
  /** Key of the dimension's member that it is about, if it is about one. */
  readonly member?: string;
  /** Name of the place as figures write it: the model's own for the whole. */
  readonly geography: string;
  readonly year: number;
  /** In `unit`, as given. */
  readonly value: number;
  readonly unit: Unit;
  /** Half of the last digit as given, in `unit`. */
  readonly half: number;
  readonly caliber: string;
  readonly source: string;
  readonly place: Place;
}

const COLUMNS = ['indicator', 'period', 'value', 'unit'] as const;
const MORE_COLUMNS = ['member', 'caliber', 'source'] as const;
/** So many near names are offered. */
const MOST_NEAREST = 3;

type Column = (typeof COLUMNS)[number] | (typeof MORE_COLUMNS)[number];
type Row = Readonly<Record<Column, CsvField>>;

const ALIASES: Readonly<Record<string, Column>> = {
  指标: 'indicator',
  成员: 'member',
  地区: 'member',
  时期: 'period',
  年份: 'period',
  数值: 'value',
  值: 'value',
  单位: 'unit',
  口径: 'caliber',
  来源: 'source',
};

export function readActuals(
  text: string,
  file: string,
  { model, names }: PreparedModel,
  to: number,
): Outcome<readonly NewActual[]> {
  const table = readTable(text, file, COLUMNS, MORE_COLUMNS, ALIASES);
  const problems: Problem[] = [...table.problems];
  const actuals: NewActual[] = [];
  const seen = new Map<string, number>();
  const byKey = new Map(model.indicators.map((row) => [row.key, row]));
  for (const row of table.rows) {
    const reports = reporter(file, problems);
    const { report } = reports;
    const indicator = readIndicator(row.indicator, model, names, byKey, report);
    const member = readMember(row.member, model, report);
    const name = indicator === false ? row.indicator.text.trim() : indicator.key;
    const year = readYear(row.period, { name, baseYear: model.baseYear, to }, report);
    const number = indicator !== false && readValue(row, indicator, reports);
    const isFit = indicator !== false && fitsCaliber(row.caliber, indicator, model, report);
    if (indicator === false || member === false || year === false || number === false || !isFit) continue;
    const cell = `${indicator.key} ${member.geography} ${year}`;
    const earlier = seen.get(cell);
    if (earlier !== undefined) report(row.period, 'roll.twice', { indicator: name, year, line: earlier });
    else
      actuals.push({
        indicator: indicator.key,
        ...(member.key === undefined ? {} : { member: member.key }),
        geography: member.geography,
        year,
        ...number,
        caliber: row.caliber.text.trim(),
        source: row.source.text.trim(),
        place: placeOf(file, row.value),
      });
    if (earlier === undefined) seen.set(cell, row.indicator.line);
  }
  if (problems.length === 0 && actuals.length === 0)
    problems.push({
      code: 'roll.noActuals',
      severity: 'error',
      place: { file, line: 1, column: 1 },
      args: { file, example: exampleLine(model, to) },
    });
  problems.sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0));
  return problems.every(({ severity }) => severity === 'warning')
    ? { ok: true, value: actuals, problems }
    : { ok: false, problems };
}

/** A line as it could be, of the model's first series. */
function exampleLine({ indicators }: Model, to: number): string {
  const { key, unit } = indicators.find(hasSeries) ?? { key: 'indicator', unit: '%' };
  return `${key},,${to},100,${unit}`;
}

/** Collects a problem and returns false, which is then the result of reading. */
type ReportField = (field: CsvField, code: Problem['code'], args: Problem['args']) => false;

interface Reporter {
  readonly report: ReportField;
  readonly warn: (field: CsvField, code: Problem['code'], args: Problem['args']) => void;
}

function reporter(file: string, problems: Problem[]): Reporter {
  const add = (field: CsvField, code: Problem['code'], args: Problem['args'], severity: Severity): void => {
    problems.push({ code, severity, place: placeOf(file, field), args });
  };
  return {
    report: (field, code, args) => {
      add(field, code, args, 'error');
      return false;
    },
    warn: (field, code, args) => {
      add(field, code, args, 'warning');
    },
  };
}

function readIndicator(
  field: CsvField,
  model: Model,
  names: Names,
  byKey: ReadonlyMap<string, Indicator>,
  report: ReportField,
): Indicator | false {
  const name = field.text.trim();
  if (name === '') return report(field, 'figures.empty', { column: 'indicator' });
  const key = names.resolve(name) ?? '';
  const found = byKey.get(key);
  if (found !== undefined) return found;
  if (model.parameters.some((row) => row.key === key)) return report(field, 'roll.notIndicator', { name });
  const nearest = nearestNames(name, model.indicators.filter(hasSeries).map(namesOf), MOST_NEAREST).join(
    ' / ',
  );
  return nearest === ''
    ? report(field, 'roll.unknownIndicator', { name })
    : report(field, 'roll.nearIndicator', { name, nearest });
}

/** The member or place; an empty field, or the name of the model's own place, is the whole. */
function readMember(
  field: CsvField,
  model: Model,
  report: ReportField,
): { readonly key?: string; readonly geography: string } | false {
  const name = field.text.trim();
  const folded = foldName(name);
  if (name === '' || folded === foldName(model.geography)) return { geography: model.geography };
  const members = (model.dimensions ?? []).flatMap((row) => row.members);
  const member = findNamed(members, name);
  if (member !== undefined)
    return member.name.zh === model.geography
      ? { geography: model.geography }
      : { key: member.key, geography: member.name.zh };
  const places = [...new Set(model.figures.map(({ geography }) => geography))];
  const place = places.find((each) => foldName(each) === folded) ?? findNamed(model.places ?? [], name)?.key;
  if (place !== undefined) return { geography: place };
  if (isTotalMember(name)) return report(field, 'figures.totalMember', { found: name });
  const nearest = nearestName(name, [...members.flatMap(namesOf), ...places]);
  return nearest === undefined
    ? report(field, 'roll.unknownMember', { name })
    : report(field, 'roll.nearMember', { name, nearest });
}

function readYear(
  field: CsvField,
  { name, baseYear, to }: { readonly name: string; readonly baseYear: number; readonly to: number },
  report: ReportField,
): number | false {
  const written = field.text.normalize('NFKC').trim().replace(/年$/, '');
  const period = parsePeriod(written);
  if (period === undefined) return report(field, 'roll.period', { found: field.text.trim(), to });
  const args = { indicator: name, period: written };
  if (period.kind === 'span') {
    const isWithin = period.from.kind !== 'year' && period.from.year === period.to.year;
    return report(field, isWithin ? 'roll.partYear' : 'roll.manyYears', args);
  }
  if (period.kind !== 'year') return report(field, 'roll.partYear', args);
  const { year } = period;
  if (year < baseYear) return report(field, 'roll.early', { indicator: name, year, baseYear });
  if (year > to) return report(field, 'roll.late', { indicator: name, year, to });
  return year;
}

function readValue(
  row: Row,
  indicator: Indicator,
  { report, warn }: Reporter,
): Pick<NewActual, 'value' | 'unit' | 'half'> | false {
  const name = indicator.key;
  const written = row.unit.text.trim();
  const own = findUnit(indicator.unit);
  if (written === '') return report(row.unit, 'roll.noUnit', { indicator: name, expected: indicator.unit });
  const unit = writtenUnit(written);
  if (unit === undefined || own === undefined || !sameDimension(unit, own))
    return isMoney(written) && isMoney(indicator.unit)
      ? report(row.unit, 'figures.otherCurrency', { ...indicator.name, found: written, unit: indicator.unit })
      : report(row.unit, 'roll.otherUnit', { indicator: name, unit: written, expected: indicator.unit });
  if (row.value.text.trim() === '') return report(row.value, 'roll.noValue', { indicator: name });
  const reading = readTypedNumber(row.value.text, { unit: unit.symbol });
  if (!reading.ok) return report(row.value, reading.problem.code, reading.problem.args);
  const half = halfDigitOf(row.value.text, reading.value);
  if (unit.symbol === own.symbol || listedUnit(unit.symbol) !== undefined)
    return { value: reading.value, unit, half };
  const amount = convert(reading.value, unit, own);
  if (amount === undefined) throw new Error(`${written} was not checked against ${indicator.unit}`);
  const args = { ...indicator.name, value: reading.value, found: written, amount, unit: own.symbol };
  warn(row.unit, 'figures.unitConverted', args);
  return { value: amount, unit: own, half: convert(half, unit, own) ?? 0 };
}

/** A caliber that is given must be one of the indicator, or of the figures that it uses. */
function fitsCaliber(field: CsvField, indicator: Indicator, model: Model, report: ReportField): boolean {
  const caliber = field.text.trim();
  const folded = foldName(caliber);
  const has = (row: Indicator): boolean => calibersOf(row, model).some((each) => foldName(each) === folded);
  const [expected] = calibersOf(indicator, model);
  if (caliber === '' || expected === undefined || has(indicator)) return true;
  const args = { indicator: indicator.key, caliber, expected };
  const other = model.indicators.find((row) => row !== indicator && has(row));
  if (other === undefined) report(field, 'roll.caliber', args);
  else report(field, 'roll.caliberOf', { ...args, other: other.key });
  return false;
}

function calibersOf({ caliber, figures = [] }: Indicator, model: Model): readonly string[] {
  const own = caliber === undefined ? [] : [caliber.zh, caliber.en];
  const used = model.figures.filter(({ id }) => figures.includes(id)).map((figure) => figure.caliber);
  return [...own, ...used].filter((each) => each !== '');
}
