/**
 * Rolls a model: actuals arrive, the base year moves, and what changes is explained.
 *
 * In: a prepared model, the year to move to, the actuals up to it (readActuals.ts), and the series that gives way where numbers
 * contradict each other. Out: the rolled model, what the actuals took the place of, what was not used, the revision of every headline
 * series with its causes, and what was checked; or problems, and then there is no rolled model.
 * Laws: actuals that are known already change nothing; the causes of a revision add up; values of past years stay.
 */
import type { Figure } from '../../figures/figure.js';
import type { Problem } from '../../messages/problem.js';
import { basicKinds, isActualKind } from '../derived.js';
import { findMargins, withoutMargins } from '../margins.js';
import type { Model } from '../model.js';
import { prepareModel } from '../prepare.js';
import type { PreparedModel } from '../prepared.js';
import { projectModel } from '../project.js';
import { valuesOf, type Projection } from '../projection.js';
import {
  compareIdentities,
  identityProblem,
  solveIdentity,
  takesPart,
  type IdentityCheck,
} from './compareIdentities.js';
import { explainDifference } from './explainDifference.js';
import { identitiesOf, type Comparison } from './identities.js';
import { keepPast } from './keepPast.js';
import { moveBaseYear, type Joining } from './moveBaseYear.js';
import { followTargets, tellFollowed } from './followTargets.js';
import { freeFigureId, repeatDerived } from './repeatDerived.js';
import { checkBaseYear, checkGrowth, pastChanges, tellReplaced } from './reportRoll.js';
import type { Roll, RollCheck, RollOutcome, RollRequest, UnusedActual } from './roll.js';
import { settleScenarios, type SettledScenario } from './settleScenarios.js';
import { staleNotes } from './staleNotes.js';
import { tellJudged, tellSuperseded } from './tellGoals.js';
import { figureOf, findSlips, sortActuals, tellUnused, type SortedActuals } from './sortActuals.js';

export function rollModel(before: PreparedModel, request: RollRequest): RollOutcome {
  const outcome = rollSorted(before, request);
  return { ...outcome, problems: [...findSlips(before, request.actuals), ...outcome.problems] };
}

function rollSorted(before: PreparedModel, request: RollRequest): RollOutcome {
  const { model } = before;
  const { to, follow } = request;
  const refused = checkYears(model, to);
  if (refused !== undefined) return failed([refused]);
  const sorted = sortActuals(before, request);
  if (sorted.problems.length > 0) return failed(sorted.problems);
  const rolled = applyActuals(before, request, sorted, []);
  if (!rolled.ok) return rolled;
  if (rolled.checks.every(({ holds }) => holds))
    return finish(before, rolled, sorted.unused, follow === undefined ? [] : [idleFollow(follow)]);
  return follow === undefined
    ? contradicted(rolled, sorted.joins)
    : giveWay(before, request, sorted, rolled, follow);
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
  readonly checks: readonly IdentityCheck[];
  readonly settled: readonly SettledScenario[];
  readonly margins: readonly string[];
  readonly problems: readonly Problem[];
}

function applyActuals(
  before: PreparedModel,
  request: RollRequest,
  { joins, ofMembers, kept }: Pick<SortedActuals, 'joins' | 'ofMembers' | 'kept'>,
  followed: readonly Followed[],
): Applied | Extract<RollOutcome, { ok: false }> {
  const { model } = before;
  const ids = new Set(model.figures.map(({ id }) => id.toLowerCase()));
  const isTaken = (id: string): boolean => ids.has(id.toLowerCase());
  const place = (figure: Figure): Figure => {
    ids.add(figure.id.toLowerCase());
    return figure;
  };
  const joining: Joining[] = [
    ...joins.map((actual) => ({ series: actual.indicator, actual })),
    ...ofMembers,
  ].map(({ series, actual }) => ({
    indicator: series,
    figure: place(figureOf(actual, before, request, isTaken)),
  }));
  const keptFigures = kept.map((actual) => place(figureOf(actual, before, request, isTaken)));
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
  const based = withUniqueFigures(moveBaseYear(before, request.to, joining, keptFigures));
  const moved = followTargets(based, { from: model.baseYear, to: request.to }, (indicator) =>
    figureAt(indicator, request.to),
  );
  const first = prepareModel(moved);
  const margins = first.ok ? marginsOver(first.value, before) : [];
  const exact = margins.length === 0 ? first : prepareModel(withoutMargins(moved, new Set(margins)));
  const { model: settledModel, settled } = exact.ok
    ? settleScenarios(exact.value, model.baseYear)
    : { model: moved, settled: [] };
  const prepared = exact.ok && settledModel === exact.value.model ? exact : prepareModel(settledModel);
  if (!prepared.ok)
    return failed([
      ...prepared.problems,
      { code: 'roll.notPrepared', severity: 'error', place: {}, args: {} },
    ]);
  const scenario = prepared.value.model.scenarios[0]?.key ?? '';
  const projection = projectModel(prepared.value, scenario);
  const checks = compareIdentities(prepared.value, projection, joins, model.baseYear);
  const { value, problems } = prepared;
  return { ok: true, prepared: value, projection, joining, checks, settled, margins, problems };
}

/** Keys of the margins whose figure has an actual now (margins.ts). */
function marginsOver(after: PreparedModel, before: PreparedModel): readonly string[] {
  const had = new Set(findMargins(before).flatMap(({ parameter: { key }, isOver }) => (isOver ? [key] : [])));
  return findMargins(after).flatMap(({ parameter, isOver }) =>
    isOver && !had.has(parameter.key) ? [parameter.key] : [],
  );
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
  if (own.length === 0) return contradicted(rolled, sorted.joins);
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
        formula: (idAt) => solveIdentity(rolled.prepared, identity, follow, year, idAt, problems),
      },
    ];
  });
  // A derived figure that the model repeats by itself comes before one that is solved for.
  const repeated = applyActuals(before, request, { ...sorted, joins }, []);
  const isSettled = repeated.ok && repeated.checks.every(({ holds }) => holds);
  const again = isSettled ? repeated : applyActuals(before, request, { ...sorted, joins }, followed);
  if (!again.ok) return again;
  if (again.checks.some(({ holds }) => !holds))
    return problems.length > 0 && !isSettled ? failed(problems, again.checks) : contradicted(again, joins);
  const settled = own.map((each) => ({ ...each, follows: follow, ...heldNow(again.checks, each) }));
  const others = again.checks.filter(
    (each) => !own.some(({ indicator, year }) => each.indicator === indicator && each.year === year),
  );
  return finish(before, { ...again, checks: [...settled, ...others] }, unused, []);
}

/** The comparison after the roll; of an identity whose own actual gave way there is none, and its formula holds. */
function heldNow(
  checks: readonly IdentityCheck[],
  { indicator, year, calculated }: Comparison,
): Partial<Comparison> {
  const now = checks.find((each) => each.indicator === indicator && each.year === year);
  return now ?? { stated: calculated, holds: true };
}

// --- what came of it --------------------------------------------------------------------------------------

function finish(
  before: PreparedModel,
  { prepared: applied, joining, checks, settled, margins, problems }: Applied,
  unused: readonly UnusedActual[],
  warnings: readonly Problem[],
): RollOutcome {
  const scenario = before.model.scenarios[0]?.key ?? '';
  const old = projectModel(before, scenario);
  const { prepared, later } = keepPast(before, applied);
  const projection = projectModel(prepared, scenario);
  const past = pastChanges(before, old, projection);
  const valueBefore = valuesOf(old);
  const value: Roll = {
    prepared,
    replaced: joining.flatMap(({ indicator, figure }) =>
      tellReplaced(before, valueBefore, prepared, indicator, figure),
    ),
    unused,
    revisions: explainDifference({ prepared: before, scenario }, { prepared, scenario }),
    checks: [
      ...checks,
      ...checkGrowth(prepared, projection, joining),
      ...past.checks,
      ...later.map(({ indicator, from }) => ({
        ...{ check: 'laterStart' as const, indicator, year: from, holds: null },
      })),
      ...checkBaseYear(prepared, projection),
    ],
    judged: tellJudged(before, prepared, projection),
    followed: tellFollowed(before, prepared),
    settled,
    margins,
    superseded: tellSuperseded(prepared, joining),
  };
  const known = new Set(prepareModel(before.model).problems.map((each) => JSON.stringify(each)));
  const own = problems.filter((each) => !known.has(JSON.stringify(each)));
  const problemsNow = [...own, ...warnings, ...past.problems, ...staleNotes(before, prepared)];
  return { ok: true, value, problems: problemsNow };
}

// --- problems ---------------------------------------------------------------------------------------------

function failed(
  problems: readonly Problem[],
  checks: readonly RollCheck[] = [],
): Extract<RollOutcome, { ok: false }> {
  return { ok: false, problems, checks };
}

/** A sentence for each identity that fails. */
function contradicted({ prepared, checks }: Applied, joins: SortedActuals['joins']): RollOutcome {
  const broken = checks.filter(({ holds }) => !holds);
  return failed(
    broken.map((each) => identityProblem(prepared, each, joins)),
    checks,
  );
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
