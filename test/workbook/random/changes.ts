/** What may have become of the model between two builds, drawn at random. A change that gives no model is left out by the law. */
import type { Model, Scenario } from '../../../src/model/model.js';
import type { Draw } from './edits.js';

const both = (text: string) => ({ zh: text, en: text });

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
      indicator: 'rd',
      year: model.horizon,
      basis: 'level',
      unit: '亿元',
      value: 3000,
    } as const;
    return { ...model, targets: [{ ...first, ...level, key: `t${draw(1e6)}` }, ...model.targets] };
  },
  ruleRemoved: (model, draw) => ({ ...model, rules: without(model.rules, draw) }),
  ruleAdded: (model, draw) => ({
    ...model,
    rules: [
      {
        ...{ key: `r${draw(1e6)}`, name: both(`规则${draw(1e6)}`), formula: '=gdp > 0', severity: 'soft' },
        ...{ from: model.baseYear + 1, source: 'assumption', reason: both('') },
      },
      ...model.rules,
    ] as Model['rules'],
  }),
  indicatorRemoved: (model, draw) => {
    const free = ['named_only', 'extra', 'intensity'].filter((key) =>
      model.indicators.some((indicator) => indicator.key === key),
    );
    const key = free[draw(free.length || 1)];
    return {
      ...model,
      indicators: model.indicators.filter((indicator) => indicator.key !== key),
      targets: model.targets.filter(({ indicator }) => indicator !== key),
    };
  },
  indicatorAdded: (model, draw) => ({
    ...model,
    indicators: model.indicators.flatMap((indicator, i) =>
      i === 1
        ? [
            {
              ...{ key: `i${draw(1e6)}`, name: both(`指标${draw(1e6)}`), unit: '亿元', group: 'macro' },
              ...{ formula: '=gdp * 2', from: model.baseYear },
            },
            indicator,
          ]
        : [indicator],
    ),
  }),
  parameterAdded: (model, draw) => {
    const [first] = model.parameters;
    if (first === undefined) return model;
    const added = { ...first, key: `p${draw(1e6)}`, name: both(`参数${draw(1e6)}`), value: draw(90) / 10 };
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
      ...{ key: `s${draw(1e6)}`, name: both(`情景${draw(1e6)}`), note: both(''), extends: parent },
      values: { rd_growth: { 2026: 7.5 } },
    };
    return { ...model, scenarios: [...model.scenarios, added] };
  },
  scenarioRenamed: (model, draw) => ({
    ...model,
    scenarios: model.scenarios.map((scenario, i) =>
      i === draw(model.scenarios.length) ? { ...scenario, name: both(`新名${draw(1e6)}`) } : scenario,
    ),
  }),
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
      parameter.key === 'rd_growth' ? { ...parameter, value: 5 + draw(100) / 10 } : parameter,
    ),
  }),
  milestones: (model, draw) => ({ ...model, milestones: draw(2) === 0 ? [] : [model.horizon] }),
};
