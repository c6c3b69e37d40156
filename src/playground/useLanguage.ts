/** The pane's language for the page around it. */
import { useSyncExternalStore } from 'react';
import type { Language } from '../messages/language.js';
import type { Store } from '../taskpane/state/store.js';

export function useLanguage(store: Store): Language {
  return useSyncExternalStore(store.subscribe, () => store.getState().language);
}
