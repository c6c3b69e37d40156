/**
 * The effect of each single parameter on an indicator in a year: tornado, spider, exact slopes and elasticities.
 *
 * Tornado: each parameter from its 5th to its 95th percentile if it has a distribution, else from its minimum to its maximum,
 * all others as in the scenario. Elasticity: (x / y) dy/dx by exact derivatives, all years of the parameter moved in proportion.
 * Indicator values are cell values (3.5 % is 0.035); for `low`, `high` and `slope` the parameter is in its unit.
 */
import { cellValue, reportedValue } from '../../figures/units.js';
import { isError } from '../../formula/values/value.js';
import { joined, sentence, type SentenceArgs } from '../../messages/wording/analysis.js';
import type { Bilingual } from '../../messages/language.js';
import type { ParameterRole } from '../../model/model.js';
import type { PreparedModel, PreparedParameter } from '../../model/prepared.js';
import { differentiate, evenLever, type Differentiable } from '../calculate/derivatives.js';
import { influencesOn } from '../calculate/influence.js';
import {
  givenValues,
  isLever,
  isSwitch,
  parameterOf,
  scenarioPoint,
  unitOf,
  withValues,
  type Point,
} from '../calculate/point.js';
import { uncertainParameters, valuesAt, type Finding, type Uncertain } from '../uncertainty/uncertain.js';
import { amount, nameOf } from '../words/words.js';

export interface Question {
  readonly scenario: string;
  readonly indicator: string;
  readonly year: number;
}

export interface TornadoBar {
  readonly parameter: string;
  readonly role: ParameterRole;
  /** The lowest and highest value of the parameter, in its unit, in the year asked about. */
  readonly low: number;
  readonly high: number;
  readonly basis: 'percentiles' | 'range';
  /** The indicator there; NaN if it is not a number. */
  readonly atLow: number;
  readonly atHigh: number;
}

interface Elasticity {
  readonly parameter: string;
  /** Change of the indicator in per cent for one per cent of the parameter; NaN if one of them is 0. */
  readonly elasticity: number;
  /** Cell value of the indicator for one unit of the parameter (one point of a percentage), in all years. */
  readonly slope: number;
}

export interface SpiderLine {
  readonly parameter: string;
  /** In the parameter's unit, evenly from low to high. */
  readonly values: readonly number[];
  readonly results: readonly number[];
}

export interface Sensitivity {
  /** Cell value in the scenario. */
  readonly value: number;
  /** Widest first; parameters that do not move the indicator are left out. */
  readonly tornado: readonly TornadoBar[];
  /** Largest slope times range first. */
  readonly elasticities: readonly Elasticity[];
  readonly sentence: Bilingual;
}

interface Stage extends Question {
  readonly prepared: PreparedModel;
  readonly point: Point;
  readonly model: Differentiable;
  readonly uncertain: readonly Uncertain[];
}

/** `onProgress` counts parameters. */
export function analyseSensitivity(
  prepared: PreparedModel,
  question: Question,
  onProgress: (done: number, total: number) => void = () => undefined,
): Finding<Sensitivity> {
  const staged = stageOf(prepared, question);
  if (!staged.ok) return staged;
  const stage = staged.value;
  const { indicator, year } = question;
  const value = valueAt(stage, stage.point);
  const words = { indicator: nameOf(prepared, indicator), year };
  if (Number.isNaN(value)) {
    const found = stage.model.at(stage.point).at(indicator, year)?.value;
    return {
      ok: false,
      reasons: [sentence('sensitivity.noNumber', { ...words, error: isError(found) ? found.error : '#N/A' })],
    };
  }
  const keys = influencesOn(prepared, [indicator]);
  const bars = keys.map((key, done) => {
    onProgress(done, keys.length);
    return barOf(stage, parameterOf(prepared, key));
  });
  const symmetric = bars.filter((bar) => widthOf(bar) === 0 && bar.atLow !== value);
  const tornado = bars.filter((bar) => widthOf(bar) !== 0).sort((a, b) => widthOf(b) - widthOf(a));
  return {
    ok: true,
    value: {
      value,
      tornado,
      elasticities: elasticitiesOf(stage, keys),
      sentence: tornado.length === 0 ? sentence('sensitivity.none', words) : mostOf(stage, tornado),
    },
    remarks:
      symmetric.length === 0
        ? staged.remarks
        : [
            ...staged.remarks,
            sentence('sensitivity.symmetric', {
              ...words,
              parameters: joined(symmetric.map(({ parameter }) => nameOf(prepared, parameter))),
            }),
          ],
  };
}

/** Lines of a spider chart for the parameters given; steps of the range counted from 0. */
export function spider(
  prepared: PreparedModel,
  question: Question,
  parameters: readonly string[],
  steps = 10,
): Finding<readonly SpiderLine[]> {
  const staged = stageOf(prepared, question);
  if (!staged.ok) return staged;
  const lines = parameters.map((key): SpiderLine => {
    const row = parameterOf(prepared, key);
    const { low, high } = endsOf(staged.value, row);
    const place = question.year - prepared.model.firstYear;
    const points = Array.from({ length: steps + 1 }, (_, i) =>
      withValues(
        staged.value.point,
        key,
        low.map((from, t) => from + ((high[t] as number) - from) * (i / steps)),
      ),
    );
    return {
      parameter: key,
      values: points.map((point) => reportedValue(point.get(key)?.[place] ?? NaN, row.unit)),
      results: points.map((point) => valueAt(staged.value, point)),
    };
  });
  return { ok: true, value: lines, remarks: staged.remarks };
}

function stageOf(prepared: PreparedModel, question: Question): Finding<Stage> {
  const point = scenarioPoint(prepared, question.scenario);
  const uncertain = uncertainParameters(prepared, point);
  if (!uncertain.ok) return uncertain;
  const model = differentiate(prepared, []);
  return { ...uncertain, value: { ...question, prepared, point, model, uncertain: uncertain.value } };
}

function valueAt({ model, indicator, year }: Stage, point: Point): number {
  const value = model.at(point).at(indicator, year)?.value;
  return typeof value === 'number' ? value : NaN;
}

interface Ends {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly basis: TornadoBar['basis'];
}

function endsOf({ prepared, scenario, point, uncertain }: Stage, { parameter }: PreparedParameter): Ends {
  const { key, min, max } = parameter;
  const drawn = isSwitch(parameter) ? undefined : uncertain.find((row) => row.parameter === key);
  const planned = point.get(key) as Float64Array;
  if (drawn !== undefined)
    return {
      low: valuesAt(prepared, drawn, planned, 0.05),
      high: valuesAt(prepared, drawn, planned, 0.95),
      basis: 'percentiles',
    };
  return {
    low: givenValues(prepared, scenario, key, 'all', min),
    high: givenValues(prepared, scenario, key, 'all', max),
    basis: 'range',
  };
}

function barOf(stage: Stage, row: PreparedParameter): TornadoBar {
  const { prepared, year, point } = stage;
  const { key } = row.parameter;
  const { low, high, basis } = endsOf(stage, row);
  const place = year - prepared.model.firstYear;
  return {
    parameter: key,
    role: row.parameter.role,
    low: reportedValue(low[place] as number, row.unit),
    high: reportedValue(high[place] as number, row.unit),
    basis,
    atLow: valueAt(stage, withValues(point, key, low)),
    atHigh: valueAt(stage, withValues(point, key, high)),
  };
}

function widthOf({ atLow, atHigh }: TornadoBar): number {
  // A bar with an end that is not a number counts as the widest, so that it is seen first.
  const width = Math.abs(atHigh - atLow);
  return Number.isNaN(width) ? Infinity : width;
}

function elasticitiesOf(
  { prepared, point, indicator, year }: Stage,
  keys: readonly string[],
): readonly Elasticity[] {
  const moving = keys.filter((key) => !isSwitch(parameterOf(prepared, key).parameter));
  const even = moving.map((key) => evenLever(prepared, key));
  const inProportion = moving.map((key) => ({
    parameter: key,
    weights: [...(point.get(key) as Float64Array)],
  }));
  const dual = differentiate(prepared, [...even, ...inProportion])
    .at(point)
    .at(indicator, year);
  const value = typeof dual?.value === 'number' ? dual.value : NaN;
  const rows = moving.map((key, j) => {
    const { parameter, unit } = parameterOf(prepared, key);
    const slope = (dual?.gradient?.[j] ?? 0) * cellValue(1, unit);
    const byProportion = dual?.gradient?.[moving.length + j] ?? 0;
    return {
      parameter: key,
      elasticity: value === 0 ? NaN : byProportion / value,
      slope,
      weight: Math.abs(slope) * (parameter.max - parameter.min),
    };
  });
  return rows
    .filter(({ slope, elasticity }) => slope !== 0 || elasticity !== 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ parameter, elasticity, slope }) => ({ parameter, elasticity, slope }));
}

/** A sentence with the most important parameter, the next one and, if it is neither, the strongest lever. */
function mostOf({ prepared, indicator, year }: Stage, tornado: readonly TornadoBar[]): Bilingual {
  const [first, ...rest] = tornado;
  if (first === undefined) throw new Error('a tornado without bars');
  const unit = unitOf(prepared, indicator);
  const wordsOf = (bar: TornadoBar): SentenceArgs => {
    const own = unitOf(prepared, bar.parameter);
    return {
      indicator: nameOf(prepared, indicator),
      year,
      low: amount(cellValue(bar.low, own), own),
      high: amount(cellValue(bar.high, own), own),
      atLow: amount(bar.atLow, unit),
      atHigh: amount(bar.atHigh, unit),
    };
  };
  const lever = tornado.find(({ parameter }) =>
    isLever(prepared, parameterOf(prepared, parameter).parameter),
  );
  const others = joined(rest.slice(0, 2).map(({ parameter }) => nameOf(prepared, parameter)));
  const parts = [
    sentence('sensitivity.most', { ...wordsOf(first), first: nameOf(prepared, first.parameter) }),
    ...(rest.length === 0 ? [] : [sentence('sensitivity.next', { others })]),
    ...(lever === first
      ? []
      : [
          lever === undefined
            ? sentence('sensitivity.noLever')
            : sentence('sensitivity.lever', { ...wordsOf(lever), lever: nameOf(prepared, lever.parameter) }),
        ]),
  ];
  return { zh: parts.map(({ zh }) => zh).join(''), en: parts.map(({ en }) => en).join(' ') };
}
