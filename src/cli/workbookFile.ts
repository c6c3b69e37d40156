/**
 * Writes the whole workbook of a model as a file.
 *
 * In: the model, the other contents, the file. Out: its size; undefined after a failure was reported.
 */
import loadHighs from 'highs';
import { highsSolver } from '../analysis/backcast/quadratic.js';
import { findContradictions } from '../analysis/contradictions/contradictions.js';
import { searchedScenario, stampContradictions } from '../analysis/contradictions/stampContradictions.js';
import { createXlsxHost } from '../hosts/file/xlsx.js';
import type { PreparedModel } from '../model/prepared.js';
import type { Attachments } from '../workbook/plan/attachments.js';
import type { WorkbookPlan } from '../workbook/plan/plan.js';
import { planWorkbook } from '../workbook/sheets/planWorkbook.js';
import { dateOfFile } from './dates.js';
import type { Output } from './outputFile.js';
import { saveOutput } from './resultFile.js';
import type { Terminal } from './terminal.js';
import { VERSION } from './version.js';

export async function writeWorkbook(
  prepared: PreparedModel,
  contents: Attachments,
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

/** What cannot hold together; nothing for a model that is too large to search. */
export async function searchContradictions(
  prepared: PreparedModel,
): Promise<Pick<Attachments, 'contradictions'>> {
  const scenario = searchedScenario(prepared);
  if (scenario === undefined) return {};
  const found = findContradictions(prepared, scenario, highsSolver(await loadHighs()));
  return { contradictions: stampContradictions(prepared, scenario, found, VERSION) };
}

function countFormulas(plan: WorkbookPlan): number {
  const cells = plan.sheets.flatMap(({ blocks }) => blocks.flatMap((block) => block.cells.flat()));
  return cells.filter((cell) => cell?.formula !== undefined).length;
}
