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
import { withoutReferences } from '../plan/references.js';
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
  const keys = (options.last ?? wanted.model).scenarios.map(({ key }) => key);
  const recognised = recogniseSheets(found, keys);
  const { snapshot, copies } = recognised;
  if (!hasOurSheets(snapshot)) return yield* reconcileInSteps(snapshot, undefined, next, options);
  const shown = options.shown ?? readModel(found);
  const stands = shown ?? readRoughly(found, wanted.model);
  // A workbook in which a listed scenario has no sheet cannot be read; if the pane knows the scenario, its sheet was deleted.
  const deleted = shown === undefined ? wanted.model.scenarios.map(({ key }) => key) : [];
  const attachments = options.attachments ?? NO_ATTACHMENTS;
  const known = { plan: next, made: textOf(wanted.model, language, attachments) };
  const standing = { stands, deleted, ...(shown === undefined ? { wanted: wanted.model } : {}) };
  const last = yield* lastPlan(snapshot, copies, options.last, standing, known);
  const isShown = JSON.stringify(shown) === JSON.stringify(wanted.model);
  const says = isShown ? next : shown && (yield* planOf(shown, language, options.attachments));
  const reconciled = yield* reconcileInSteps(snapshot, last && withCopies(last, copies, next), next, {
    keepConflicts: options.keepConflicts ?? false,
    ...(says === undefined ? {} : { says }),
  });
  return adoptSheets(reconciled, found, recognised.snapshot);
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
  /** For a workbook that cannot be read: the model whose formulas may be the ones that were written. */
  readonly wanted?: Model;
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
  standing: Standing,
  known: Known,
): Steps<WorkbookPlan | undefined> {
  const attachments = readAttachments(snapshot);
  const held = attachments.ok ? attachments.value : NO_ATTACHMENTS;
  const language = languageOf(snapshot);
  const candidates = last === undefined ? standingModels(snapshot, copies, standing) : [[last]];
  const plans: WorkbookPlan[] = [];
  for (const models of candidates) {
    for (const model of models) {
      // Where nothing has changed, one plan is both.
      const isKnown = textOf(model, language, held) === known.made;
      const plan = isKnown ? known.plan : yield* planOf(model, language, held);
      if (plan === undefined) continue;
      plans.push(plan);
      break;
    }
  }
  return bestFit(plans, snapshot);
}

/**
 * The models from which the sheets may have been written, as far as the sheets tell; each with the model to take where the first
 * cannot be prepared. The formulas of an unreadable workbook may have been typed since: it may also have been written with the
 * formulas of the wanted model.
 */
function standingModels(
  snapshot: WorkbookSnapshot,
  copies: readonly ScenarioCopy[],
  { stands: model, deleted, wanted }: Standing,
): readonly (readonly Model[])[] {
  if (model === undefined) return [];
  const isCopy = (scenario: string): boolean => copies.some(({ key }) => key === scenario);
  const written = { ...model, scenarios: model.scenarios.filter(({ key }) => !isCopy(key)) };
  const stands = standingModel(snapshot, written, deleted);
  const other = wanted === undefined ? stands : withFormulasOf(stands, wanted);
  return JSON.stringify(other) === JSON.stringify(stands) ? [[stands, model]] : [[stands, model], [other]];
}

function withFormulasOf(model: Model, wanted: Model): Model {
  const indicators = new Map(wanted.indicators.map(({ key, formula }) => [key, formula]));
  const rules = new Map(wanted.rules.map(({ key, formula }) => [key, formula]));
  return {
    ...model,
    indicators: model.indicators.map((row) => {
      const formula = indicators.get(row.key);
      return formula === undefined || row.formula === undefined ? row : { ...row, formula };
    }),
    rules: model.rules.map((row) => ({ ...row, formula: rules.get(row.key) ?? row.formula })),
  };
}

/** The plan with the most formulas that the sheets have, wherever their cells are now; of equal ones the first. */
function bestFit(plans: readonly WorkbookPlan[], { sheets }: WorkbookSnapshot): WorkbookPlan | undefined {
  const [first, ...others] = plans;
  if (first === undefined || others.length === 0) return first;
  const found = new Map(
    sheets.map(({ key, cells }) => [
      key ?? '',
      countOf(cells.flatMap((row) => row.map((cell) => cell?.formula))),
    ]),
  );
  const fit = (plan: WorkbookPlan): number =>
    plan.sheets.reduce((sum, { key, blocks }) => {
      const there = found.get(key);
      const formulas = blocks.flatMap(({ cells }) =>
        cells.flatMap((row) => row.map((cell) => cell?.formula)),
      );
      const planned = countOf(formulas);
      return [...planned].reduce((most, [text, count]) => most + Math.min(count, there?.get(text) ?? 0), sum);
    }, 0);
  return others.reduce((best, plan) => (fit(plan) > fit(best) ? plan : best), first);
}

/** How often each formula is there, whatever cells it refers to. */
function countOf(formulas: readonly (string | undefined)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const formula of formulas) {
    if (formula === undefined) continue;
    const text = withoutReferences(formula);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
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
function adoptSheets(
  reconciled: Reconciled,
  found: WorkbookSnapshot,
  snapshot: WorkbookSnapshot,
): Reconciled {
  const marked = new Set(found.sheets.flatMap(({ key }) => key ?? []));
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
