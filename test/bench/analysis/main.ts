/**
 * What the analyses cost: a line of JSON each, `{analysis, model, draws, workers, seconds}`, what does not apply left out. Of
 * each the quickest of a few runs, the model prepared beforehand. Simulations run over threads, with the workers of the pane.
 */
import loadHighs from 'highs';
import { completeTarget } from '../../../src/model/completeModel.js';
import { backcast } from '../../../src/analysis/backcast/backcast.js';
import { makeKernelEvaluator } from '../../../src/analysis/calculate/kernelEvaluator.js';
import { openLive } from '../../../src/analysis/uncertainty/live.js';
import { highsSolver } from '../../../src/analysis/backcast/quadratic.js';
import { seekGoal } from '../../../src/analysis/seek/seek.js';
import { analyseSensitivity } from '../../../src/analysis/sensitivity/sensitivity.js';
import { allOutputs } from '../../../src/analysis/uncertainty/uncertainty.js';
import { analyseVariance } from '../../../src/analysis/sensitivity/sobol.js';
import { reportedValue } from '../../../src/figures/units.js';
import type { Model } from '../../../src/model/model.js';
import { prepareModel } from '../../../src/model/prepare.js';
import type { PreparedModel } from '../../../src/model/prepared.js';
import { projectModel } from '../../../src/model/project.js';
import { startDrawing } from '../../../src/taskpane/workers/drawPool.js';
import { prepareZhejiang } from '../../kernel/zhejiang.js';
import { threadsOf } from '../../taskpane/threads.js';
import { makeModel } from '../host/models.js';

interface Line {
  readonly analysis: string;
  readonly model: string;
  readonly draws?: number;
  readonly workers?: number;
  readonly seconds: number;
}

interface Subject {
  readonly name: string;
  readonly prepared: PreparedModel;
  readonly indicator: string;
  readonly parameter: string;
}

const LIVE_DRAWS = 10_000;
const SOBOL_DRAWS = 4096;
const WORKERS = [1, 2, 4];

/** 1,000 indicators, eight years, one scenario; a fifth as many parameters, all uncertain. */
function thousand(): PreparedModel {
  const plain = makeModel(1000, 8, 1);
  const model: Model = {
    ...plain,
    parameters: plain.parameters.map((row) => ({
      ...row,
      distribution: { kind: 'normal', parameters: { mean: Number(row.value), sd: 0.5 } },
    })),
  };
  const outcome = prepareModel(model);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems.slice(0, 3)));
  return outcome.value;
}

async function quickest(times: number, run: () => unknown): Promise<number> {
  let best = Infinity;
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    await run();
    best = Math.min(best, performance.now() - start);
  }
  return Number((best / 1000).toPrecision(3));
}

async function measure(
  { name, prepared, indicator, parameter }: Subject,
  tell: (line: Line) => void,
): Promise<void> {
  const { model } = prepared;
  const scenario = model.scenarios[0]?.key ?? '';
  const year = model.horizon;
  const { unit } = prepared.seriesByKey.get(indicator) ?? {};
  const cell = projectModel(prepared, scenario)
    .indicators.find(({ key }) => key === indicator)
    ?.values.at(-1);
  if (unit === undefined || typeof cell !== 'number') throw new Error(`no value of ${indicator}`);
  const goal = 1.01 * reportedValue(cell, unit);
  const question = { scenario, indicator, year };

  const seconds = await quickest(3, () =>
    seekGoal(prepared, { ...question, value: goal, by: { parameter } }),
  );
  tell({ analysis: 'seek', model: name, seconds });
  const solver = highsSolver(await loadHighs());
  const draft = {
    key: 'goal',
    indicator,
    year,
    comparator: '>=',
    value: goal,
    source: 'assumption',
  } as const;
  const target = completeTarget(draft, unit.symbol, undefined);
  tell({
    analysis: 'backcast',
    model: name,
    seconds: await quickest(2, () => backcast(prepared, { scenario, targets: [target] }, solver)),
  });
  tell({
    analysis: 'sensitivity',
    model: name,
    seconds: await quickest(2, () => analyseSensitivity(prepared, question)),
  });
  const variance = { seed: 2030, draws: SOBOL_DRAWS };
  tell({
    analysis: 'sobol',
    model: name,
    draws: SOBOL_DRAWS,
    seconds: await quickest(2, () => analyseVariance(prepared, question, variance, makeKernelEvaluator)),
  });

  const plan = { method: 'latin', seed: 2030, draws: LIVE_DRAWS } as const;
  const request = { scenario, indicator, plan, movable: [{ parameter, least: -2, most: 2 }] };
  const open = () => openLive(prepared, request, makeKernelEvaluator);
  tell({
    analysis: 'live-open',
    model: name,
    draws: LIVE_DRAWS,
    workers: 1,
    seconds: await quickest(3, open),
  });
  const session = open();
  if (!session.ok) throw new Error(session.reasons.map(({ en }) => en).join(' '));
  let step = 0;
  const move = () => session.value.update({ [parameter]: (step++ % 40) / 20 - 1 });
  tell({
    analysis: 'live-move',
    model: name,
    draws: LIVE_DRAWS,
    workers: 1,
    seconds: await quickest(50, move),
  });
}

/** The indicator in all years, and the whole model in its last year. */
async function simulateOver(
  { name, prepared, indicator }: Subject,
  draws: number,
  openWorker: () => Worker,
  tell: (line: Line) => void,
): Promise<void> {
  const scenario = prepared.model.scenarios[0]?.key ?? '';
  const last = prepared.model.horizon;
  const outputs = allOutputs(prepared).filter(({ key, year }) => key === indicator || year === last);
  const request = { scenario, plan: { method: 'latin', seed: 2030, draws }, outputs } as const;
  for (const workers of WORKERS)
    tell({
      analysis: 'simulate',
      model: name,
      draws,
      workers,
      seconds: await quickest(2, async () => {
        const outcome = await startDrawing(prepared, request, workers, undefined, openWorker).outcome;
        if (outcome.kind !== 'done' || !outcome.finding.ok) throw new Error(JSON.stringify(outcome));
      }),
    });
}

const isJson = process.argv.includes('--json');
const tell = ({ analysis, model, draws, workers, seconds }: Line): void =>
  isJson
    ? console.log(JSON.stringify({ analysis, model, draws, workers, seconds }))
    : console.log(
        `${analysis.padEnd(12)} ${model.padEnd(14)} ${draws === undefined ? '' : `${draws} draws, `}` +
          `${workers === undefined ? '' : `${workers} workers, `}${seconds} s` +
          (draws === undefined
            ? ''
            : `, ${Math.round(draws / seconds).toLocaleString('en-GB')} draws a second`),
      );

const zhejiang: Subject = {
  name: 'zhejiang',
  prepared: prepareZhejiang(),
  indicator: 'rd_intensity',
  parameter: 'rd_growth',
};
const synthetic: Subject = {
  name: 'generated-1000',
  prepared: thousand(),
  indicator: 'item_998',
  parameter: 'rate_196',
};
await measure(zhejiang, tell);
await measure(synthetic, tell);
const openWorker = await threadsOf('drawWorker.ts');
await simulateOver(zhejiang, 100_000, openWorker, tell);
await simulateOver(zhejiang, 1_000_000, openWorker, tell);
await simulateOver(synthetic, 10_000, openWorker, tell);
