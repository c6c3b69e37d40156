/** A function that offers a changed model to the store; returns a sentence if it was refused, else nothing. */
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
