/**
 * The whole workbook of a model as a plan.
 *
 * In: a prepared model, the language of the sheets, and the other contents of the workbook. Out: a plan that any host can apply:
 * Overview, Baseline, Model, one Projection per scenario, Compare, Account and Allocation if the model has any, the sheets of monitoring if there
 * are observations, Sensitivity, Uncertainty if there is a simulation, Variance shares if there are Sobol indices, Vintages if there
 * are earlier plans, Contradictions if they were searched for, Checks, Self-test,
 * and History, which the pane then fills cell by cell; all with live formulas and their present values. Pure: the same model and
 * attachments give the same plan.
 */
import type { Language } from '../../messages/language.js';
import { EMPTY_JOURNAL } from '../../model/journal.js';
import type { PreparedModel } from '../../model/prepared.js';
import { NO_ATTACHMENTS, type Attachments } from '../plan/attachments.js';
import { planAccounts } from './accountSheet.js';
import { planAllocations } from './allocationSheet.js';
import { planBaseline } from './baselineSheet.js';
import { planChecks } from './checksSheet.js';
import { planCompare } from './compareSheet.js';
import { startContext } from '../tables/context.js';
import { planContradictions } from './contradictionsSheet.js';
import { planHistory } from './historySheet.js';
import { planModel } from './modelSheet.js';
import { planMonitoring } from './monitoringSheet.js';
import { planOverview } from './overviewSheet.js';
import type { SheetPlan, WorkbookPlan } from '../plan/plan.js';
import { planProjection } from './projectionSheet.js';
import { planSelfTest } from './selfTestSheet.js';
import { planSensitivity } from './sensitivitySheet.js';
import { allAtOnce, type Steps } from '../plan/steps.js';
import { styleTable } from '../plan/styles.js';
import { planUncertainty } from './uncertaintySheet.js';
import { planVariance } from './varianceSheet.js';
import { planVintages } from './vintagesSheet.js';

export function planWorkbook(
  prepared: PreparedModel,
  language: Language,
  attachments: Attachments = NO_ATTACHMENTS,
): WorkbookPlan {
  return allAtOnce(planInSteps(prepared, language, attachments));
}

/** The same, sheet by sheet. */
export function* planInSteps(
  prepared: PreparedModel,
  language: Language,
  attachments: Attachments = NO_ATTACHMENTS,
): Steps<WorkbookPlan> {
  const context = startContext(prepared, language);
  yield;
  const checked = [planBaseline(context)];
  yield;
  checked.push(planModel(context));
  for (const view of context.scenarios) {
    yield;
    checked.push(planProjection(context, view));
  }
  checked.push(planCompare(context));
  yield;
  const { simulation, variance, sensitivity, observations, contradictions } = attachments;
  const { journal = EMPTY_JOURNAL } = attachments;
  const uncertainty = simulation === undefined ? undefined : planUncertainty(context, simulation);
  const shares = variance === undefined ? undefined : planVariance(context, variance);
  yield;
  const answer = planSensitivity(context, sensitivity);
  const conflicts = contradictions === undefined ? undefined : planContradictions(context, contradictions);
  const earlier = planVintages(context);
  const monitoring = observations === undefined ? [] : planMonitoring(context, observations);
  const analyses = [
    planAccounts(context),
    planAllocations(context),
    ...monitoring,
    ...[answer, uncertainty, shares, earlier, conflicts],
  ].filter((part) => part !== undefined);
  yield;
  const stale = [
    uncertainty && { label: 'staleSimulation' as const, changed: uncertainty.changed },
    shares && { label: 'staleVariance' as const, changed: shares.changed },
    conflicts && { label: 'staleContradictions' as const, changed: conflicts.changed },
  ].filter((each) => each !== undefined);
  const selfTest = planSelfTest(
    context,
    [...checked, ...analyses].map(({ sheet }) => sheet),
  );
  yield;
  const checks = planChecks(
    context,
    checked.map(({ sheet }) => sheet),
    stale,
    selfTest.failed,
  );
  const overview = planOverview(context, checks.totals, uncertainty?.sentence);
  yield;
  const parts = [overview, ...checked, ...analyses, checks, selfTest, planHistory(context, journal)];
  yield;
  const sheets = parts.map(({ sheet }) => sheet);
  return {
    language,
    title: prepared.model.name[language],
    sheets,
    names: parts.flatMap(({ names }) => names),
    styles: styleTable(stylesOf(sheets)),
  };
}

function stylesOf(sheets: readonly SheetPlan[]): ReadonlySet<string> {
  const styles = new Set<string>();
  for (const { blocks, conditionalFormats } of sheets) {
    for (const { cells } of blocks)
      for (const line of cells)
        for (const cell of line) if (cell?.style !== undefined) styles.add(cell.style);
    for (const { style } of conditionalFormats) styles.add(style);
  }
  return styles;
}
