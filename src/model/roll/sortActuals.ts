/**
 * Sorts actuals: those that join a series, those that are kept as figures only, and those that are there already.
 *
 * In: a prepared model and actuals. Out: the three kinds, and a problem for each that would change the past. `figureOf` makes the
 * figure of an actual: an input of the user's own, with who gave it, when, and from which line of which table.
 */
import { usedValue, type Figure } from '../../figures/figure.js';
import { slipRatio } from '../../figures/slip.js';
import { convert, findUnit } from '../../figures/units.js';
import type { Problem } from '../../messages/problem.js';
import { basicKinds, isActualKind } from '../derived.js';
import type { Model } from '../model.js';
import { hasSeries } from '../names.js';
import type { PreparedModel } from '../prepared.js';
import type { NewActual } from './readActuals.js';
import { freeFigureId } from './repeatDerived.js';
import { shortNumber, type RollRequest, type UnusedActual } from './roll.js';

export interface SortedActuals {
  readonly joins: readonly NewActual[];
  /** Those that join the series of a member, with the key of that series. */
  readonly ofMembers: readonly { readonly series: string; readonly actual: NewActual }[];
  /** Kept as figures that no series uses. */
  readonly kept: readonly NewActual[];
  readonly unused: readonly UnusedActual[];
  readonly problems: readonly Problem[];
}

export function sortActuals(before: PreparedModel, { actuals }: RollRequest): SortedActuals {
  const { model, seriesByKey } = before;
  const kinds = basicKinds(model.figures);
  const joins: NewActual[] = [];
  const ofMembers: { series: string; actual: NewActual }[] = [];
  const kept: NewActual[] = [];
  const unused: UnusedActual[] = [];
  const problems: Problem[] = [];
  for (const actual of actuals) {
    const row = model.indicators.find(({ key }) => key === actual.indicator);
    if (row === undefined) throw new Error(`no indicator "${actual.indicator}"`);
    const isWhole = actual.member === undefined && actual.geography === model.geography;
    const series = isWhole ? row.key : seriesOfMember(before, actual);
    const there =
      series === undefined ? undefined : seriesByKey.get(series)?.actuals.get(actual.year)?.figure;
    const isActual = there !== undefined && isActualKind(kinds.get(there.id) ?? 'actual');
    if (there !== undefined && isActual && agrees(actual, there))
      unused.push(tellUnused(actual, 'known', model));
    else if (there !== undefined && actual.year <= model.baseYear)
      problems.push(revisedProblem(actual, there));
    else if (!isWhole && series !== undefined) ofMembers.push({ series, actual });
    else if (!isWhole || !hasSeries(row)) {
      if (!isKnownFigure(actual, model)) kept.push(actual);
      unused.push(tellUnused(actual, isWhole ? 'noSeries' : 'member', model));
    } else joins.push(actual);
  }
  return { joins, ofMembers, kept, unused, problems };
}

/** The series of the one member that an actual names; none for a member of two dimensions or of another level. */
function seriesOfMember({ series }: PreparedModel, { indicator, member }: NewActual): string | undefined {
  return series.find(
    ({ member: row }) => row?.of === indicator && row.members.length === 1 && row.members[0]?.key === member,
  )?.indicator.key;
}

/** Whether the actual, to its own digits, is the figure. */
function agrees({ value, unit, half }: NewActual, figure: Figure): boolean {
  const known = figureIn(figure, unit.symbol);
  return known !== undefined && Math.abs(known - value) <= half * (1 + 1e-9);
}

function figureIn(figure: Figure, symbol: string): number | undefined {
  const [from, to] = [findUnit(figure.unit), findUnit(symbol)];
  return from === undefined || to === undefined ? undefined : convert(usedValue(figure), from, to);
}

function isKnownFigure(actual: NewActual, { figures }: Model): boolean {
  return figures.some(
    (figure) =>
      figure.indicator === actual.indicator &&
      figure.geography === actual.geography &&
      figure.period === String(actual.year) &&
      isActualKind(figure.kind) &&
      agrees(actual, figure),
  );
}

/** A warning for each actual that is many times as large or as small as the one before it, in the table or in the model. */
export function findSlips(
  { model, seriesByKey }: PreparedModel,
  actuals: readonly NewActual[],
): readonly Problem[] {
  return actuals.flatMap((actual): readonly Problem[] => {
    const { indicator, geography, year, value, unit, place } = actual;
    const row = geography === model.geography ? seriesByKey.get(indicator) : undefined;
    const known = [...(row?.actuals ?? [])].map(([each, { figure }]) => ({
      year: each,
      value: figureIn(figure, unit.symbol),
    }));
    const given = actuals
      .filter((each) => each.indicator === indicator && each.geography === geography)
      .map((each) => ({ year: each.year, value: convert(each.value, each.unit, unit) }));
    const earlier = [...known, ...given].filter((each) => each.year < year).sort((a, b) => b.year - a.year);
    const [last] = earlier;
    const ratio =
      last?.value === undefined
        ? undefined
        : slipRatio(value, last.value, Object.keys(unit.dimension).length > 0);
    if (last?.value === undefined || ratio === undefined) return [];
    const name = model.indicators.find(({ key }) => key === indicator)?.name ?? {
      zh: indicator,
      en: indicator,
    };
    const args = { ...name, period: year, value, unit: unit.symbol, ratio };
    const shown = { before: Number(last.value.toPrecision(6)), year: last.year };
    return [{ code: 'figures.slip', severity: 'warning', place, args: { ...args, ...shown } }];
  });
}

/** An actual that is not used, with the reason. */
export function tellUnused(actual: NewActual, reason: UnusedActual['reason'], model: Model): UnusedActual {
  const { indicator, year, value, unit, geography } = actual;
  const place = geography === model.geography ? null : geography;
  return { indicator, member: actual.member ?? place, year, value, unit: unit.symbol, reason };
}

/** Whether a roll brought the figure: a number that a person typed on the same day is none of it. */
export function cameWithRoll({ kind, note, period }: Figure): boolean {
  return kind === 'input' && note.includes(rolledMark(period));
}

/** The words of the note by which a figure of a roll is known. */
function rolledMark(period: string): string {
  return ` / Actual of ${period} (`;
}

/**
 * Its unit is that of the series' other figures, so that derived formulas over them can be repeated: 0.311 万亿元 is kept as 3110 亿元,
 * and the note says how it was given.
 */
export function figureOf(
  actual: NewActual,
  { model }: PreparedModel,
  { date, file }: RollRequest,
  isTaken: (id: string) => boolean,
): Figure {
  const { indicator, member, geography, year, caliber, source, place } = actual;
  const row = model.indicators.find(({ key }) => key === indicator);
  const listed = model.figures.find(({ id }) => row?.figures?.includes(id) === true);
  const unit = findUnit(listed?.unit ?? row?.unit ?? '') ?? actual.unit;
  const value = convert(actual.value, actual.unit, unit);
  if (value === undefined) throw new Error(`${actual.unit.symbol} was not checked against ${unit.symbol}`);
  const suffix = member === undefined ? '' : `_${member}`;
  const line = place.line === undefined ? '' : `:${place.line}`;
  const written = unit.symbol === actual.unit.symbol ? '' : `${actual.value} ${actual.unit.symbol}`;
  const from = [written, source, `${file}${line}`].filter((part) => part !== '').join('; ');
  return {
    id: freeFigureId(`${indicator}${suffix}_${year}`, isTaken),
    indicator,
    geography,
    ...(member === undefined ? {} : { member }),
    period: String(year),
    periodBasis: 'printed',
    value,
    unit: unit.symbol,
    qualifier: 'exact',
    kind: 'input',
    caliber,
    author: source === '' ? file : source,
    date,
    note: `${year}年实际数（${from}）${rolledMark(String(year))}${from})`,
  };
}

function revisedProblem({ indicator, year, value, unit, place }: NewActual, figure: Figure): Problem {
  const was = figureIn(figure, unit.symbol) ?? usedValue(figure);
  const args = { indicator, year, was: shortNumber(was), is: value, unit: unit.symbol, figure: figure.id };
  return figure.formula === undefined
    ? { code: 'roll.revised', severity: 'error', place, args }
    : { code: 'roll.revisedDerived', severity: 'error', place, args: { ...args, formula: figure.formula } };
}
