/**
 * What may have become of the model between two builds, drawn at random. A change that gives no model is left out by the law, so
 * `secondBuild.test.ts` asks of each kind that it gives one. Keys contain `_`: a key such as `t627` is the name of a cell and refused.
 */
import type { Model, Scenario } from '../../../src/model/model.js';
import type { Draw } from './edits.js';

const both = (text: string) => ({ zh: text, en: text });

/** The indicator that new targets, rules and indicators are about: the first of every model that builds start from. */
function firstOf({ indicators }: Model): { readonly key: string; readonly group: string } {
  const [first] = indicators;
  if (first === undefined) throw new Error('a model without indicators');
  return first;
}

/** The list without one of its items; the last item stays. */
function without<T>(list: readonly T[], draw: Draw): readonly T[] {
  const at = draw(list.length || 1);
  return list.filter((_, i) => i !== at);
}

export const CHANGES: Readonly<Record<string, (model: Model, draw: Draw) => Model>> = {
  targetRemoved: (model, draw) => ({ ...model, targets: without(model.targets, draw) }),
  targetAdded: (model, draw) => {
    const [first] = model.targets;
    if (first === undefined) return model;
    const level = {
      indicator: firstOf(model).key,
      year: model.horizon,
      basis: 'level',
      unit: '亿元',
      value: 3000,
    } as const;
    const { member: _, from: __, ...plain } = first;
    const own = { key: `t_${draw(1e6)}`, source: 'assumption', origin: 'assumption' } as const;
    return { ...model, targets: [{ ...plain, ...level, ...own }, ...model.targets] };
  },
  ruleRemoved: (model, draw) => ({ ...model, rules: without(model.rules, draw) }),
  ruleAdded: (model, draw) => ({
    ...model,
    rules: [
      {
        ...{ key: `r_${draw(1e6)}`, name: both(`规则${draw(1e6)}`), severity: 'soft' },
        formula: `=${firstOf(model).key} > 0`,
        ...{ from: model.baseYear + 1, source: 'assumption', reason: both('') },
      },
      ...model.rules,
    ] as Model['rules'],
  }),
  indicatorRemoved: (model, draw) => {
    const free = ['named_only', 'profit', 'intensity'].filter((key) =>
      model.indicators.some((indicator) => indicator.key === key),
    );
    const key = free[draw(free.length || 1)];
    return {
      ...model,
      indicators: model.indicators.filter((indicator) => indicator.key !== key),
      figures: model.figures.filter(({ indicator }) => indicator !== key),
      targets: model.targets.filter(({ indicator }) => indicator !== key),
      rules: model.rules.filter(({ formula }) => !formula.includes(String(key))),
    };
  },
  indicatorAdded: (model, draw) => ({
    ...model,
    indicators: model.indicators.flatMap((indicator, i) =>
      i === 1
        ? [
            {
              ...{ key: `i_${draw(1e6)}`, name: both(`指标${draw(1e6)}`), unit: '亿元' },
              ...{ group: firstOf(model).group, formula: `=${firstOf(model).key} * 2`, from: model.baseYear },
            },
            indicator,
          ]
        : [indicator],
    ),
  }),
  parameterAdded: (model, draw) => {
    const [first] = model.parameters;
    if (first === undefined) return model;
    const added = { ...first, key: `p_${draw(1e6)}`, name: both(`参数${draw(1e6)}`), value: draw(90) / 10 };
    return { ...model, parameters: [...model.parameters.slice(0, 1), added, ...model.parameters.slice(1)] };
  },
  scenarioRemoved: (model, draw) => {
    const leaves = model.scenarios.filter(
      ({ key, extends: parent }) =>
        parent !== undefined && !model.scenarios.some((other) => other.extends === key),
    );
    const gone = leaves[draw(leaves.length || 1)];
    return { ...model, scenarios: model.scenarios.filter((scenario) => scenario !== gone) };
  },
  scenarioAdded: (model, draw) => {
    const parent = model.scenarios[draw(model.scenarios.length)]?.key ?? '';
    const added: Scenario = {
      ...{ key: `s_${draw(1e6)}`, name: both(`情景${draw(1e6)}`), note: both(''), extends: parent },
      values: Object.fromEntries(model.parameters.slice(0, 1).map(({ key }) => [key, { 2026: 7.5 }])),
    };
    return { ...model, scenarios: [...model.scenarios, added] };
  },
  scenarioRenamed: (model, draw) => {
    const at = draw(model.scenarios.length);
    const name = both(`新名${draw(1e6)}`);
    return {
      ...model,
      scenarios: model.scenarios.map((scenario, i) => (i === at ? { ...scenario, name } : scenario)),
    };
  },
  horizonShorter: (model) => {
    const horizon = model.horizon - 1;
    const cut = <T>(value: T): T =>
      typeof value === 'object' && value !== null
        ? (Object.fromEntries(Object.entries(value).filter(([year]) => Number(year) <= horizon)) as T)
        : value;
    return {
      ...{ ...model, horizon },
      milestones: model.milestones.filter((year) => year <= horizon),
      targets: model.targets.filter(({ year }) => year <= horizon),
      ...(model.allocations === undefined
        ? {}
        : {
            allocations: model.allocations.map((row) => ({
              ...row,
              years: row.years.filter((year) => year <= horizon),
            })),
          }),
      parameters: model.parameters.map((parameter) => ({ ...parameter, value: cut(parameter.value) })),
      scenarios: model.scenarios.map((scenario) => ({
        ...scenario,
        values: Object.fromEntries(Object.entries(scenario.values).map(([key, value]) => [key, cut(value)])),
      })),
    };
  },
  horizonLonger: (model, draw) => ({ ...model, horizon: model.horizon + 1 + draw(3) }),
  renamed: (model, draw) => ({ ...model, name: both(`模型${draw(1e6)}`) }),
  indicatorRenamed: (model, draw) => ({
    ...model,
    indicators: model.indicators.map((indicator, i) =>
      i === 0 ? { ...indicator, name: both(`总值${draw(1e6)}`) } : indicator,
    ),
  }),
  value: (model, draw) => ({
    ...model,
    parameters: model.parameters.map((parameter) =>
      ['rd_growth', 'growth'].includes(parameter.key)
        ? { ...parameter, value: 5 + draw(100) / 10 }
        : parameter,
    ),
  }),
  milestones: (model, draw) => ({ ...model, milestones: draw(2) === 0 ? [] : [model.horizon] }),
  memberAdded: (model, draw) =>
    withMembers(model, (members) => {
      const last = members.at(-1);
      if (last === undefined) return members;
      const { aliases: _, ...like } = last;
      return [
        ...members.slice(0, -1),
        { ...like, key: `m_${draw(1e6)}`, name: both(`新镇${draw(1e6)}`) },
        last,
      ];
    }),
  memberRemoved: (model, draw) => {
    const leaves = model.dimensions?.[0]?.members.filter(({ level }) => level === 'town') ?? [];
    const gone = leaves[draw(leaves.length || 1)]?.key;
    const cut = withMembers(model, (members) => members.filter(({ key }) => key !== gone));
    return {
      ...cut,
      targets: cut.targets.filter(({ member }) => member === undefined || member !== gone),
      ...(cut.allocations === undefined
        ? {}
        : {
            allocations: cut.allocations.map((row) => ({
              ...row,
              weights: Object.fromEntries(Object.entries(row.weights).filter(([key]) => key !== gone)),
            })),
          }),
    };
  },
  memberRenamed: (model, draw) =>
    withMembers(model, (members) =>
      members.map((member, i) => (i === 3 ? { ...member, name: both(`改镇${draw(1e6)}`) } : member)),
    ),
  weights: (model, draw) =>
    withAllocations(model, (rows) =>
      rows.map((row) => ({ ...row, weights: { ...row.weights, west: 1 + draw(50) / 10 } })),
    ),
  allocationRemoved: (model) => withAllocations(model, () => []),
};

type Dimension = NonNullable<Model['dimensions']>[number];

function withMembers(model: Model, change: (members: Dimension['members']) => Dimension['members']): Model {
  const [first, ...others] = model.dimensions ?? [];
  if (first === undefined) return model;
  return { ...model, dimensions: [{ ...first, members: change(first.members) }, ...others] };
}

type Allocations = NonNullable<Model['allocations']>;

function withAllocations(model: Model, change: (rows: Allocations) => Allocations): Model {
  const { allocations = [], ...rest } = model;
  const next = change(allocations);
  return next.length === 0 ? rest : { ...rest, allocations: next };
}
