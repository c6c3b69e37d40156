/**
 * From the series of a table to a model that projects at once: figures with the cells they come from, a formula for each series
 * with the reason for it, three scenarios, distributions.
 *
 * In: series, and what the core cannot know: the model's name, who gave the numbers and when. Out: the model. Everything in it is
 * plain and can be changed by hand; nothing in it is calculated anywhere else.
 */
import type { Figure } from '../figures/figure.js';
import { isKey } from '../figures/name.js';
import type { Bilingual } from '../messages/language.js';
import type { Problem } from '../messages/problem.js';
import { START, startText } from '../messages/wording/start.js';
import { foldName } from '../model/names.js';
import { MODEL_VERSION, type Indicator, type Model, type Parameter, type Scenario } from '../model/model.js';
import type { TableSeries } from './table/series.js';
import { suggestFormulas, type Suggestion } from './suggest/suggestFormulas.js';
import { standardDeviation, type MethodKey } from './suggest/methods.js';

export interface Source {
  readonly name: Bilingual;
  readonly author: string;
  /** `2025-09-18`. */
  readonly date: string;
}

/** Years after the last one of the table. */
const AHEAD = 5;
/** Shown on the first page. */
const MOST_HEADLINES = 8;
/** A unit of a kind of its own, until somebody gives the right one. */
const UNKNOWN = '[?]';

interface Row {
  readonly series: TableSeries;
  readonly key: string;
  readonly name: Bilingual;
  readonly unit: string;
  readonly group: string;
}

interface BuiltModel {
  readonly model: Model;
  /** Totals that are not the sum of their rows. */
  readonly problems: readonly Problem[];
}

export function buildModel(series: readonly TableSeries[], source: Source): BuiltModel {
  const suggestions = suggestFormulas(series);
  const rows = nameRows(series, source);
  const years = series.flatMap(({ points }) => points.map(({ year }) => year));
  const baseYear = Math.max(...years);
  const parameters: (readonly [Parameter, Parameter, Parameter])[] = [];
  const indicators = rows.map((row, i): Indicator => {
    const { formula, reason, values } = continueRow(row, suggestions[i], rows);
    parameters.push(...values);
    const { key, name, unit, group } = row;
    return {
      ...{
        key,
        name,
        unit,
        group,
        figures: row.series.points.map(({ year }) => `${key}_${year}`),
        formula,
        reason,
      },
      ...(i < MOST_HEADLINES ? { headline: true } : {}),
    };
  });
  const problems = series.flatMap((row, i): readonly Problem[] =>
    row.isTotal && suggestions[i]?.kind !== 'sum'
      ? [
          {
            code: 'start.totalDiffers',
            severity: 'warning',
            place: { file: row.sheet, cell: row.cell },
            args: { name: row.name },
          },
        ]
      : [],
  );
  const model: Model = {
    version: MODEL_VERSION,
    name: source.name,
    firstYear: Math.min(...years),
    baseYear,
    horizon: baseYear + AHEAD,
    milestones: [baseYear + AHEAD],
    geography: '',
    documents: [],
    figures: rows.flatMap((row) => figuresOf(row, source)),
    indicators,
    parameters: parameters.map(([parameter]) => parameter),
    scenarios: scenariosOf(parameters),
    targets: [],
    rules: [],
  };
  return { model, problems };
}

function figuresOf({ key, unit, series }: Row, { author, date }: Source): readonly Figure[] {
  return series.points.map(({ year, value, cell }) => ({
    ...{ id: `${key}_${year}`, indicator: key, geography: '', period: String(year), periodBasis: 'printed' },
    ...{ value, unit, qualifier: 'exact', kind: 'input', caliber: '', author, date },
    note: [`${series.sheet}!${cell}`, series.note].filter((text) => text !== '').join('; '),
  }));
}

// --- names and keys ---------------------------------------------------------------------------------------

function nameRows(series: readonly TableSeries[], source: Source): readonly Row[] {
  const keys = new Set<string>();
  const names = new Set<string>();
  return series.map((each, i): Row => {
    const { english, section } = each;
    const key = freeKey(slugOf(english === '' ? each.name : english) ?? `series_${i + 1}`, keys);
    const shown = nameable(each.name, i);
    const zh = freeName(shown, names);
    const en = english === '' ? zh : freeName(nameable(english, i), names);
    return {
      series: each,
      key,
      name: { zh, en },
      unit: each.unit === '' ? UNKNOWN : each.unit,
      group: section === '' ? source.name.zh : section,
    };
  });
}

/** A key always holds `_`, so that it never is a cell; undefined where the name has no Latin letters to make one of. */
function slugOf(name: string): string | undefined {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\x20-\x7e]/g, ' ')
    .replace(/&/g, ' and ')
    .match(/[a-z0-9]+/g);
  const latin = (words ?? []).join('_').slice(0, 40).replace(/_+$/, '');
  if (!/^[a-z]{2}/.test(latin) || /[\u3400-\u9fff]/.test(name)) return undefined;
  const key = latin.includes('_') ? latin : `${latin}_total`;
  return isKey(key) ? key : undefined;
}

/** Years and parameters add to keys: `sales_north_2024`, `sales_north_growth`. */
function freeKey(wanted: string, taken: Set<string>): string {
  let key = wanted;
  for (let n = 2; taken.has(key); n += 1) key = `${wanted}_v${n}`;
  taken.add(key);
  return key;
}

/** A name is what formulas may write: it begins with a letter and is no word of the formula language. */
function nameable(name: string, index: number): string {
  const plain = name
    .replace(/["“”{}[\]]/g, '')
    .trim()
    .slice(0, 100);
  if (plain === '') return `series ${index + 1}`;
  return /^[\p{L}]/u.test(plain) ? plain : `series ${plain}`;
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let n = 2; taken.has(foldName(name)); n += 1) name = `${wanted} ${n}`;
  taken.add(foldName(name));
  return name;
}

// --- formulas -----------------------------------------------------------------------------------------------

interface Continuation {
  readonly formula: string;
  readonly reason: Bilingual;
  /** Each parameter with its base, low and high value. */
  readonly values: readonly (readonly [Parameter, Parameter, Parameter])[];
}

function continueRow(row: Row, suggestion: Suggestion | undefined, rows: readonly Row[]): Continuation {
  const { key } = row;
  if (suggestion?.kind === 'sum') {
    const parts = suggestion.parts.flatMap((i) => rows[i]?.key ?? []).sort();
    return { formula: `=${parts.join(' + ')}`, reason: START.sum, values: [] };
  }
  if (suggestion?.kind !== 'fit') return { formula: `=PREV(${key})`, reason: START.hold, values: [] };
  const { fit, whole } = suggestion;
  const { method, second = 0 } = fit;
  const other = whole === undefined ? undefined : rows[whole];
  const unit = method === 'linear' ? row.unit : '%';
  const suffix = SUFFIXES[method];
  const main = (value: number): number => round(method === 'linear' ? value : value * 100);
  const [value, low, high] = [main(fit.main), main(suggestion.low), main(suggestion.high)];
  const past = suggestion.past.map(main);
  const bounds = method === 'share' ? ([0, 100] as const) : ([-Infinity, Infinity] as const);
  const parameter = parameterOf(
    row,
    suffix,
    unit,
    value,
    reasonOf(row, suggestion),
    [low, high, ...past],
    bounds,
  );
  const withSpread = withDistribution(parameter, past, low, high);
  const values: (readonly [Parameter, Parameter, Parameter])[] = [
    [
      withSpread,
      { ...parameter, value: Math.min(value, low) },
      { ...parameter, value: Math.max(value, high) },
    ],
  ];
  const extra = (name: 'damping' | 'ceiling', inUnit: string, amount: number): string => {
    const reason = START[name];
    const row2 = parameterOf(
      row,
      name,
      inUnit,
      round(amount),
      reason,
      [amount * 0.5, amount * 1.5],
      [0, Infinity],
    );
    values.push([row2, row2, row2]);
    return row2.key;
  };
  const name = parameter.key;
  const formula = {
    growth: () => `=PREV(${key}) * (1 + ${name})`,
    linear: () => `=PREV(${key}) + ${name}`,
    damped: () => `=PREV(${key}) * (1 + DAMPED(${name}, ${extra('damping', '倍', second)}, BASEYEAR + 1))`,
    logistic: () =>
      `=PREV(${key}) * (1 + ${name} * (1 - PREV(${key}) / ${extra('ceiling', row.unit, second)}))`,
    share: () => `=${other?.key ?? key} * ${name}`,
  }[method]();
  return { formula, reason: reasonOf(row, suggestion), values };
}

const SUFFIXES = {
  growth: 'growth',
  linear: 'step',
  damped: 'growth',
  logistic: 'rate',
  share: 'share',
} as const;
type Suffix = (typeof SUFFIXES)[MethodKey] | 'damping' | 'ceiling';

function parameterOf(
  { key, name, group }: Row,
  suffix: Suffix,
  unit: string,
  value: number,
  reason: Bilingual,
  range: readonly number[],
  [least, most]: readonly [number, number],
): Parameter {
  const all = [value, ...range].filter(Number.isFinite);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const margin = Math.max((high - low) / 4, Math.abs(value) / 4, 1e-6);
  return {
    key: `${key}_${suffix}`,
    name: startText(`name.${suffix}`, { name }),
    ...{
      unit,
      group,
      value,
      min: round(Math.max(least, low - margin)),
      max: round(Math.min(most, high + margin)),
    },
    ...{
      role: suffix === 'damping' || suffix === 'ceiling' ? 'structural' : 'lever',
      reason,
      source: 'assumption',
    },
  };
}

/**
 * Normal around the base value with the standard deviation of the past; a share keeps within the shares it has had. With less
 * than three past values a triangle from the low to the high value, which is a guess and says so.
 */
function withDistribution(
  parameter: Parameter,
  past: readonly number[],
  low: number,
  high: number,
): Parameter {
  const value = Number(parameter.value);
  const isShort = past.length < 3;
  if (isShort || parameter.key.endsWith('_share')) {
    const [min, max] = isShort
      ? [Math.min(value, low), Math.max(value, high)]
      : [Math.min(value, ...past), Math.max(value, ...past)];
    if (max - min < 1e-9) return parameter;
    return { ...parameter, distribution: { kind: 'triangular', parameters: { min, mode: value, max } } };
  }
  const sd = standardDeviation(past);
  if (!(sd > 1e-9)) return parameter;
  return { ...parameter, distribution: { kind: 'normal', parameters: { mean: value, sd: round(sd) } } };
}

function reasonOf(
  { series }: Row,
  { fit, tried, heldBack }: Extract<Suggestion, { kind: 'fit' }>,
): Bilingual {
  const first = series.points[0]?.year ?? 0;
  const last = series.points.at(-1)?.year ?? 0;
  const method = START[`method.${fit.method}`];
  if (tried.length === 0) return startText('reason.few', { method, first, last });
  const errors = tried.map(({ method: each, error }) =>
    startText('reason.error', { method: START[`method.${each}`], error: (error * 100).toPrecision(2) }),
  );
  const list = { zh: errors.map(({ zh }) => zh).join('，'), en: errors.map(({ en }) => en).join(', ') };
  return startText('reason.tested', { method, first, last, held: heldBack.join(', '), errors: list });
}

/** Four significant digits: more would claim to know the future. */
function round(value: number): number {
  return Number(value.toPrecision(4));
}

// --- scenarios ----------------------------------------------------------------------------------------------

function scenariosOf(
  parameters: readonly (readonly [Parameter, Parameter, Parameter])[],
): readonly Scenario[] {
  const values = (at: 1 | 2): Scenario['values'] =>
    Object.fromEntries(
      parameters.flatMap((row) => (row[at].value === row[0].value ? [] : [[row[0].key, row[at].value]])),
    );
  return [
    { key: 'base', name: START['scenario.base'], note: START['scenario.baseNote'], values: {} },
    {
      key: 'low',
      name: START['scenario.low'],
      extends: 'base',
      note: START['scenario.lowNote'],
      values: values(1),
    },
    {
      key: 'high',
      name: START['scenario.high'],
      extends: 'base',
      note: START['scenario.highNote'],
      values: values(2),
    },
  ];
}
