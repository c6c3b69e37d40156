/** Models for the analyses: the Zhejiang pack, and small ones whose answers are known in closed form. */
import { completeParameter, completeTarget } from '../../src/model/completeModel.js';
import { MODEL_VERSION } from '../../src/model/model.js';
import type { Indicator, Model, Parameter, Rule, Scenario, Target } from '../../src/model/model.js';
import { readPack } from '../../src/model/pack.js';
import type { PreparedModel } from '../../src/model/prepared.js';
import { prepared, valueOf, ZHEJIANG } from '../model/packs.js';

export const zhejiang: PreparedModel = prepared(valueOf(readPack(ZHEJIANG)));

/** The same with documents of the year after: their numbers are what the year came to. */
export const zhejiangAfter: PreparedModel = prepared({
  ...zhejiang.model,
  documents: zhejiang.model.documents.map((document) => ({ ...document, published: '2026-03-01' })),
});

const both = (text: string) => ({ zh: `${text}名`, en: `${text} name` });

export function parameter(
  key: string,
  value: Parameter['value'],
  [min, max]: readonly [number, number],
  more: Partial<Parameter> = {},
): Parameter {
  return completeParameter({
    key,
    name: both(key),
    unit: '倍',
    group: 'macro',
    value,
    min,
    max,
    reason: both('why'),
    source: 'assumption',
    ...more,
  });
}

export function indicator(key: string, formula: string, more: Partial<Indicator> = {}): Indicator {
  return { key, name: both(key), unit: '倍', group: 'macro', formula, from: 2024, ...more };
}

export function target(
  indicator: string,
  comparator: Target['comparator'],
  value: number,
  year = 2026,
): Target {
  const key = `${indicator}_${NAMES[comparator]}_${value}`;
  return completeTarget({ key, indicator, year, comparator, value, source: 'assumption' }, '倍', undefined);
}

const NAMES = { '>=': 'least', '<=': 'most', '>': 'above', '<': 'below', '=': 'is' } as const;

export function rule(key: string, formula: string, severity: Rule['severity'] = 'hard'): Rule {
  return { key, name: both(key), formula, severity, source: 'assumption', reason: both('why') };
}

export interface Parts {
  readonly parameters: readonly Parameter[];
  readonly indicators: readonly Indicator[];
  readonly targets?: readonly Target[];
  readonly rules?: readonly Rule[];
  readonly scenarios?: readonly Scenario[];
}

/** Years 2023 to 2026, base year 2024, one scenario `base`. */
export function modelOf({ parameters, indicators, targets = [], rules = [], scenarios }: Parts): Model {
  return {
    version: MODEL_VERSION,
    name: both('model'),
    firstYear: 2023,
    baseYear: 2024,
    horizon: 2026,
    milestones: [],
    geography: '某省',
    documents: [],
    figures: [],
    indicators,
    parameters,
    scenarios: scenarios ?? [{ key: 'base', name: both('base'), note: both('note'), values: {} }],
    targets,
    rules,
  };
}

export function small(parts: Parts): PreparedModel {
  return prepared(modelOf(parts));
}
