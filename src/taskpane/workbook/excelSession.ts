/**
 * The pane in Excel: the open workbook as a host, and the link that keeps it in step with the pane's store. A chunk of its
 * own, loaded once Excel has answered.
 */
import type { Host } from '../../hosts/host.js';
import { watchWorkbook } from '../../hosts/office/events.js';
import { createOfficeHost, type ExcelRuntime } from '../../hosts/office/office.js';
import { linkExcel, type LinkedPane } from './excelLink.js';
import type { LinkState, LinkView } from './linkStatus.js';
import type { Store } from '../state/store.js';

export interface ExcelSession {
  readonly host: Host;
  readonly link: LinkView;
}

/** The store's model must have been calculated before, because the workbook's model is compared with it. */
export function openExcel(store: Store, excel: ExcelRuntime): ExcelSession {
  const listeners = new Set<() => void>();
  let state: LinkState = { status: { kind: 'reading' } };
  const change = (part: Partial<LinkState>): void => {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };
  const link = linkExcel(paneOf(store), createOfficeHost(excel), (onEdit) => watchWorkbook(excel, onEdit), {
    onStatus: (status) => change({ status }),
    onUnwatched: (unwatched) => change({ unwatched }),
  });
  return {
    host: link.host,
    link: {
      getState: () => state,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      refresh: () => void link.refresh(),
    },
  };
}

function paneOf(store: Store): LinkedPane {
  return {
    current() {
      const { calculation, attachments } = store.getState();
      return calculation === undefined ? undefined : { prepared: calculation.prepared, attachments };
    },
    offer(model) {
      store.dispatch({ kind: 'changeModel', model, origin: 'workbook' });
      return store.getState().refused;
    },
    attach: (attachments) => store.dispatch({ kind: 'attach', attachments }),
    subscribe: store.subscribe,
  };
}
