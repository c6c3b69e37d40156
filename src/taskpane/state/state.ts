/**
 * The pane's state, and its reducer: one immutable object and one pure function.
 *
 * In: state, action, and the engine (formulas and projection) once it has been loaded. Out: the next state.
 * Invariants: `calculation` always belongs to `model`; a formula text with problems is kept in `drafts`, so that `model` and
 * `calculation` have the last text without problems; `past` and `future` contain whole calculations, which share their unchanged
 * parts. If a time is given, every change of the model is recorded in the journal, one entry for each step of undo; undo and redo
 * are entries too.
 */
import type { Language } from '../../messages/language.js';
import type { Outcome, Problem } from '../../messages/problem.js';
import type { Journal } from '../../model/journal.js';
import type { Model } from '../../model/model.js';
import type { PreparedModel } from '../../model/prepared.js';
import type { Projection } from '../../model/projection.js';
import { type Attachments, NO_ATTACHMENTS } from '../../workbook/plan/attachments.js';

export const TABS = ['baseline', 'model', 'scenarios', 'results', 'plan', 'analysis', 'workbook'] as const;
export type Tab = (typeof TABS)[number];

/** A model with its results; projections by scenario key. */
export interface Calculation {
  readonly prepared: PreparedModel;
  readonly projections: ReadonlyMap<string, Projection>;
}

/** The properties of each analysis of the pane. */
export interface AnalysisProps {
  readonly calculation: Calculation;
}

/** The part that needs parser and interpreter; a chunk of its own, loaded after the first paint. */
export interface Engine {
  /** Formulas may be in any language; in the calculation's model they are written over keys. */
  calculate(model: Model): Outcome<Calculation>;
  editFormula(model: Model, indicator: string, text: string): Outcome<Calculation>;
  editRule(model: Model, rule: string, text: string): Outcome<Calculation>;
  /**
   * Does not touch formulas, so that it is fast enough for a slider. In a base scenario, which inherits from none, it changes the
   * parameter's own value, like an edit of the base scenario's sheet; `original` has the value that `inherit` restores.
   */
  setParameter(
    calculation: Calculation,
    original: Model,
    scenario: string,
    parameter: string,
    change: ParameterChange,
  ): Calculation;
  /** The journal after an action that may have changed the model, and the one at the start of the present step. */
  record(before: PaneState, after: PaneState, action: Action, at: string): Recorded;
  /** The journal to use after one was read from the workbook, given the pane's own. */
  adopt(read: Journal, state: PaneState): Journal;
  /** The model at a point of the journal; undefined if its values do not form a valid model. */
  modelAt(journal: Journal, present: Model, point: number): Model | undefined;
  namePoint(journal: Journal, point: number, name: string): Journal;
}

export interface Recorded {
  readonly journal: Journal | undefined;
  readonly journalBefore: Journal | undefined;
}

export interface Draft {
  readonly text: string;
  readonly problems: readonly Problem[];
}

export interface PaneState {
  readonly language: Language;
  readonly tab: Tab;
  /** The model as read from the pack or first accepted, to which "revert" returns. */
  readonly original: Model | undefined;
  readonly model: Model | undefined;
  readonly calculation: Calculation | undefined;
  /** Formula texts that have problems, by indicator, or by `ruleDraft` of a rule. */
  readonly drafts: Readonly<Record<string, Draft>>;
  /** A part of the program that is needed for a model or its calculation could not be loaded. */
  readonly isIncomplete: boolean;
  /** Why there is no model or no calculation at all. */
  readonly problems: readonly Problem[];
  /** Problems because of which the model last offered (by the workbook) was refused. */
  readonly refused: readonly Problem[];
  /** Results and the journal, which are stored in the workbook with the model; they are not steps of undo. */
  readonly attachments: Attachments;
  /** The journal without the entry of the present step, which is rewritten while the gesture continues. */
  readonly journalBefore: Journal | undefined;
  /** Keys in focus: the scenario whose values are shown, the indicator in the chart. */
  readonly scenario: string;
  readonly indicator: string;
  readonly past: readonly Calculation[];
  readonly future: readonly Calculation[];
  /** Edits with the same gesture (one drag, or editing a field until it is left) form one step of undo. */
  readonly gesture: string | undefined;
  /** The side on which `model` was last changed; the other side has to follow. */
  readonly origin: 'pane' | 'workbook';
  /** The page that offers what to begin with is shown in place of the tabs. */
  readonly isStarting: boolean;
  /** How many models were begun in place of another one: the workbook of an earlier one is not that of the next. */
  readonly begun: number;
  /** The model was made here of what the user brought, so that it would be lost with the page. */
  readonly isOwn: boolean;
  /** The workbook tab is to build the model as soon as it is shown. */
  readonly isBuildDue: boolean;
  /** What a command of Excel asked about last; a new object for each time. */
  readonly asked: Asked | undefined;
}

/** The cell that a command was given on: the year of its number, or its address where it is no number of the model. */
interface Asked {
  readonly year?: number;
  readonly cell?: string;
}

/** `inherit` removes the scenario's own value; `override`, for all years, makes the values shown its own. */
export type ParameterChange = {
  readonly year: number | 'all';
  readonly value: number | 'inherit' | 'override';
};

export type Action =
  | { readonly kind: 'readPack'; readonly outcome: Outcome<Model> }
  | { readonly kind: 'setIncomplete'; readonly isIncomplete: boolean }
  | { readonly kind: 'calculate' }
  | { readonly kind: 'editFormula'; readonly indicator: string; readonly text: string }
  | { readonly kind: 'revertFormula'; readonly indicator: string }
  | { readonly kind: 'editRule'; readonly rule: string; readonly text: string }
  | ({
      readonly kind: 'setParameter';
      readonly scenario: string;
      readonly parameter: string;
    } & ParameterChange)
  | { readonly kind: 'changeModel'; readonly model: Model; readonly origin: 'pane' | 'workbook' }
  /** Another model in place of the present one and all that belongs to it; see the fields of the state. */
  | {
      readonly kind: 'begin';
      readonly model: Model;
      readonly tab: Tab;
      readonly isOwn: boolean;
      readonly isBuildDue: boolean;
    }
  | { readonly kind: 'showStart' }
  | { readonly kind: 'takeBuild' }
  | { readonly kind: 'attach'; readonly attachments: Attachments }
  | { readonly kind: 'returnTo'; readonly point: number }
  | { readonly kind: 'namePoint'; readonly point: number; readonly name: string }
  | { readonly kind: 'endGesture' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'showTab'; readonly tab: Tab; readonly isBuildDue?: true }
  | {
      readonly kind: 'ask';
      readonly asked: Asked;
      readonly indicator?: string;
      readonly scenario?: string;
    }
  | { readonly kind: 'chooseScenario'; readonly scenario: string }
  | { readonly kind: 'chooseIndicator'; readonly indicator: string }
  | { readonly kind: 'setLanguage'; readonly language: Language };

/** Largest number of steps of undo. */
const HISTORY = 100;

export function initialState(language: Language): PaneState {
  return {
    language,
    tab: 'baseline',
    original: undefined,
    model: undefined,
    calculation: undefined,
    drafts: {},
    isIncomplete: false,
    problems: [],
    refused: [],
    attachments: NO_ATTACHMENTS,
    journalBefore: undefined,
    scenario: '',
    indicator: '',
    past: [],
    future: [],
    gesture: undefined,
    origin: 'pane',
    isStarting: false,
    begun: 0,
    isOwn: false,
    isBuildDue: false,
    asked: undefined,
  };
}

/** The next state. `at` is the time for the journal, in the format of its entries; without a time nothing is recorded. */
export function reduce(state: PaneState, action: Action, engine: Engine | undefined, at?: string): PaneState {
  const next = step(state, action, engine);
  if (engine === undefined || at === undefined || next.model === state.model) return next;
  // The first calculation only changes formulas to keys.
  if (state.calculation === undefined) return next;
  // Another model has a journal of its own.
  if (next.begun !== state.begun) return next;
  const { journal, journalBefore } = engine.record(state, next, action, at);
  const { journal: _, ...attachments } = next.attachments;
  return {
    ...next,
    attachments: journal === undefined ? attachments : { ...attachments, journal },
    journalBefore,
  };
}

function step(state: PaneState, action: Action, engine: Engine | undefined): PaneState {
  switch (action.kind) {
    case 'readPack':
      return readPack(state, action.outcome, engine);
    case 'setIncomplete':
      return action.isIncomplete === state.isIncomplete
        ? state
        : { ...state, isIncomplete: action.isIncomplete };
    case 'calculate':
      return calculateFirst(state, engine);
    case 'editFormula':
      return editFormula(state, action.indicator, action.text, engine);
    case 'editRule':
      return editRule(state, action.rule, action.text, engine);
    case 'revertFormula':
      return revertFormula(state, action.indicator, engine);
    case 'setParameter': {
      const { calculation: before, original } = state;
      if (engine === undefined || before === undefined || original === undefined) return state;
      const { scenario, parameter, year, value } = action;
      const calculation = engine.setParameter(before, original, scenario, parameter, { year, value });
      return accept(state, calculation, `parameter:${scenario}:${parameter}:${year}`);
    }
    case 'changeModel':
      return {
        ...changeModel(state, action.model, undefined, engine),
        origin: action.origin,
        isStarting: false,
      };
    case 'begin':
      return begin(state, action, engine);
    case 'showStart':
      return { ...state, isStarting: true, gesture: undefined };
    case 'takeBuild':
      return { ...state, isBuildDue: false };
    case 'attach':
      return attach(state, action.attachments, engine);
    case 'returnTo': {
      const { model, attachments } = state;
      if (engine === undefined || model === undefined || attachments.journal === undefined) return state;
      const wanted = engine.modelAt(attachments.journal, model, action.point);
      if (wanted !== undefined) return changeModel(state, wanted, undefined, engine);
      const problem = { code: 'history.noModel', severity: 'error', place: {}, args: {} } as const;
      return { ...state, refused: [problem] };
    }
    case 'namePoint': {
      const { journal } = state.attachments;
      if (engine === undefined || journal === undefined) return state;
      const named = engine.namePoint(journal, action.point, action.name);
      return { ...state, attachments: { ...state.attachments, journal: named }, gesture: undefined };
    }
    case 'endGesture':
      return state.gesture === undefined ? state : { ...state, gesture: undefined };
    case 'undo':
      return undo(state);
    case 'redo': {
      const [next, ...future] = state.future;
      if (next === undefined || state.calculation === undefined) return state;
      return { ...show(state, next), past: [...state.past, state.calculation], future };
    }
    case 'showTab':
      return {
        ...state,
        tab: action.tab,
        isStarting: false,
        gesture: undefined,
        isBuildDue: action.isBuildDue ?? state.isBuildDue,
      };
    case 'ask': {
      const { kind: _, ...asked } = action;
      return { ...state, ...asked, tab: 'results', isStarting: false, gesture: undefined };
    }
    case 'chooseScenario':
      return { ...state, scenario: action.scenario, gesture: undefined };
    case 'chooseIndicator':
      return { ...state, indicator: action.indicator };
    case 'setLanguage':
      return { ...state, language: action.language };
  }
}

/** The indicator that is shown first: preferably a headline with a target, else a headline, else any. */
function firstIndicator(model: Model): string {
  const targeted = new Set(model.targets.map((target) => target.indicator));
  const headlines = model.indicators.filter((indicator) => indicator.headline === true);
  const first =
    headlines.find((indicator) => targeted.has(indicator.key)) ?? headlines[0] ?? model.indicators[0];
  return first?.key ?? '';
}

function readPack(state: PaneState, outcome: Outcome<Model>, engine: Engine | undefined): PaneState {
  if (!outcome.ok) return { ...state, problems: outcome.problems };
  const model = outcome.value;
  const next: PaneState = {
    ...state,
    original: model,
    model,
    problems: outcome.problems,
    scenario: model.scenarios[0]?.key ?? '',
    indicator: firstIndicator(model),
  };
  return calculateFirst(next, engine);
}

function calculateFirst(state: PaneState, engine: Engine | undefined): PaneState {
  if (engine === undefined || state.model === undefined || state.calculation !== undefined) return state;
  const outcome = engine.calculate(state.model);
  if (!outcome.ok) return { ...state, problems: outcome.problems };
  const { model } = outcome.value.prepared;
  return { ...state, model, original: model, calculation: outcome.value, problems: outcome.problems };
}

function editFormula(
  state: PaneState,
  indicator: string,
  text: string,
  engine: Engine | undefined,
): PaneState {
  if (engine === undefined || state.model === undefined) return state;
  const outcome = engine.editFormula(state.model, indicator, text);
  return takeText(state, indicator, indicator, text, outcome);
}

/** The key of the draft of a rule's formula; keys of indicators contain no space. */
export function ruleDraft(rule: string): string {
  return `rule ${rule}`;
}

function editRule(state: PaneState, rule: string, text: string, engine: Engine | undefined): PaneState {
  if (engine === undefined || state.model === undefined) return state;
  return takeText(state, ruleDraft(rule), rule, text, engine.editRule(state.model, rule, text));
}

/** Uses the formula of `key` as typed, or keeps it as the draft `id` with its problems. */
function takeText(
  state: PaneState,
  id: string,
  key: string,
  text: string,
  outcome: Outcome<Calculation>,
): PaneState {
  const gesture = `formula:${id}`;
  if (!outcome.ok) {
    // Valid texts on the way to a wrong one were not intended: the formula from before the typing is restored.
    const before = state.gesture === gesture ? undo(state) : state;
    const draft = { text, problems: problemsOf(outcome.problems, key) };
    return { ...before, future: state.future, drafts: { ...state.drafts, [id]: draft } };
  }
  const cleared = { ...state, drafts: without(state.drafts, id) };
  return accept(cleared, outcome.value, gesture);
}

function attach(state: PaneState, read: Attachments, engine: Engine | undefined): PaneState {
  const attachments = { ...state.attachments, ...read };
  if (read.journal === undefined || engine === undefined) return { ...state, attachments };
  return {
    ...state,
    attachments: { ...attachments, journal: engine.adopt(read.journal, state) },
    gesture: undefined,
  };
}

function revertFormula(state: PaneState, indicator: string, engine: Engine | undefined): PaneState {
  const text = state.original?.indicators.find(({ key }) => key === indicator)?.formula;
  const cleared = { ...state, drafts: without(state.drafts, indicator), gesture: undefined };
  return text === undefined
    ? cleared
    : { ...editFormula(cleared, indicator, text, engine), gesture: undefined };
}

/** The problems shown at a formula's field: its own or, if it causes problems elsewhere, those. */
function problemsOf(problems: readonly Problem[], indicator: string): readonly Problem[] {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const own = errors.filter(({ place }) => place.key === indicator);
  return own.length > 0 ? own : errors;
}

/** A model that cannot be calculated is not begun: its problems are kept as `refused`. */
function begin(
  state: PaneState,
  { model: wanted, tab, isOwn, isBuildDue }: Extract<Action, { readonly kind: 'begin' }>,
  engine: Engine | undefined,
): PaneState {
  if (engine === undefined) return state;
  const outcome = engine.calculate(wanted);
  if (!outcome.ok) return { ...state, refused: outcome.problems };
  const { model } = outcome.value.prepared;
  return {
    ...initialState(state.language),
    ...{ tab, isOwn, isBuildDue, model, original: model, calculation: outcome.value },
    problems: outcome.problems,
    scenario: model.scenarios[0]?.key ?? '',
    indicator: firstIndicator(model),
    begun: state.begun + 1,
  };
}

/** Replaces the whole model, unless the new one cannot be calculated: then only the problems are kept. */
function changeModel(
  state: PaneState,
  model: Model,
  gesture: string | undefined,
  engine: Engine | undefined,
): PaneState {
  if (engine === undefined) return state;
  const outcome = engine.calculate(model);
  return outcome.ok ? accept(state, outcome.value, gesture) : { ...state, refused: outcome.problems };
}

function accept(state: PaneState, calculation: Calculation, gesture: string | undefined): PaneState {
  if (state.calculation === undefined) return state;
  const continues = gesture !== undefined && gesture === state.gesture;
  return {
    ...show(state, calculation),
    drafts: state.drafts,
    past: continues ? state.past : [...state.past, state.calculation].slice(-HISTORY),
    future: [],
    gesture,
  };
}

function undo(state: PaneState): PaneState {
  const before = state.past.at(-1);
  if (before === undefined || state.calculation === undefined) return state;
  return {
    ...show(state, before),
    past: state.past.slice(0, -1),
    future: [state.calculation, ...state.future],
  };
}

function show(state: PaneState, calculation: Calculation): PaneState {
  const { model } = calculation.prepared;
  return {
    ...state,
    model,
    calculation,
    drafts: {},
    refused: [],
    gesture: undefined,
    origin: 'pane',
    scenario: keepScenario(model, state.scenario),
  };
}

function keepScenario(model: Model, key: string): string {
  return model.scenarios.some((scenario) => scenario.key === key) ? key : (model.scenarios[0]?.key ?? '');
}

function without(
  drafts: Readonly<Record<string, Draft>>,
  indicator: string,
): Readonly<Record<string, Draft>> {
  if (!(indicator in drafts)) return drafts;
  return Object.fromEntries(Object.entries(drafts).filter(([key]) => key !== indicator));
}
