/**
 * `npm run bench`: how long formulas take, stage by stage and back end by back end, in one run on one machine.
 *
 * With `--json` a line each, see report.ts; `--model=zhejiang` for one model. mathjs, IronCalc and, where they are installed, gcc and
 * numpy calculate the same equations. `kernel` rows take everything from the equations to the last draw in a fresh process;
 * `kernel steady` and what is below it take a block of draws once everything is made, the best of several. What several workers
 * gain is measured where the product uses them: `npm run bench:analysis`.
 */
import { measureIronCalc } from './ironcalc.js';
import { measureMathjs } from './mathjs.js';
import { measuredModel, MODEL_NAMES, type Measured } from './models.js';
import { Report, type Add } from './report.js';
import { doRun, measureRun } from './runs.js';
import { measureStages } from './stages.js';
import { measureSteady } from './steady.js';

const DRAWS = [1e3, 1e4, 1e5, 1e6];

const flags = process.argv.slice(2);
if (flags[0] === '--run') doRun(flags.slice(1));
else await main();

async function main(): Promise<void> {
  const only = flags.find((flag) => flag.startsWith('--model='))?.slice('--model='.length);
  if (only !== undefined && !MODEL_NAMES.includes(only)) {
    console.error(`no model "${only}": ${MODEL_NAMES.join(', ')}`);
    process.exitCode = 1;
    return;
  }
  const report = new Report(flags.includes('--json'));
  for (const name of MODEL_NAMES.filter((each) => only === undefined || each === only)) {
    const model = measuredModel(name);
    const mathjs = measureMathjs(model);
    const add = report.open(model, mathjs);
    measureStages(model, add);
    add('mathjs', mathjs, { draws: 1 });
    add('ironcalc', measureIronCalc(model), { draws: 1 });
    await measureRuns(model, add);
    for (const [contender, time] of measureSteady(model))
      add(contender, time / model.cells, { isSteady: true });
  }
  report.close();
}

async function measureRuns({ name, cells }: Measured, add: Add): Promise<void> {
  for (const task of ['kernel', 'simulate'] as const) {
    for (const draws of DRAWS) {
      const { nanoseconds, megabytes } = await measureRun(task, name, draws);
      add(task, nanoseconds / draws / cells, { draws, peakMegabytes: megabytes });
    }
  }
}
