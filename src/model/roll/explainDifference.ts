/**
 * Explains why two models give different values: the amounts due to figures, parameters and formulas.
 *
 * In: two cases, each a prepared model and one of its scenarios: before and after a roll of the base year, or two scenarios of one
 * model. Out: for every series asked for and every year in which it differs, the two values and the causes, in the series' unit.
 * Method: the first case is turned into the second one step at a time, always in the order figures, parameters, formulas, and
 * the change of each step is its amount (a sequential decomposition: with another order the amounts would differ, their sum not).
 * Law: the amounts of a row add up to `is - was`.
 */
import { usedValue, type Figure } from '../../figures/figure.js';
import { convert, findUnit, reportedValue } from '../../figures/units.js';
import type { Cause, Indicator, Model, Parameter, Revision, Scenario } from '../model.js';
import { amountsBetween, NOISE } from './amountsBetween.js';
import { calculateDerived } from '../derived.js';
import { resolveAll } from '../parameters.js';
import { prepareModel } from '../prepare.js';
import type { PreparedModel } from '../prepared.js';
import { projectModel } from '../project.js';
import type { Projection } from '../projection.js';

/** A model and one of its scenarios. */
interface Case {
  readonly prepared: PreparedModel;
  readonly scenario: string;
}

/** `keys`: the series to explain, by default the headline series of the second model, or all if none is marked. */
export function explainDifference(
  before: Case,
  after: Case,
  keys: readonly string[] = headlineKeys(after.prepared.model),
): readonly Revision[] {
  const first = projectModel(before.prepared, before.scenario);
  const last = projectModel(after.prepared, after.scenario);
  const cells = keys.flatMap((key) => changedCells(key, first, last));
  if (cells.length === 0) return [];
  const stages = stagesBetween(before, after);
  return cells.map(({ key, year, was, is }): Revision => {
    // Series are of the whole: no indicator is expanded over members.
    const row = { indicator: key, member: null, year, was, is };
    if (was === null || is === null) return { ...row, causes: [] };
    const unit = unitOf(last, key);
    const values = stages.map(({ cause, of, projection }) => ({
      cause,
      ...(of === undefined ? {} : { of }),
      value: valueIn(projection, key, year, unit),
    }));
    return { ...row, causes: amountsBetween(was, is, [...values, { ...LAST, value: is }]) };
  });
}

/** The last step: base year, axis and all other changes that belong to no row. */
const LAST = { cause: 'formulas' } as const;

function headlineKeys({ indicators }: Model): readonly string[] {
  const marked = indicators.filter(({ headline }) => headline === true);
  return (marked.length > 0 ? marked : indicators).map(({ key }) => key);
}

// --- which cells differ -----------------------------------------------------------------------------------

interface ChangedCell {
  readonly key: string;
  readonly year: number;
  readonly was: number | null;
  readonly is: number | null;
}

function changedCells(key: string, first: Projection, last: Projection): readonly ChangedCell[] {
  const unit = unitOf(last, key) ?? unitOf(first, key);
  const years = [...new Set([...first.years, ...last.years])].sort((a, b) => a - b);
  return years.flatMap((year) => {
    const was = valueIn(first, key, year, unit) ?? null;
    const is = valueIn(last, key, year, unit) ?? null;
    return isSame(was, is) ? [] : [{ key, year, was, is }];
  });
}

function isSame(was: number | null, is: number | null): boolean {
  if (was === null || is === null) return was === is;
  return Math.abs(is - was) <= NOISE * Math.max(Math.abs(was), Math.abs(is));
}

function unitOf(projection: Projection, key: string): string | undefined {
  return projection.indicators.find((row) => row.key === key)?.unit;
}

/** The value as people write it, in `unit`; undefined for errors, texts and years without a value. */
function valueIn(
  { years, indicators }: Projection,
  key: string,
  year: number,
  unit: string | undefined,
): number | undefined {
  const row = indicators.find((each) => each.key === key);
  const value = row?.values[years.indexOf(year)];
  const [own, wanted] = [findUnit(row?.unit ?? ''), findUnit(unit ?? '')];
  if (typeof value !== 'number' || own === undefined || wanted === undefined) return undefined;
  return convert(reportedValue(value, own), own, wanted);
}

// --- the steps from one model to the other ----------------------------------------------------------------

interface Step {
  readonly cause: Cause['cause'];
  readonly of?: string;
  readonly apply: (model: Model) => Model;
  /** Values are the same after it. */
  readonly isSilent?: true;
}

interface Stage {
  readonly cause: Cause['cause'];
  readonly of: string | undefined;
  readonly projection: Projection;
}

/** Projections after each step; a step whose model cannot be prepared by itself is joined to the next one. */
function stagesBetween(before: Case, after: Case): readonly Stage[] {
  const [a, b] = [plainModel(before), plainModel(after)];
  const steps = [...figureSteps(a, b), ...parameterSteps(a, b), ...formulaSteps(a, b)];
  let model = a;
  return steps.flatMap(({ cause, of, apply, isSilent }): readonly Stage[] => {
    model = apply(model);
    if (isSilent === true) return [];
    const prepared = prepareModel(model);
    return prepared.ok ? [{ cause, of, projection: projectModel(prepared.value, COMPARED) }] : [];
  });
}

const COMPARED = 'compared';

/** The model reduced to what values depend on, with only the chosen scenario, whose values are all its own. */
function plainModel({ prepared: { model }, scenario }: Case): Model {
  const chosen = model.scenarios.find(({ key }) => key === scenario);
  if (chosen === undefined) throw new Error(`no scenario "${scenario}"`);
  const { overview: _, profiles: __, allocations: ___, accounts: ____, vintages: _____, ...rest } = model;
  const name = { zh: COMPARED, en: COMPARED };
  const compared: Scenario = { key: COMPARED, name, note: name, values: resolveAll(model, chosen) };
  return { ...rest, parameters: model.parameters.map(withoutChance), scenarios: [compared], rules: [] };
}

function withoutChance({ distribution: _, correlations: __, ...rest }: Parameter): Parameter {
  return rest;
}

/**
 * A step for each indicator with figures that came or changed, in the order of the model. A derived figure comes with the last of the
 * figures that it is calculated from, and is named by that one: GDP that follows from R&D and intensity is no cause of its own.
 */
function figureSteps(before: Model, after: Model): readonly Step[] {
  const was = byId(before.figures);
  const is = byId(after.figures);
  const isOther = (id: string): boolean => !isSameFigure(was.get(id), is.get(id));
  const olds = new Map(before.indicators.map((row) => [row.key, row]));
  const added = after.figures.filter(({ id }) => !was.has(id));
  const changed = after.indicators.flatMap((row) => {
    const old = olds.get(row.key);
    const ids = [...new Set([...(old?.figures ?? []), ...(row.figures ?? [])])];
    if (old === undefined || (isSameList(old.figures, row.figures) && !ids.some(isOther))) return [];
    const came = (row.figures ?? []).filter((id) => isOther(id) || old.figures?.includes(id) !== true);
    return [{ row, ids, came }];
  });
  const isChanged = before.figures.some(({ id }) => isOther(id)) || added.length > 0;
  if (!isChanged && changed.length === 0) return [];
  const causeOf = namedBy(after, isOther);
  const position = new Map(after.indicators.map(({ key }, i) => [key, i]));
  const perSeries = changed
    .map(({ row, ids, came }): Step & { readonly of: string } => ({
      cause: 'figures',
      of: causeOf(row.key, came),
      apply: (model) => ({
        ...model,
        figures: model.figures.map((figure) =>
          ids.includes(figure.id) ? (is.get(figure.id) ?? figure) : figure,
        ),
        indicators: model.indicators.map((each) => (each.key === row.key ? withFigures(each, row) : each)),
      }),
    }))
    .sort((a, b) => (position.get(a.of) ?? 0) - (position.get(b.of) ?? 0));
  // New figures first, so that the lists of the series can name them; what no series lists, at last.
  const add: Step = {
    cause: 'figures',
    isSilent: true,
    apply: (model) => ({ ...model, figures: [...model.figures, ...added] }),
  };
  const settle: Step = { cause: 'figures', apply: (model) => ({ ...model, figures: after.figures }) };
  return [add, ...together(perSeries), settle];
}

/** The indicator by which a change of a series' figures is named: the last one whose own number came into them, else the series. */
function namedBy(
  { figures, indicators }: Model,
  isOther: (id: string) => boolean,
): (key: string, came: readonly string[]) => string {
  const { operands } = calculateDerived(figures);
  const indicatorOf = new Map(figures.map(({ id, indicator }) => [id, indicator]));
  const listedBy = new Map(
    indicators.flatMap((row) => (row.figures ?? []).map((id) => [id, row.key] as const)),
  );
  const position = new Map(indicators.map(({ key }, i) => [key, i]));
  return (key, came) => {
    const behind = new Set(came);
    for (const id of behind) for (const operand of operands.get(id) ?? []) behind.add(operand);
    const own = [...behind].filter((id) => isOther(id) && (operands.get(id) ?? []).length === 0);
    const names = own.map((id) => listedBy.get(id) ?? indicatorOf.get(id) ?? key);
    const known = names.filter((name) => position.has(name));
    return known.sort((a, b) => (position.get(b) ?? 0) - (position.get(a) ?? 0))[0] ?? key;
  };
}

/** Steps of one indicator as one. */
function together(steps: readonly (Step & { readonly of: string })[]): readonly Step[] {
  const byName = new Map<string, Step & { readonly of: string }>();
  for (const step of steps) {
    const first = byName.get(step.of);
    const both = (model: Model): Model => step.apply(first?.apply(model) ?? model);
    byName.set(step.of, first === undefined ? step : { ...first, apply: both });
  }
  return [...byName.values()];
}

function withFigures(row: Indicator, { figures, startsFrom }: Indicator): Indicator {
  const { figures: _, startsFrom: __, ...rest } = row;
  return {
    ...rest,
    ...(figures === undefined ? {} : { figures }),
    ...(startsFrom === undefined ? {} : { startsFrom }),
  };
}

function parameterSteps(before: Model, after: Model): readonly Step[] {
  const olds = new Map(before.parameters.map((row) => [row.key, row]));
  const valuesOf = ({ scenarios }: Model): Scenario['values'] => scenarios[0]?.values ?? {};
  const [was, is] = [valuesOf(before), valuesOf(after)];
  return after.parameters.flatMap((row): readonly Step[] => {
    const { key } = row;
    const old = olds.get(key);
    if (old?.unit === row.unit && JSON.stringify(was[key]) === JSON.stringify(is[key])) return [];
    const value = is[key] ?? row.value;
    return [
      {
        cause: 'parameters',
        of: key,
        apply: (model) => ({
          ...model,
          parameters:
            old === undefined
              ? [...model.parameters, row]
              : model.parameters.map((each) => (each.key === key ? row : each)),
          scenarios: model.scenarios.map((each) => ({ ...each, values: { ...each.values, [key]: value } })),
        }),
      },
    ];
  });
}

function formulaSteps(before: Model, after: Model): readonly Step[] {
  const olds = new Map(before.indicators.map((row) => [row.key, row]));
  return after.indicators.flatMap((row): readonly Step[] => {
    const old = olds.get(row.key);
    if (old !== undefined && old.formula === row.formula && old.from === row.from && old.unit === row.unit)
      return [];
    return [
      {
        cause: 'formulas',
        of: row.key,
        apply: (model) => ({
          ...model,
          indicators:
            old === undefined
              ? [...model.indicators, row]
              : model.indicators.map((each) => (each.key === row.key ? row : each)),
        }),
      },
    ];
  });
}

function byId(figures: readonly Figure[]): ReadonlyMap<string, Figure> {
  return new Map(figures.map((figure) => [figure.id, figure]));
}

function isSameFigure(a: Figure | undefined, b: Figure | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    usedValue(a) === usedValue(b) && a.unit === b.unit && a.period === b.period && a.formula === b.formula
  );
}

function isSameList(a: readonly string[] = [], b: readonly string[] = []): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i]);
}
