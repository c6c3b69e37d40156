/**
 * The whole workbook of a model as a plan.
 *
 * In: a prepared model, the language of the sheets, and what the workbook holds besides the model. Out: a plan that
 * any host can apply: Overview, Baseline, Model, one Projection a scenario, Compare, Sensitivity, Uncertainty where there
 * is a simulation, Variance shares where there are Sobol indices, Checks, and History, which the pane then fills cell by cell; all with live formulas and the values they
 * have now. Pure: the same model and attachments give the same plan.
 */
import type { Language } from '../messages/language.js';
import { EMPTY_JOURNAL } from '../model/journal.js';
import type { PreparedModel } from '../model/prepared.js';
import { NO_ATTACHMENTS, type Attachments } from './attachments.js';
import { planBaseline } from './baselineSheet.js';
import { planChecks } from './checksSheet.js';
import { planCompare } from './compareSheet.js';
import { startContext } from './context.js';
import { planHistory } from './historySheet.js';
import { planModel } from './modelSheet.js';
import { planOverview } from './overviewSheet.js';
import type { SheetPlan, WorkbookPlan } from './plan.js';
import { planProjection } from './projectionSheet.js';
import { planSensitivity } from './sensitivitySheet.js';
import { styleTable } from './styles.js';
import { planUncertainty } from './uncertaintySheet.js';
import { planVariance } from './varianceSheet.js';

export function planWorkbook(
  prepared: PreparedModel,
  language: Language,
  attachments: Attachments = NO_ATTACHMENTS,
): WorkbookPlan {
  const context = startContext(prepared, language);
  const checked = [
    planBaseline(context),
    planModel(context),
    ...context.scenarios.map((view) => planProjection(context, view)),
    planCompare(context),
  ];
  const { simulation, variance, sensitivity, journal = EMPTY_JOURNAL } = attachments;
  const uncertainty = simulation === undefined ? undefined : planUncertainty(context, simulation);
  const shares = variance === undefined ? undefined : planVariance(context, variance);
  const analyses = [planSensitivity(context, sensitivity), uncertainty, shares].filter(
    (part) => part !== undefined,
  );
  const stale = [
    uncertainty && { label: 'staleSimulation' as const, changed: uncertainty.changed },
    shares && { label: 'staleVariance' as const, changed: shares.changed },
  ].filter((each) => each !== undefined);
  const checks = planChecks(
    context,
    checked.map(({ sheet }) => sheet),
    stale,
  );
  const overview = planOverview(context, checks.totals, uncertainty?.sentence);
  const parts = [overview, ...checked, ...analyses, checks, planHistory(context, journal)];
  const sheets = parts.map(({ sheet }) => sheet);
  return {
    language,
    title: prepared.model.name[language],
    sheets,
    names: parts.flatMap(({ names }) => names),
    styles: styleTable(sheets.flatMap(stylesOf)),
  };
}

function stylesOf(sheet: SheetPlan): readonly string[] {
  const cells = sheet.blocks.flatMap((block) => block.cells.flat());
  return [
    ...cells.flatMap((cell) => (cell?.style === undefined ? [] : [cell.style])),
    ...sheet.conditionalFormats.map(({ style }) => style),
  ];
}
