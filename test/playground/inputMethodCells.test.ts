import { fireEvent } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { admitInputMethod } from '../../src/playground/inputMethodCells.js';

/** Cells as IronCalc has them: keys count only when they come from the cells themselves; Backspace and letters open the editor. */
function fakeCells() {
  const root = document.createElement('div');
  root.innerHTML =
    '<div class="ic-workbook-container" tabindex="0"><div class="ic-editor-container"><textarea></textarea></div></div>';
  document.body.append(root);
  const cells = root.querySelector<HTMLElement>('.ic-workbook-container')!;
  const editor = root.querySelector('textarea')!;
  const keys: string[] = [];
  cells.addEventListener('keydown', (event) => {
    if (event.target !== cells) return;
    keys.push(`${event.ctrlKey ? 'Ctrl+' : ''}${event.key}`);
    if (event.key !== 'Backspace' && event.key.length > 1) return;
    editor.value = event.key === 'Backspace' ? '' : event.key;
    editor.focus();
    event.preventDefault();
  });
  return { root, cells, editor, keys };
}

const press = (init: KeyboardEventInit) => {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
  document.activeElement?.dispatchEvent(event);
  return event;
};

describe('the cells with an input method', () => {
  afterEach(() => document.body.replaceChildren());

  it('hand their focus to a field that can be composed in, and get every other key', () => {
    const { root, cells, editor, keys } = fakeCells();
    const stop = admitInputMethod(root, '单元格');
    cells.focus();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('单元格');
    press({ key: 'ArrowDown' });
    press({ key: 'c', ctrlKey: true });
    cells.focus();
    expect(press({ key: '7' }).defaultPrevented).toBe(true);
    expect(keys).toEqual(['ArrowDown', 'Ctrl+c', '7']);
    expect([document.activeElement, editor.value]).toEqual([editor, '7']);
    stop();
    cells.focus();
    expect(document.activeElement).toBe(cells);
  });

  it('open their editor with what was composed, first letter included', async () => {
    const { root, cells, editor, keys } = fakeCells();
    admitInputMethod(root, '单元格');
    cells.focus();
    const field = document.activeElement as HTMLTextAreaElement;
    fireEvent.keyDown(field, { key: 'Process', keyCode: 229 });
    field.dispatchEvent(new Event('compositionstart', { bubbles: true }));
    field.value = 'nihao';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    expect(keys).toEqual([]);
    field.value = '你好';
    const inputs: string[] = [];
    editor.addEventListener('input', () => inputs.push(editor.value));
    field.dispatchEvent(new Event('compositionend', { bubbles: true }));
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect([editor.value, field.value, inputs]).toEqual(['你好', '', ['你好']]);
  });
});
