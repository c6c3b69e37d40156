/** An error value is explained where it is seen: in the indicator's card, beside the chart, in a target's card. */
import { cleanup, configure, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { renderPane } from './realPack.js';

configure({ asyncUtilTimeout: 20_000 });
afterEach(cleanup);

const WHY = /“研发投入强度”是#DIV\/0!：出自公式中的“.* \/ \(.* - .*\)”，除数为零。/;

it('names indicator, year and part of the formula in card and results', async () => {
  const store = renderPane('model');
  const card = await screen.findByRole('article', { name: '研发投入强度' });
  expect(within(card).queryByText(/#DIV\/0!/)).toBeNull();
  store.dispatch({ kind: 'editFormula', indicator: 'rd_intensity', text: '=rd_expenditure / (gdp - gdp)' });
  expect((await within(card).findByText(WHY)).textContent).toMatch(/\d{4}年的/);
  store.dispatch({ kind: 'chooseIndicator', indicator: 'rd_intensity' });
  store.dispatch({ kind: 'showTab', tab: 'results' });
  await expect.poll(() => screen.queryAllByText(WHY).length, { timeout: 20_000 }).toBeGreaterThanOrEqual(3);
});
