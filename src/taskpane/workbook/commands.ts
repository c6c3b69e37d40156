/**
 * The commands that the manifest names: buttons of the ribbon, the item of the menu of a cell, and the keyboard shortcut. Each opens the
 * pane where its work is done, so that questions and results have a place; none does anything that the pane does not.
 */
import { readActiveCell } from '../../hosts/office/activeCell.js';
import type { ExcelRuntime } from '../../hosts/office/office.js';
import type { Store } from '../state/store.js';
import { cellSubject } from './cellSubject.js';

/** What Excel gives to a command, which has to say when it is done. */
interface CommandEvent {
  readonly completed: () => void;
}

/** The part of Office.js that commands need. */
interface CommandHost {
  readonly associate: (name: string, command: (event?: CommandEvent) => Promise<void>) => void;
  readonly showPane: () => Promise<void>;
}

/** Tells Excel which function each name of the manifest stands for. `whenReady`: the model has been calculated. */
export function associateCommands(
  store: Store,
  excel: ExcelRuntime,
  host: CommandHost,
  whenReady: () => Promise<void>,
): void {
  const command = (name: string, work: () => Promise<void> | void): void =>
    host.associate(name, async (event) => {
      try {
        await Promise.all([host.showPane(), whenReady()]);
        await work();
      } finally {
        // Without it Excel waits, and shows that it does.
        event?.completed();
      }
    });
  command('tuiyanOpen', () => undefined);
  command('tuiyanBuild', () => store.dispatch({ kind: 'showTab', tab: 'workbook', isBuildDue: true }));
  command('tuiyanSimulate', () => store.dispatch({ kind: 'showTab', tab: 'analysis' }));
  command('tuiyanWhy', () => explainCell(store, excel));
}

/** Shows why the number of the active cell is what it is, or says which cells have such a number. */
async function explainCell(store: Store, excel: ExcelRuntime): Promise<void> {
  const { calculation } = store.getState();
  if (calculation === undefined) return;
  const cell = await readActiveCell(excel);
  const subject = cellSubject(calculation.prepared, cell);
  if (subject === undefined) {
    store.dispatch({ kind: 'ask', asked: { cell: cell.address } });
    return;
  }
  const { key, year, ...scenario } = subject;
  store.dispatch({ kind: 'ask', asked: { year }, indicator: key, ...scenario });
}
