/** Holds the pane's state for React and for the playground's grid: one place to read, one way to change. */
import { wallClock } from './clock.js';
import { type Action, type Engine, type PaneState, reduce } from './state.js';

export interface Store {
  readonly getState: () => PaneState;
  readonly dispatch: (action: Action) => void;
  /** Calls `listener` after every change; returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Hands over the engine once it is loaded, and calculates. */
  readonly setEngine: (engine: Engine) => void;
}

/** Milliseconds without a change after which a drag or the typing of a number has ended. */
const PAUSE = 1500;

/** `clock` gives the time as entries of the journal have it, `milliseconds` that since any moment. */
export function createStore(
  initial: PaneState,
  clock: () => string = wallClock,
  milliseconds: () => number = () => performance.now(),
): Store {
  let state = initial;
  let engine: Engine | undefined;
  const listeners = new Set<() => void>();

  let edited = -Infinity;
  const dispatch = (action: Action) => {
    if (action.kind === 'setParameter') {
      const now = milliseconds();
      // An edit some time after the one before is a step of undo of its own, though the field was never left.
      if (now - edited > PAUSE) state = reduce(state, { kind: 'endGesture' }, engine);
      edited = now;
    }
    const next = reduce(state, action, engine, clock());
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
