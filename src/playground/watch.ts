/**
 * Detects edits in the embedded workbook. IronCalc has no event for a changed cell, so its component gets this proxy of the
 * model, which forwards every call and reports those that change cells.
 */
import type { Model } from '@ironcalc/wasm';
import { keepRight, type Axis } from '../hosts/ironcalc/lines.js';
import type { Spot } from './hand.js';

/** Calls that change contents or move them; formats and selection do not concern the model. */
const EDITS: ReadonlySet<string> = new Set([
  'setUserInput',
  'setUserArrayFormula',
  'pasteCsvText',
  'pasteFromClipboard',
  'rangeClearContents',
  'rangeClearAll',
  'autoFillRows',
  'autoFillColumns',
  'insertRows',
  'insertColumns',
  'deleteRows',
  'deleteColumns',
  'moveRows',
  'moveColumns',
  'deleteSheet',
  'renameSheet',
  'undo',
  'redo',
]);

/** Calls that insert or delete lines, after which the engine's omissions are corrected. */
const LINES: Readonly<Record<string, { readonly axis: Axis; readonly sign: 1 | -1 }>> = {
  insertRows: { axis: 'row', sign: 1 },
  insertColumns: { axis: 'column', sign: 1 },
  deleteRows: { axis: 'row', sign: -1 },
  deleteColumns: { axis: 'column', sign: -1 },
};

/** Calls that neither change the workbook nor what it looks like; the engine's own work among them. */
const HARMLESS =
  /^(get|can|is|to|copy|cycle|resolve|flush|evaluate|free|pause|resume|setSelected|setTopLeft|setWindow|on(?!Paste|Apply))/;

interface Watcher {
  /** `spot`: the cell, where only its content was typed. */
  readonly onEdit: (spot?: Spot) => void;
  /** After any other call that changes the workbook: a look, a size, a sheet. */
  readonly onLook: () => void;
  /** After any call that can show another sheet. */
  readonly onSheet: () => void;
  /** Pixels of the element that shows the workbook; the component would take the window's. */
  readonly size: () => { readonly width: number; readonly height: number };
}

export function watchModel(model: Model, watcher: Watcher): Model {
  const calls = new Map<string, (...args: unknown[]) => unknown>();

  const wrap = (name: string, call: (...args: unknown[]) => unknown): ((...args: unknown[]) => unknown) => {
    const bound = call.bind(model);
    if (name === 'setWindowWidth') return () => bound(watcher.size().width);
    if (name === 'setWindowHeight') return () => bound(watcher.size().height);
    const isSheet = /Sheet$/.test(name) && !name.startsWith('get');
    const isHarmless = HARMLESS.test(name);
    if (isHarmless && !isSheet) return bound;
    const report = (...args: unknown[]): void => {
      const [sheet = 0, row = 1, column = 1] = args.map(Number);
      if (EDITS.has(name)) watcher.onEdit(name === 'setUserInput' ? { sheet, row, column } : undefined);
      else if (!isHarmless) watcher.onLook();
      if (isSheet && !EDITS.has(name)) watcher.onSheet();
    };
    const lines = LINES[name];
    if (lines !== undefined)
      return (...args) => {
        const [sheet = 0, line = 1, count = 0] = args.map(Number);
        keepRight(model, sheet, lines.axis, line - 1, lines.sign * count, () => void bound(...args));
        report(...args);
      };
    return (...args) => {
      const result = bound(...args);
      report(...args);
      return result;
    };
  };

  return new Proxy(model, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property);
      if (typeof value !== 'function' || typeof property !== 'string') return value;
      const known = calls.get(property);
      if (known !== undefined) return known;
      // The engine's methods have individual types; here they are only forwarded.
      const wrapped = wrap(property, value as (...args: unknown[]) => unknown);
      calls.set(property, wrapped);
      return wrapped;
    },
  });
}
