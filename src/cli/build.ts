/**
 * `tuiyan build`: the whole workbook as an .xlsx file.
 *
 * The file appears at once and complete, or not at all (outputFile.ts). A pack with problems writes nothing. With --simulate the workbook also holds a simulation: percentiles,
 * probabilities and fan charts, stamped so that anyone can repeat it.
 */
import loadHighs from 'highs';
import { highsSolver } from '../analysis/backcast/quadratic.js';
import { findContradictions } from '../analysis/contradictions/contradictions.js';
import { stampedOutputs, stampSimulation } from '../analysis/uncertainty/stamp.js';
import { createXlsxHost } from '../hosts/file/xlsx.js';
import type { PreparedModel } from '../model/prepared.js';
import { writeOverKeys } from '../model/wording.js';
import type { SamplePlan } from '../sampling/uniforms.js';
import { NO_ATTACHMENTS, type Attachments, type BuildContents } from '../workbook/plan/attachments.js';
import type { WorkbookPlan } from '../workbook/plan/plan.js';
import { planWorkbook } from '../workbook/sheets/planWorkbook.js';
import type { Given } from './arguments.js';
import { chooseScenario } from './choices.js';
import { dateOfFile } from './dates.js';
import { findOutput, wayOfResult, writeOutput, type Output } from './outputFile.js';
import { loadModel } from './packs.js';
import { DRAW_OPTIONS, drawScenario, readRequest } from './simulate.js';
import type { Terminal } from './terminal.js';
import { DONE, INPUT_HAS_PROBLEMS, WRONG_USAGE, type Verb } from './verb.js';
import { VERSION } from './version.js';

export const build: Verb = {
  name: 'build',
  summary: 'buildSummary',
  options: [
    { name: 'out', help: 'outOption', value: 'F.xlsx', isRequired: true },
    { name: 'simulate', help: 'simulateOption' },
    ...DRAW_OPTIONS,
  ],
  run: async (given, terminal) => {
    const start = performance.now();
    const asked = await readContents(given, '.xlsx', terminal);
    if (typeof asked === 'number') return asked;
    const { output, prepared, contents } = asked;
    const plan = planWorkbook(prepared, terminal.language, contents);
    const host = createXlsxHost({ date: dateOfFile() });
    const applied = await host.apply(plan);
    // If a host refuses our own plan, it is a mistake of the program, not of the pack.
    if (!applied.ok) throw new Error(`${applied.failure.code}: ${applied.failure.detail}`);
    const failure = await writeOutput(output, host.bytes());
    if (failure !== undefined) {
      terminal.report([failure], '');
      return INPUT_HAS_PROBLEMS;
    }
    const seconds = Math.round(performance.now() - start) / 1000;
    const result = { sheets: plan.sheets.length, formulas: countFormulas(plan), seconds };
    const line =
      'json' in given
        ? JSON.stringify(result)
        : terminal.say('built', { file: given['out'] ?? '', ...result });
    const way = wayOfResult(output);
    if (way === 'output') await terminal.write(line);
    else if (way === 'error') terminal.complain(line);
    return DONE;
  },
};

/** What is to be written, and where; or the exit code, when it was told why nothing is. */
export async function readContents(
  given: Given,
  extension: '.xlsx' | '.html',
  terminal: Terminal,
): Promise<
  { readonly output: Output; readonly prepared: PreparedModel; readonly contents: BuildContents } | number
> {
  const needless = 'simulate' in given ? undefined : DRAW_OPTIONS.find(({ name }) => name in given);
  if (needless !== undefined) {
    terminal.complain(terminal.say('needsSimulate', { option: `--${needless.name}` }));
    return WRONG_USAGE;
  }
  const sample = readRequest(given, terminal);
  if (sample === undefined) return WRONG_USAGE;
  const found = findOutput(given['out'] ?? '', extension);
  if ('obstacle' in found) {
    terminal.report([found.obstacle], '');
    return found.obstacle.code === 'cli.otherExtension' ? WRONG_USAGE : INPUT_HAS_PROBLEMS;
  }
  const loaded = loadModel(given['pack'], terminal, 'simulate' in given ? 'draw' : 'plan');
  if (loaded === undefined) return INPUT_HAS_PROBLEMS;
  const prepared = writeOverKeys(loaded);
  const attachments = 'simulate' in given ? attach(prepared, given, sample, terminal) : NO_ATTACHMENTS;
  if (typeof attachments === 'number') return attachments;
  const contradictions = await searchContradictions(prepared);
  return { output: found.output, prepared, contents: { ...attachments, ...contradictions } };
}

/** Series and targets up to which sets that cannot hold together are searched for: each question calculates the whole model. */
const MOST_SEARCHED = 300;

async function searchContradictions(prepared: PreparedModel): Promise<Pick<BuildContents, 'contradictions'>> {
  const [scenario] = prepared.model.scenarios;
  const size = prepared.series.length + prepared.model.targets.length + prepared.rules.length;
  if (scenario === undefined || size > MOST_SEARCHED) return {};
  const solve = highsSolver(await loadHighs());
  return { contradictions: findContradictions(prepared, scenario.key, solve) };
}

/** The simulation that goes into the workbook, or the exit code if there can be none. */
function attach(
  prepared: PreparedModel,
  given: Given,
  sample: SamplePlan,
  terminal: Terminal,
): Attachments | number {
  const scenario = chooseScenario(prepared, given['scenario'], terminal);
  if (scenario === undefined) return WRONG_USAGE;
  const found = drawScenario(prepared, scenario, sample, stampedOutputs(prepared));
  for (const sentence of found.ok ? found.remarks : found.reasons)
    terminal.complain(sentence[terminal.language]);
  if (!found.ok) return INPUT_HAS_PROBLEMS;
  return { simulation: stampSimulation(prepared, scenario, found.value, VERSION) };
}

function countFormulas(plan: WorkbookPlan): number {
  const cells = plan.sheets.flatMap(({ blocks }) => blocks.flatMap((block) => block.cells.flat()));
  return cells.filter((cell) => cell?.formula !== undefined).length;
}
