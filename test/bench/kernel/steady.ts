/** Times of a block of draws once everything is made: the kernel's executors, and twins in C and numpy where they are there. */
import { ColumnExecutor } from '../../../src/kernel/columnExecutor.js';
import type { Program } from '../../../src/kernel/executor.js';
import { compileKernel, type Kernel, type KernelOptions } from '../../../src/kernel/kernel.js';
import { hasCompiler, makeCTwin } from './c.js';
import type { Measured } from './models.js';
import { hasNumpy, makeNumpyTwin } from './numpy.js';
import { best, byTurns, type Twin } from './timing.js';

const ROUNDS = 5;
/** gcc takes minutes for one function of more. */
const MOST_NODES_IN_C = 5000;

/** Nanoseconds a draw, by contender. */
export function measureSteady(model: Measured): ReadonlyMap<string, number> {
  const contenders = new Map<string, () => number>();
  const enter = (name: string, options: KernelOptions): void => {
    const kernel = compile(model, options);
    model.fill(0, kernel.inputs(), kernel.blockSize);
    contenders.set(name, () => best(() => kernel.run(kernel.blockSize)) / kernel.blockSize);
  };
  enter('kernel steady', {});
  enter('kernel steady, one draw at a time', { executor: 'single' });
  enter('columns (no WebAssembly)', { executor: 'columns' });
  const twins = makeTwins(model);
  for (const twin of twins) contenders.set(twin.name, () => twin.measure());
  const times = byTurns(contenders, ROUNDS);
  for (const twin of twins) twin.remove();
  return times;
}

export function compile(model: Measured, options: KernelOptions): Kernel {
  const compiled = compileKernel(model.equations, options);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  compiled.value.bind(model.fixed);
  return compiled.value;
}

/** Twins of the program that plain JavaScript runs: it has one node for exp, ln and power, as C and numpy do. */
function makeTwins(model: Measured): readonly Twin[] {
  let program: Program | undefined;
  class Capture extends ColumnExecutor {
    override load(loaded: Program): void {
      program = loaded;
      super.load(loaded);
    }
  }
  const { blockSize } = compile(model, {});
  const kernel = compile(model, { blockSize, executor: (inputs, _, size) => new Capture(inputs, size) });
  model.fill(0, kernel.inputs(), blockSize);
  kernel.run(blockSize);
  if (program === undefined) throw new Error('no program was captured');
  const given = program;
  const inC = hasCompiler() && given.builder.graph.size <= MOST_NODES_IN_C ? [[], ['-march=native']] : [];
  return [
    ...inC.map((flags) => makeCTwin(given, kernel.inputs(), blockSize, flags)),
    ...(hasNumpy() ? [makeNumpyTwin(given, kernel.inputs(), blockSize)] : []),
  ];
}
