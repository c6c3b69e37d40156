/** The card "why this number" on the real pack. */
import { cleanup, configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { renderPane } from '../realPack.js';

configure({ asyncUtilTimeout: 20_000 });

afterEach(() => {
  cleanup();
  window.localStorage.clear();
});

async function openCard(): Promise<HTMLElement> {
  const summary = await screen.findByText('Why this number');
  await userEvent.click(summary);
  const card = summary.closest('details')!;
  await within(card).findByText(/^R&D intensity in 2030 \(Continuation\) = 3\.39%$/);
  return card;
}

describe('why this number', () => {
  it('shows formula and values, leads back to the document, and returns', async () => {
    const store = renderPane('results', 'en');
    store.dispatch({ kind: 'chooseIndicator', indicator: 'rd_intensity' });
    const card = await openCard();
    expect(card.textContent).toContain('=R&D expenditure / GDP');
    expect(card.textContent).toMatch(/=4,115\.69 \/ 121,243/);
    await userEvent.selectOptions(within(card).getByLabelText('Year'), '2025');
    await userEvent.click(await within(card).findByRole('button', { name: 'R&D expenditure, 2025' }));
    await userEvent.click(await within(card).findByRole('button', { name: 'R&D expenditure, 2024' }));
    await waitFor(() => expect(card.textContent).toMatch(/"2901\.4亿元?", .+, line \d+/));
    await userEvent.click(within(card).getByRole('button', { name: 'Back to R&D expenditure, 2025' }));
    await userEvent.click(within(card).getByRole('button', { name: 'Back to R&D intensity, 2025' }));
    expect(within(card).getByLabelText<HTMLSelectElement>('Year').value).toBe('2025');
  });

  it('splits the difference to another scenario and to another year', async () => {
    const store = renderPane('results', 'en');
    store.dispatch({ kind: 'chooseIndicator', indicator: 'rd_intensity' });
    const card = await openCard();
    const against = within(card).getByLabelText('Compared with');
    await userEvent.selectOptions(against, 'the scenario "On target"');
    const table = await within(card).findByRole('table');
    expect(table.textContent).toContain('On target');
    expect(within(table).getByRole('row', { name: /^Growth of government input -/ })).toBeTruthy();
    await userEvent.selectOptions(against, '2029');
    await waitFor(() => expect(card.textContent).toMatch(/R&D expenditure\+.+GDP-.+Together\+/));
  });
});
