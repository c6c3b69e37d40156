/**
 * Monitoring: compares each observed series with its plan of the year, forecasts the year, and calculates what the rest of the
 * year requires.
 *
 * In: a prepared model, a projection of it (used if there is neither a plan figure nor a target), and observations. Out: a row
 * for each series, of its last period not after `asOf`, and problems. Amounts are in the indicator's unit, as people write them;
 * shares and growth are in per cent, the growth of a rate in percentage points. Without an amount from January on, the period is
 * judged by itself, and a remark states so.
 */
import { monthsOf, type MonthSpan } from '../../figures/period.js';
import { reportedValue, type Unit } from '../../figures/units.js';
import { makeProblem, type Problem } from '../../messages/problem.js';
import { measureOf } from '../../model/measure.js';
import { rowKey } from '../../model/memberRows.js';
import type { PreparedModel } from '../../model/prepared.js';
import type { Projection } from '../../model/projection.js';
import { checkAgainstPack, checkSeries, partOf, type SeriesNature } from './checkSeries.js';
import { memberPlans } from './memberPlans.js';
import {
  growth,
  growthIn,
  growthRatio,
  lightOf,
  nowcastYear,
  percentOf,
  restNeeded,
  type GrowthUnit,
  type Light,
  type Sense,
} from './measures.js';
import { seriesOf, type Observation, type ObservedMember, type ObservedSeries } from './observation.js';
import { packHistory, type History } from './packHistory.js';
import { exactPart, yearParts, type Part, type YearParts } from './parts.js';
import { pathOf, type PathShape, type YearGrowth, type YearPath } from './path.js';
import { remembered } from './remembered.js';
import { shareOf, type ProfileMethod, type YearShare } from './profile.js';
import { findSlips } from './slips.js';

export interface MonitoredRow {
  readonly indicator: string;
  readonly member?: ObservedMember;
  readonly unit: string;
  readonly period: string;
  /** Path of the year times the share of the period. */
  readonly planned: number;
  readonly actual: number;
  readonly attainment: number | null;
  readonly progress: number | null;
  /** What yoy, requiredYoy and restNeededYoy are in. */
  readonly growthUnit: GrowthUnit;
  readonly yoy: number | null;
  readonly requiredYoy: number | null;
  /** yoy / requiredYoy, a plain number. */
  readonly ratio: number | null;
  readonly light: Light;
  readonly nowcast: number;
  readonly nowcastLow: number | null;
  readonly nowcastHigh: number | null;
  readonly method: ProfileMethod;
  readonly path: number;
  readonly restNeeded: number | null;
  readonly restNeededYoy: number | null;
  /** The shortfall of the actual against its plan, in the unit; 0 if there is none. */
  readonly behind: number;
  /** Number of consecutive periods of its kind, up to this one, without a green light; 0 if this one is green. */
  readonly streak: number;
  readonly grounds: Grounds;
}

/** The amounts that a row was calculated from, in the indicator's unit. */
interface Grounds {
  readonly year: number;
  /** Months, from 1, both ends inclusive; of a stock always from January. */
  readonly from: number;
  readonly to: number;
  readonly measure: SeriesNature['measure'];
  readonly sense: Sense;
  /** Share of the year that belongs to the months, as a fraction. */
  readonly share: number;
  /** The same months of last year, and last year as a whole. */
  readonly lastSame?: number;
  readonly lastWhole?: number;
  /** What the required growth of the path starts from. */
  readonly before?: number;
  readonly growth?: YearGrowth;
  readonly isProjected: boolean;
}

export interface Monitoring {
  readonly rows: readonly MonitoredRow[];
  readonly problems: readonly Problem[];
}

export function monitorActuals(
  prepared: PreparedModel,
  projection: Projection,
  observations: readonly Observation[],
  asOf?: MonthSpan,
  shape?: PathShape,
): Monitoring {
  const historyOf = packHistory(prepared);
  const values = new Map(projection.indicators.map((series) => [series.key, series.values]));
  const firstYear = projection.years[0] ?? 0;
  const problems: Problem[] = [];
  const rows: MonitoredRow[] = [];
  const end = asOf === undefined ? Infinity : monthNumber(asOf);
  const all = seriesOf(observations);
  const upToDay = ({ span }: Observation): boolean => monthNumber(span) <= end;
  const begin = (given: ObservedSeries): Subject => {
    const { indicator, member } = given;
    const found = historyOf(indicator, member);
    if (found === undefined) throw new Error(`"${indicator}" is no indicator with a unit`);
    const projected = values.get(rowKey(indicator, member?.key)) ?? [];
    const scenario = (year: number): number | undefined => {
      const value = projected[year - firstYear];
      return typeof value === 'number' ? reportedValue(value, found.unit) : undefined;
    };
    const nature = natureOf(given, found, projected);
    const isStock = nature.measure === 'stock';
    const history = isStock ? historyOfLevels(found) : found;
    const series = isStock ? { ...given, observations: given.observations.map(asLevel) } : given;
    const amounts = amountsOf(series.observations.filter(upToDay), history, nature);
    const planIn = (year: number): number | undefined =>
      history.plans.get(year) ??
      (member === undefined ? undefined : dividedPlan(indicator, member.key, year));
    const pathIn = remembered((year: number) =>
      pathOf(history.targets, planIn, amounts.actuals, scenario, year, shape, prepared.model.baseYear),
    );
    return { series, history, nature, pathIn, ...amounts };
  };
  // By the pack alone: what is observed of the whole during the year changes no member's plan.
  const wholeOf = remembered((indicator: string) => begin({ indicator, observations: [] }));
  const dividedPlan = memberPlans(prepared.model, (indicator, year) => wholeOf(indicator).pathIn(year)?.path);
  for (const series of all) {
    const subject = begin(series);
    const { history, nature } = subject;
    const found = [
      ...checkSeries(subject.series, nature),
      ...checkAgainstPack(subject.series, history, nature),
      ...findSlips(subject.series.observations, history, nature),
      ...tellStock(series, subject),
    ];
    problems.push(...found);
    if (found.some(({ severity }) => severity === 'error')) continue;
    const known = subject.series.observations.filter(upToDay);
    const last = lastOf(known);
    if (last === undefined) continue;
    const judged = judge(subject, last);
    if (!judged.ok) {
      problems.push(judged.problem);
      continue;
    }
    problems.push(...judged.problems);
    rows.push({ ...judged.row, streak: streakOf(subject, known, last, judged.row.light) });
  }
  return { rows, problems: [...leftOut(observations, end, asOf), ...problems] };
}

/** A series with all its data up to the day. */
interface Subject {
  readonly series: ObservedSeries;
  readonly history: History;
  readonly nature: SeriesNature;
  readonly pathIn: (year: number) => YearPath | undefined;
  /** By year, whole years among them. */
  readonly parts: ReadonlyMap<number, YearParts>;
  /** Whole years. */
  readonly actuals: ReadonlyMap<number, number>;
}

type Judged =
  | { readonly ok: true; readonly row: Omit<MonitoredRow, 'streak'>; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problem: Problem };

function judge(subject: Subject, { period, span, place }: Observation): Judged {
  const { series, history, nature, pathIn } = subject;
  const { year } = span;
  const args = { ...subjectOf(history, series.member), period, year };
  const planned = pathIn(year);
  if (planned === undefined) return { ok: false, problem: makeProblem('monitor.noPlan', place, args) };
  const from = nature.mayAdd ? 1 : span.from;
  const whole = amountWithShare(subject, year, from, span.to);
  const amount = whole ?? amountWithShare(subject, year, span.from, span.to);
  if (amount === undefined) return { ok: false, problem: makeProblem('monitor.noProfile', place, args) };
  // The second quarter, counted from January, is the half-year.
  const isAsNamed = !nature.mayAdd || monthsOf(period)?.from === amount.from;
  const label = isAsNamed ? period : periodOfMonths(year, amount.from, span.to);
  const row = measure(subject, label, planned, amount);
  const problems = [
    ...(planned.isProjected && history.annualised.has(year)
      ? [makeProblem('monitor.planOfPart', place, args, 'warning')]
      : []),
    ...(whole === undefined ? [makeProblem('monitor.alone', place, args, 'warning')] : []),
    ...(planned.growth?.isHeld === true
      ? [
          makeProblem(
            'monitor.floorPassed',
            place,
            { ...args, ...heldArgs(planned.growth, history.unit) },
            'warning',
          ),
        ]
      : []),
  ];
  return { ok: true, row, problems };
}

/** The ends of a path that is kept level, in words. */
function heldArgs(
  { base, baseYear, goal, goalYear }: YearGrowth,
  { symbol }: Unit,
): Record<string, string | number> {
  const say = (value: number): string => `${Number(value.toPrecision(12))}${symbol}`;
  return { base: say(base), baseYear, goal: say(goal), goalYear };
}

/** Months of a year as one period. */
function periodOfMonths(year: number, from: number, to: number): string {
  const month = (count: number): string => `${year}-${String(count).padStart(2, '0')}`;
  if (from === 1 && to === 12) return String(year);
  if (to - from === 5 && (from === 1 || from === 7)) return `${year}H${from === 1 ? 1 : 2}`;
  if (to - from === 2 && from % 3 === 1) return `${year}Q${(from + 2) / 3}`;
  return from === to ? month(from) : `${month(from)}..${month(to)}`;
}

/** A per cent or per mille of something: it grows by points. */
function isRate({ display }: Unit): boolean {
  return display !== 1;
}

/** The name of a series in sentences, in each language. */
function subjectOf(
  { indicator }: History,
  member: ObservedMember | undefined,
): { readonly zh: string; readonly en: string } {
  const { zh, en } = indicator.name;
  return member === undefined
    ? { zh, en }
    : { zh: `${zh}·${member.name.zh}`, en: `${en}, ${member.name.en}` };
}

/** An amount over some months, and the share of the year that these months have. */
interface Amount {
  readonly year: number;
  readonly from: number;
  readonly to: number;
  readonly actual: number;
  readonly share: YearShare;
}

function amountWithShare(
  { history: { profile, hasRange }, parts }: Subject,
  year: number,
  from: number,
  to: number,
): Amount | undefined {
  const actual = parts.get(year)?.sum(from, to)?.value;
  const share =
    actual === undefined ? undefined : shareOf({ years: parts, profile, hasRange }, year, from, to);
  return actual === undefined || share === undefined ? undefined : { year, from, to, actual, share };
}

function measure(
  { series, history, parts, actuals, nature: { measure } }: Subject,
  period: string,
  { path, before, sense, isProjected, growth: towards }: YearPath,
  { year, from, to, actual, share }: Amount,
): Omit<MonitoredRow, 'streak'> {
  const planned = path * share.share;
  const lastSame = parts.get(year - 1)?.sum(from, to)?.value;
  const lastWhole = actuals.get(year - 1);
  const isWhole = share.method === 'wholeYear';
  const lastRest =
    measure !== 'ratio' && !isWhole && lastSame !== undefined && lastWhole !== undefined
      ? lastWhole - lastSame
      : undefined;
  const growthUnit = isRate(history.unit) ? 'pp' : '%';
  const yoy = growthIn(growthUnit, actual, lastSame);
  const requiredYoy = growthIn(growthUnit, path, before);
  const ratio = growthRatio(yoy, requiredYoy);
  // Of a year that is over nothing is left.
  const rest = measure === 'ratio' || isWhole ? null : restNeeded(path, actual);
  const nowcast = nowcastYear(actual, share.share);
  const shortfall = sense === 'atMost' ? actual - planned : planned - actual;
  return {
    indicator: series.indicator,
    ...(series.member === undefined ? {} : { member: series.member }),
    unit: history.unit.symbol,
    period,
    planned,
    actual,
    attainment: percentOf(actual, planned),
    progress: percentOf(actual, path),
    growthUnit,
    yoy,
    requiredYoy,
    ratio,
    light: lightOf(ratio, actual, planned, sense),
    nowcast,
    ...boundsOf(actual, share, nowcast, lastRest, Math.max(Math.abs(yoy ?? 0), Math.abs(requiredYoy ?? 0))),
    method: share.method,
    path,
    restNeeded: rest,
    // The rest of a stock is what it has to rise by, which does not grow on last year's.
    restNeededYoy: rest === null || measure === 'stock' ? null : growth(rest, lastRest),
    behind: Math.max(0, shortfall),
    grounds: {
      ...{ year, from, to, measure, sense, share: share.share, isProjected },
      ...(lastSame === undefined ? {} : { lastSame }),
      ...(lastWhole === undefined ? {} : { lastWhole }),
      ...(before === undefined ? {} : { before }),
      ...(towards === undefined ? {} : { growth: towards }),
    },
  };
}

/**
 * Bounds of the nowcast. If the share has bounds: the actual divided by the greatest and the least of them. If only last year is
 * known: the rest of the year grows as the months so far did, give or take `spread` per cent, the larger of achieved and required
 * growth. So the lower bound is a rest that stands still, or loses what was to be gained. Else unknown.
 */
function boundsOf(
  actual: number,
  { low, high }: YearShare,
  nowcast: number,
  lastRest: number | undefined,
  spread: number,
): Pick<MonitoredRow, 'nowcastLow' | 'nowcastHigh'> {
  if (low !== undefined && high !== undefined) {
    const [a, b] = [nowcastYear(actual, high), nowcastYear(actual, low)];
    return { nowcastLow: Math.min(a, b), nowcastHigh: Math.max(a, b) };
  }
  if (lastRest === undefined || lastRest < 0) return { nowcastLow: null, nowcastHigh: null };
  const width = (lastRest * spread) / 100;
  return { nowcastLow: Math.max(actual, nowcast - width), nowcastHigh: nowcast + width };
}

/** Counts back over consecutive periods of the same kind. */
function streakOf(subject: Subject, known: readonly Observation[], last: Observation, light: Light): number {
  if (light === 'green') return 0;
  const kind = kindOf(last);
  const ofKind = new Map(
    known.filter((each) => kindOf(each) === kind).map((each) => [monthNumber(each.span), each]),
  );
  let count = 1;
  for (let end = monthNumber(last.span) - STEPS[kind]; ; end -= STEPS[kind]) {
    const earlier = ofKind.get(end);
    const judged = earlier === undefined ? undefined : judge(subject, earlier);
    if (judged?.ok !== true || judged.row.light === 'green') return count;
    count += 1;
  }
}

/** Months from one period to the next of its kind. Months from January are reported every month. */
const STEPS = { year: 12, half: 6, quarter: 3, month: 1, months: 1 } as const;

/** As the period is named: a third quarter is one also where its value counts from January. */
function kindOf({ period }: Observation): keyof typeof STEPS {
  if (period.includes('..')) return 'months';
  if (period.includes('H')) return 'half';
  if (period.includes('Q')) return 'quarter';
  return period.includes('-') ? 'month' : 'year';
}

/** The observation that ends last; of several, the longest. */
function lastOf(known: readonly Observation[]): Observation | undefined {
  let last: Observation | undefined;
  for (const each of known) {
    const later = last === undefined ? 1 : monthNumber(each.span) - monthNumber(last.span);
    if (last === undefined || later > 0 || (later === 0 && each.span.from < last.span.from)) last = each;
  }
  return last;
}

function amountsOf(
  known: readonly Observation[],
  history: History,
  { mayAdd }: SeriesNature,
): Pick<Subject, 'parts' | 'actuals'> {
  const parts = new Map<number, Part[]>();
  const partsIn = (year: number): Part[] => {
    const own = parts.get(year) ?? [];
    parts.set(year, own);
    return own;
  };
  for (const observation of known) partsIn(observation.span.year).push(partOf(observation));
  // Observations of the file are newer than those of the pack for the same months.
  const addOlder = (year: number, part: Part): void => {
    const own = partsIn(year);
    if (!own.some(({ from, to }) => from === part.from && to === part.to)) own.push(part);
  };
  for (const [year, older] of history.parts) for (const part of older) addOlder(year, part);
  for (const [year, value] of history.years)
    if (!history.annualised.has(year)) addOlder(year, exactPart(1, 12, value));
  const actuals = new Map(history.years);
  const sums = new Map([...parts].map(([year, own]) => [year, yearParts(own, mayAdd)] as const));
  for (const [year, { sum }] of sums) {
    const whole = sum(1, 12);
    if (whole !== undefined) actuals.set(year, whole.value);
  }
  return { parts: sums, actuals };
}

/** Ratios and stocks do not add up; an amount or a number of things is not negative unless the model has it so. */
function natureOf(
  { observations }: ObservedSeries,
  { indicator, years, targets }: History,
  projected: Projection['indicators'][number]['values'],
): SeriesNature {
  const likely = measureOf(indicator);
  // Rows that state whether they are cumulative are about what is added within the year: newly recognised firms, not all firms.
  const isAdded = indicator.measure === undefined && observations.some(({ says }) => says !== 'neither');
  const measure = likely === 'stock' && isAdded ? 'flow' : likely;
  const isAmount = measure !== 'ratio';
  const isNegative = (value: unknown): boolean => typeof value === 'number' && value < 0;
  const hasNegative =
    projected.some(isNegative) ||
    [...years.values()].some(isNegative) ||
    targets.some(({ value }) => value < 0);
  return { measure, mayAdd: measure === 'flow', mayBeNegative: !isAmount || hasNegative };
}

/** The level at the end of a period is that of the year so far, whenever the period begins. */
function asLevel(observation: Observation): Observation {
  return { ...observation, span: { ...observation.span, from: 1 } };
}

function historyOfLevels(history: History): History {
  const fromJanuary = (part: Part): Part => ({ ...part, from: 1 });
  return {
    ...history,
    parts: new Map([...history.parts].map(([year, own]) => [year, own.map(fromJanuary)] as const)),
    profile: history.profile.map(fromJanuary),
  };
}

/** Where only the unit makes a series a stock, and a row could as well be what was added in its period. */
function tellStock(
  { observations, member }: ObservedSeries,
  { history, nature }: Subject,
): readonly Problem[] {
  if (nature.measure !== 'stock' || history.indicator.measure !== undefined) return [];
  const later = observations.find(({ span }) => span.from > 1);
  if (later === undefined) return [];
  const args = { ...subjectOf(history, member), unit: history.unit.symbol, period: later.period };
  return [makeProblem('monitor.takenAsStock', later.place, args, 'warning')];
}

/** Observations after the day are not used, which is reported once. */
function leftOut(
  observations: readonly Observation[],
  end: number,
  asOf: MonthSpan | undefined,
): readonly Problem[] {
  const later = observations.filter(({ span }) => monthNumber(span) > end);
  const [first] = later;
  if (first === undefined || asOf === undefined) return [];
  const day = `${asOf.year}-${String(asOf.to).padStart(2, '0')}`;
  const args = { count: later.length, day };
  const code = later.length === observations.length ? 'monitor.allLater' : 'monitor.later';
  return [makeProblem(code, first.place, args, code === 'monitor.later' ? 'warning' : 'error')];
}

/** Counts months through all years; of a span its last. */
function monthNumber({ year, to }: MonthSpan): number {
  return year * 12 + to;
}
