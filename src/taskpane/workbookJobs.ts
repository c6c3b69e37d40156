/**
 * The three jobs with a workbook, each from the pane's state to a report: build, take over, download. Planner,
 * reader and file writer are loaded when first needed.
 */
import type { Host, HostFailure } from '../hosts/host.js';
import { describeFailure } from '../messages/hosts.js';
import type { Model } from '../model/model.js';
import type { WorkbookPlan } from '../workbook/plan.js';
import type { Report } from './OutcomeMessage.js';
import type { PaneState } from './state.js';
import type { Store } from './store.js';
import type { Texts } from './text.js';

type OpenHost = () => Promise<Host>;

export interface BuildOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, sheet: string) => void;
}

export async function buildWorkbook(
  state: PaneState,
  openHost: OpenHost,
  options: BuildOptions,
  texts: Texts,
): Promise<Report> {
  const [plan, host] = await Promise.all([planOf(state), openHost()]);
  if (plan === undefined) return waiting(texts);
  const result = await host.apply(plan, options);
  if (!result.ok) return failure(result.failure, texts);
  return { intent: 'success', sentence: texts.t('workbook.built', countOf(plan)) };
}

export async function takeOverWorkbook(store: Store, openHost: OpenHost, texts: Texts): Promise<Report> {
  const [{ readWorkbook }, host] = await Promise.all([import('../workbook/readWorkbook.js'), openHost()]);
  const read = await host.read();
  if (!read.ok) return failure(read.failure, texts);
  const outcome = readWorkbook(read.value);
  const { problems } = outcome;
  if (!outcome.ok) {
    return { intent: 'error', sentence: texts.t('workbook.problems', { count: problems.length }), problems };
  }
  const before = store.getState().model;
  const changes = before === undefined ? NO_CHANGES : compareModels(before, outcome.value);
  if (changes.parameters + changes.formulas + changes.others > 0)
    store.dispatch({ kind: 'changeModel', model: outcome.value, origin: 'workbook' });
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

export async function downloadWorkbook(state: PaneState, texts: Texts): Promise<Report> {
  const [plan, { createXlsxHost }] = await Promise.all([planOf(state), import('../hosts/xlsx.js')]);
  if (plan === undefined) return waiting(texts);
  const host = createXlsxHost();
  const result = await host.apply(plan);
  if (!result.ok) return failure(result.failure, texts);
  const bytes = host.bytes();
  const file = `${texts.t('workbook.fileName')}.xlsx`;
  save(bytes, file);
  const size = Math.round(bytes.length / 1024);
  return { intent: 'success', sentence: texts.t('workbook.downloaded', { file, size }) };
}

/** The workbook of the last model without problems, in the pane's language. */
async function planOf({ calculation, language }: PaneState): Promise<WorkbookPlan | undefined> {
  const { planWorkbook } = await import('../workbook/planWorkbook.js');
  return calculation === undefined ? undefined : planWorkbook(calculation.prepared, language);
}

function countOf(plan: WorkbookPlan): { sheets: number; formulas: number } {
  const cells = plan.sheets.flatMap(({ blocks }) => blocks.flatMap((block) => block.cells.flat()));
  return { sheets: plan.sheets.length, formulas: cells.filter((cell) => cell?.formula !== undefined).length };
}

interface Changes {
  readonly parameters: number;
  readonly formulas: number;
  /** Anything else: figures, names, targets, rules. */
  readonly others: number;
}

const NO_CHANGES: Changes = { parameters: 0, formulas: 0, others: 1 };

/** How two models differ: values of parameters in scenarios, formulas of indicators, and the rest at large. */
export function compareModels(before: Model, after: Model): Changes {
  let parameters = 0;
  for (const scenario of after.scenarios) {
    const old = before.scenarios.find(({ key }) => key === scenario.key);
    const keys = new Set([...Object.keys(scenario.values), ...Object.keys(old?.values ?? {})]);
    for (const key of keys) if (!isSame(old?.values[key], scenario.values[key])) parameters += 1;
  }
  for (const parameter of after.parameters) {
    const old = before.parameters.find(({ key }) => key === parameter.key);
    if (!isSame(old?.value, parameter.value)) parameters += 1;
  }
  const formulas = after.indicators.filter(
    ({ key, formula }) => before.indicators.find((indicator) => indicator.key === key)?.formula !== formula,
  ).length;
  const isElseSame = isSame(withoutEdits(before), withoutEdits(after));
  return { parameters, formulas, others: isElseSame ? 0 : 1 };
}

function withoutEdits(model: Model) {
  return {
    ...model,
    scenarios: model.scenarios.map(({ values: _, ...rest }) => rest),
    parameters: model.parameters.map(({ value: _, ...rest }) => rest),
    indicators: model.indicators.map(({ formula: _, ...rest }) => rest),
  };
}

/** Plain data compared by content; the order of an object's keys does not matter. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => isSame(Reflect.get(a, key), Reflect.get(b, key)));
}

function waiting(texts: Texts): Report {
  return { intent: 'info', sentence: texts.t('workbook.waiting') };
}

function failure(reason: HostFailure, texts: Texts): Report {
  const intent = reason.code === 'Cancelled' ? 'info' : 'error';
  return {
    intent,
    sentence: describeFailure(reason, texts.language),
    detail: intent === 'info' ? '' : reason.detail,
  };
}

/** Hands the bytes to the browser as a file, without a server. */
function save(bytes: Uint8Array, name: string): void {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const address = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the file by then; the memory is given back.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
