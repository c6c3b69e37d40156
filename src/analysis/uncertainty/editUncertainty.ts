/** Edits of the uncertainty of a model: distributions of parameters and correlations between them. Each returns a new model. */
import type { Distribution, Model, Parameter } from '../../model/model.js';
import { isPathKind } from '../../sampling/paths.js';
import type { CorrelationData } from './uncertain.js';

/**
 * Sets or removes a distribution. A parameter without a distribution, or with a yearly path, cannot be correlated: its
 * correlations are removed.
 */
export function setDistribution(
  model: Model,
  parameter: string,
  distribution: Distribution | undefined,
): Model {
  const isAlone = distribution === undefined || isPath(distribution);
  return {
    ...model,
    parameters: model.parameters.map((row) => {
      const kept = isAlone ? withoutCorrelation(row, parameter) : row;
      if (kept.key !== parameter) return kept;
      const { distribution: _, ...rest } = kept;
      return distribution === undefined ? rest : { ...rest, distribution };
    }),
  };
}

/** Replaces all correlations; each pair is stored at the parameter that is first in the model. */
export function setCorrelations(model: Model, { parameters, matrix }: CorrelationData): Model {
  const order = new Map(model.parameters.map(({ key }, i) => [key, i]));
  const rows = new Map<string, Record<string, number>>();
  parameters.forEach((a, i) =>
    parameters.forEach((b, j) => {
      const value = matrix[i]?.[j] ?? 0;
      if (value === 0 || (order.get(a) ?? 0) >= (order.get(b) ?? 0)) return;
      rows.set(a, { ...rows.get(a), [b]: value });
    }),
  );
  return {
    ...model,
    parameters: model.parameters.map(({ correlations: _, ...row }) => {
      const own = rows.get(row.key);
      return own === undefined ? row : { ...row, correlations: own };
    }),
  };
}

/** Whether a distribution is a yearly path. */
export function isPath({ kind }: Distribution): boolean {
  return isPathKind(kind);
}

function withoutCorrelation(row: Parameter, parameter: string): Parameter {
  const { correlations = {}, ...rest } = row;
  const kept = Object.entries(correlations).filter(([other]) => other !== parameter && row.key !== parameter);
  return kept.length === 0 ? rest : { ...rest, correlations: Object.fromEntries(kept) };
}
