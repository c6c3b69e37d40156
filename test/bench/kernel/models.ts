/**
 * The models that are measured: Zhejiang, and generated ones of 10, 100 and 1,000 indicators.
 *
 * A generated model is what planning models are made of: growth by a rate that varies, shares, sums, saturation, a
 * stock, a logistic curve, a power and a condition, in a chain over ten years.
 */
import { pathToFileURL } from 'node:url';
import { allOutputs, fixedValues } from '../../../src/analysis/calculate/kernelModel.js';
import type { Equations } from '../../../src/kernel/equations.js';
import { MODEL_VERSION, type Indicator, type Model, type Parameter } from '../../../src/model/model.js';
import { prepareModel } from '../../../src/model/prepare.js';
import type { PreparedModel } from '../../../src/model/prepared.js';
import { createDraws, prepareZhejiang, varyingEquations, type FillDraws } from '../../kernel/zhejiang.js';

export interface Measured {
  readonly name: string;
  readonly prepared: PreparedModel;
  readonly scenario: string;
  readonly equations: Equations;
  readonly fixed: Float64Array;
  readonly fill: FillDraws;
  /** Formulas, years that they run over, and formulas calculated in a draw all told. */
  readonly formulas: number;
  readonly years: number;
  readonly cells: number;
}

export const MODEL_NAMES = ['zhejiang', 'generated-10', 'generated-100', 'generated-1000'];

/** Of one of those names. */
export function measuredModel(name: string): Measured {
  if (name !== 'zhejiang') return measured(name, generate(Number(name.replace('generated-', ''))));
  return measured(name, prepareZhejiang(new URL('seeds/zhejiang/', `${pathToFileURL(process.cwd()).href}/`)));
}

function measured(name: string, prepared: PreparedModel): Measured {
  const scenario = prepared.model.scenarios[0]!.key;
  const cells = prepared.series.flatMap(({ actuals, expr, from }) =>
    prepared.years.filter(
      (year) => expr !== undefined && from !== undefined && year >= from && !actuals.has(year),
    ),
  );
  return {
    name,
    prepared,
    scenario,
    equations: varyingEquations(prepared, allOutputs(prepared)),
    fixed: fixedValues(prepared, scenario),
    fill: createDraws(prepared),
    formulas: prepared.order.length,
    years: new Set(cells).size,
    cells: cells.length,
  };
}

const both = (text: string): { readonly zh: string; readonly en: string } => ({ zh: text, en: text });

/** What a formula is made of: `x` the series itself, `y` the one before, `p` and `q` parameters that vary, `w` one that does not. */
interface Parts {
  readonly x: string;
  readonly y: string;
  readonly p: string;
  readonly q: string;
  readonly w: string;
}

/** Formulas by turns. */
const SHAPES: readonly ((parts: Parts) => string)[] = [
  ({ x, p }) => `=IF(YEAR=2024,100,PREV(${x})*(1+${p}))`,
  ({ y, p }) => `=${y}*(1-${p})`,
  ({ x, y, q }) => `=IF(YEAR=2024,50,PREV(${x})+${q}*(2*${y}-PREV(${x})))`,
  ({ y, p }) => `=STOCK(${y},${p},BASE(${y})/(0.1+${p}))`,
  ({ y }) => `=${y}/BASE(${y})`,
  ({ p, q, w }) => `=LOGISTIC(1000*${w},${p},2027)+${q}`,
  ({ y, p }) => `=${y}*(1+${p})^(1/3)`,
  ({ y, p, q }) => `=IF(${p}>${q},${y}*1.1,${y}*0.9)`,
  ({ y, w }) => `=${y}*(1+${w})^(YEAR-2024)`,
  ({ y }) => `=SUM(SPAN(${y}))/(YEAR-2023)`,
];

function generate(size: number): PreparedModel {
  const firstYear = 2024;
  const parameters: Parameter[] = [];
  const indicators: Indicator[] = [];
  const count = Math.max(4, Math.ceil(size / 5));
  for (let i = 0; i < count; i++) {
    parameters.push({
      key: `par_${i}`,
      name: both(`par ${i}`),
      unit: '倍',
      group: 'macro',
      value: 0.02 + (i % 7) / 100,
      min: 0,
      max: 1,
      role: 'lever',
      reason: both('measured'),
      source: 'assumption',
      ...(i % 4 === 3 ? {} : { distribution: { kind: 'uniform', parameters: { min: 0, max: 0.1 } } }),
    });
  }
  const at = (i: number): string => `par_${i % count}`;
  const fixedAt = (i: number): string => `par_${4 * (i % Math.floor(count / 4)) + 3}`;
  for (let i = 0; i < size; i++) {
    const shape = SHAPES[i % SHAPES.length]!;
    const formula = shape({
      x: `ind_${i}`,
      y: `ind_${Math.max(0, i - 1)}`,
      p: at(i * 3),
      q: at(i * 7 + 1),
      w: fixedAt(i),
    });
    indicators.push({
      key: `ind_${i}`,
      name: both(`ind ${i}`),
      unit: '倍',
      group: 'macro',
      formula,
      from: firstYear,
    });
  }
  const model: Model = {
    version: MODEL_VERSION,
    name: both('measured'),
    firstYear,
    baseYear: firstYear,
    horizon: firstYear + 9,
    milestones: [],
    geography: '',
    documents: [],
    figures: [],
    indicators,
    parameters,
    scenarios: [{ key: 'only', name: both('only'), note: both(''), values: {} }],
    targets: [],
    rules: [],
  };
  const prepared = prepareModel(model);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems.slice(0, 3)));
  return prepared.value;
}
