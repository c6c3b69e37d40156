/**
 * Begins a model in place of the present one: its workbook is written, and the tab that shows it is opened. Where the present model has
 * changes that are saved nowhere, the user is asked first.
 */
import { type ReactNode, useState } from 'react';
import { Button } from '@fluentui/react-components';
import { START_PAGE } from '../../messages/wording/startPage.js';
import type { Problem } from '../../messages/problem.js';
import type { Model } from '../../model/model.js';
import { Notice } from '../controls/kit.js';
import { ProblemList } from '../controls/ProblemList.js';
import { useStore } from '../state/PaneContext.js';
import { isUnsaved } from '../state/unsaved.js';
import { useText } from '../text/text.js';
import type { Connection } from '../workbook/connection.js';

/** `isOwn`: made of what the user brought, so that it would be lost with the page. `then` is called once it has begun. */
type Begin = (model: Model, isOwn: boolean, then?: () => void) => void;

/** The function that begins a model, and what it has to ask or to tell. */
export function useBegin({ kind }: Connection): { readonly begin: Begin; readonly note: ReactNode } {
  const store = useStore();
  const { t } = useText(START_PAGE);
  const [waiting, setWaiting] = useState<() => void>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);

  const begin: Begin = (model, isOwn, then) => {
    const start = (): void => {
      const isExcel = kind === 'excel';
      const tab = isExcel ? 'workbook' : 'results';
      store.dispatch({ kind: 'begin', model, tab, isOwn, isBuildDue: isExcel });
      const { refused } = store.getState();
      setProblems(refused);
      if (refused.length === 0) then?.();
    };
    setProblems([]);
    if (isUnsaved(store.getState())) setWaiting(() => start);
    else start();
  };

  const note = (
    <>
      {waiting !== undefined && (
        <Notice
          intent="warning"
          actions={
            <>
              <Button size="small" onClick={waiting}>
                {t('start.replace')}
              </Button>
              <Button size="small" onClick={() => setWaiting(undefined)}>
                {t('start.keep')}
              </Button>
            </>
          }
        >
          {t('start.replaces')}
        </Notice>
      )}
      {problems.length > 0 && (
        <Notice intent="error">
          {t('start.noModel')}
          <ProblemList problems={problems} />
        </Notice>
      )}
    </>
  );
  return { begin, note };
}
