/**
 * Reads back what a workbook holds besides the model: the inverse of what `planWorkbook` writes of its attachments.
 *
 * In: what a host read. Out: simulation, variance shares, question and journal as far as they stand there; what cannot be read is
 * a problem with its cell, and is left out.
 */
import type { Outcome } from '../../messages/problem.js';
import type { Attachments } from '../plan/attachments.js';
import type { WorkbookSnapshot } from '../plan/plan.js';
import { readHistory } from '../sheets/historySheet.js';
import { readQuestion } from '../sheets/sensitivityQuestion.js';
import { readSimulation } from './readUncertainty.js';
import { readVariance } from './readVariance.js';
import { startReport } from '../tables/tables.js';

export function readAttachments(snapshot: WorkbookSnapshot): Outcome<Attachments> {
  const report = startReport();
  const sensitivity = readQuestion(snapshot, report);
  const simulation = readSimulation(snapshot, report);
  const variance = readVariance(snapshot, report);
  const history = readHistory(snapshot);
  const journal = history.ok ? history.value : undefined;
  const value: Attachments = {
    ...(simulation === undefined ? {} : { simulation }),
    ...(variance === undefined ? {} : { variance }),
    ...(sensitivity === undefined ? {} : { sensitivity }),
    ...(journal === undefined ? {} : { journal }),
  };
  return { ok: true, value, problems: [...report.problems, ...history.problems] };
}
