/**
 * Writes the whole workbook of a model as a file.
 *
 * In: the model, the other contents, the file. Out: its size; undefined after a failure was reported.
 */
import loadHighs from 'highs';
import { highsSolver } from '../analysis/backcast/quadratic.js';
import { findContradictions } from '../analysis/contradictions/contradictions.js';
import { createXlsxHost } from '../hosts/file/xlsx.js';
import type { PreparedModel } from '../model/prepared.js';
import type { BuildContents } from '../workbook/plan/attachments.js';
import type { WorkbookPlan } from '../workbook/plan/plan.js';
import { planWorkbook } from '../workbook/sheets/planWorkbook.js';
import { dateOfFile } from './dates.js';
import type { Output } from './outputFile.js';
import { saveOutput } from './resultFile.js';
import type { Terminal } from './terminal.js';

export async function writeWorkbook(
  prepared: PreparedModel,
  contents: BuildContents,
  output: Output,
  terminal: Terminal,
): Promise<{ readonly sheets: number; readonly formulas: number } | undefined> {
  const plan = planWorkbook(prepared, terminal.language, contents);
  const host = createXlsxHost({ date: dateOfFile() });
  const applied = await host.apply(plan);
  // If a host refuses our own plan, it is a mistake of the program, not of the pack.
  if (!applied.ok) throw new Error(`${applied.failure.code}: ${applied.failure.detail}`);
  if (!(await saveOutput(output, host.bytes(), terminal))) return undefined;
  return { sheets: plan.sheets.length, formulas: countFormulas(plan) };
}

/** Series and targets up to which sets that cannot hold together are searched for: each question calculates the whole model. */
const MOST_SEARCHED = 300;

/** What cannot hold together; nothing for a model that is too large to search. */
export async function searchContradictions(
  prepared: PreparedModel,
): Promise<Pick<BuildContents, 'contradictions'>> {
  const [scenario] = prepared.model.scenarios;
  const size = prepared.series.length + prepared.model.targets.length + prepared.rules.length;
  if (scenario === undefined || size > MOST_SEARCHED) return {};
  const solve = highsSolver(await loadHighs());
  return { contradictions: findContradictions(prepared, scenario.key, solve) };
}

function countFormulas(plan: WorkbookPlan): number {
  const cells = plan.sheets.flatMap(({ blocks }) => blocks.flatMap((block) => block.cells.flat()));
  return cells.filter((cell) => cell?.formula !== undefined).length;
}
