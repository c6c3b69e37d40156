/** The evaluator on the kernel: the same values as the reference evaluator to the last digits, but thousands of times faster. */
import { compileKernel } from '../../kernel/kernel.js';
import type { MakeEvaluator } from './evaluator.js';
import { makeReferenceEvaluator } from './evaluator.js';
import { modelEquations } from './kernelModel.js';

/** Bytes that the columns of a block may take if its size is given. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The kernel's evaluator; models that are too large for a kernel get the reference evaluator. */
export const makeKernelEvaluator: MakeEvaluator = (prepared, point, inputs, outputs, blockSize) => {
  const columns = new Map(
    inputs.flatMap(({ parameter, years }, column) =>
      years.map((year) => [`${parameter}:${year}`, column] as const),
    ),
  );
  const equations = modelEquations(
    prepared,
    (parameter, year) => columns.get(`${parameter}:${year}`),
    outputs,
  );
  const isFit = blockSize !== undefined && (inputs.length + 2 * outputs.length) * blockSize * 8 <= MOST_BYTES;
  const compiled = compileKernel(equations, isFit ? { blockSize } : {});
  if (!compiled.ok) return makeReferenceEvaluator(prepared, point, inputs, outputs);
  const kernel = compiled.value;
  kernel.bind(
    prepared.parameters.flatMap(({ parameter }) => [...(point.get(parameter.key) as Float64Array)]),
  );
  return {
    blockSize: kernel.blockSize,
    run(given, count) {
      kernel.inputs().forEach((column, i) => column.set((given[i] as Float64Array).subarray(0, count)));
      return kernel.run(count).values.map((column) => column.subarray(0, count));
    },
  };
};
