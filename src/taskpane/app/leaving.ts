/**
 * Asks before the page is left, closed or reloaded while the model has changes that exist only in this page.
 *
 * In: the store, and the window. Out: a function that stops asking, for a page whose workbook stores the model (Excel) or whose
 * browser keeps the work (`askWhileUnsaved`). There is a change if the present model differs from the one that was read. The text
 * of the question is the browser's.
 */
import type { Store } from '../state/store.js';
import { isUnsaved } from '../state/unsaved.js';

type Page = Pick<Window, 'addEventListener' | 'removeEventListener'>;

export function askBeforeLeaving(store: Store, page: Page = window): () => void {
  const work = { isUnsaved: () => isUnsaved(store.getState()), subscribe: store.subscribe };
  return askWhileUnsaved(work, page);
}

/** Where work may be lost. */
interface Guarded {
  readonly isUnsaved: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Asks as long as the work has changes that are saved nowhere. Returns a function that stops asking. */
export function askWhileUnsaved(work: Guarded, page: Page = window): () => void {
  let isAsking = false;
  const ask = (event: Event): void => {
    event.preventDefault();
  };
  // Browsers do not cache pages with such a listener for the back button, so it is added only while there are changes.
  const follow = (): void => {
    const isChanged = work.isUnsaved();
    if (isChanged === isAsking) return;
    isAsking = isChanged;
    if (isChanged) page.addEventListener('beforeunload', ask);
    else page.removeEventListener('beforeunload', ask);
  };
  const stop = work.subscribe(follow);
  follow();
  return () => {
    stop();
    page.removeEventListener('beforeunload', ask);
  };
}
