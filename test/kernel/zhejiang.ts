/** The Zhejiang model, prepared, and uniform draws around its parameters. */
import { readFileSync } from 'node:fs';
import { modelEquations, fixedValues, type ColumnOf } from '../../src/analysis/calculate/kernelModel.js';
import type { Equations, SeriesYear } from '../../src/kernel/equations.js';
import { readPack } from '../../src/model/pack.js';
import { prepareModel } from '../../src/model/prepare.js';
import type { PreparedModel } from '../../src/model/prepared.js';
import { fillUniforms, streamOf } from '../../src/sampling/streams.js';

/** Fills the columns with draws `from` to from + count - 1. */
export type FillDraws = (from: number, columns: readonly Float64Array[], count: number) => void;

const FOLDER = new URL('../../seeds/zhejiang/', import.meta.url);

export function prepareZhejiang(folder: URL = FOLDER): PreparedModel {
  const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
  const pack = readPack({
    documents: read('documents.csv'),
    figures: read('figures.csv'),
    model: read('model.json'),
  });
  if (!pack.ok) throw new Error(JSON.stringify(pack.problems));
  const prepared = prepareModel(pack.value);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
  return prepared.value;
}

/** Every parameter with a distribution varies: one column for all its years. */
export function varyingParameters(prepared: PreparedModel): readonly string[] {
  return prepared.parameters
    .filter(({ parameter }) => parameter.distribution !== undefined)
    .map(({ parameter }) => parameter.key);
}

export function varyingEquations(prepared: PreparedModel, outputs: readonly SeriesYear[]): Equations {
  const keys = varyingParameters(prepared);
  const columnOf: ColumnOf = (key) => (keys.includes(key) ? keys.indexOf(key) : undefined);
  // The draws below keep to these limits; normal distributions have none, so their columns are checked.
  const limits = keys.map((key) => {
    const parameter = prepared.parameterByKey.get(key)?.parameter;
    return parameter?.distribution?.kind === 'normal' ? undefined : limitsOf(centreOf(prepared, key));
  });
  return { ...modelEquations(prepared, columnOf, outputs), limits };
}

/** Fills columns with draws of every varying parameter: from 70 % to 130 % of its last value in the first scenario. */
export function createDraws(prepared: PreparedModel): FillDraws {
  const sources = varyingParameters(prepared).map((key) => ({
    ...limitsOf(centreOf(prepared, key)),
    stream: streamOf(1, key),
  }));
  return (from, columns, count) => {
    sources.forEach(({ low, high, stream }, i) => {
      const column = columns[i]!.subarray(0, count);
      fillUniforms(stream, from, column);
      for (let draw = 0; draw < count; draw++) column[draw] = low + (high - low) * column[draw]!;
    });
  };
}

/** The parameter's last value in the first scenario. */
function centreOf(prepared: PreparedModel, key: string): number {
  const index = prepared.parameters.findIndex(({ parameter }) => parameter.key === key);
  return fixedValues(prepared, prepared.model.scenarios[0]!.key)[(index + 1) * prepared.years.length - 1]!;
}

function limitsOf(centre: number): { readonly low: number; readonly high: number } {
  if (centre === 0) return { low: 0, high: 0.001 };
  return centre > 0 ? { low: centre * 0.7, high: centre * 1.3 } : { low: centre * 1.3, high: centre * 0.7 };
}
