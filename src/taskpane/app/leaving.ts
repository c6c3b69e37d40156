/**
 * Asks before the page is left, closed or loaded anew while the model has changes that only this page holds.
 *
 * In: the store, and the window. Out: how to stop asking, for a page whose workbook holds the model (Excel). What counts is
 * whether the present model is the one that was read; a model back at its start asks nothing. The browser has words of its own.
 */
import type { Store } from '../state/store.js';

type Page = Pick<Window, 'addEventListener' | 'removeEventListener'>;

export function askBeforeLeaving(store: Store, page: Page = window): () => void {
  let isAsking = false;
  const ask = (event: Event): void => {
    event.preventDefault();
  };
  // A page with such a listener is not kept for going back to, so that it has one only while it matters.
  const follow = (): void => {
    const { model, original, drafts } = store.getState();
    const isChanged = model !== original || Object.keys(drafts).length > 0;
    if (isChanged === isAsking) return;
    isAsking = isChanged;
    if (isChanged) page.addEventListener('beforeunload', ask);
    else page.removeEventListener('beforeunload', ask);
  };
  const stop = store.subscribe(follow);
  follow();
  return () => {
    stop();
    page.removeEventListener('beforeunload', ask);
  };
}
