/**
 * From a workbook that stands and the model that is wanted to the plan that brings it there: what build button and live
 * link share. The last plan is that of the model from which the workbook was written, in the workbook's own language:
 * known to who wrote it, else told by the sheets.
 */
import type { Language } from '../messages/language.js';
import { HEADERS } from '../messages/workbook.js';
import { prepareModel } from '../model/prepare.js';
import type { Model } from '../model/model.js';
import type { PreparedModel } from '../model/prepared.js';
import { NO_ATTACHMENTS, type Attachments } from './attachments.js';
import type { WorkbookPlan, WorkbookSnapshot } from './plan.js';
import { planWorkbook } from './planWorkbook.js';
import { readAttachments } from './readAttachments.js';
import { readWorkbook } from './readWorkbook.js';
import { reconcile, type ReconcileOptions, type Reconciled } from './reconcile.js';
import { standingModel } from './standingModel.js';

export interface LivingOptions extends ReconcileOptions {
  /** The model from which the workbook was written last, where that is known: formulas that stand are held against it. */
  readonly last?: Model;
  /** The model that the workbook shows now, where it was read a moment ago. */
  readonly shown?: Model;
  /** What the workbook is to hold besides the model. */
  readonly attachments?: Attachments;
}

export function planLiving(
  snapshot: WorkbookSnapshot,
  wanted: PreparedModel,
  language: Language,
  options: LivingOptions = {},
): Reconciled {
  const next = planWorkbook(wanted, language, options.attachments);
  if (!hasOurSheets(snapshot)) return reconcile(snapshot, undefined, next, options);
  return reconcile(snapshot, lastPlan(snapshot, options), next, options);
}

export function hasOurSheets({ sheets }: WorkbookSnapshot): boolean {
  return sheets.some(({ key }) => key !== undefined);
}

/** Undefined when the workbook shows no model: then the new plan is compared with what stands. */
function lastPlan(snapshot: WorkbookSnapshot, { last, shown }: LivingOptions): WorkbookPlan | undefined {
  const attachments = readAttachments(snapshot);
  const held = attachments.ok ? attachments.value : NO_ATTACHMENTS;
  const read = last === undefined && shown === undefined ? readWorkbook(snapshot) : undefined;
  const model = shown ?? (read?.ok === true ? read.value : undefined);
  const candidates =
    last === undefined ? (model === undefined ? [] : [standingModel(snapshot, model), model]) : [last];
  for (const candidate of candidates) {
    const prepared = prepareModel(candidate);
    if (prepared.ok) return planWorkbook(prepared.value, languageOf(snapshot), held);
  }
  return undefined;
}

/** The language in which the headings of our sheets stand. */
export function languageOf({ sheets }: WorkbookSnapshot): Language {
  const heading = (language: Language): boolean =>
    sheets.some(
      ({ key, cells }) =>
        key === 'model' && cells.some((row) => row.some((cell) => cell?.value === HEADERS.setting[language])),
    );
  return heading('zh') || !heading('en') ? 'zh' : 'en';
}
