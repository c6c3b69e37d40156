/**
 * Lets an input method write into a selected cell.
 *
 * IronCalc's cells have the focus in an element that cannot be edited: there a browser disables the input method, the first
 * letter opens the cell's editor as a plain letter, and only the rest is composed (`n` and 好 for nihao). So the focus is given to
 * an invisible field inside the cells. Keys that do not belong to an input method are passed on to the cells; a composed text
 * opens the cell's editor with that text.
 */
import { isOfInputMethod } from '../taskpane/text/inputMethod.js';

const CELLS = '.ic-workbook-container';
const EDITOR = '.ic-editor-container textarea';

/** Watches `root`, in which IronCalc may replace its cells at any time, until the returned function is called. */
export function admitInputMethod(root: HTMLElement, label: string): () => void {
  const field = root.ownerDocument.createElement('textarea');
  field.setAttribute('aria-label', label);
  field.className = 'ic-workbook-container-input';
  field.tabIndex = -1;
  field.rows = 1;
  // Transparent, so that the letters in composition do not cover the cells; they are shown by the input method itself.
  field.style.cssText =
    'position:absolute;left:50%;top:40%;width:1px;height:1px;padding:0;border:0;opacity:0;resize:none;pointer-events:none';
  let isComposing = false;

  const cellsOf = (): HTMLElement | null => root.querySelector<HTMLElement>(CELLS);
  const takeFocus = (event: FocusEvent): void => {
    const cells = cellsOf();
    if (cells === null || event.target !== cells) return;
    if (field.parentElement !== cells) cells.append(field);
    field.focus({ preventScroll: true });
  };
  const handOn = (event: KeyboardEvent): void => {
    if (event.target !== field || isOfInputMethod(event)) return;
    const copy = new KeyboardEvent('keydown', {
      key: event.key,
      code: event.code,
      shiftKey: event.shiftKey,
      ctrlKey: event.ctrlKey,
      altKey: event.altKey,
      metaKey: event.metaKey,
      repeat: event.repeat,
      bubbles: true,
      cancelable: true,
    });
    // The copy is handled instead.
    event.stopPropagation();
    if (cellsOf()?.dispatchEvent(copy) === false) event.preventDefault();
  };
  const start = (): void => {
    isComposing = true;
  };
  const end = (): void => {
    isComposing = false;
    const text = field.value;
    field.value = '';
    if (text !== '') edit(text);
  };
  const drop = (): void => {
    if (!isComposing) field.value = '';
  };
  /** Opens the editor of the selected cell, as Backspace does, and types the text into it. */
  const edit = (text: string): void => {
    cellsOf()?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Backspace', bubbles: true, cancelable: true }),
    );
    requestAnimationFrame(() => {
      const editor = root.ownerDocument.activeElement;
      if (!(editor instanceof HTMLTextAreaElement) || !editor.matches(EDITOR)) return;
      editor.setRangeText(text, editor.value.length, editor.value.length, 'end');
      editor.dispatchEvent(new Event('input', { bubbles: true }));
    });
  };

  root.addEventListener('focusin', takeFocus);
  root.addEventListener('keydown', handOn, true);
  field.addEventListener('compositionstart', start);
  field.addEventListener('compositionend', end);
  field.addEventListener('input', drop);
  return () => {
    root.removeEventListener('focusin', takeFocus);
    root.removeEventListener('keydown', handOn, true);
    field.remove();
  };
}
