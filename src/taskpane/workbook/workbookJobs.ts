/**
 * The jobs with a workbook, each from the pane's state to a report: build, take over, download. Planner, reader and file writer
 * are loaded when first needed. Every failure becomes a report that states what to do next.
 */
import { failureOf } from '../../hosts/failure.js';
import type { Host, HostFailure } from '../../hosts/host.js';
import { describeFailure } from '../../messages/wording/hosts.js';
import type { Problem } from '../../messages/problem.js';
import type { WorkbookPlan } from '../../workbook/plan/plan.js';
import { isAboutCell } from './conflicts.js';
import { compareModels, type Changes } from '../state/modelChanges.js';
import type { Report } from '../controls/OutcomeMessage.js';
import { saveFile } from '../controls/saveFile.js';
import { inSlices } from '../state/slices.js';
import type { PaneState } from '../state/state.js';
import type { Store } from '../state/store.js';
import type { Texts } from '../text/text.js';

type OpenHost = () => Promise<Host>;

/** What to do about conflicts: overwrite the cells, keep them, or cancel the build. */
export type Decision = 'write' | 'keep' | 'cancel';

export interface BuildOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, sheet: string) => void;
  /** Asked before anything is written. `canKeep`: some of the problems are cells that could stay as they are. */
  readonly decide: (problems: readonly Problem[], canKeep: boolean) => Promise<Decision>;
}

/** Writes the pane's model to the open workbook: a first build, or an update. */
export async function buildWorkbook(
  state: PaneState,
  openHost: OpenHost,
  { signal, onProgress, decide }: BuildOptions,
  texts: Texts,
): Promise<Report> {
  const { calculation, language, attachments } = state;
  if (calculation === undefined) return waiting(texts);
  const [{ planLivingInSteps }, { isUnchanged }, host] = await Promise.all([
    import('../../workbook/living/livingPlan.js'),
    import('../../workbook/living/patchPlan.js'),
    openHost(),
  ]);
  const read = await host.read();
  if (!read.ok) return failure(read.failure, texts);
  const planFor = (keepConflicts: boolean) =>
    inSlices(planLivingInSteps(read.value, calculation.prepared, language, { keepConflicts, attachments }));
  const planned = await planFor(false);
  let { plan } = planned;
  const { problems } = planned;
  if (problems.length > 0 && !signal.aborted) {
    const decision = await decide(problems, problems.some(isAboutCell));
    if (decision === 'cancel') return failure(CANCELLED, texts);
    if (decision === 'keep') ({ plan } = await planFor(true));
  }
  if (signal.aborted) return failure(CANCELLED, texts);
  if (isUnchanged(plan)) return { intent: 'success', sentence: texts.t('workbook.upToDate') };
  const result = await host.apply(plan, { signal, onProgress });
  if (!result.ok) return failure(result.failure, texts);
  return { intent: 'success', sentence: texts.t('workbook.built', countOf(plan)) };
}

/** Rebuilds the embedded workbook of the playground, which contains only what the pane writes. */
export async function rebuildWorkbook(
  state: PaneState,
  openHost: OpenHost,
  { signal, onProgress }: Pick<BuildOptions, 'signal' | 'onProgress'>,
  texts: Texts,
): Promise<Report> {
  const [plan, host] = await Promise.all([planOf(state), openHost()]);
  if (plan === undefined) return waiting(texts);
  const result = await host.apply(plan, { signal, onProgress });
  if (!result.ok) return failure(result.failure, texts);
  return { intent: 'success', sentence: texts.t('workbook.built', countOf(plan)) };
}

const CANCELLED: HostFailure = { code: 'Cancelled', detail: '' };

/** Reads the workbook's model and offers it to the pane. */
export async function takeOverWorkbook(store: Store, openHost: OpenHost, texts: Texts): Promise<Report> {
  const [{ readWorkbook }, { readAttachments }, host] = await Promise.all([
    import('../../workbook/read/readWorkbook.js'),
    import('../../workbook/read/readAttachments.js'),
    openHost(),
  ]);
  const read = await host.read();
  if (!read.ok) return failure(read.failure, texts);
  const outcome = readWorkbook(read.value);
  const { problems } = outcome;
  if (!outcome.ok) {
    return { intent: 'error', sentence: texts.t('workbook.problems', { count: problems.length }), problems };
  }
  const before = store.getState().model;
  const changes: Changes =
    before === undefined ? { parameters: 0, formulas: 0, others: 1 } : compareModels(before, outcome.value);
  if (changes.parameters + changes.formulas + changes.others > 0)
    store.dispatch({ kind: 'changeModel', model: outcome.value, origin: 'workbook' });
  const held = readAttachments(read.value);
  if (held.ok) store.dispatch({ kind: 'attach', attachments: held.value });
  const { refused } = store.getState();
  if (refused.length > 0) {
    return {
      intent: 'error',
      sentence: texts.t('workbook.problems', { count: refused.length }),
      problems: refused,
    };
  }
  const sentence =
    changes.parameters + changes.formulas + changes.others === 0
      ? texts.t('workbook.unchanged')
      : texts.t('workbook.takenOver', { parameters: changes.parameters, formulas: changes.formulas });
  return { intent: problems.length > 0 ? 'warning' : 'success', sentence, problems };
}

/** Downloads the workbook as a file. */
export async function downloadWorkbook(state: PaneState, texts: Texts): Promise<Report> {
  const [plan, { createXlsxHost }] = await Promise.all([planOf(state), import('../../hosts/file/xlsx.js')]);
  if (plan === undefined) return waiting(texts);
  const host = createXlsxHost({ date: new Date() });
  const result = await host.apply(plan);
  if (!result.ok) return failure(result.failure, texts);
  const bytes = host.bytes();
  const file = `${fileName(state, texts)}.xlsx`;
  saveFile(bytes, file, XLSX_TYPE);
  const size = Math.round(bytes.length / 1024);
  return { intent: 'success', sentence: texts.t('workbook.downloaded', { file, size }) };
}

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Characters of a file's name: 60 Chinese ones are 180 bytes, and file systems take 255. */
const LONGEST_NAME = 60;

/** The pack's file name, else the model's name; without characters that file systems refuse. */
export function fileName({ calculation }: PaneState, texts: Texts): string {
  const model = calculation?.prepared.model;
  const name = model === undefined ? '' : texts.pick(model.overview?.file ?? model.name);
  const clean = name.replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]+/gu, ' ').trim();
  const plain = [...clean]
    .slice(0, LONGEST_NAME)
    .join('')
    .replace(/[. ]+$/, '');
  return plain === '' ? 'tuiyan' : plain;
}

/** The workbook of the last model without problems, in the pane's language. */
async function planOf({ calculation, language, attachments }: PaneState): Promise<WorkbookPlan | undefined> {
  const { planWorkbook } = await import('../../workbook/sheets/planWorkbook.js');
  return calculation === undefined ? undefined : planWorkbook(calculation.prepared, language, attachments);
}

function countOf(plan: WorkbookPlan): { sheets: number; formulas: number } {
  const cells = plan.sheets.flatMap(({ blocks }) => blocks.flatMap((block) => block.cells.flat()));
  return { sheets: plan.sheets.length, formulas: cells.filter((cell) => cell?.formula !== undefined).length };
}

function waiting(texts: Texts): Report {
  return { intent: 'info', sentence: texts.t('workbook.waiting') };
}

/** The report of a thrown error, mostly of a part of the program that did not load. */
export function reportThrown(thrown: unknown, texts: Texts): Report {
  const isMissing = thrown instanceof Error && thrown.name === 'ChunkLoadError';
  if (isMissing) return { intent: 'error', sentence: texts.t('app.loadFailed'), detail: thrown.message };
  return failure(failureOf(thrown).failure, texts);
}

function failure(reason: HostFailure, texts: Texts): Report {
  const intent = reason.code === 'Cancelled' ? 'info' : 'error';
  return {
    intent,
    sentence: describeFailure(reason, texts.language),
    detail: intent === 'info' ? '' : reason.detail,
  };
}
