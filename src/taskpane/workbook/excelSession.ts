/**
 * The pane in Excel: the open workbook as a host, and the link that keeps it in step with the pane's store. A chunk of its
 * own, loaded once Excel has answered.
 */
import type { Host } from '../../hosts/host.js';
import { watchWorkbook } from '../../hosts/office/events.js';
import { createOfficeHost, type ExcelRuntime } from '../../hosts/office/office.js';
import { isDarkColor } from '../text/darkColor.js';
import { associateCommands } from './commands.js';
import { linkExcel, type LinkedPane } from './excelLink.js';
import type { LinkState, LinkView } from './linkStatus.js';
import type { Store } from '../state/store.js';

export interface ExcelSession {
  readonly host: Host;
  readonly link: LinkView;
}

/**
 * Tells Excel the commands of the pane, and follows its theme. Before a model is there, because a command may be what opens the pane.
 * Excel has no event of its theme as Outlook does; it is looked at whenever the pane gets the focus or is shown, and `onTheme` is told
 * when it has changed.
 */
export function associateExcel(
  store: Store,
  excel: ExcelRuntime,
  ready: Promise<void>,
  onTheme: (isDark: boolean) => void,
): void {
  // An Excel without the shared runtime has no such commands, and ignores those of the manifest.
  const { actions } = Office as Partial<typeof Office>;
  const commands = {
    associate: (name: string, command: Parameters<typeof Office.actions.associate>[1]) =>
      actions?.associate(name, command),
    showPane: () => Office.addin.showAsTaskpane(),
  };
  associateCommands(store, excel, commands, () => ready);
  const present = () =>
    isDarkColor((Office.context as Partial<Office.Context>).officeTheme?.bodyBackgroundColor);
  let known = present();
  const look = (): void => {
    const now = present();
    if (now === undefined || now === known) return;
    known = now;
    onTheme(now);
  };
  window.addEventListener('focus', look);
  document.addEventListener('visibilitychange', look);
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
