/**
 * `tuiyan build`: the whole workbook as an .xlsx file.
 *
 * The file appears at once and complete, or not at all (outputFile.ts). A pack with problems writes nothing. With --simulate the
 * workbook also holds a simulation: percentiles, probabilities and fan charts, stamped so that anyone can repeat it.
 */
import { stampedOutputs, stampSimulation } from '../analysis/uncertainty/stamp.js';
import type { PreparedModel } from '../model/prepared.js';
import { writeOverKeys } from '../model/wording.js';
import type { SamplePlan } from '../sampling/uniforms.js';
import { NO_ATTACHMENTS, type Attachments } from '../workbook/plan/attachments.js';
import type { Given } from './arguments.js';
import { chooseScenario } from './choices.js';
import { monitorFile, readAsOf, readShape } from './monitorFile.js';
import type { Output } from './outputFile.js';
import { loadModel } from './packs.js';
import { chooseOutput, tellResult } from './resultFile.js';
import { DRAW_OPTIONS, drawScenario, readRequest } from './simulate.js';
import type { Terminal } from './terminal.js';
import { DONE, INPUT_HAS_PROBLEMS, WRONG_USAGE, type Verb } from './verb.js';
import { VERSION } from './version.js';
import { searchContradictions, writeWorkbook } from './workbookFile.js';

export const build: Verb = {
  name: 'build',
  summary: 'buildSummary',
  options: [
    { name: 'out', help: 'outOption', value: 'F.xlsx', isRequired: true },
    { name: 'simulate', help: 'simulateOption' },
    ...DRAW_OPTIONS,
    { name: 'observations', help: 'observationsOption', value: 'F.csv' },
    { name: 'asof', help: 'asofOption', value: 'PERIOD' },
    { name: 'shape', help: 'shapeOption', value: 'geometric|linear|front|back' },
  ],
  run: async (given, terminal) => {
    const start = performance.now();
    const asked = await readContents(given, '.xlsx', terminal);
    if (typeof asked === 'number') return asked;
    const { output, prepared, contents } = asked;
    const written = await writeWorkbook(prepared, contents, output, terminal);
    if (written === undefined) return INPUT_HAS_PROBLEMS;
    const result = { ...written, seconds: Math.round(performance.now() - start) / 1000 };
    const line =
      'json' in given
        ? JSON.stringify(result)
        : terminal.say('built', { file: given['out'] ?? '', ...result });
    await tellResult(output, line, terminal);
    return DONE;
  },
};

/** What is to be written, and where; or the exit code, when it was told why nothing is. */
export async function readContents(
  given: Given,
  extension: '.xlsx' | '.html',
  terminal: Terminal,
): Promise<
  { readonly output: Output; readonly prepared: PreparedModel; readonly contents: Attachments } | number
> {
  const needless = 'simulate' in given ? undefined : DRAW_OPTIONS.find(({ name }) => name in given);
  if (needless !== undefined) {
    terminal.complain(terminal.say('needsSimulate', { option: `--${needless.name}` }));
    return WRONG_USAGE;
  }
  const alone = 'observations' in given ? undefined : ['asof', 'shape'].find((name) => name in given);
  if (alone !== undefined) {
    terminal.complain(terminal.say('needsOther', { option: `--${alone}`, other: '--observations' }));
    return WRONG_USAGE;
  }
  const sample = readRequest(given, terminal);
  if (sample === undefined) return WRONG_USAGE;
  const output = chooseOutput(given['out'] ?? '', extension, terminal);
  if (typeof output === 'number') return output;
  const loaded = loadModel(given['pack'], terminal, 'simulate' in given ? 'draw' : 'plan');
  if (loaded === undefined) return INPUT_HAS_PROBLEMS;
  const prepared = writeOverKeys(loaded);
  const attachments = 'simulate' in given ? attach(prepared, given, sample, terminal) : NO_ATTACHMENTS;
  if (typeof attachments === 'number') return attachments;
  const observations = readObservations(prepared, given, terminal);
  if (typeof observations === 'number') return observations;
  const contradictions = await searchContradictions(prepared);
  return {
    output,
    prepared,
    contents: { ...attachments, ...observations, ...contradictions },
  };
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

/** The observations that go into the workbook, or the exit code if they cannot be read. */
function readObservations(
  prepared: PreparedModel,
  given: Given,
  terminal: Terminal,
): Pick<Attachments, 'observations'> | number {
  const file = given['observations'];
  if (file === undefined) return {};
  const asOf = readAsOf(given['asof'], terminal);
  const shape = readShape(given['shape'], terminal);
  if (asOf === 'unreadable' || shape === 'unreadable') return WRONG_USAGE;
  const found = monitorFile(prepared, file, asOf, terminal, shape);
  return found === undefined ? INPUT_HAS_PROBLEMS : { observations: found.observed };
}
