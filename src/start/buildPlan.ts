/**
 * Series that documents state -> a model that projects at once: each grows to what is aimed at, with the aim as its target.
 *
 * In: the series, the documents, and what the core cannot know: the model's name, who makes it and when. Out: the model, or why there is
 * none. A series without an aim goes on with its stated growth, or as it is; one without a past is a target that nothing reaches yet.
 */
import type { Figure } from '../figures/figure.js';
import type { Problem } from '../messages/problem.js';
import { START, startText } from '../messages/wording/start.js';
import { completeTarget } from '../model/completeModel.js';
import { MODEL_VERSION, type Indicator, type Model, type Parameter, type Target } from '../model/model.js';
import { withOnePast, type Source } from './buildModel.js';
import { freeKey, freeName, nameRows, type Row, type Taken } from './nameSeries.js';
import type { TableSeries } from './table/series.js';
import { usedValue } from '../figures/figure.js';
import { convert, findUnit } from '../figures/units.js';
import {
  gatherSeries,
  type Aim,
  type LeftOut,
  type PlanSeries,
  type ReadDocument,
  type Stated,
} from './gatherSeries.js';
import { tieFormula, tieRatios, type Tie } from './tieRatios.js';

/** Years after the base year, where no aim is later; and the most that aims are followed. */
const AHEAD = 5;
const FARTHEST = 30;
const MOST_HEADLINES = 8;

type BuiltPlan =
  | { readonly ok: true; readonly model: Model; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export function buildPlan(documents: readonly ReadDocument[], source: Source): BuiltPlan {
  const { series: gathered, leftOut, geography } = gatherSeries(documents);
  const pasts = gathered.flatMap(({ actuals }) => [...actuals.keys()]);
  const left = leftOutProblems(leftOut);
  if (pasts.length === 0) return { ok: false, problems: [{ ...NO_ACTUALS }, ...left] };
  const baseYear = Math.max(...pasts);
  // What is aimed at in a year that is over says nothing of the years to come.
  const series = gathered
    .map((each) => ({
      ...each,
      aims: each.aims.filter(({ year }) => year > baseYear && year <= baseYear + FARTHEST),
    }))
    .filter(({ actuals, aims }) => actuals.size + aims.length > 0);
  const ahead = series.flatMap(({ aims }) => aims.map(({ year }) => year));
  const aimed = [...new Set(ahead)];
  const horizon = aimed.length === 0 ? baseYear + AHEAD : Math.max(...aimed);
  const { rows, taken } = nameRows(series.map(asTable), source.name, new Map());
  const ties = tieRatios(series);
  const keyOf = (index: number): string => rows[index]?.key ?? '';
  const nameOf = (index: number): Row['name'] => rows[index]?.name ?? { zh: '', en: '' };
  const tied = (index: number): Pick<Frame, 'tied'> => {
    const tie = ties.get(index);
    return tie === undefined ? {} : { tied: followed(tie, keyOf, nameOf) };
  };
  const built = series.map((each, index) => {
    const row = rows[index];
    const frame = { baseYear, horizon, taken, index, ...tied(index) };
    return row === undefined ? undefined : buildSeries(each, row, frame);
  });
  const told = [...left, ...tieProblems(ties, nameOf), ...flatProblems(built, nameOf)];
  const parts = built.flatMap((part) => (part === undefined ? [] : [part]));
  const model: Model = {
    version: MODEL_VERSION,
    name: source.name,
    firstYear: Math.min(...pasts),
    ...{ baseYear, horizon },
    milestones: [...new Set([...aimed, horizon])].sort((a, b) => a - b),
    geography,
    documents: documents.map(({ document }) => document),
    figures: parts.flatMap(({ figures }) => figures),
    indicators: parts.flatMap(({ indicators }) => indicators),
    parameters: parts.flatMap(({ parameter }) => (parameter === undefined ? [] : [parameter])),
    scenarios: scenariosOf(parts.flatMap(({ parameter }) => (parameter === undefined ? [] : [parameter]))),
    targets: parts.flatMap(({ targets }) => targets),
    rules: [],
  };
  return { ok: true, model: withOnePast(model), problems: told };
}

const NO_ACTUALS: Problem = { code: 'start.noActuals', severity: 'error', place: {}, args: {} };

/** What keys and names are made of: a series of a table has the same. */
function asTable({ name, place, unit }: PlanSeries): TableSeries {
  const isEnglish = !/\p{Script=Han}/u.test(name);
  const full = place === '' ? name : `${place}${isEnglish ? ' ' : ''}${name}`;
  return {
    ...{
      name: full,
      english: '',
      section: '',
      unit,
      points: [],
      note: '',
      isTotal: false,
    },
    ...{ sheet: '', cell: '' },
  };
}

interface Frame {
  /** How the series follows from others, if it does. */
  readonly tied?: Path;
  readonly baseYear: number;
  readonly horizon: number;
  readonly taken: Taken;
  /** Of the series, 0-based. */
  readonly index: number;
}

interface SeriesParts {
  /** The level, and its growth where that is stated. */
  readonly indicators: readonly Indicator[];
  readonly figures: readonly Figure[];
  readonly parameter?: Parameter;
  readonly targets: readonly Target[];
  /** The document says nothing of where it goes: it keeps its value until someone gives its growth. */
  readonly isFlat?: true;
}

function buildSeries(series: PlanSeries, row: Row, frame: Frame): SeriesParts {
  const { key, name, unit, group } = row;
  const figure = (stated: Stated, id: string, of = key): Figure => ({ ...stated, id, indicator: of });
  const multiples = series.aims.some(({ multipleOf }) => multipleOf !== undefined)
    ? multipleIndicator(row, frame)
    : undefined;
  const actuals = [...series.actuals]
    .sort(([a], [b]) => a - b)
    .map(([year, stated]) => figure(stated, `${key}_${year}`));
  const suffix = { level: 'aim', year: 'growth_aim', average: 'average_aim' } as const;
  const { aims } = series;
  const idOf = ({ year, basis }: Aim): string => `${key}_${year}_${suffix[basis]}`;
  const last = actuals.at(-1);
  const path = last === undefined ? undefined : (frame.tied ?? pathOf(series, row, last, aims, idOf, frame));
  const targets = aims.map((aim): Target => {
    const id = idOf(aim);
    const draft = {
      ...{ key: id.replace(/_aim$/, '_target'), indicator: key, year: aim.year, basis: aim.basis },
      ...(aim.from === undefined ? {} : { from: Math.max(aim.from, frame.baseYear + 1) }),
      ...{ comparator: comparatorOf(aim, last, unit), value: aim.value },
      ...{ qualifier: aim.stated.qualifier, source: id, origin: 'document' as const },
    };
    return completeTarget(draft, unit, figure(aim.stated, id));
  });
  const level: Indicator = {
    ...{ key, name, unit, group },
    ...(actuals.length === 0 ? {} : { figures: actuals.map(({ id }) => id) }),
    ...(path === undefined ? {} : { formula: path.formula, reason: path.reason }),
    ...(frame.index < MOST_HEADLINES && actuals.length > 0 ? { headline: true } : {}),
  };
  const isGrowing = series.growth.size > 0 || aims.some(({ basis }) => basis !== 'level');
  const rate = isGrowing ? rateOf(row, frame, last !== undefined) : undefined;
  const past = [...series.growth].map(([year, stated]) => figure(stated, `${key}_rate_${year}`, rate?.key));
  return {
    indicators: [
      level,
      ...(rate === undefined ? [] : [rate]),
      ...(multiples === undefined ? [] : [multiples]),
    ],
    figures: [
      ...actuals,
      ...past,
      ...aims.flatMap((aim): readonly Figure[] => {
        const { stated, basis, multipleOf } = aim;
        if (multipleOf === undefined) return [figure(stated, idOf(aim), basis === 'level' ? key : rate?.key)];
        return multipleFigures(aim, row, idOf(aim), multiples?.key ?? '');
      }),
    ],
    ...(path?.parameter === undefined ? {} : { parameter: path.parameter }),
    targets,
    ...(path?.isFlat === true ? { isFlat: true } : {}),
  };
}

/** A series that follows from two others. */
function followed(tie: Tie, keyOf: (index: number) => string, nameOf: (index: number) => Row['name']): Path {
  const args = { part: nameOf(tie.part), whole: nameOf(tie.whole), ratio: nameOf(tie.ratio) };
  return { formula: tieFormula(tie, keyOf), reason: startText(`plan.tied.${tie.kind}`, args) };
}

/** What follows although the document states a value of it, and why. */
function tieProblems(
  ties: ReadonlyMap<number, Tie>,
  nameOf: (index: number) => Row['name'],
): readonly Problem[] {
  return [...ties].flatMap(([index, { kind, part, whole, ratio }]): readonly Problem[] => {
    const from = [part, whole, ratio].filter((each) => each !== index).map((each) => nameOf(each).zh);
    const args = { name: nameOf(index).zh, from: from.join(' / ') };
    return kind === 'ratio' ? [] : [{ code: 'start.planTied', severity: 'warning', place: {}, args }];
  });
}

function flatProblems(
  built: readonly (SeriesParts | undefined)[],
  nameOf: (index: number) => Row['name'],
): readonly Problem[] {
  const names = built.flatMap((part, index) => (part?.isFlat === true ? [nameOf(index).zh] : []));
  if (names.length === 0) return [];
  const args = { count: names.length, names: listOf(names) };
  return [{ code: 'start.planFlat', severity: 'warning', place: {}, args }];
}

/** 翻一番 and its like: what is printed is a multiple, and the aim is that times the level it is of. */
function multipleIndicator({ key, name, group }: Row, { taken }: Frame): Indicator {
  const wanted = startText('name.multiple', { name });
  return {
    key: freeKey(`${key}_multiple`, taken.keys),
    name: { zh: freeName(wanted.zh, taken.names), en: freeName(wanted.en, taken.names) },
    ...{ unit: '倍', group },
  };
}

function multipleFigures(
  { stated, year, value, multipleOf }: Aim,
  { key, unit }: Row,
  id: string,
  of: string,
): readonly Figure[] {
  const printed = `${key}_${year}_multiple`;
  const { source: _, valueMax: __, ...rest } = stated;
  return [
    { ...stated, id: printed, indicator: of },
    {
      ...{
        ...rest,
        id,
        indicator: key,
        value,
        unit,
        kind: 'derived' as const,
        periodBasis: 'implied' as const,
      },
      formula: `=${key}_${multipleOf ?? ''}*${printed}`,
    },
  ];
}

/** What stated growth is of: calculated from the level. */
function rateOf({ key, name, group }: Row, { taken, baseYear }: Frame, hasLevel: boolean): Indicator {
  const wanted = startText('name.rateOf', { name });
  return {
    key: freeKey(`${key}_rate`, taken.keys),
    name: { zh: freeName(wanted.zh, taken.names), en: freeName(wanted.en, taken.names) },
    ...{ unit: '%', group },
    ...(hasLevel ? { formula: `=GROWTH(${key})`, from: baseYear + 1, reason: START['plan.rate'] } : {}),
  };
}

/** 不超过, and aims below what is: at most; all others at least. */
function comparatorOf(aim: Aim, last: Figure | undefined, unit: string): '>=' | '<=' {
  if (aim.stated.qualifier === 'atMost') return '<=';
  if (aim.stated.qualifier === 'atLeast') return '>=';
  if (aim.basis !== 'level' || last === undefined) return aim.value < 0 ? '<=' : '>=';
  return aim.value < inUnit(last, unit) ? '<=' : '>=';
}

interface Path {
  readonly formula: string;
  readonly reason: Indicator['reason'] & object;
  readonly parameter?: Parameter;
  readonly isFlat?: true;
}

/** Even growth to the last aim; for shares and what is not above zero, even steps. */
function pathOf(
  series: PlanSeries,
  row: Row,
  last: Figure,
  aims: readonly Aim[],
  idOf: (aim: Aim) => string,
  frame: Frame,
): Path {
  const { key, unit } = row;
  const start = inUnit(last, unit);
  const from = Number(last.period);
  const levels = aims.filter(({ basis }) => basis === 'level').sort((a, b) => a.year - b.year);
  const goal = levels.at(-1);
  const isShare = unit === '%' || unit === '‰';
  if (goal !== undefined) {
    const years = goal.year - from;
    const args = { year: goal.year, value: goal.value, unit, from };
    // Rounded so that the last year reaches the aim, and not the shadow of a digit below it.
    const away = goal.value >= start ? Math.ceil : Math.floor;
    if (isShare || start <= 0 || goal.value <= 0) {
      const step = away(((goal.value - start) / years) * 1e6) / 1e6;
      const parameter = parameterOf(
        row,
        'step',
        unit,
        step,
        idOf(goal),
        startText('plan.stepToAim', args),
        frame,
      );
      return {
        formula: `=PREV(${key}) + ${parameter.key}`,
        reason: startText('plan.stepToAim', args),
        parameter,
      };
    }
    const growth = away(((goal.value / start) ** (1 / years) - 1) * 1e6) / 1e4;
    const parameter = parameterOf(
      row,
      'growth',
      '%',
      growth,
      idOf(goal),
      startText('plan.growToAim', args),
      frame,
    );
    return {
      formula: `=PREV(${key}) * (1 + ${parameter.key})`,
      reason: startText('plan.growToAim', args),
      parameter,
    };
  }
  const growing = aims.find(({ basis }) => basis !== 'level');
  const past = [...series.growth].sort((a, b) => b[0] - a[0])[0];
  if (!isShare && (growing !== undefined || past !== undefined)) {
    const value = growing?.value ?? past?.[1].value ?? 0;
    const reason =
      growing === undefined
        ? startText('plan.growthGoesOn', { year: past?.[0] ?? from })
        : startText('plan.growthAimed', { year: growing.year });
    const source = growing === undefined ? `${key}_rate_${past?.[0] ?? from}` : idOf(growing);
    const parameter = parameterOf(row, 'growth', '%', value, source, reason, frame);
    return { formula: `=PREV(${key}) * (1 + ${parameter.key})`, reason, parameter };
  }
  const reason = START['plan.noAim'];
  if (isShare || start <= 0) return { formula: `=PREV(${key})`, reason, isFlat: true };
  // A number to fill in: nothing is known of it, so that it is drawn from nothing and moves in no scenario.
  const { distribution: _, ...parameter } = parameterOf(row, 'growth', '%', 0, 'assumption', reason, frame);
  const open = { ...parameter, min: -OPEN, max: OPEN };
  return { formula: `=PREV(${key}) * (1 + ${parameter.key})`, reason, parameter: open, isFlat: true };
}

/** Per cent either way that a growth may have of which the document says nothing. */
const OPEN = 20;

function parameterOf(
  { key, name, group }: Row,
  suffix: 'growth' | 'step',
  unit: string,
  value: number,
  source: string,
  reason: Parameter['reason'],
  { taken }: Frame,
): Parameter {
  const wanted = startText(`name.${suffix}`, { name });
  const margin = Math.max(Math.abs(value) / 4, 1e-6);
  const round = (number: number): number => Number(number.toPrecision(6));
  const [min, max] = [round(value - margin), round(value + margin)];
  return {
    key: freeKey(`${key}_${suffix}`, taken.keys),
    name: { zh: freeName(wanted.zh, taken.names), en: freeName(wanted.en, taken.names) },
    ...{ unit, group, value, min: round(value - 2 * margin), max: round(value + 2 * margin), role: 'lever' },
    ...{ reason, source },
    distribution: { kind: 'triangular', parameters: { min, mode: value, max } },
  };
}

function inUnit(figure: Figure, unit: string): number {
  const [from, to] = [findUnit(figure.unit), findUnit(unit)];
  const value = usedValue(figure);
  return from === undefined || to === undefined ? value : (convert(value, from, to) ?? value);
}

function scenariosOf(parameters: readonly Parameter[]): Model['scenarios'] {
  const shifted = (factor: number): Model['scenarios'][number]['values'] =>
    Object.fromEntries(
      parameters
        .filter(({ value }) => value !== 0)
        .map(({ key, value }) => {
          const base = typeof value === 'number' ? value : 0;
          return [key, Number((base + factor * Math.max(Math.abs(base) / 4, 1e-6)).toPrecision(6))];
        }),
    );
  return [
    { key: 'base', name: START['scenario.base'], note: START['plan.baseNote'], values: {} },
    {
      ...{ key: 'low', name: START['scenario.low'], extends: 'base', note: START['plan.lowNote'] },
      values: shifted(-1),
    },
    {
      ...{ key: 'high', name: START['scenario.high'], extends: 'base', note: START['plan.highNote'] },
      values: shifted(1),
    },
  ];
}

/** A warning for each reason for which figures were left out, with their words and lines. */
function leftOutProblems(leftOut: ReadonlyMap<LeftOut, readonly string[]>): readonly Problem[] {
  return [...leftOut].map(([reason, names]): Problem => ({
    ...{ code: PROBLEMS[reason], severity: 'warning', place: {} },
    args: { count: names.length, names: listOf(names) },
  }));
}

/** Names that a sentence lists. */
const MOST_NAMED = 8;

function listOf(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED).join(' · ');
  return names.length > MOST_NAMED ? `${shown} · …` : shown;
}

const PROBLEMS = {
  unit: 'start.planUnit',
  period: 'start.planPeriod',
  change: 'start.planChange',
  other: 'start.planRule',
  double: 'start.planDouble',
  broken: 'start.planBroken',
} as const satisfies Record<LeftOut, Problem['code']>;
