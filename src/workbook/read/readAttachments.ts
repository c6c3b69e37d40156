/**
 * Reads back the contents of a workbook besides the model: the inverse of how `planWorkbook` writes attachments.
 *
 * In: a workbook as read by a host. Out: simulation, variance shares, contradictions, question, observations and journal, as far as they exist; those that
 * cannot be read are left out, each with a problem and its cell.
 */
import type { Outcome } from '../../messages/problem.js';
import type { Attachments } from '../plan/attachments.js';
import type { WorkbookSnapshot } from '../plan/plan.js';
import { readHistory } from '../sheets/historySheet.js';
import { readQuestion } from '../sheets/sensitivityQuestion.js';
import { readContradictions } from './readContradictions.js';
import { readObservations } from './readObservations.js';
import { readSimulation } from './readUncertainty.js';
import { recogniseSheets } from './recogniseSheets.js';
import { readVariance } from './readVariance.js';
import { startReport } from '../tables/tables.js';

export function readAttachments(read: WorkbookSnapshot): Outcome<Attachments> {
  const { snapshot } = recogniseSheets(read);
  const report = startReport();
  const sensitivity = readQuestion(snapshot, report);
  const simulation = readSimulation(snapshot, report);
  const variance = readVariance(snapshot, report);
  const contradictions = readContradictions(snapshot, report);
  const observations = readObservations(snapshot, report);
  const history = readHistory(snapshot);
  const journal = history.ok ? history.value : undefined;
  const value: Attachments = {
    ...(simulation === undefined ? {} : { simulation }),
    ...(variance === undefined ? {} : { variance }),
    ...(contradictions === undefined ? {} : { contradictions }),
    ...(sensitivity === undefined ? {} : { sensitivity }),
    ...(journal === undefined ? {} : { journal }),
    ...(observations === undefined ? {} : { observations }),
  };
  return { ok: true, value, problems: [...report.problems, ...history.problems] };
}
