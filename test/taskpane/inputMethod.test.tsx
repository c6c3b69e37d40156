import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { TextField } from '../../src/taskpane/controls/TextField.js';
import { isOfInputMethod } from '../../src/taskpane/text/inputMethod.js';

describe('Enter after a composition', () => {
  it.each([
    ['Chromium, while it composes', { isComposing: true, keyCode: 229 }, true],
    ['WebKit, when the composition has ended', { isComposing: false, keyCode: 229 }, true],
    ['the key itself', { isComposing: false, keyCode: 13 }, false],
  ])('is told from Enter: %s', (_, event, expected) => {
    expect(isOfInputMethod(event)).toBe(expected);
  });

  it('does not commit a field', () => {
    const onCommit = vi.fn(() => undefined);
    render(<TextField label="名称" value="" onCommit={onCommit} />);
    const field = screen.getByRole('textbox', { name: '名称' });
    fireEvent.compositionStart(field);
    fireEvent.change(field, { target: { value: '研发' } });
    fireEvent.compositionEnd(field);
    fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 });
    expect(onCommit).not.toHaveBeenCalled();
    fireEvent.keyDown(field, { key: 'Enter', keyCode: 13 });
    expect(onCommit).toHaveBeenCalledWith('研发');
  });
});
