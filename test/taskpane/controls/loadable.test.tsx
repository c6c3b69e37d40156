/** A part that could not be loaded is loaded in place by a retry; the page and its work stay. */
import { FluentProvider } from '@fluentui/react-components';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { Suspense, useState } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { Failsafe, Loading } from '../../../src/taskpane/controls/Failsafe.js';
import { loadable } from '../../../src/taskpane/controls/loadable.js';
import { TextProvider } from '../../../src/taskpane/text/text.js';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it('asks again for each retry, and once it is there no more', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let asked = 0;
  const Part = loadable(async () => {
    asked += 1;
    await Promise.resolve();
    if (asked < 3) throw new Error('Loading chunk 7 failed');
    return { default: ({ name }: { name: string }) => <p>part of {name}</p> };
  });
  function Page() {
    const [text, setText] = useState('');
    return (
      <FluentProvider>
        <TextProvider language="en">
          <input aria-label="work" value={text} onChange={(event) => setText(event.target.value)} />
          <Failsafe>
            <Suspense fallback={<Loading />}>
              <Part name="mine" />
            </Suspense>
          </Failsafe>
        </TextProvider>
      </FluentProvider>
    );
  }
  render(<Page />);
  fireEvent.change(screen.getByLabelText('work'), { target: { value: 'unsaved' } });
  fireEvent.click(await screen.findByText('Retry'));
  fireEvent.click(await screen.findByText('Retry'));
  expect((await screen.findByText('part of mine')).textContent).toBe('part of mine');
  expect(asked).toBe(3);
  expect(screen.getByLabelText<HTMLInputElement>('work').value).toBe('unsaved');
});
