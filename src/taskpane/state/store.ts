/** Holds the pane's state for React and for the playground's grid: one place to read, one way to change. */
import { wallClock } from './clock.js';
import { type Action, type Engine, type PaneState, reduce } from './state.js';

export interface Store {
  readonly getState: () => PaneState;
  readonly dispatch: (action: Action) => void;
  /** Calls `listener` after every change; returns a function that stops this. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Sets the engine after it is loaded, and calculates. */
  readonly setEngine: (engine: Engine) => void;
}

/** Milliseconds without a change after which a drag or the typing of a number is considered finished. */
const PAUSE = 1500;

/** `clock` gives the time in the format of journal entries, `milliseconds` the time since an arbitrary moment. */
export function createStore(
  initial: PaneState,
  clock: () => string = wallClock,
  milliseconds: () => number = () => performance.now(),
): Store {
  let state = initial;
  let engine: Engine | undefined;
  const listeners = new Set<() => void>();

  let edited = -Infinity;
  /** An edit some time after the one before is a step of undo of its own, though the field was never left. */
  const edit = (action: Action): PaneState => {
    const now = milliseconds();
    const isLate = now - edited > PAUSE;
    edited = now;
    const at = clock();
    if (!isLate) return reduce(state, action, engine, at);
    const next = reduce(reduce(state, { kind: 'endGesture' }, engine), action, engine, at);
    // A text that is not right yet makes no step: what was typed on the way to it still belongs to the typing.
    return next.past.length > state.past.length ? next : reduce(state, action, engine, at);
  };
  const dispatch = (action: Action) => {
    const next = isTyped(action) ? edit(action) : reduce(state, action, engine, clock());
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  };

  return {
    getState: () => state,
    dispatch,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setEngine(loaded) {
      engine = loaded;
      dispatch({ kind: 'calculate' });
    },
  };
}

/** Edits that come with every key or every move of a slider. */
function isTyped({ kind }: Action): boolean {
  return kind === 'setParameter' || kind === 'editFormula' || kind === 'editRule';
}
