/**
 * From an existing workbook and the wanted model to the plan that updates the workbook; used by the build button and the live
 * link. The last plan is that of the model from which the workbook was written, in the workbook's own language; if the caller
 * does not know that model, it is read from the sheets.
 */
import type { Language } from '../../messages/language.js';
import { HEADERS } from '../../messages/wording/workbook.js';
import { prepareModel } from '../../model/prepare.js';
import type { Model } from '../../model/model.js';
import type { PreparedModel } from '../../model/prepared.js';
import { NO_ATTACHMENTS, type Attachments } from '../plan/attachments.js';
import type { SheetPlan, WorkbookPlan, WorkbookSnapshot } from '../plan/plan.js';
import { planInSteps } from '../sheets/planWorkbook.js';
import { readAttachments } from '../read/readAttachments.js';
import { readRoughly } from '../read/readRoughly.js';
import { readWorkbook } from '../read/readWorkbook.js';
import { recogniseSheets, type ScenarioCopy } from '../read/recogniseSheets.js';
import { reconcileInSteps, type Reconciled } from './reconcile.js';
import type { ReconcileOptions } from './reconciled.js';
import { projectionKey } from '../tables/scenarioSheets.js';
import { standingModel } from '../read/standingModel.js';
import { allAtOnce, type Steps } from '../plan/steps.js';

export interface LivingOptions extends ReconcileOptions {
  /** The model from which the workbook was written last, if it is known: existing formulas are compared with it. */
  readonly last?: Model;
  /** The model that the workbook shows now, if it has just been read. */
  readonly shown?: Model;
  /** The other contents of the workbook besides the model. */
  readonly attachments?: Attachments;
}

export function planLiving(
  found: WorkbookSnapshot,
  wanted: PreparedModel,
  language: Language,
  options: LivingOptions = {},
): Reconciled {
  return allAtOnce(planLivingInSteps(found, wanted, language, options));
}

/** The same, sheet by sheet. */
export function* planLivingInSteps(
  found: WorkbookSnapshot,
  wanted: PreparedModel,
  language: Language,
  options: LivingOptions = {},
): Steps<Reconciled> {
  const next = yield* planInSteps(wanted, language, options.attachments);
  const { snapshot, copies } = recogniseSheets(found);
  if (!hasOurSheets(snapshot)) return yield* reconcileInSteps(snapshot, undefined, next, options);
  const shown = options.shown ?? readModel(found);
  const stands = shown ?? readRoughly(found, wanted.model);
  // A workbook in which a listed scenario has no sheet cannot be read; if the pane knows the scenario, its sheet was deleted.
  const deleted = shown === undefined ? wanted.model.scenarios.map(({ key }) => key) : [];
  const attachments = options.attachments ?? NO_ATTACHMENTS;
  const known = { plan: next, made: textOf(wanted.model, language, attachments) };
  const last = yield* lastPlan(snapshot, copies, options.last, { stands, deleted }, known);
  const isShown = JSON.stringify(shown) === JSON.stringify(wanted.model);
  const says = isShown ? next : shown && (yield* planOf(shown, language, options.attachments));
  const reconciled = yield* reconcileInSteps(snapshot, last && withCopies(last, copies, next), next, {
    keepConflicts: options.keepConflicts ?? false,
    ...(says === undefined ? {} : { says }),
  });
  return adoptSheets(reconciled, found);
}

/** Whether the workbook contains any of our sheets. */
export function hasOurSheets(snapshot: WorkbookSnapshot): boolean {
  return recogniseSheets(snapshot).snapshot.sheets.some(({ key }) => key !== undefined);
}

function readModel(snapshot: WorkbookSnapshot): Model | undefined {
  const read = readWorkbook(snapshot);
  return read.ok ? read.value : undefined;
}

function* planOf(
  model: Model,
  language: Language,
  attachments?: Attachments,
): Steps<WorkbookPlan | undefined> {
  const prepared = prepareModel(model);
  yield;
  return prepared.ok ? yield* planInSteps(prepared.value, language, attachments) : undefined;
}

/** The model that the sheets show, and the keys of scenarios whose sheets may have been deleted. */
interface Standing {
  readonly stands: Model | undefined;
  readonly deleted: readonly string[];
}

/** A plan, and the text of what it was made from. */
interface Known {
  readonly plan: WorkbookPlan;
  readonly made: string;
}

/** The same text: the same plan. */
function textOf(model: Model, language: Language, attachments: Attachments): string {
  return JSON.stringify([model, language, attachments]);
}

/** Undefined if the model is not known and the workbook shows none: then the new plan is compared with the sheets. */
function* lastPlan(
  snapshot: WorkbookSnapshot,
  copies: readonly ScenarioCopy[],
  last: Model | undefined,
  { stands, deleted }: Standing,
  known: Known,
): Steps<WorkbookPlan | undefined> {
  const attachments = readAttachments(snapshot);
  const held = attachments.ok ? attachments.value : NO_ATTACHMENTS;
  const models = last === undefined ? standingModels(snapshot, copies, { stands, deleted }) : [last];
  for (const model of models) {
    const language = languageOf(snapshot);
    // Where nothing has changed, one plan is both.
    if (textOf(model, language, held) === known.made) return known.plan;
    const plan = yield* planOf(model, language, held);
    if (plan !== undefined) return plan;
  }
  return undefined;
}

/** The models from which the sheets may have been written, as far as the sheets tell; else the model that they show. */
function standingModels(
  snapshot: WorkbookSnapshot,
  copies: readonly ScenarioCopy[],
  { stands: model, deleted }: Standing,
): readonly Model[] {
  if (model === undefined) return [];
  const isCopy = (scenario: string): boolean => copies.some(({ key }) => key === scenario);
  const written = { ...model, scenarios: model.scenarios.filter(({ key }) => !isCopy(key)) };
  return [standingModel(snapshot, written, deleted), model];
}

/** Adds copied sheets: a sheet copied by hand contains what was written to its original. */
function withCopies(last: WorkbookPlan, copies: readonly ScenarioCopy[], next: WorkbookPlan): WorkbookPlan {
  const copied = copies.flatMap(({ key, of }): SheetPlan[] => {
    const original = last.sheets.find((sheet) => sheet.key === projectionKey(of));
    const planned = next.sheets.find((sheet) => sheet.key === projectionKey(key));
    if (original === undefined || planned === undefined) return [];
    return [{ ...original, key: planned.key, name: planned.name, charts: [] }];
  });
  return { ...last, sheets: [...last.sheets, ...copied] };
}

/** Names the sheets without a mark to the host. */
function adoptSheets(reconciled: Reconciled, found: WorkbookSnapshot): Reconciled {
  const marked = new Set(found.sheets.flatMap(({ key }) => key ?? []));
  const { snapshot } = recogniseSheets(found);
  const adopt = (plan: WorkbookPlan): WorkbookPlan => ({
    ...plan,
    sheets: plan.sheets.map((sheet) => {
      const stands = snapshot.sheets.find(({ key }) => key === sheet.key);
      if (sheet.update === undefined || marked.has(sheet.key) || stands === undefined) return sheet;
      return { ...sheet, update: { ...sheet.update, adopts: stands.name } };
    }),
  });
  return { ...reconciled, plan: adopt(reconciled.plan) };
}

/** The language of the headings of our sheets. */
export function languageOf({ sheets }: WorkbookSnapshot): Language {
  const heading = (language: Language): boolean =>
    sheets.some(
      ({ key, cells }) =>
        key === 'model' && cells.some((row) => row.some((cell) => cell?.value === HEADERS.setting[language])),
    );
  return heading('zh') || !heading('en') ? 'zh' : 'en';
}
