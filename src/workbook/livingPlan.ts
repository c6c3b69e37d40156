/**
 * From a workbook that stands and the model that is wanted to the plan that brings it there: what build button and live
 * link share. The last plan is that of the model which the workbook shows, in the workbook's own language.
 */
import type { Language } from '../messages/language.js';
import { HEADERS } from '../messages/workbook.js';
import { prepareModel } from '../model/prepare.js';
import type { Model } from '../model/model.js';
import type { PreparedModel } from '../model/prepared.js';
import type { WorkbookPlan, WorkbookSnapshot } from './plan.js';
import { planWorkbook } from './planWorkbook.js';
import { readWorkbook } from './readWorkbook.js';
import { reconcile, type ReconcileOptions, type Reconciled } from './reconcile.js';

/** `shown`: the model that the workbook shows, where it is known already (read a moment ago). */
export function planLiving(
  snapshot: WorkbookSnapshot,
  wanted: PreparedModel,
  language: Language,
  options: ReconcileOptions & { readonly shown?: Model } = {},
): Reconciled {
  const next = planWorkbook(wanted, language);
  if (!hasOurSheets(snapshot)) return reconcile(snapshot, undefined, next, options);
  return reconcile(snapshot, lastPlan(snapshot, options.shown), next, options);
}

export function hasOurSheets({ sheets }: WorkbookSnapshot): boolean {
  return sheets.some(({ key }) => key !== undefined);
}

/** Undefined when the workbook shows no model: then the new plan is compared with what stands. */
function lastPlan(snapshot: WorkbookSnapshot, shown: Model | undefined): WorkbookPlan | undefined {
  const read = shown === undefined ? readWorkbook(snapshot) : undefined;
  const model = shown ?? (read?.ok === true ? read.value : undefined);
  const prepared = model === undefined ? undefined : prepareModel(model);
  return prepared?.ok === true ? planWorkbook(prepared.value, languageOf(snapshot)) : undefined;
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
