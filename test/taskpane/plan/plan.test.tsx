/** The section Plan on the real pack: account, allocation, monitoring and blocks, as people use them. */
import { cleanup, configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { prepared } from '../../model/packs.js';
import { keepDraft, divide, setMember, startDraft } from '../../../src/taskpane/plan/allocationDraft.js';
import { addTable } from '../../../src/taskpane/plan/observations.js';
import { asCsv } from '../../../src/taskpane/plan/pastedTable.js';
import { readSeedPack, renderPane } from '../realPack.js';

configure({ asyncUtilTimeout: 20_000 });

afterEach(() => {
  cleanup();
  window.localStorage.clear();
});

const zhejiang = prepared(readSeedPack());

describe('the draft of an allocation', () => {
  const draft = startDraft(zhejiang, undefined)!;
  const [first = '', second = '', ...others] = Object.keys(draft.allocation.weights);

  it('divides by weights, and holds, floors and least growth bind by name', () => {
    // 1000 among n members of weight 1: held at 300, a floor of 200, the others share 500.
    const bound = setMember(setMember(draft, first, 'hold', 300), second, 'floor', 200);
    const { answer, problems } = divide(zhejiang.model, bound, 1000, ({ en }) => en);
    expect(problems).toEqual([]);
    expect(answer?.feasible).toBe(true);
    if (answer?.feasible !== true) return;
    expect(answer.values[0]).toBe(300);
    expect(answer.values[1]).toBe(200);
    for (const value of answer.values.slice(2)) expect(value).toBeCloseTo(500 / others.length, 9);
    expect(answer.binding.map(({ kind, value }) => [kind, value])).toEqual([
      ['hold', 300],
      ['floor', 200],
    ]);
  });

  it('is kept in the model with its least growth as floors', () => {
    const grown = { ...setMember(draft, first, 'last', 100), leastGrowth: 8 };
    const kept = keepDraft(zhejiang.model, grown, { zh: '分解', en: 'Allocation' });
    expect(kept.allocations).toHaveLength(1);
    expect(kept.allocations?.[0]?.floor).toEqual({ [first]: 108 });
    expect(
      keepDraft(kept, { ...grown, allocation: kept.allocations![0]! }, { zh: '', en: '' }).allocations,
    ).toHaveLength(1);
  });
});

describe('tables that are pasted', () => {
  it('may come from Excel', () => {
    expect(asCsv('member\tweight\na,b\t1\r\n')).toBe('member,weight\n"a,b",1\n');
    expect(asCsv('member,weight')).toBe('member,weight');
  });

  it('add observations, replace those of the same period with a count, and add nothing if a row is wrong', () => {
    const head = 'indicator,member,period,value\n';
    const one = addTable([], `${head}rd_expenditure,,2026H1,1500\n`, zhejiang);
    expect(one.rows).toHaveLength(1);
    const two = addTable(
      one.rows!,
      `${head}rd_expenditure,,2026H1,1600\nrd_expenditure,,2025H1,1400\n`,
      zhejiang,
    );
    expect([two.rows?.map(({ value }) => value), two.replaced]).toEqual([[1600, 1400], 1]);
    const wrong = addTable(two.rows!, `${head}rd_expenditure,,2026H1,1700\nweather,,2026H1,1\n`, zhejiang);
    expect([wrong.rows, wrong.problems.length > 0]).toEqual([undefined, true]);
  });
});

describe('the section Plan', () => {
  it('takes a block in, shows its account, switches it, and takes it out', async () => {
    const store = renderPane('plan', 'en');
    await screen.findByText(/The model has no account/);
    await userEvent.click(screen.getByRole('button', { name: 'Blocks' }));
    await userEvent.click(await screen.findByRole('button', { name: /^Take in: Account of full-scope/ }));
    const block = await screen.findByRole('region', { name: 'Account of full-scope innovation input' });
    await within(block).findByText('in the model');
    expect(block.textContent).toMatch(/29 placeholders to fill in/);
    await userEvent.selectOptions(within(block).getByLabelText('Shift of the structure'), 'off');
    const { scenario, calculation } = store.getState();
    const shift = calculation?.projections
      .get(scenario)
      ?.parameters.find(({ key }) => key === 'acc_shift_on');
    expect(new Set(shift?.values)).toEqual(new Set([1]));
    await userEvent.click(screen.getByRole('button', { name: 'Account' }));
    await screen.findByText(/: the sums of investors and of uses both equal the total/);
    expect(screen.getByRole('region', { name: /^Investor · / }).textContent).toMatch(/Sum[\d,.]+100\.0%/);
    await userEvent.click(screen.getByRole('button', { name: 'Blocks' }));
    await userEvent.click(screen.getByRole('button', { name: /^Take out: Account of full-scope/ }));
    await waitFor(() => expect(store.getState().model?.accounts).toBeUndefined());
  });

  it('divides a total, tells that weights are equal, answers a wish, and keeps the allocation', async () => {
    const store = renderPane('plan', 'en');
    await userEvent.click(await screen.findByRole('button', { name: 'Allocation' }));
    await screen.findByText(/The weights have not been set yet/);
    const wish = await screen.findByRole('region', { name: 'If a member asks for more' });
    const changes = [...within(wish).getAllByRole('row')]
      .slice(1)
      .map((row) => row.lastElementChild?.textContent ?? '');
    expect(changes[0]).toMatch(/^\+/);
    expect(changes.slice(1).every((text) => text.startsWith('−'))).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: 'Keep in the model' }));
    await screen.findByText(/a build has it on the sheet Allocation/);
    expect(store.getState().model?.allocations).toHaveLength(1);
  });

  it('takes an actual by fields, says who is behind, and keeps it with the workbook', async () => {
    const store = renderPane('plan', 'en');
    await userEvent.click(await screen.findByRole('button', { name: 'Monitoring' }));
    await screen.findByText('There are no actuals yet.');
    await userEvent.selectOptions(screen.getByLabelText('Indicator'), 'rd_expenditure');
    await userEvent.type(screen.getByLabelText(/^Period/), '2025');
    await userEvent.type(screen.getByLabelText(/^Value/), '2950{Enter}');
    const alerts = await screen.findByRole('region', { name: 'Alerts' });
    expect(alerts.textContent).toMatch(/R&D expenditure/);
    expect(screen.getByRole('region', { name: 'Trend by period' }).textContent).toMatch(/2,950/);
    expect(store.getState().attachments.observations?.rows).toMatchObject([
      { indicator: 'rd_expenditure', member: '', period: '2025', value: 2950 },
    ]);
  });
});
