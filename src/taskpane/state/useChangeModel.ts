/** Offers the store a changed model: a sentence says why it was not taken over, nothing that it was. */
import { useCallback } from 'react';
import { describe } from '../../messages/messages.js';
import type { Model } from '../../model/model.js';
import { useStore } from './PaneContext.js';
import { useText } from '../text/text.js';

export function useChangeModel(): (model: Model) => string | undefined {
  const store = useStore();
  const { language } = useText();
  return useCallback(
    (model) => {
      store.dispatch({ kind: 'changeModel', model, origin: 'pane' });
      const problem = store.getState().refused.find(({ severity }) => severity === 'error');
      return problem === undefined ? undefined : describe(problem, language);
    },
    [store, language],
  );
}
