/**
 * Checks that the uncertainty of a model can be sampled: distributions, yearly paths, correlations.
 *
 * In: a model. Out: every problem at its parameter and field, so that it can be shown where it was entered. Nothing here depends
 * on a scenario: every problem prevents all simulations of the model, except for the one warning, correlations that contradict
 * each other. What `checkModel` finds (a correlation of 1.5, one with an unknown parameter) is left to it.
 */
import type { Problem } from '../../messages/problem.js';
import type { Distribution, Model, Parameter } from '../../model/model.js';
import { prepareCorrelation } from '../../sampling/correlation.js';
import { prepareDistribution } from '../../sampling/distributions.js';
import { preparePath } from '../../sampling/paths.js';
import { isPath } from './editUncertainty.js';
import { modelCorrelation } from './uncertain.js';

export function checkUncertainty(model: Model): readonly Problem[] {
  return [
    ...model.parameters.flatMap(({ key, distribution }) =>
      distribution === undefined ? [] : checkDistribution(key, distribution),
    ),
    ...checkCorrelated(model),
    ...checkContradiction(model),
  ];
}

function checkDistribution(key: string, distribution: Distribution): readonly Problem[] {
  const place = { table: 'parameters', key, field: 'distribution' } as const;
  const { problems } = isPath(distribution)
    ? preparePath(distribution, place)
    : prepareDistribution(distribution, place);
  return problems.map((problem) => ({
    ...problem,
    place: { ...problem.place, field: `distribution.${fieldOf(problem)}` },
  }));
}

/** The field of a problem; for a missing parameter, or several that do not fit together, it is the whole distribution. */
function fieldOf({ code, args }: Problem): string {
  if (code === 'sampling.unknownDistribution') return 'kind';
  return args['parameter'] === undefined ? 'parameters' : `parameters.${args['parameter']}`;
}

/** Only parameters with one draw for all years can be correlated; each that cannot is reported once. */
function checkCorrelated({ parameters }: Model): readonly Problem[] {
  const rows = new Map(parameters.map((row) => [row.key, row]));
  const found = new Map<string, Problem>();
  for (const { key, correlations = {} } of parameters)
    for (const [other, value] of Object.entries(correlations)) {
      if (value === 0) continue;
      for (const each of [key, other]) {
        const code = obstacleOf(rows.get(each));
        if (code === undefined || found.has(each)) continue;
        const place = { table: 'parameters', key, field: `correlations.${other}` } as const;
        found.set(each, { code, severity: 'error', place, args: { key: each } });
      }
    }
  return [...found.values()];
}

function obstacleOf(row: Parameter | undefined): Problem['code'] | undefined {
  if (row === undefined) return undefined;
  if (row.distribution === undefined) return 'model.correlationCertain';
  return isPath(row.distribution) ? 'model.correlationPath' : undefined;
}

/**
 * Reports it at the pair that has to change most; if the model does not state that pair (it is 0), at the first of the two
 * parameters.
 */
function checkContradiction(model: Model): readonly Problem[] {
  const data = modelCorrelation(model);
  if (data === undefined) return [];
  const { problems } = prepareCorrelation(data.matrix);
  return problems.flatMap(({ code, args }): readonly Problem[] => {
    if (code !== 'sampling.correlationAdjusted') return [];
    const { row = 0, column = 0, value = '', adjusted = '' } = args;
    const [first = '', second = ''] = [row, column].map((at) => data.parameters[Number(at) - 1]);
    const isFirst = rowOf(model, first)?.correlations?.[second] !== undefined;
    const [key, other] = isFirst ? [first, second] : [second, first];
    const place = { table: 'parameters', key, field: `correlations.${other}` } as const;
    return [
      {
        code: 'model.correlationAdjusted',
        severity: 'warning',
        place,
        args: { key, other, value, adjusted },
      },
    ];
  });
}

function rowOf({ parameters }: Model, key: string): Parameter | undefined {
  return parameters.find((row) => row.key === key);
}
