/** The kernel on the whole Zhejiang model: what the projection gives, whatever the executor, block size or scenario. */
import { describe, expect, test } from 'vitest';
import {
  allOutputs,
  fixedValues,
  modelEquations,
  ruleOutput,
} from '../../src/analysis/calculate/kernelModel.js';
import { isError, type Scalar } from '../../src/formula/values/value.js';
import { compileKernel, errorAt, type Kernel, type KernelOptions } from '../../src/kernel/kernel.js';
import type { Equations } from '../../src/kernel/equations.js';
import { projectModel } from '../../src/model/project.js';
import { agrees, show } from '../formula/corpus.js';
import { createDraws, prepareZhejiang, varyingEquations } from './zhejiang.js';

const prepared = prepareZhejiang();
const fill = createDraws(prepared);
const series = allOutputs(prepared);
const rules = prepared.rules.flatMap(({ rule, from, to }) =>
  prepared.years.filter((year) => year >= from && year <= to).map((year) => ruleOutput(rule.key, year)),
);
const outputs = [...series, ...rules];
const scenarios = prepared.model.scenarios.map(({ key }) => key);
const executors = ['machine', 'single', 'columns'] as const;

function compile(equations: Equations, options: KernelOptions): Kernel {
  const kernel = compileKernel(equations, options);
  if (!kernel.ok) throw new Error(JSON.stringify(kernel.problems));
  return kernel.value;
}

/** Output columns of draws 0 to draws - 1. */
function simulate(
  kernel: Kernel,
  scenario: string,
  draws: number,
): { readonly values: Float64Array[]; readonly errors: number } {
  kernel.bind(fixedValues(prepared, scenario));
  const values = outputs.map(() => new Float64Array(draws));
  let errors = 0;
  for (let from = 0; from < draws; from += kernel.blockSize) {
    const count = Math.min(kernel.blockSize, draws - from);
    fill(from, kernel.inputs(), count);
    const block = kernel.run(count);
    values.forEach((column, i) => column.set(block.values[i]!.subarray(0, count), from));
    outputs.forEach((_, i) => {
      for (let draw = 0; draw < count; draw++) if (errorAt(block, i, draw) !== undefined) errors += 1;
    });
  }
  return { values, errors };
}

describe('the Zhejiang model', () => {
  test.each(executors)('without draws is its projection, in every scenario, by %s', (executor) => {
    const kernel = compile(
      modelEquations(prepared, () => undefined, outputs),
      { executor, blockSize: 1 },
    );
    for (const scenario of scenarios) {
      kernel.bind(fixedValues(prepared, scenario));
      const block = kernel.run(1);
      const projection = projectModel(prepared, scenario);
      const wrong = outputs.flatMap(({ key, year }, i) => {
        const expected = expectedOf(projection, key, year);
        const error = errorAt(block, i, 0);
        const actual: Scalar = error === undefined ? block.values[i]![0]! : { error };
        return agrees(actual, expected)
          ? []
          : [`${scenario} ${key} ${year}: ${show(actual)}, expected ${show(expected)}`];
      });
      expect(wrong).toEqual([]);
    }
  });

  test('with every parameter as a draw is its projection', () => {
    const keys = prepared.parameters.map(({ parameter }) => parameter.key);
    const years = prepared.years.length;
    const kernel = compile(
      modelEquations(
        prepared,
        (key, year) => keys.indexOf(key) * years + prepared.years.indexOf(year),
        outputs,
      ),
      { blockSize: 4 },
    );
    kernel
      .inputs()
      .forEach((column, i) =>
        scenarios.forEach((scenario, draw) => (column[draw] = fixedValues(prepared, scenario)[i]!)),
      );
    const block = kernel.run(scenarios.length);
    scenarios.forEach((scenario, draw) => {
      const projection = projectModel(prepared, scenario);
      const wrong = outputs.flatMap(({ key, year }, i) => {
        const expected = expectedOf(projection, key, year);
        const error = errorAt(block, i, draw);
        const actual: Scalar = error === undefined ? block.values[i]![draw]! : { error };
        return agrees(actual, expected)
          ? []
          : [`${scenario} ${key} ${year}: ${show(actual)}, expected ${show(expected)}`];
      });
      expect(wrong).toEqual([]);
    });
  });

  test('gives the same bits whatever the executor and the block size', () => {
    const equations = varyingEquations(prepared, outputs);
    const [first = ''] = scenarios;
    const expected = simulate(compile(equations, { executor: 'columns', blockSize: 500 }), first, 500);
    for (const executor of executors) {
      for (const blockSize of [1, 7, 64, 500]) {
        const found = simulate(compile(equations, { executor, blockSize }), first, 500);
        expect(found.errors).toBe(expected.errors);
        expect(
          found.values.every((column, i) => sameBits(column, expected.values[i]!)),
          `${executor} ${blockSize}`,
        ).toBe(true);
      }
    }
  });

  test('serves one scenario after another', () => {
    const equations = varyingEquations(prepared, outputs);
    const kernel = compile(equations, {});
    for (const scenario of [...scenarios, ...scenarios]) {
      const fresh = simulate(compile(equations, {}), scenario, 100);
      const used = simulate(kernel, scenario, 100);
      expect(used.values.every((column, i) => sameBits(column, fresh.values[i]!))).toBe(true);
    }
  });
});

function sameBits(a: Float64Array, b: Float64Array): boolean {
  return a.every((value, i) => Object.is(value, b[i]));
}

/** Yes and no as 1 and 0; a rule that is not about a year gives whatever error the kernel found. */
function expectedOf(projection: ReturnType<typeof projectModel>, key: string, year: number): Scalar {
  if (key.startsWith('rule:')) {
    const rule = projection.rules.find((status) => `rule:${status.rule}` === key && status.year === year);
    return rule?.holds === undefined ? { error: '#N/A' } : Number(rule.holds);
  }
  const value = projection.indicators.find((row) => row.key === key)?.values[projection.years.indexOf(year)];
  if (value === undefined) throw new Error(`${key} has no value in ${year}`);
  return isError(value) ? { error: value.error } : value;
}
