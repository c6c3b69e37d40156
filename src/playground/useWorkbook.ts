/** Opens the embedded workbook once, after the pane, and keeps it linked with the pane. */
import { useEffect, useRef, useState } from 'react';
import type { Model } from '@ironcalc/wasm';
import type { HostFailure } from '../hosts/host.js';
import type { Problem } from '../messages/problem.js';
import type { Store } from '../taskpane/state/store.js';
import type { IronCalcComponent } from './Grid.js';
import type { Link, LinkListener, Writing } from './linkInterface.js';
import { watchModel } from './watch.js';

export interface Workbook {
  readonly component?: IronCalcComponent;
  /** For the component: reports edits. Another object after the workbook was rebuilt. */
  readonly model?: Model;
  readonly link?: Link;
  readonly problems: readonly Problem[];
  readonly failure?: HostFailure;
  /** The failure may be over when the workbook is opened again. */
  readonly isMissing?: boolean;
  /** While a workbook is being written. */
  readonly writing?: Writing | undefined;
  /** Grows with every change of cells. */
  readonly version: number;
}

interface Page {
  /** Shows the workbook; its size is read when the engine needs it. */
  readonly element: () => HTMLElement | null;
  /** The user has edited cells. */
  readonly onEdit: () => void;
}

/** `attempt`: with another number the workbook is opened again, after a part of it could not be loaded. */
export function useWorkbook(store: Store, page: Page, attempt: number): Workbook {
  const [workbook, setWorkbook] = useState<Workbook>({ problems: [], version: 0 });
  const place = useRef(page);

  useEffect(() => {
    let link: Link | undefined;
    let isGone = false;
    const change = (part: (old: Workbook) => Partial<Workbook>) => {
      if (!isGone) setWorkbook((old) => ({ ...old, ...part(old) }));
    };
    const touch = () => change(({ version }) => ({ version: version + 1 }));

    const open = async () => {
      const [{ openEngine }, { linkWorkbook }, { createBookWriter }] = await Promise.all([
        import('./engine.js'),
        import('./link.js'),
        import('./bookClient.js'),
      ]);
      const { component, empty, speak } = await openEngine();
      if (isGone) return;
      const follow = () => speak(store.getState().language);
      follow();
      store.subscribe(follow);
      const watch = (model: Model) =>
        watchModel(model, {
          onEdit: (spot) => {
            touch();
            link?.readEdits(spot);
            place.current.onEdit();
          },
          onLook: () => link?.noteLook(),
          onSheet: touch,
          size: () => {
            const { clientWidth = 800, clientHeight = 600 } = place.current.element() ?? {};
            // The sizes that IronCalc itself subtracts: row numbers, and its bars with the column letters.
            return { width: clientWidth - 37, height: clientHeight - 150 };
          },
        });
      const listener: LinkListener = {
        onReplace: (model) =>
          change(({ version, model: old }) => {
            keepPlace(old, model);
            return { component, model: watch(model), version: version + 1 };
          }),
        onWritten: () => {
          touch();
          redraw();
        },
        onProblems: (problems) => change(() => ({ problems })),
        onFailure: (failure) => change(() => ({ failure })),
        onProgress: (writing) => change(() => ({ writing })),
      };
      link = linkWorkbook(store, empty, listener, createBookWriter());
      change(() => ({ ...(link === undefined ? {} : { link }) }));
    };
    // `failure` of an earlier attempt is over.
    setWorkbook(({ failure: _, ...rest }) => rest);
    open().catch((error: unknown) => {
      const detail = error instanceof Error ? error.message : String(error);
      const isMissing =
        error instanceof Error && /^(ChunkLoad|CSS)|Failed to fetch/.test(`${error.name} ${error.message}`);
      change(() => ({ failure: { code: 'HostError', detail }, isMissing }));
    });
    return () => {
      isGone = true;
      link?.stop();
    };
  }, [store, attempt]);

  return workbook;
}

/** IronCalc draws its canvas again when the window's size changes, and offers no other way from outside. */
export function redraw(): void {
  window.dispatchEvent(new Event('resize'));
}

/** The new workbook opens at the sheet and cell of the old one; the number of a sheet may be another. */
function keepPlace(before: Model | undefined, after: Model): void {
  if (before === undefined) return;
  const { sheet, row, column, top_row: top, left_column: left } = before.getSelectedView();
  const name = before.getWorksheetsProperties()[sheet]?.name;
  const place = after.getWorksheetsProperties().findIndex((each) => each.name === name);
  if (place < 0) return;
  after.setSelectedSheet(place);
  after.setSelectedCell(row, column);
  after.setTopLeftVisibleCell(top, left);
}
