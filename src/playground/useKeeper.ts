/**
 * The keeper of the page's work, once the first figures are there: its code is no part of what loads first. Until then, and where it
 * could not be loaded, the page asks before it is left.
 */
import { useEffect, useState } from 'react';
import { askBeforeLeaving, askWhileUnsaved } from '../taskpane/app/leaving.js';
import type { Store } from '../taskpane/state/store.js';
import type { Keeper } from './keeper.js';

export function useKeeper(store: Store): Keeper | undefined {
  const [keeper, setKeeper] = useState<Keeper>();

  useEffect(() => {
    let isAsked = false;
    let made: Keeper | undefined;
    const make = async (): Promise<void> => {
      const [{ createKeeper }, { openWorkStore }] = await Promise.all([
        import('./keeper.js'),
        import('./workStore.js'),
      ]);
      made = createKeeper(store, openWorkStore());
      await made.start();
      setKeeper(made);
    };
    const follow = (): void => {
      if (isAsked || store.getState().calculation === undefined) return;
      isAsked = true;
      // Asked for again with the next change.
      make().catch(() => (isAsked = false));
    };
    const stop = store.subscribe(follow);
    follow();
    return () => {
      isAsked = true;
      stop();
      made?.stop();
    };
  }, [store]);

  useEffect(
    () => (keeper === undefined ? askBeforeLeaving(store) : askWhileUnsaved(keeper)),
    [store, keeper],
  );

  useEffect(() => {
    if (keeper === undefined) return undefined;
    const onHide = (): void => {
      if (document.visibilityState === 'hidden') void keeper.saveNow();
    };
    document.addEventListener('visibilitychange', onHide);
    return () => document.removeEventListener('visibilitychange', onHide);
  }, [keeper]);

  return keeper;
}
