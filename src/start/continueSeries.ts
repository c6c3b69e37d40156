/**
 * The formula that continues a series, its reason, and its assumptions.
 *
 * In: the series and the suggestion for it. Out: the formula, and each parameter with its base, low and high value. A
 * distribution is fitted to the parameter's own past, or there is none and the reason says why.
 */
import type { Bilingual } from '../messages/language.js';
import { START, startText } from '../messages/wording/start.js';
import type { Parameter } from '../model/model.js';
import { foldName } from '../model/names.js';
import { freeKey, freeName, type Row, type Taken } from './nameSeries.js';
import type { Identity } from './suggest/identities.js';
import type { Suggestion } from './suggest/suggestFormulas.js';
import { standardDeviation, type MethodKey } from './suggest/methods.js';
import { ratioUnit } from './suggest/shares.js';
import { fitSpread } from './suggest/spreads.js';

interface Continuation {
  readonly formula: string;
  readonly reason: Bilingual;
  /** Each parameter with its base, low and high value. */
  readonly values: readonly (readonly [Parameter, Parameter, Parameter])[];
}

/** `taken`: used keys and names; those of the parameters are added. */
export function continueRow(
  row: Row,
  suggestion: Suggestion | undefined,
  rows: readonly Row[],
  taken: Taken,
): Continuation {
  const { key } = row;
  if (suggestion === undefined || suggestion.kind === 'hold')
    return { formula: `=PREV(${key})`, reason: START.hold, values: [] };
  if (suggestion.kind !== 'fit') return followRows(suggestion, rows);
  const { fit, whole } = suggestion;
  const { method, second = 0, seconds = [second, second] } = fit;
  const other = whole === undefined ? undefined : rows[whole];
  const perOther = other === undefined ? undefined : ratioUnit(row.series, other.series);
  const unit = method === 'linear' ? row.unit : method === 'ratio' ? (perOther ?? '') : '%';
  const isPlain = method === 'linear' || method === 'ratio';
  const main = (value: number): number => round(isPlain ? value : value * 100);
  const [value, low, high] = [main(fit.main), main(suggestion.low), main(suggestion.high)];
  const past = suggestion.past.map(main);
  const isOfOther = method === 'share' || method === 'ratio';
  const bounds = [isOfOther ? 0 : -Infinity, method === 'share' ? 100 : Infinity] as const;
  const spread = distributionOf(value, past, isOfOther);
  const why = spread === undefined ? whyNone(past) : spread.reason;
  const reason = joinTexts(reasonOf(row, suggestion), why);
  const range = withMargin([value, low, high, ...past], bounds);
  const plain = parameterOf(row, SUFFIXES[method], { unit, value, range, reason }, taken);
  const parameter = spread === undefined ? plain : { ...plain, distribution: spread.distribution };
  const values: (readonly [Parameter, Parameter, Parameter])[] = [
    [parameter, { ...plain, value: Math.min(value, low) }, { ...plain, value: Math.max(value, high) }],
  ];
  const extra = (suffix: 'damping' | 'ceiling', inUnit: string): string => {
    const amount = round(second);
    const [least, most] = [Math.min(amount, round(seconds[0])), Math.max(amount, round(seconds[1]))];
    // A single value has no range, so a hundredth is added on each side.
    const between =
      most - least > 1e-6 * amount ? ([least, most] as const) : ([0.99 * amount, 1.01 * amount] as const);
    const given = { unit: inUnit, value: amount, range: between, reason: START[suffix] };
    const found = parameterOf(row, suffix, given, taken);
    values.push([found, found, found]);
    return found.key;
  };
  const name = parameter.key;
  const formula = {
    growth: () => `=PREV(${key}) * (1 + ${name})`,
    linear: () => `=PREV(${key}) + ${name}`,
    damped: () => `=PREV(${key}) * (1 + DAMPED(${name}, ${extra('damping', '倍')}, BASEYEAR + 1))`,
    logistic: () => `=PREV(${key}) * (1 + ${name} * (1 - PREV(${key}) / ${extra('ceiling', row.unit)}))`,
    share: () => `=${other?.key ?? key} * ${name}`,
    ratio: () => `=${other?.key ?? key} * ${name}`,
    bounded: () => `=PREV(${key}) / (PREV(${key}) + (1 - PREV(${key})) * EXP(-${name}))`,
  }[method]();
  return { formula, reason: reasonOf(row, suggestion), values };
}

/** The formula of a row that follows from others, which has no assumption of its own. */
function followRows(identity: Identity, rows: readonly Row[]): Continuation {
  const keyOf = (index: number): string => rows[index]?.key ?? '';
  if (identity.kind === 'growthOf')
    return { formula: `=GROWTH(${keyOf(identity.of)})`, reason: START.growthOf, values: [] };
  if (identity.kind === 'quotient') {
    const { above, below, factor } = identity;
    const times =
      factor === 1 ? '' : factor > 1 ? ` * ${factor}` : ` / ${Number((1 / factor).toPrecision(12))}`;
    return { formula: `=${keyOf(above)} / ${keyOf(below)}${times}`, reason: START.quotient, values: [] };
  }
  const inOrder = (indices: readonly number[]): readonly string[] =>
    [...indices].sort((a, b) => a - b).map(keyOf);
  const minus = inOrder(identity.minus).map((key) => ` - ${key}`);
  return {
    formula: `=${inOrder(identity.plus).join(' + ')}${minus.join('')}`,
    reason: minus.length > 0 ? START.difference : START.sum,
    values: [],
  };
}

const SUFFIXES = {
  growth: 'growth',
  linear: 'step',
  damped: 'growth',
  logistic: 'rate',
  share: 'share',
  ratio: 'ratio',
  bounded: 'odds',
} as const;
type Suffix = (typeof SUFFIXES)[MethodKey] | 'damping' | 'ceiling';

interface Assumption {
  readonly unit: string;
  readonly value: number;
  /** Plausible values. */
  readonly range: readonly [number, number];
  readonly reason: Bilingual;
}

function parameterOf(
  { key, name, group }: Row,
  suffix: Suffix,
  { unit, value, range, reason }: Assumption,
  taken: Taken,
): Parameter {
  const wanted = startText(`name.${suffix}`, { name });
  // A table may have a row of that name: the growth that it prints is not an assumption.
  const isTaken = [wanted.zh, wanted.en].some((text) => taken.names.has(foldName(text)));
  const { zh, en } = isTaken ? startText('name.assumed', { name: wanted }) : wanted;
  const named = { zh: freeName(zh, taken.names), en: freeName(en, taken.names) };
  return {
    key: freeKey(`${key}_${suffix}`, taken.keys),
    name: named,
    ...{ unit, group, value, min: range[0], max: range[1] },
    ...{
      role: suffix === 'damping' || suffix === 'ceiling' ? 'structural' : 'lever',
      reason,
      source: 'assumption',
    },
  };
}

/** The range of past values, widened by a quarter on each side within the bounds. */
function withMargin(
  values: readonly number[],
  [least, most]: readonly [number, number],
): readonly [number, number] {
  const all = values.filter(Number.isFinite);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const margin = Math.max((high - low) / 4, Math.abs(all[0] ?? 0) / 4, 1e-6);
  return [round(Math.max(least, low - margin)), round(Math.min(most, high + margin))];
}

/**
 * Around the base value, as wide as the past has varied, with the reason for its kind; a share stays within its past shares. None if there are
 * fewer than three past values, or they did not vary.
 */
function distributionOf(
  value: number,
  past: readonly number[],
  isShare: boolean,
):
  { readonly distribution: NonNullable<Parameter['distribution']>; readonly reason?: Bilingual } | undefined {
  if (past.length < LEAST_PAST) return undefined;
  if (isShare) {
    const [min, max] = [Math.min(value, ...past), Math.max(value, ...past)];
    if (max - min < 1e-9) return undefined;
    return { distribution: { kind: 'triangular', parameters: { min, mode: value, max } } };
  }
  if (standardDeviation(past) <= 1e-9) return undefined;
  const { kind, parameters, tried } = fitSpread(past, value);
  const given = Object.fromEntries(
    Object.entries(parameters).map(([key, each]) => [key, each === value ? each : round(each)]),
  );
  const distribution = { kind, parameters: given };
  if (tried.length === 0) return { distribution };
  const listed = tried.map((each) =>
    startText('spread.tried', { kind: START[`spread.${each.kind}`], aicc: each.aicc.toFixed(1) }),
  );
  const list = { zh: listed.map(({ zh }) => zh).join('，'), en: listed.map(({ en }) => en).join(', ') };
  const values = past.map((each) => String(Number(each.toPrecision(3)))).join(', ');
  return {
    distribution,
    reason: startText('spread.chosen', { kind: START[`spread.${kind}`], list, values }),
  };
}

const LEAST_PAST = 3;

function whyNone(past: readonly number[]): Bilingual {
  return past.length < LEAST_PAST ? startText('spread.few', { count: past.length }) : START['spread.none'];
}

function joinTexts(first: Bilingual, second: Bilingual | undefined): Bilingual {
  if (second === undefined) return first;
  return { zh: `${first.zh}${second.zh}`, en: `${first.en} ${second.en}` };
}

function reasonOf(
  { series }: Row,
  { fit, tried, heldBack }: Extract<Suggestion, { kind: 'fit' }>,
): Bilingual {
  const first = series.points[0]?.year ?? 0;
  const last = series.points.at(-1)?.year ?? 0;
  const method = START[`method.${fit.method}`];
  if (fit.method === 'bounded') return startText('reason.bounded', { method, first, last });
  if (tried.length === 0) return startText('reason.few', { method, first, last });
  const errors = tried.map(({ method: each, error }) =>
    startText('reason.error', { method: START[`method.${each}`], error: shortError(error * 100) }),
  );
  const list = { zh: errors.map(({ zh }) => zh).join('，'), en: errors.map(({ en }) => en).join(', ') };
  return startText('reason.tested', { method, first, last, held: heldBack.join(', '), errors: list });
}

/** Two significant digits, never as a power of ten; what is left of a fit without error is none. */
function shortError(percent: number): string {
  return String(percent < 1e-6 ? 0 : Number(percent.toPrecision(2)));
}

/** Four significant digits: more would claim to know the future. */
function round(value: number): number {
  return Number(value.toPrecision(4));
}
