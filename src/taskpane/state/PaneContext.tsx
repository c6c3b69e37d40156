/** Provides the store to every component, and renders a component again only if the part that it selects has changed. */
import { type ReactNode, createContext, useContext, useRef, useSyncExternalStore } from 'react';
import type { Action, PaneState } from './state.js';
import type { Store } from './store.js';

const StoreContext = createContext<Store | undefined>(undefined);

export function StoreProvider({ store, children }: { store: Store; children: ReactNode }) {
  return <StoreContext.Provider value={store}>{children}</StoreContext.Provider>;
}

/** The store. Throws outside of a `StoreProvider`. */
export function useStore(): Store {
  const store = useContext(StoreContext);
  if (store === undefined) throw new Error('a component of the pane was rendered outside StoreProvider');
  return store;
}

/** Components in a hidden tab keep their last state, and get the present one when they are shown again. */
const ShownContext = createContext(true);

/** Tells the components inside whether their tab is shown. */
export function ShownProvider({ isShown, children }: { isShown: boolean; children: ReactNode }) {
  return <ShownContext.Provider value={isShown}>{children}</ShownContext.Provider>;
}

/** Whether the tab of the component is shown. */
export function useIsShown(): boolean {
  return useContext(ShownContext);
}

/** `select` must return a part of the state, not a new object: identity decides whether to render. */
export function usePane<T>(select: (state: PaneState) => T): T {
  const store = useStore();
  const isShown = useContext(ShownContext);
  const last = useRef<{ readonly value: T }>(undefined);
  const read = () => {
    if (isShown || last.current === undefined) last.current = { value: select(store.getState()) };
    return last.current.value;
  };
  return useSyncExternalStore(store.subscribe, read);
}

/** The function that dispatches an action. */
export function useDispatch(): (action: Action) => void {
  return useStore().dispatch;
}
