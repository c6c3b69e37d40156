/**
 * Rolls a model: actuals arrive, the base year moves, and what changes is explained.
 *
 * In: a prepared model, the year to move to, the actuals up to it (readActuals.ts), and the series that gives way where numbers
 * contradict each other. Out: the rolled model, what the actuals took the place of, what was not used, the revision of every headline
 * series with its causes, and what was checked; or problems, and then there is no rolled model.
 * Laws: actuals that are known already change nothing; the causes of a revision add up; values of past years stay.
 */
import { usedValue, type Figure } from '../../figures/figure.js';
import { cellValue, convert, findUnit, reportedValue } from '../../figures/units.js';
import { printFormula } from '../../formula/text/print.js';
import { referencesOf } from '../../formula/functions/references.js';
import type { Scope } from '../../formula/values/scope.js';
import type { Problem } from '../../messages/problem.js';
import { basicKinds, isActualKind } from '../derived.js';
import { groundsOf } from '../grounds.js';
import type { Model } from '../model.js';
import { hasSeries } from '../names.js';
import { prepareModel } from '../prepare.js';
import type { PreparedModel } from '../prepared.js';
import { projectModel } from '../project.js';
import type { Projection } from '../projection.js';
import { explainDifference, type Revision } from './explainDifference.js';
import { compareIdentity, identitiesOf, solveFor, type Comparison, type Identity } from './identities.js';
import { moveBaseYear, type Joining } from './moveBaseYear.js';
import { halfDigitOf, type NewActual } from './readActuals.js';
import { freeFigureId, repeatDerived } from './repeatDerived.js';

interface RollRequest {
  readonly to: number;
  readonly actuals: readonly NewActual[];
  /** Key of the series that gives way where an identity fails. */
  readonly follow?: string;
  /** The day of the roll, `2026-01-20`, and what the actuals come from: both are kept with the figures. */
  readonly date: string;
  readonly file: string;
}

/** A value of a series that a figure took the place of; values in the unit of the series. */
export interface Replacement {
  readonly indicator: string;
  readonly member: string | null;
  readonly year: number;
  /** The new figure, and its formula where it is derived from actuals. */
  readonly figure: string;
  readonly formula?: string;
  readonly is: number;
  readonly was: number | null;
  /** The figure that was used before; null where the formula was. */
  readonly wasFigure: string | null;
  readonly unit: string;
}

/** `known`: the model has it already. `noSeries`, `member`: kept as a figure that no series uses. `follows`: it gave way. */
export interface UnusedActual {
  readonly indicator: string;
  readonly member: string | null;
  readonly year: number;
  readonly value: number;
  readonly unit: string;
  readonly reason: 'known' | 'noSeries' | 'member' | 'follows';
}

/**
 * `identity`: two sides of a formula within the printed digits, and who gave way. `baseYear`: a headline series has no actual in the
 * base year (`holds` is null). `past`: a value of a past year changed.
 */
export type RollCheck =
  | (Comparison & { readonly check: 'identity'; readonly follows?: string })
  | {
      readonly check: 'baseYear';
      readonly indicator: string;
      readonly year: number;
      readonly holds: null;
      readonly value: number | null;
      readonly basis: 'plan' | 'projection';
    }
  | {
      readonly check: 'past';
      readonly indicator: string;
      readonly year: number;
      readonly holds: false;
      readonly was: number;
      readonly is: number;
    };

export interface Roll {
  readonly prepared: PreparedModel;
  readonly replaced: readonly Replacement[];
  readonly unused: readonly UnusedActual[];
  readonly revisions: readonly Revision[];
  readonly checks: readonly RollCheck[];
}

type RollOutcome =
  | { readonly ok: true; readonly value: Roll; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly checks: readonly RollCheck[] };

export function rollModel(before: PreparedModel, request: RollRequest): RollOutcome {
  const { model } = before;
  const { to, follow } = request;
  const refused = checkYears(model, to);
  if (refused !== undefined) return failed([refused]);
  const sorted = sortActuals(before, request);
  if (sorted.problems.length > 0) return failed(sorted.problems);
  const rolled = applyActuals(before, request, sorted, []);
  if (!rolled.ok) return rolled;
  const broken = rolled.checks.filter(({ holds }) => !holds);
  const warnings = follow !== undefined && broken.length === 0 ? [idleFollow(follow)] : [];
  if (broken.length === 0 || follow === undefined)
    return broken.length === 0
      ? finish(before, rolled, sorted.unused, warnings)
      : failed(
          broken.map((each) => identityProblem(rolled.prepared, each, sorted.joins)),
          rolled.checks,
        );
  return giveWay(before, request, sorted, rolled, follow);
}

// --- actuals ----------------------------------------------------------------------------------------------

interface SortedActuals {
  readonly joins: readonly NewActual[];
  /** Kept as figures that no series uses. */
  readonly kept: readonly NewActual[];
  readonly unused: readonly UnusedActual[];
  readonly problems: readonly Problem[];
}

function sortActuals(before: PreparedModel, { actuals }: RollRequest): SortedActuals {
  const { model, seriesByKey } = before;
  const kinds = basicKinds(model.figures);
  const joins: NewActual[] = [];
  const kept: NewActual[] = [];
  const unused: UnusedActual[] = [];
  const problems: Problem[] = [];
  for (const actual of actuals) {
    const row = model.indicators.find(({ key }) => key === actual.indicator);
    if (row === undefined) throw new Error(`no indicator "${actual.indicator}"`);
    const isWhole = actual.member === undefined && actual.geography === model.geography;
    const there = isWhole ? seriesByKey.get(row.key)?.actuals.get(actual.year)?.figure : undefined;
    const isActual = there !== undefined && isActualKind(kinds.get(there.id) ?? 'actual');
    if (there !== undefined && isActual && agrees(actual, there))
      unused.push(tellUnused(actual, 'known', model));
    else if (there !== undefined && actual.year <= model.baseYear)
      problems.push(revisedProblem(actual, there));
    else if (!isWhole || !hasSeries(row)) {
      if (!isKnownFigure(actual, model)) kept.push(actual);
      unused.push(tellUnused(actual, isWhole ? 'noSeries' : 'member', model));
    } else joins.push(actual);
  }
  return { joins, kept, unused, problems };
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

function tellUnused(actual: NewActual, reason: UnusedActual['reason'], model: Model): UnusedActual {
  const { indicator, year, value, unit, geography } = actual;
  const place = geography === model.geography ? null : geography;
  return { indicator, member: actual.member ?? place, year, value, unit: unit.symbol, reason };
}

function figureOf(actual: NewActual, { date, file }: RollRequest, isTaken: (id: string) => boolean): Figure {
  const { indicator, member, geography, year, value, unit, caliber, source, place } = actual;
  const suffix = member === undefined ? '' : `_${member}`;
  const line = place.line === undefined ? '' : `:${place.line}`;
  const from = [source, `${file}${line}`].filter((part) => part !== '').join('; ');
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
    note: `${year}年实际数（${from}） / Actual of ${year} (${from})`,
  };
}

// --- applying ---------------------------------------------------------------------------------------------

/** A figure for a series that follows from the others: what it repeats or solves. */
interface Followed {
  readonly indicator: string;
  readonly year: number;
  /** Formula over ids of figures. */
  readonly formula: (idAt: (key: string) => string | undefined) => string | undefined;
}

interface Applied {
  readonly ok: true;
  readonly prepared: PreparedModel;
  readonly projection: Projection;
  readonly joining: readonly Joining[];
  readonly checks: readonly (Comparison & { readonly check: 'identity' })[];
  readonly problems: readonly Problem[];
}

function applyActuals(
  before: PreparedModel,
  request: RollRequest,
  { joins, kept }: Pick<SortedActuals, 'joins' | 'kept'>,
  followed: readonly Followed[],
): Applied | Extract<RollOutcome, { ok: false }> {
  const { model } = before;
  const ids = new Set(model.figures.map(({ id }) => id.toLowerCase()));
  const isTaken = (id: string): boolean => ids.has(id.toLowerCase());
  const place = (figure: Figure): Figure => {
    ids.add(figure.id.toLowerCase());
    return figure;
  };
  const joining: Joining[] = joins.map((actual) => ({
    indicator: actual.indicator,
    figure: place(figureOf(actual, request, isTaken)),
  }));
  const keptFigures = kept.map((actual) => place(figureOf(actual, request, isTaken)));
  const kinds = basicKinds(model.figures);
  const figureAt = (indicator: string, year: number): string | undefined => {
    const fresh = joining.find(
      ({ indicator: key, figure }) => key === indicator && figure.period === String(year),
    );
    if (fresh !== undefined) return fresh.figure.id;
    const there = before.seriesByKey.get(indicator)?.actuals.get(year)?.figure.id;
    return there !== undefined && isActualKind(kinds.get(there) ?? 'actual') ? there : undefined;
  };
  for (const { indicator, year, formula } of followed) {
    const written = formula((key) => figureAt(key, year));
    if (written !== undefined)
      joining.push({ indicator, figure: place(solvedFigure(before, indicator, year, written, isTaken)) });
  }
  for (let year = model.baseYear + 1; year <= request.to; year += 1)
    for (const { figure, template } of repeatDerived(
      model.figures,
      { geography: model.geography, baseYear: model.baseYear, year },
      figureAt,
      isTaken,
    )) {
      place(figure);
      const users = model.indicators.filter(({ figures }) => figures?.includes(template) === true);
      if (users.length === 0) keptFigures.push(figure);
      for (const { key } of users) joining.push({ indicator: key, figure });
    }
  const moved = withUniqueFigures(moveBaseYear(before, request.to, joining, keptFigures));
  const prepared = prepareModel(moved);
  if (!prepared.ok)
    return failed([
      ...prepared.problems,
      { code: 'roll.notPrepared', severity: 'error', place: {}, args: {} },
    ]);
  const scenario = prepared.value.model.scenarios[0]?.key ?? '';
  const projection = projectModel(prepared.value, scenario);
  const checks = compareIdentities(prepared.value, projection, joins, model.baseYear);
  return { ok: true, prepared: prepared.value, projection, joining, checks, problems: prepared.problems };
}

/** A figure that two series use is in the table once. */
function withUniqueFigures(model: Model): Model {
  const unique = [...new Map(model.figures.map((figure) => [figure.id, figure])).values()];
  return unique.length === model.figures.length ? model : { ...model, figures: unique };
}

function solvedFigure(
  { model }: PreparedModel,
  indicator: string,
  year: number,
  formula: string,
  isTaken: (id: string) => boolean,
): Figure {
  const unit = model.indicators.find(({ key }) => key === indicator)?.unit ?? '';
  return {
    id: freeFigureId(`${indicator}_${year}`, isTaken),
    indicator,
    geography: model.geography,
    period: String(year),
    periodBasis: 'implied',
    value: Number.NaN,
    unit,
    qualifier: 'about',
    kind: 'derived',
    caliber: '',
    formula,
    note: `由其他实际数推出 / Follows from other actuals`,
  };
}

// --- identities -------------------------------------------------------------------------------------------

function compareIdentities(
  prepared: PreparedModel,
  projection: Projection,
  joins: readonly NewActual[],
  oldBase: number,
): Applied['checks'] {
  const { model } = prepared;
  const kinds = basicKinds(model.figures);
  const valueAt = valuesOf(projection);
  const scope = (year: number, at: Scope['valueAt']): Scope => ({
    year,
    firstYear: model.firstYear,
    baseYear: model.baseYear,
    horizon: model.horizon,
    valueAt: at,
  });
  const halfAt = (key: string, year: number): number => halfDigit(prepared, joins, key, year);
  const first = Math.min(oldBase + 1, ...joins.map(({ year }) => year));
  return identitiesOf(prepared).flatMap((identity) => {
    const years = Array.from({ length: Math.max(0, model.baseYear - first + 1) }, (_, i) => first + i);
    return years.flatMap((year) => {
      const figure = identity.series.actuals.get(year)?.figure;
      if (figure === undefined || !isActualKind(kinds.get(figure.id) ?? 'actual')) return [];
      const found = compareIdentity(identity, scope, year, valueAt, halfAt);
      return found === undefined ? [] : [{ check: 'identity' as const, ...found }];
    });
  });
}

function valuesOf({ years, indicators, parameters }: Projection): Scope['valueAt'] {
  const rows = new Map([...parameters, ...indicators].map(({ key, values }) => [key, values]));
  return (key, year) => rows.get(key)?.[years.indexOf(year)];
}

/** Half of the last printed digit of a figure, as a cell value; 0 for what is derived or projected. */
function halfDigit(
  { seriesByKey }: PreparedModel,
  joins: readonly NewActual[],
  key: string,
  year: number,
): number {
  const row = seriesByKey.get(key);
  const figure = row?.actuals.get(year)?.figure;
  if (row === undefined || figure === undefined || figure.kind === 'derived') return 0;
  const joined = joins.find((each) => each.indicator === key && each.year === year);
  const half = joined?.half ?? halfDigitOf(figure.source?.token ?? String(usedValue(figure)), figure.value);
  const unit = joined?.unit ?? findUnit(figure.unit);
  const own = unit === undefined ? undefined : convert(half, unit, row.unit);
  return own === undefined ? 0 : cellValue(own, row.unit);
}

/** The series named with --follow gives way: it is repeated, solved for, or left to its formula. */
function giveWay(
  before: PreparedModel,
  request: RollRequest,
  sorted: SortedActuals,
  rolled: Applied,
  follow: string,
): RollOutcome {
  const broken = rolled.checks.filter(({ holds }) => !holds);
  const identities = identitiesOf(rolled.prepared);
  const own = broken.filter(({ indicator }) => takesPart(identities, indicator, follow));
  const years = new Set(own.map(({ year }) => year));
  if (own.length === 0)
    return failed(
      broken.map((each) => identityProblem(rolled.prepared, each, sorted.joins)),
      rolled.checks,
    );
  const gone = sorted.joins.filter(({ indicator, year }) => indicator === follow && years.has(year));
  const joins = sorted.joins.filter((actual) => !gone.includes(actual));
  const unused = [...sorted.unused, ...gone.map((actual) => tellUnused(actual, 'follows', before.model))];
  const problems: Problem[] = [];
  const followed = own.flatMap(({ indicator, year }): readonly Followed[] => {
    const identity = identities.find(({ series }) => series.indicator.key === indicator);
    if (identity === undefined || indicator === follow) return [];
    return [
      {
        indicator: follow,
        year,
        formula: (idAt) => solve(rolled.prepared, identity, follow, year, idAt, problems),
      },
    ];
  });
  // A derived figure that the model repeats by itself comes before one that is solved for.
  const repeated = applyActuals(before, request, { ...sorted, joins }, []);
  const isSettled = repeated.ok && repeated.checks.every(({ holds }) => holds);
  const again = isSettled ? repeated : applyActuals(before, request, { ...sorted, joins }, followed);
  if (!again.ok) return again;
  const rest = again.checks.filter(({ holds }) => !holds);
  const told =
    problems.length > 0 && !isSettled
      ? problems
      : rest.map((each) => identityProblem(again.prepared, each, joins));
  if (rest.length > 0) return failed(told, again.checks);
  const settled = own.map((each) => ({ ...each, follows: follow, ...heldNow(again.checks, each) }));
  const others = again.checks.filter(
    (each) => !own.some(({ indicator, year }) => each.indicator === indicator && each.year === year),
  );
  return finish(before, { ...again, checks: [...settled, ...others] }, unused, []);
}

/** The comparison after the roll; of an identity whose own actual gave way there is none, and its formula holds. */
function heldNow(
  checks: Applied['checks'],
  { indicator, year, calculated }: Comparison,
): Partial<Comparison> {
  const now = checks.find((each) => each.indicator === indicator && each.year === year);
  return now ?? { stated: calculated, holds: true };
}

function takesPart(identities: readonly Identity[], indicator: string, key: string): boolean {
  const identity = identities.find(({ series }) => series.indicator.key === indicator);
  return indicator === key || identity?.operands.includes(key) === true;
}

/** Formula of one name of an identity over ids of figures of the year. */
function solve(
  { names }: PreparedModel,
  { series, expr }: Identity,
  name: string,
  year: number,
  idAt: (key: string) => string | undefined,
  problems: Problem[],
): string | undefined {
  const { key } = series.indicator;
  const formula = `${names.write(key, 'key')} ${printFormula(expr, names, 'key')}`;
  const solved = solveFor(key, expr, name);
  const references = solved === undefined ? [] : referencesOf(solved);
  const isPlain = references.every(({ time, address }) => time === 'same' && address.kind === 'cell');
  const args = { name, formula, year };
  if (solved === undefined || !isPlain) {
    problems.push({ code: 'roll.followForm', severity: 'error', place: {}, args });
    return undefined;
  }
  const ids = new Map(references.map((each) => [each.key, idAt(each.key)]));
  const missing = [...ids].flatMap(([each, id]) => (id === undefined ? [each] : []));
  if (missing.length > 0) {
    problems.push({
      code: 'roll.followNeeds',
      severity: 'error',
      place: {},
      args: { ...args, missing: missing.join(', ') },
    });
    return undefined;
  }
  const keys = new Map([...ids].map(([each, id]) => [id, each]));
  return printFormula(
    solved,
    { resolve: (id) => keys.get(id), all: [], write: (each) => ids.get(each) ?? each },
    'key',
  );
}

// --- what came of it --------------------------------------------------------------------------------------

function finish(
  before: PreparedModel,
  { prepared, projection, joining, checks, problems }: Applied,
  unused: readonly UnusedActual[],
  warnings: readonly Problem[],
): RollOutcome {
  const scenario = before.model.scenarios[0]?.key ?? '';
  const old = projectModel(before, scenario);
  const past = pastChanges(before, old, projection);
  const value: Roll = {
    prepared,
    replaced: joining.flatMap(({ indicator, figure }) =>
      tellReplaced(before, old, prepared, indicator, figure),
    ),
    unused,
    revisions: explainDifference({ prepared: before, scenario }, { prepared, scenario }),
    checks: [...checks, ...past.checks, ...unfounded(prepared, projection)],
  };
  const known = new Set(prepareModel(before.model).problems.map((each) => JSON.stringify(each)));
  const own = problems.filter((each) => !known.has(JSON.stringify(each)));
  return { ok: true, value, problems: [...own, ...warnings, ...past.problems] };
}

function tellReplaced(
  before: PreparedModel,
  old: Projection,
  { seriesByKey }: PreparedModel,
  indicator: string,
  figure: Figure,
): readonly Replacement[] {
  const year = Number(figure.period);
  const row = seriesByKey.get(indicator);
  const now = row?.actuals.get(year);
  if (row === undefined || now === undefined) return [];
  const was = valuesOf(old)(indicator, year);
  return [
    {
      indicator,
      member: null,
      year,
      figure: figure.id,
      ...(figure.formula === undefined ? {} : { formula: figure.formula }),
      is: reportedValue(now.value, row.unit),
      was: typeof was === 'number' ? reportedValue(was, row.unit) : null,
      wasFigure: before.seriesByKey.get(indicator)?.actuals.get(year)?.figure.id ?? null,
      unit: row.unit.symbol,
    },
  ];
}

/** Values of the old base year and before that are not what they were. */
function pastChanges(
  before: PreparedModel,
  old: Projection,
  now: Projection,
): { readonly checks: readonly RollCheck[]; readonly problems: readonly Problem[] } {
  const valueAt = valuesOf(now);
  const checks = old.indicators.flatMap(({ key, values }) =>
    old.years.flatMap((year, i) => {
      const [was, is] = [values[i], valueAt(key, year)];
      const unit = before.seriesByKey.get(key)?.unit;
      if (
        year > before.model.baseYear ||
        typeof was !== 'number' ||
        typeof is !== 'number' ||
        unit === undefined
      )
        return [];
      if (Math.abs(is - was) <= 1e-9 * Math.abs(was)) return [];
      const [a, b] = [reportedValue(was, unit), reportedValue(is, unit)];
      return [
        { check: 'past', indicator: key, year, holds: false, was: a, is: b, unit: unit.symbol } as const,
      ];
    }),
  );
  const problems = checks.map(({ indicator, year, was, is, unit }): Problem => ({
    code: 'roll.pastChanged',
    severity: 'warning',
    place: { table: 'indicators', key: indicator, field: 'formula' },
    args: { indicator, year, was: short(was), is: short(is), unit },
  }));
  return { checks, problems };
}

/** Headline series that have no actual in the base year: what starts from them is a plan or a projection. */
function unfounded(prepared: PreparedModel, projection: Projection): readonly RollCheck[] {
  const { baseYear: year } = prepared.model;
  const grounds = groundsOf(prepared);
  const valueAt = valuesOf(projection);
  return prepared.series.flatMap(({ indicator: { key, headline }, unit }) => {
    if (headline !== true || grounds.isActual({ key, year }) || !grounds.hasValue({ key, year })) return [];
    const value = valueAt(key, year);
    const basis = grounds.isPlanned({ key, year }) ? ('plan' as const) : ('projection' as const);
    const reported = typeof value === 'number' ? reportedValue(value, unit) : null;
    return [{ check: 'baseYear' as const, indicator: key, year, holds: null, value: reported, basis }];
  });
}

// --- problems ---------------------------------------------------------------------------------------------

function failed(
  problems: readonly Problem[],
  checks: readonly RollCheck[] = [],
): Extract<RollOutcome, { ok: false }> {
  return { ok: false, problems, checks };
}

function checkYears({ baseYear, horizon }: Model, to: number): Problem | undefined {
  const place = { table: 'model', key: '', field: 'baseYear' } as const;
  if (to < baseYear) return { code: 'roll.toBeforeBase', severity: 'error', place, args: { to, baseYear } };
  if (to >= horizon) return { code: 'roll.toAfterHorizon', severity: 'error', place, args: { to, horizon } };
  return undefined;
}

function idleFollow(name: string): Problem {
  return { code: 'roll.followIdle', severity: 'warning', place: {}, args: { name } };
}

function revisedProblem({ indicator, year, value, unit, place }: NewActual, figure: Figure): Problem {
  const was = figureIn(figure, unit.symbol) ?? usedValue(figure);
  const args = { indicator, year, was: short(was), is: value, unit: unit.symbol, figure: figure.id };
  return figure.formula === undefined
    ? { code: 'roll.revised', severity: 'error', place, args }
    : { code: 'roll.revisedDerived', severity: 'error', place, args: { ...args, formula: figure.formula } };
}

function identityProblem(
  { names, seriesByKey }: PreparedModel,
  { indicator, year, stated, calculated, tolerance }: Comparison,
  joins: readonly NewActual[],
): Problem {
  const row = seriesByKey.get(indicator);
  const keys = row?.expr === undefined ? [] : referencesOf(row.expr).map(({ key }) => key);
  return {
    code: 'roll.identity',
    severity: 'error',
    place: joins.find((each) => each.indicator === indicator && each.year === year)?.place ?? {},
    args: {
      indicator,
      year,
      stated: short(stated),
      calculated: short(calculated),
      gap: short(Math.abs(stated - calculated)),
      tolerance: short(tolerance),
      unit: row?.unit.symbol ?? '',
      formula: row?.written === undefined ? '' : printFormula(row.written, names, 'key'),
      parties: [indicator, ...new Set(keys)].join(' / '),
    },
  };
}

function short(value: number): string {
  return String(Number(value.toPrecision(7)));
}
