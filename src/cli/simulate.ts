/** `tuiyan simulate`: Monte Carlo of a scenario. */
import { totalmem } from 'node:os';
import { workerData } from 'node:worker_threads';
import type { OutputCell } from '../analysis/calculate/evaluator.js';
import { makeKernelEvaluator } from '../analysis/calculate/kernelEvaluator.js';
import { drawnMargins, remarkBase } from '../analysis/uncertainty/baseMargins.js';
import { PERCENTILES, type Percentile } from '../analysis/uncertainty/summary.js';
import { simulateInParts } from '../analysis/uncertainty/inParts.js';
import {
  planSimulation,
  runSimulation,
  simulate as simulation,
  type Simulation,
  type SimulationRequest,
} from '../analysis/uncertainty/uncertainty.js';
import type { Finding } from '../analysis/uncertainty/uncertain.js';
import { targetSubject } from '../analysis/words/describeTarget.js';
import { grouped } from '../messages/language.js';
import { toleranceText } from '../messages/wording/targetStatus.js';
import { TARGET_WORDS } from '../messages/wording/targets.js';
import { CHOICES } from '../messages/wording/workbook.js';
import type { PreparedModel } from '../model/prepared.js';
import { projectModel } from '../model/project.js';
import type { TargetStatus } from '../model/projection.js';
import { targetReadings } from '../model/targetReading.js';
import { METHODS, type SamplePlan } from '../sampling/uniforms.js';
import { unitText } from '../workbook/tables/fields.js';
import { plain, reported, showChange, shown } from './amounts.js';
import type { Given, Option } from './arguments.js';
import { chooseDraws, chooseScenario, chooseSeed, unitOf } from './choices.js';
import { chooseThreads, DRAW_THREAD, openDrawThreads, serveDraws } from './drawThreads.js';
import { loadModel } from './packs.js';
import { chooseOutput, saveOutput, tellResult } from './resultFile.js';
import { chooseOutputs, makeShare, mergeFiles, readShareAsked, readShares } from './simulateShare.js';
import { printTable } from './table.js';
import type { Terminal } from './terminal.js';
import { DONE, INPUT_HAS_PROBLEMS, WRONG_USAGE, type Verb } from './verb.js';

const DRAWS = 10_000;
const SEED = 2030;
/** Bytes for columns of draws: a quarter of the machine, within what a process can hold. */
const MOST_MEMORY = 2 ** 30;
/** Bytes for counts and gathered values if columns are not stored. */
const PART_MEMORY = 2 ** 26;
const SHOWN: readonly Percentile[] = [5, 10, 25, 50, 75, 90, 95];

/** How to draw, wherever a simulation is asked for. */
export const DRAW_OPTIONS: readonly Option[] = [
  { name: 'draws', help: 'drawsOption', value: 'N' },
  { name: 'seed', help: 'seedOption', value: 'S' },
  { name: 'scenario', help: 'scenarioOption', value: 'KEY' },
  { name: 'method', help: 'methodOption', value: 'METHOD' },
];

export const simulate: Verb = {
  name: 'simulate',
  summary: 'simulateSummary',
  options: [
    ...DRAW_OPTIONS,
    { name: 'share', help: 'shareOption', value: 'I/N' },
    { name: 'outputs', help: 'outputsOption', value: 'KEY,…' },
    { name: 'out', help: 'shareFileOption', value: 'F' },
    { name: 'merge', help: 'mergeOption', value: 'F…', many: true },
  ],
  run: async (given, terminal, lists) => {
    if (workerData === DRAW_THREAD) return serveDraws();
    const start = performance.now();
    const misuse = misuseOfShares(given, terminal);
    if (misuse !== undefined) {
      terminal.complain(misuse);
      return WRONG_USAGE;
    }
    const asked = readRequest(given, terminal);
    if (asked === undefined) return WRONG_USAGE;
    const files = lists['merge'];
    if (files !== undefined) return merge(given, files, start, terminal);
    if (given['share'] !== undefined) return calculateShare(given, asked, start, terminal);
    const prepared = loadModel(given['pack'], terminal, 'draw');
    if (prepared === undefined) return INPUT_HAS_PROBLEMS;
    const scenario = chooseScenario(prepared, given['scenario'], terminal);
    if (scenario === undefined) return WRONG_USAGE;
    const found = await drawOnThreads(prepared, { scenario, plan: asked });
    return tell(prepared, scenario, found, given, start, terminal);
  },
};

async function tell(
  prepared: PreparedModel,
  scenario: string,
  found: Finding<Simulation>,
  given: Given,
  start: number,
  terminal: Terminal,
): Promise<number> {
  if (!tellWords(found, terminal)) return INPUT_HAS_PROBLEMS;
  const seconds = secondsSince(start);
  await terminal.write(
    'json' in given
      ? JSON.stringify({
          scenario,
          ...report(prepared, found.value, seconds, projectModel(prepared, scenario).targets),
        })
      : tabulate(prepared, found.value, seconds, terminal),
  );
  return DONE;
}

/** Prints the reasons or remarks; returns whether there is a result. */
function tellWords<T>(
  found: Finding<T>,
  terminal: Terminal,
): found is Extract<Finding<T>, { readonly ok: true }> {
  for (const words of found.ok ? found.remarks : found.reasons) terminal.complain(words[terminal.language]);
  return found.ok;
}

function secondsSince(start: number): number {
  return Math.round(performance.now() - start) / 1000;
}

/** Options that do not go together, in a sentence. */
function misuseOfShares(given: Given, { say }: Terminal): string | undefined {
  const firstOf = (names: readonly string[]): string | undefined => names.find((name) => name in given);
  if ('merge' in given) {
    const other = firstOf(['share', 'outputs', 'out', ...DRAW_OPTIONS.map(({ name }) => name)]);
    return other === undefined ? undefined : say('notWithMerge', { option: `--${other}` });
  }
  const { share } = given;
  if (share === undefined) {
    const other = firstOf(['outputs', 'out']);
    return other === undefined ? undefined : say('onlyWithShare', { option: `--${other}` });
  }
  if (readShareAsked(share) === undefined) return say('badShare', { value: share });
  return 'out' in given ? undefined : say('shareNeedsOut');
}

async function calculateShare(
  given: Given,
  plan: SamplePlan,
  start: number,
  terminal: Terminal,
): Promise<number> {
  const asked = readShareAsked(given['share'] ?? '');
  if (asked === undefined) return WRONG_USAGE;
  const file = given['out'] ?? '';
  const output = chooseOutput(file, '', terminal);
  if (typeof output === 'number') return output;
  const prepared = loadModel(given['pack'], terminal, 'draw');
  if (prepared === undefined) return INPUT_HAS_PROBLEMS;
  const scenario = chooseScenario(prepared, given['scenario'], terminal);
  const outputs = chooseOutputs(prepared, given['outputs'], terminal);
  if (scenario === undefined || outputs === undefined) return WRONG_USAGE;
  const found = await makeShare(prepared, { scenario, plan, outputs, memory: mostMemory() }, asked);
  if (!tellWords(found, terminal)) return INPUT_HAS_PROBLEMS;
  if (!(await saveOutput(output, found.value, terminal))) return INPUT_HAS_PROBLEMS;
  const result = { ...asked, file, bytes: found.value.length, seconds: secondsSince(start) };
  const megabytes = Math.ceil(result.bytes / 1e6);
  const line =
    'json' in given ? JSON.stringify(result) : terminal.say('shareWritten', { ...result, megabytes });
  await tellResult(output, line, terminal);
  return DONE;
}

async function merge(
  given: Given,
  files: readonly string[],
  start: number,
  terminal: Terminal,
): Promise<number> {
  const prepared = loadModel(given['pack'], terminal, 'draw');
  if (prepared === undefined) return INPUT_HAS_PROBLEMS;
  const shares = readShares(prepared, files, terminal);
  const [first] = shares ?? [];
  if (shares === undefined || first === undefined) return INPUT_HAS_PROBLEMS;
  const found = await mergeFiles(prepared, shares, (request) => drawOnThreads(prepared, request));
  return tell(prepared, first.identity.scenario, found, given, start, terminal);
}

/** Undefined after an error about an option was reported. */
export function readRequest(given: Given, terminal: Terminal): SamplePlan | undefined {
  const wanted = given['method'] ?? 'latin';
  const method = METHODS.find((each) => each === wanted);
  if (method === undefined) {
    terminal.complain(terminal.say('badMethod', { value: wanted }));
    return undefined;
  }
  const draws = chooseDraws(given, DRAWS, terminal);
  const seed = draws === undefined ? undefined : chooseSeed(given, SEED, terminal);
  return draws === undefined || seed === undefined ? undefined : { method, seed, draws };
}

/** Without keeping the draws, on as many threads as are worth it. */
async function drawOnThreads(
  prepared: PreparedModel,
  given: SimulationRequest,
): Promise<Finding<Simulation>> {
  const request = { ...given, memory: mostMemory() };
  const planned = planSimulation(prepared, request);
  if (!planned.ok) return planned;
  const plan = planned.value;
  const { draws } = plan.sample;
  const whole = { from: 0, to: draws };
  const count = chooseThreads(draws, plan.outputs.length);
  const threads = openDrawThreads(prepared, request, plan, whole, count);
  try {
    const job = simulateInParts(prepared, plan, Math.min(PART_MEMORY, request.memory));
    let step = job.next();
    while (step.done !== true) step = job.next(await threads.work(step.value));
    const { simulation, remarks } = step.value;
    return { ok: true, value: simulation, remarks: [...planned.remarks, ...remarks] };
  } finally {
    await threads.close();
  }
}

/** Simulates a scenario in this thread; the result, or the reasons why there is none. */
export function drawScenario(
  prepared: PreparedModel,
  scenario: string,
  plan: SamplePlan,
  outputs?: readonly OutputCell[],
): Finding<Simulation> {
  const request = { scenario, plan, memory: mostMemory(), ...(outputs === undefined ? {} : { outputs }) };
  return runSimulation(simulation(prepared, request, makeKernelEvaluator));
}

function mostMemory(): number {
  return Math.min(MOST_MEMORY, totalmem() / 4);
}

/** The object that `simulate --json` prints; a contract with scripts. Numbers are in their unit. */
function report(
  prepared: PreparedModel,
  { plan, series, targets, allTargets }: Simulation,
  seconds: number,
  statuses: readonly TargetStatus[],
): object {
  return {
    draws: plan.draws,
    seed: plan.seed,
    method: plan.method,
    seconds,
    base: drawnMargins(prepared).map(({ key }) => key),
    series: series.map(({ key, year, mean, sd, percentiles, failed }) => {
      const unit = unitOf(prepared, key);
      const each = PERCENTILES.map((percent) => [`p${percent}`, reported(percentiles[percent].value, unit)]);
      const intervals = PERCENTILES.map((percent) => {
        const { low, high } = percentiles[percent];
        const interval = Number.isNaN(low) ? null : [reported(low, unit), reported(high, unit)];
        return [`p${percent}`, interval];
      });
      return {
        indicator: key,
        unit: unit.symbol,
        year,
        mean: reported(mean, unit),
        sd: plain(sd / unit.display),
        ...(Object.fromEntries(each) as object),
        confidence: Object.fromEntries(intervals) as object,
        ...(failed === 0 ? {} : { failed }),
      };
    }),
    targets: targetReadings(prepared).map(({ target }, i) => {
      const found = targets.find((each) => each.target.key === target.key);
      return {
        key: target.key,
        indicator: target.indicator,
        year: target.year,
        basis: target.basis,
        comparator: target.comparator,
        target: target.value,
        unit: target.unit,
        tolerance: target.tolerance,
        origin: target.origin,
        status: statuses[i]?.status ?? 'noActual',
        probability: found?.probability ?? null,
        confidence: found === undefined ? null : [found.low, found.high],
      };
    }),
    allTargets:
      targets.length === 0
        ? { probability: null, confidence: null }
        : { probability: allTargets.probability, confidence: [allTargets.low, allTargets.high] },
  };
}

function tabulate(prepared: PreparedModel, found: Simulation, seconds: number, terminal: Terminal): string {
  const { language, say } = terminal;
  const { plan, series, targets, allTargets } = found;
  const rows = series
    .filter(({ key, year }) => {
      const isHeadline = prepared.seriesByKey.get(key)?.indicator.headline === true;
      return isHeadline && (prepared.model.milestones.includes(year) || year === prepared.model.horizon);
    })
    .map(({ key, year, mean, sd, percentiles }) => {
      const unit = unitOf(prepared, key);
      return [
        prepared.names.write(key, language),
        unitText(unit.symbol, language),
        String(year),
        shown(mean, unit, language),
        // The spread of a rate is in percentage points.
        showChange(sd, unit, language),
        ...SHOWN.map((percent) => shown(percentiles[percent].value, unit, language)),
      ];
    });
  const heads = [
    say('indicator'),
    say('unit'),
    say('year'),
    say('mean'),
    say('sd'),
    ...SHOWN.map((p) => `p${p}`),
  ];
  const readings = targetReadings(prepared);
  const targetRows = readings.map(({ target, unit, wanted }) => {
    const chance = targets.find((each) => each.target.key === target.key);
    return [
      targetSubject(prepared.model, target)[language],
      String(target.year),
      `${target.comparator} ${shown(wanted, unit, language)}${toleranceText(target.tolerance)}`,
      CHOICES.origin[target.origin][language],
      chance === undefined ? TARGET_WORDS.noActual[language] : percent(chance.probability),
    ];
  });
  const [keys, all] = [new Set(rows.map(([name]) => name)), new Set(series.map(({ key }) => key))];
  const rest = all.size - keys.size;
  const remark =
    rest === 0 ? say('drawnYears', { shown: keys.size }) : say('drawnSome', { shown: keys.size, rest });
  return [
    say('drawn', { draws: grouped(plan.draws), method: plan.method, seed: plan.seed, seconds }),
    printTable([heads, ...rows], (column) => column > 1),
    remark,
    ...remarkBase(prepared).map((text) => text[language]),
    printTable(
      [
        [say('targets'), say('year'), say('target'), say('origin'), say('probability')],
        ...targetRows,
        ...(targets.length === 0 ? [] : [[say('allTargets'), '', '', '', percent(allTargets.probability)]]),
      ],
      (column) => column > 0,
    ),
  ].join('\n\n');
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
