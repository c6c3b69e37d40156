/**
 * `npm run bench`: how long formulas take, stage by stage and back end by back end, in one run on one machine.
 *
 * Prints a table, or with `--json` a line each: {bench, model, equations, years, draws, nsPerEquation, ratioToMathjs,
 * peakMegabytes}. A time is for one formula in one year and one draw (parse, unit check and print: for one formula). Kernel
 * rows take everything: compiling, making the draws' programs and calculating; `kernel steady` and the C twin, which is the
 * same graph compiled by gcc -O3, are the best of several runs over one block.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { printExcel } from '../../../src/formula/excel.js';
import { parseFormula } from '../../../src/formula/parse.js';
import { checkUnits } from '../../../src/formula/unitcheck.js';
import { ColumnExecutor } from '../../../src/kernel/column-executor.js';
import { simulate, type Endpoint } from '../../../src/kernel/coordinator.js';
import type { Program } from '../../../src/kernel/executor.js';
import { compileKernel, type Kernel, type KernelOptions } from '../../../src/kernel/kernel.js';
import type { Reply } from '../../../src/kernel/worker.js';
import { projectModel } from '../../../src/model/project.js';
import { compileTwin, hasCompiler, type Twin } from './c.js';
import { measureIronCalc } from './ironcalc.js';
import { measureMathjs } from './mathjs.js';
import { measuredModels, type Measured } from './models.js';

interface Row {
  readonly bench: string;
  readonly model: string;
  readonly equations: number;
  readonly years: number;
  readonly draws: number;
  readonly nsPerEquation: number;
  readonly ratioToMathjs: number | null;
  readonly peakMegabytes: number;
}

const THIS_FILE = fileURLToPath(import.meta.url);
const MODELS = measuredModels();
const flags = process.argv.slice(2);

if (flags[0] === '--streaming') await reportStreaming(Number(flags[1]));
else await main();

async function main(): Promise<void> {
  const only = flags.find((flag) => flag.startsWith('--model='))?.slice(8);
  const rows: Row[] = [];
  for (const model of MODELS.filter(({ name }) => only === undefined || name === only)) {
    const mathjs = measureMathjs(model);
    const add = (
      bench: string,
      draws: number,
      nsPerEquation: number,
      isDraw = true,
      peak = peakMegabytes(),
    ): void => {
      const ratioToMathjs = isDraw ? Math.round((mathjs / nsPerEquation) * 10) / 10 : null;
      const row = {
        bench,
        model: model.name,
        equations: model.formulas,
        years: model.years,
        draws,
        nsPerEquation,
        ratioToMathjs,
        peakMegabytes: Math.round(peak),
      };
      rows.push(row);
      print(row);
    };
    measureStages(model, add);
    add('mathjs', 1, mathjs);
    add('ironcalc', 1, measureIronCalc(model));
    measureKernel(model, add);
    if (model.name === 'zhejiang') {
      const { nanoseconds, megabytes } = await measureStreaming(1_000_000);
      add('kernel streaming', 1_000_000, nanoseconds / model.cells, true, megabytes);
      for (const workers of [1, 2])
        add(
          `kernel, ${workers} worker${workers === 1 ? '' : 's'}`,
          200_000,
          await measureWorkers(model, workers, 200_000),
        );
    }
  }
}

type Add = (bench: string, draws: number, nsPerEquation: number, isDraw?: boolean) => void;

function measureStages(model: Measured, add: Add): void {
  const { prepared, cells, scenario } = model;
  const formulas = prepared.model.indicators.flatMap(({ formula }) => formula ?? []);
  const exprs = prepared.series.flatMap(({ expr }) => expr ?? []);
  const units = new Map(prepared.series.map(({ indicator, unit }) => [indicator.key, unit]));
  for (const { parameter, unit } of prepared.parameters) units.set(parameter.key, unit);
  const site = {
    year: prepared.model.horizon,
    firstYear: prepared.model.firstYear,
    baseYear: prepared.model.baseYear,
    horizon: prepared.model.horizon,
    self: 'x',
    cell: () => 'E12',
    yearCell: () => 'E$4',
  };
  add(
    'parse',
    0,
    best(() => formulas.forEach((formula) => parseFormula(formula, prepared.names))) / formulas.length,
    false,
  );
  add(
    'unit check',
    0,
    best(() => exprs.forEach((expr) => checkUnits(expr, (key) => units.get(key)))) / exprs.length,
    false,
  );
  add('print', 0, best(() => exprs.forEach((expr) => printExcel(expr, site))) / exprs.length, false);
  add('interpret', 1, best(() => projectModel(prepared, scenario)) / cells);
}

function measureKernel(model: Measured, add: Add): void {
  const { cells } = model;
  const most = cells > 5000 ? 100_000 : 1_000_000;
  for (let draws = 1000; draws <= most; draws *= 10)
    add('kernel', draws, runAll(model, draws) / draws / cells);
  const contenders = new Map<string, () => number>();
  const enter = (name: string, options: KernelOptions): void => {
    const kernel = compile(model, options);
    model.fill(0, kernel.inputs(), kernel.blockSize);
    contenders.set(name, () => best(() => kernel.run(kernel.blockSize)) / kernel.blockSize);
  };
  enter('kernel steady', {});
  enter('kernel steady, one draw at a time', { executor: 'single' });
  enter('columns (no WebAssembly)', { executor: 'columns' });
  const twins = hasCompiler() ? compileTwins(model) : [];
  for (const { name, twin } of twins) contenders.set(name, () => twin.measure());
  // By turns, so that what else the machine does slows all of them.
  const times = new Map<string, number>();
  for (let round = 0; round < 5; round++) {
    for (const [name, measure] of contenders)
      times.set(name, Math.min(times.get(name) ?? Infinity, measure()));
  }
  for (const [name, time] of times) add(name, 0, time / cells);
  for (const { twin } of twins) twin.remove();
}

function compileTwins(model: Measured): readonly { readonly name: string; readonly twin: Twin }[] {
  let program: Program | undefined;
  class Capture extends ColumnExecutor {
    override load(loaded: Program): void {
      program = loaded;
      super.load(loaded);
    }
  }
  const blockSize = compile(model, {}).blockSize;
  const kernel = compile(model, { blockSize, executor: (inputs, _, size) => new Capture(inputs, size) });
  model.fill(0, kernel.inputs(), blockSize);
  kernel.run(blockSize);
  if (program === undefined) throw new Error('no program was captured');
  const given = program;
  return [[], ['-march=native']].map((more) => ({
    name: ['C -O3', ...more].join(' '),
    twin: compileTwin(given, kernel.inputs(), blockSize, more),
  }));
}

function compile(model: Measured, options: KernelOptions): Kernel {
  const compiled = compileKernel(model.equations, options);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  compiled.value.bind(model.fixed);
  return compiled.value;
}

/** Nanoseconds for everything but the making of random numbers: draws are copied from a block of them. */
function runAll(model: Measured, draws: number): number {
  const size = compile(model, {}).blockSize;
  const columns = Array.from({ length: compile(model, {}).columns }, () => new Float64Array(size));
  model.fill(0, columns, size);
  const start = performance.now();
  const kernel = compile(model, {});
  for (let from = 0; from < draws; from += size) {
    const count = Math.min(size, draws - from);
    kernel.inputs().forEach((column, i) => column.set(columns[i]!.subarray(0, count)));
    kernel.run(count);
  }
  return (performance.now() - start) * 1e6;
}

/** Nanoseconds of the quickest of some trials of 20 ms. */
function best(work: () => void): number {
  for (const end = performance.now() + 50; performance.now() < end;) work();
  let found = Infinity;
  for (let trial = 0; trial < 5; trial++) {
    let times = 0;
    const start = performance.now();
    do {
      work();
      times += 1;
    } while (performance.now() - start < 20);
    found = Math.min(found, ((performance.now() - start) * 1e6) / times);
  }
  return found;
}

/** A million draws in a process of its own, results consumed block by block: time a draw, and the most memory it took. */
async function measureStreaming(
  draws: number,
): Promise<{ readonly nanoseconds: number; readonly megabytes: number }> {
  const child = fork(THIS_FILE, ['--streaming', String(draws)]);
  const [message] = (await once(child, 'message')) as [{ nanoseconds: number; megabytes: number }];
  return message;
}

async function reportStreaming(draws: number): Promise<void> {
  const model = MODELS[0]!;
  const start = performance.now();
  const kernel = compile(model, {});
  const sums = new Float64Array(kernel.kinds.length);
  for (let from = 0; from < draws; from += kernel.blockSize) {
    const count = Math.min(kernel.blockSize, draws - from);
    model.fill(from, kernel.inputs(), count);
    kernel.run(count).values.forEach((column, i) => {
      for (let draw = 0; draw < count; draw++) sums[i] = sums[i]! + column[draw]!;
    });
  }
  process.send?.({ nanoseconds: ((performance.now() - start) * 1e6) / draws, megabytes: peakMegabytes() });
  await Promise.resolve();
  process.disconnect();
}

async function measureWorkers(model: Measured, count: number, draws: number): Promise<number> {
  const threads = Array.from(
    { length: count },
    () => new Worker(THIS_FILE.replace(/main\.mjs$/, 'worker.mjs')),
  );
  const endpoints = threads.map((thread): Endpoint<string> => ({
    send: (request) => thread.postMessage(request),
    listen: (listener) => void thread.on('message', (reply: Reply) => listener(reply)),
  }));
  const task = { equations: model.equations, fixed: model.fixed, draws: model.name, options: {} };
  let best = Infinity;
  for (let job = 1; job <= 3; job++) {
    const start = performance.now();
    await simulate(endpoints, task, { draws, job }, () => undefined).outcome;
    best = Math.min(best, performance.now() - start);
  }
  await Promise.all(threads.map((thread) => thread.terminate()));
  return (best * 1e6) / draws / model.cells;
}

function peakMegabytes(): number {
  return process.resourceUsage().maxRSS / 1024;
}

function print(row: Row): void {
  if (flags.includes('--json')) {
    console.log(JSON.stringify(row));
    return;
  }
  const ratio = row.ratioToMathjs === null ? '' : `${row.ratioToMathjs} x mathjs`;
  const draws = row.draws === 0 ? '' : row.draws.toLocaleString('en');
  console.log(
    `${row.model.padEnd(15)} ${row.bench.padEnd(34)} ${draws.padStart(10)} ${row.nsPerEquation.toFixed(3).padStart(12)} ns ${ratio.padStart(18)} ${String(row.peakMegabytes).padStart(6)} MB`,
  );
}
