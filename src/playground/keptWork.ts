/**
 * Work as the browser keeps it: texts of a pack, results and journal as JSON, and the embedded workbook as bytes.
 *
 * In: the pane's state; out: a record. In: anything at all that was found where records are kept; out: the work, or why it cannot
 * be used. What was kept is read as strictly as the pack of a stranger: another program, a newer version or a broken disk may have
 * written it. Law: `readWork(writeWork(state))` is the state's model, attachments and view.
 */
import type { ActualRow } from '../analysis/monitoring/actualRows.js';
import { PATH_SHAPES } from '../analysis/monitoring/path.js';
import type { Bilingual } from '../messages/language.js';
import { makeProblem, type Problem } from '../messages/problem.js';
import type { Index, SobolIndex } from '../analysis/sensitivity/sobolIndices.js';
import type { ParameterIndex } from '../analysis/sensitivity/sobol.js';
import type { StampedVariance } from '../analysis/sensitivity/stampVariance.js';
import { METHODS, type StampedSeries, type StampedSimulation } from '../analysis/uncertainty/stamp.js';
import { PERCENTILES, type Percentile } from '../analysis/uncertainty/summary.js';
import type { Probability } from '../analysis/uncertainty/uncertainty.js';
import type { MemberData } from '../analysis/contradictions/sets.js';
import type { StampedContradictions } from '../analysis/contradictions/stampContradictions.js';
import type { JournalChange } from '../model/changes.js';
import { expandModel } from '../model/expandModel.js';
import { MOST_ENTRIES, STEPS, type Journal, type JournalEntry } from '../model/journal.js';
import { parseJson } from '../model/json.js';
import {
  boolean,
  list,
  number,
  object,
  oneOf,
  optional,
  record,
  ShapeReport,
  text,
  type Shape,
} from '../model/jsonShape.js';
import type { Model } from '../model/model.js';
import { readPack, writePack } from '../model/pack.js';
import { faultProblem } from '../model/readModel.js';
import { TABS, type PaneState, type Tab } from '../taskpane/state/state.js';
import type { Attachments, Observed, SheetQuestion } from '../workbook/plan/attachments.js';

/** Grows when a record means something that an older program would misread. */
export const KEPT_FORMAT = 1;

/** Characters of one text and bytes of a workbook: more is nothing that this program has written. */
const MOST_TEXT = 50_000_000;
const MOST_BYTES = 200_000_000;

export interface KeptRecord {
  readonly format: number;
  /** ISO 8601 with an offset. */
  readonly savedAt: string;
  readonly name: Bilingual;
  readonly documents: string;
  readonly figures: string;
  readonly model: string;
  /** Earlier plans, of a model that has any. */
  readonly vintages?: string;
  readonly revisions?: string;
  /** JSON texts. */
  readonly attachments: string;
  readonly view: string;
  /** Of the engine's own form; a workbook that cannot be opened is built anew from the model. */
  readonly workbook?: Uint8Array;
}

/** What the pane showed. */
export interface View {
  readonly tab: Tab;
  readonly scenario: string;
  readonly indicator: string;
  /** Formula texts with problems, by their names in `PaneState.drafts`. */
  readonly drafts: Readonly<Record<string, string>>;
}

interface Work {
  readonly model: Model;
  readonly attachments: Attachments;
  readonly view: View | undefined;
  readonly workbook: Uint8Array | undefined;
  /** Parts of the record that could not be read: the record is not to be removed then. */
  readonly lacks: readonly Problem[];
}

type WorkReading =
  | { readonly kind: 'work'; readonly work: Work }
  | { readonly kind: 'newer' }
  | { readonly kind: 'broken'; readonly problems: readonly Problem[] };

/** Undefined while there is no model that can be calculated. */
export function writeWork(state: PaneState, savedAt: string, workbook?: Uint8Array): KeptRecord | undefined {
  const { calculation, tab, scenario, indicator, attachments } = state;
  if (calculation === undefined) return undefined;
  const { model } = calculation.prepared;
  const drafts = Object.fromEntries(Object.entries(state.drafts).map(([name, draft]) => [name, draft.text]));
  const view: View = { tab, scenario, indicator, drafts };
  return {
    format: KEPT_FORMAT,
    savedAt,
    name: model.name,
    ...writePack(model),
    attachments: JSON.stringify(attachments, withAllNumbers),
    view: JSON.stringify(view),
    ...(workbook === undefined ? {} : { workbook }),
  };
}

/** What a list of kept work shows; `kind` says whether the rest is worth reading. */
interface KeptHead {
  readonly kind: 'readable' | 'newer' | 'broken';
  /** Undefined where the record does not say it. */
  readonly savedAt: Date | undefined;
  readonly name: Bilingual | undefined;
}

/** The head of a record, for a list of kept work; anything may have been found in the browser. */
export function readHead(found: unknown): KeptHead {
  const { format, savedAt, name } = fieldsOf(found);
  const time = typeof savedAt === 'string' && savedAt.length < 40 ? Date.parse(savedAt) : NaN;
  const { zh, en } = fieldsOf(name);
  return {
    kind: isNewer(format) ? 'newer' : isRecord(found) ? 'readable' : 'broken',
    savedAt: Number.isNaN(time) ? undefined : new Date(time),
    name: isShort(zh) && isShort(en) ? { zh, en } : undefined,
  };
}

/** The work of a record, or why it cannot be read. */
export function readWork(found: unknown): WorkReading {
  if (isNewer(fieldsOf(found)['format'])) return { kind: 'newer' };
  if (!isRecord(found)) return { kind: 'broken', problems: [] };
  const { documents, figures, model: json, vintages, revisions } = found;
  const earlier = {
    ...(vintages === undefined ? {} : { vintages }),
    ...(revisions === undefined ? {} : { revisions }),
  };
  const pack = readPack({ documents, figures, model: json, ...earlier });
  if (!pack.ok) return { kind: 'broken', problems: pack.problems };
  const model = pack.value;
  const results = readJson(found.attachments, 'results', attachmentsOf);
  const foreign = 'value' in results ? foreignKeys(results.value, model) : [];
  const view = readJson(found.view, 'view', viewOf);
  const lacks = [...problemsOf(results), ...foreign, ...problemsOf(view)];
  const attachments = 'value' in results && foreign.length === 0 ? results.value : {};
  return {
    kind: 'work',
    work: {
      model,
      attachments,
      view: 'value' in view ? view.value : undefined,
      workbook: found.workbook,
      lacks,
    },
  };
}

// --- the record ----------------------------------------------------------------------------------

function fieldsOf(found: unknown): Readonly<Record<string, unknown>> {
  return typeof found === 'object' && found !== null ? (found as Readonly<Record<string, unknown>>) : {};
}

function isNewer(format: unknown): boolean {
  return typeof format === 'number' && Number.isInteger(format) && format > KEPT_FORMAT;
}

function isShort(text: unknown): text is string {
  return typeof text === 'string' && text.length <= 500;
}

const TEXTS = ['savedAt', 'documents', 'figures', 'model', 'attachments', 'view'] as const;

function isRecord(found: unknown): found is KeptRecord {
  const fields = fieldsOf(found);
  const { format, workbook } = fields;
  const areTexts = TEXTS.every((name) => {
    const field = fields[name];
    return typeof field === 'string' && field.length <= MOST_TEXT;
  });
  const isBook = workbook === undefined || (workbook instanceof Uint8Array && workbook.length <= MOST_BYTES);
  const isOptional = ['vintages', 'revisions'].every(
    (name) => fields[name] === undefined || typeof fields[name] === 'string',
  );
  return format === KEPT_FORMAT && areTexts && isOptional && isBook;
}

// --- results, journal and view -------------------------------------------------------------------

/** JSON has no NaN and no infinity: they are kept as texts. */
function withAllNumbers(_name: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

const NOT_FINITE: Readonly<Record<string, number>> = { NaN, Infinity, '-Infinity': -Infinity };

const anyNumber: Shape<number> = (node, report) =>
  node.kind === 'scalar' && typeof node.value === 'string' && Object.hasOwn(NOT_FINITE, node.value)
    ? NOT_FINITE[node.value]
    : number(node, report);

const probability = { probability: anyNumber, low: anyNumber, high: anyNumber };

const simulation = object<StampedSimulation>({
  scenario: text,
  draws: number,
  seed: number,
  method: oneOf(METHODS),
  modelHash: text,
  version: text,
  series: list(
    object<StampedSeries>({
      key: text,
      year: number,
      mean: anyNumber,
      sd: anyNumber,
      // One field for each percentile, as the type has them.
      percentiles: object<Record<Percentile, number>>(
        Object.fromEntries(PERCENTILES.map((percent) => [percent, anyNumber])) as Record<
          Percentile,
          Shape<number>
        >,
      ),
    }),
  ),
  targets: list(object<Probability & { readonly target: string }>({ ...probability, target: text })),
  allTargets: object<Probability>(probability),
});

const index = object<Index>({ value: anyNumber, low: anyNumber, high: anyNumber });
const question = { scenario: text, indicator: text, year: number };

const variance = object<StampedVariance>({
  ...question,
  draws: number,
  seed: number,
  modelHash: text,
  version: text,
  indices: list(object<ParameterIndex & SobolIndex>({ parameter: text, first: index, total: index })),
});

const two: Shape<readonly [string, string]> = (node, report) => {
  const [first, second, ...more] = list(text)(node, report) ?? [];
  if (first !== undefined && second !== undefined && more.length === 0) return [first, second];
  report.add('model.notList', node.start, { found: '…' });
  return undefined;
};

const journalEntry = object<JournalEntry>({
  at: text,
  step: optional(oneOf(STEPS)),
  name: optional(text),
  folded: optional(
    object<{ readonly count: number; readonly since: string }>({ count: number, since: text }),
  ),
  changes: list(object<JournalChange>({ path: text, from: optional(text), to: optional(text) })),
});

const observed = object<Observed>({
  rows: list(
    object<ActualRow>({
      ...{ indicator: text, member: text, period: text, value: number, caliber: text, source: text },
      says: oneOf(['cumulative', 'single', 'neither'] as const),
    }),
  ),
  asOf: optional(text),
  shape: optional(oneOf(PATH_SHAPES)),
  weights: optional(record(number, 'keys')),
  cap: optional(number),
});

const attachmentsOf = object<Attachments>({
  simulation: optional(simulation),
  variance: optional(variance),
  sensitivity: optional(object<SheetQuestion>({ ...question, pair: optional(two) })),
  journal: optional(object<Journal>({ entries: list(journalEntry), fingerprint: optional(text) })),
  observations: optional(observed),
  contradictions: optional(
    object<StampedContradictions>({
      ...{ scenario: text, modelHash: text, version: text, isCut: boolean },
      sets: list(
        list(
          object<MemberData>({
            kind: oneOf(['target', 'rule', 'number'] as const),
            key: text,
            stated: optional(number),
            needed: optional(number),
            unit: optional(text),
            years: optional(list(number)),
          }),
        ),
      ),
    }),
  ),
});

const viewOf = object<View>({
  tab: oneOf(TABS),
  scenario: text,
  indicator: text,
  drafts: record(text, 'keys'),
});

type JsonReading<T> = { readonly value: T } | { readonly problems: readonly Problem[] };

function readJson<T>(json: string, name: string, shape: Shape<T>): JsonReading<T> {
  const reading = parseJson(json);
  if ('fault' in reading) return { problems: [faultProblem(json, name, reading.fault)] };
  const report = new ShapeReport(json, name);
  const value = shape(reading.node, report);
  return value === undefined || report.problems.length > 0 ? { problems: report.problems } : { value };
}

function problemsOf(reading: JsonReading<unknown>): readonly Problem[] {
  return 'problems' in reading ? reading.problems : [];
}

/** Results name rows of the model: those that it does not have make them results of another model. */
function foreignKeys(
  { simulation: drawn, variance: shares, sensitivity, contradictions, journal }: Attachments,
  model: Model,
): readonly Problem[] {
  const scenarios = new Set(model.scenarios.map(({ key }) => key));
  const indicators = new Set(expandModel(model).model.indicators.map(({ key }) => key));
  const parameters = new Set(model.parameters.map(({ key }) => key));
  const targets = new Set(model.targets.map(({ key }) => key));
  const questions = [shares, sensitivity].filter((each) => each !== undefined);
  const isKnown =
    (drawn === undefined ||
      (scenarios.has(drawn.scenario) &&
        drawn.series.every(({ key }) => indicators.has(key)) &&
        drawn.targets.every(({ target }) => targets.has(target)))) &&
    questions.every(({ scenario, indicator }) => scenarios.has(scenario) && indicators.has(indicator)) &&
    (shares?.indices.every(({ parameter }) => parameters.has(parameter)) ?? true) &&
    (contradictions === undefined || scenarios.has(contradictions.scenario)) &&
    (sensitivity?.pair?.every((parameter) => parameters.has(parameter)) ?? true) &&
    (journal?.entries.length ?? 0) <= MOST_ENTRIES + 1;
  return isKnown ? [] : [makeProblem('kept.foreign', { file: 'results' }, {})];
}
