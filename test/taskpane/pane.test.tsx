/** The task pane as a user meets it, on the real pack. */
import { cleanup, configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { renderPane } from './realPack.js';

// Tabs are loaded on demand, which takes a moment on a busy machine.
configure({ asyncUtilTimeout: 20_000 });

afterEach(() => {
  cleanup();
  window.localStorage.clear();
});

describe('baseline', () => {
  it('shows each figure with value, unit, period, kind and source', async () => {
    renderPane('baseline');
    await userEvent.type(screen.getByRole('searchbox'), 'rd_intensity_2024');
    const heads = () => screen.getAllByRole('heading', { name: '研发投入强度', level: 2 });
    // The figure itself, and one of 2027 whose formula starts from it.
    await waitFor(() => expect(heads()).toHaveLength(2));
    const card = heads()[0]!.closest('li')!;
    expect(card.querySelector('code')).toBeNull();
    expect(card.textContent).toContain('3.22');
    expect(card.textContent).toContain('%');
    expect(card.textContent).toContain('2024 年');
    expect(card.textContent).toMatch(/《.+》第 \d+ 行/);
  });

  it('finds by words of either language and says how many', async () => {
    const store = renderPane('baseline');
    const count = store.getState().model!.figures.length;
    expect(screen.getByText(`共 ${count} 条`)).toBeTruthy();
    await userEvent.type(screen.getByRole('searchbox'), 'R&D expenditure');
    await waitFor(() => expect(screen.getByText(/^找到 \d+ 条/)).toBeTruthy());
    await userEvent.clear(screen.getByRole('searchbox'));
    await userEvent.type(screen.getByRole('searchbox'), '没有这样的数据');
    await waitFor(() => expect(screen.getByText(/没有符合条件的数据/)).toBeTruthy());
    await userEvent.click(screen.getByRole('button', { name: '清除条件' }));
    await waitFor(() => expect(screen.getByText(`共 ${count} 条`)).toBeTruthy());
  });

  it('shows a figure changed by hand as one, with its printed value, who and why, and takes it back', async () => {
    const store = renderPane('baseline');
    const id = 'rd_expenditure_2024';
    const model = store.getState().model!;
    const printed = model.figures.find((figure) => figure.id === id)!;
    const figures = model.figures.map((figure) => (figure.id === id ? { ...figure, revised: 3000 } : figure));
    store.dispatch({ kind: 'changeModel', model: { ...model, figures }, origin: 'pane' });
    await userEvent.type(screen.getByRole('searchbox'), id);
    await waitFor(() => expect(screen.getByText('已修订')).toBeTruthy());
    const card = screen.getByText('已修订').closest('li')!;
    expect(card.textContent).toContain('3,000');
    expect(card.textContent).toMatch(/原文数值：2,?901\.4/);
    expect(card.textContent).toContain('缺填报人');
    const author = await within(card).findByRole('textbox', { name: '填报人' });
    await userEvent.type(author, '张三');
    await userEvent.type(within(card).getByRole('textbox', { name: '理由' }), '年报修订');
    await userEvent.tab();
    await waitFor(() => expect(card.textContent).toMatch(/张三于 \d{4}-\d\d-\d\d 修订/));
    await userEvent.click(within(card).getByRole('button', { name: '恢复原文数值' }));
    const back = store.getState().model!.figures.find((figure) => figure.id === id);
    expect(back).toEqual({ ...printed, note: '年报修订' });
  });

  it('shows figures a page at a time', async () => {
    renderPane('baseline');
    const list = screen.getByRole('list', { name: '基准数据' });
    const before = within(list).getAllByRole('listitem').length;
    await userEvent.click(screen.getByRole('button', { name: /再显示/ }));
    expect(within(list).getAllByRole('listitem').length).toBeGreaterThan(before);
  });
});

describe('model', () => {
  const openFormula = async () => {
    const store = renderPane('model');
    const field = await screen.findByRole('textbox', { name: '研发经费的公式' });
    return { store, field };
  };

  it('tells while typing what is wrong and where', async () => {
    const { store, field } = await openFormula();
    await userEvent.clear(field);
    await userEvent.type(field, '=上年(研发经费)*(1+研发增苏)');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const problems = document.getElementById(field.getAttribute('aria-describedby')!)!;
    // 1-based: `=上年(研发经费)*(1+` has 13 characters.
    expect(problems.textContent).toContain('第 14 个字符');
    expect(problems.textContent).toContain('研发增速');
    const mark = field.parentElement!.querySelector('mark')!;
    expect(mark.textContent).toBe('研发增苏');
    expect(store.getState().model).toBe(store.getState().original);
    expect(screen.getByText(/有问题的公式尚未采用/)).toBeTruthy();
  });

  it('takes a right formula over at once, and reverts it', async () => {
    const { store, field } = await openFormula();
    const before = store.getState().calculation;
    await userEvent.clear(field);
    await userEvent.type(field, '=上年(研发经费)*1.1');
    expect(field.getAttribute('aria-invalid')).toBe('false');
    expect(store.getState().calculation).not.toBe(before);
    await userEvent.click(screen.getByRole('button', { name: '恢复原公式：研发经费' }));
    expect(store.getState().calculation?.projections).toEqual(before?.projections);
  });

  it('offers names, to be chosen by keyboard', async () => {
    const { field } = await openFormula();
    await userEvent.clear(field);
    await userEvent.type(field, '=研发经');
    const options = within(await screen.findByRole('listbox')).getAllByRole('option');
    expect(options[0]?.textContent).toContain('研发经费');
    expect(field.getAttribute('aria-activedescendant')).toBe(options[0]?.id);
    await userEvent.keyboard('{Enter}');
    expect((field as HTMLTextAreaElement).value).toBe('=研发经费');
    await userEvent.type(field, '*四舍');
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('says in the results that they are of the last good formula', async () => {
    const { store, field } = await openFormula();
    await userEvent.clear(field);
    await userEvent.type(field, '=1+');
    store.dispatch({ kind: 'showTab', tab: 'results' });
    await waitFor(() => expect(screen.getByText(/研发经费的公式尚有问题/)).toBeTruthy());
  });
});

describe('scenarios and results', () => {
  it('a parameter changes the result at once', async () => {
    const store = renderPane('scenarios');
    const field = await screen.findByRole('textbox', { name: '研发增速（%）' });
    await userEvent.clear(field);
    await userEvent.type(field, '12');
    store.dispatch({ kind: 'showTab', tab: 'results' });
    const panel = await waitFor(() => screen.getByRole('region', { name: '与目标对照' }));
    const target = within(panel)
      .getByRole('button', { name: /^研发投入强度 · 2030/ })
      .closest('li')!;
    expect(target.textContent).toContain('达到');
    const intensity = store
      .getState()
      .calculation?.projections.get('continuation')
      ?.indicators.find(({ key }) => key === 'rd_intensity');
    expect(Number(intensity?.values.at(-1))).toBeGreaterThan(0.035);
    expect(target.textContent).toContain((Number(intensity?.values.at(-1)) * 100).toFixed(2));
  });

  it('tells inherited values from own ones, and resets', async () => {
    const store = renderPane('scenarios');
    await userEvent.click(await screen.findByRole('radio', { name: '承压' }));
    const card = screen.getByRole('article', { name: '研发资本折旧率' });
    expect(card.textContent).toContain('沿用“延续”');
    await userEvent.clear(within(card).getByRole('textbox'));
    await userEvent.type(within(card).getByRole('textbox'), '20');
    expect(card.textContent).toContain('本情景设定');
    await userEvent.click(within(card).getByRole('button', { name: /恢复沿用/ }));
    expect(card.textContent).toContain('沿用“延续”');
    expect(
      store.getState().model?.scenarios.find(({ key }) => key === 'pressure')?.values['rd_depreciation'],
    ).toBeUndefined();
  });

  it('takes values by year', async () => {
    const store = renderPane('scenarios');
    const card = await screen.findByRole('article', { name: '研发增速' });
    await userEvent.click(within(card).getByRole('button', { name: /按年设定/ }));
    const year = within(card).getByRole('textbox', { name: '研发增速，2028 年' });
    await userEvent.clear(year);
    await userEvent.type(year, '9.5');
    const values = store
      .getState()
      .calculation?.projections.get('continuation')
      ?.parameters.find(({ key }) => key === 'rd_growth');
    expect(values?.values.slice(-4)).toEqual([0.06, 0.095, 0.095, 0.095]);
  });

  it('refuses what is no number, and warns outside the range', async () => {
    renderPane('scenarios');
    const field = await screen.findByRole('textbox', { name: '研发增速（%）' });
    await userEvent.clear(field);
    await userEvent.type(field, '很高');
    expect(screen.getByRole('alert').textContent).toContain('“很高”不是数字');
    await userEvent.clear(field);
    await userEvent.type(field, '40');
    expect(screen.getByText(/超出合理区间/)).toBeTruthy();
  });

  it('changes no number by a comma, and asks what a text could mean', async () => {
    const store = renderPane('scenarios');
    const growth = () =>
      store
        .getState()
        .calculation?.projections.get('continuation')
        ?.parameters.find(({ key }) => key === 'rd_growth')
        ?.values.at(-1);
    const field = await screen.findByRole<HTMLInputElement>('textbox', { name: '研发增速（%）' });
    const before = growth();
    const shown = field.value;
    await userEvent.clear(field);
    await userEvent.type(field, '3,5');
    expect(screen.getByRole('alert').textContent).toContain('可能是 3.5，也可能是 35');
    // On the way the 3 counted: the number from before counts again, and the sentence stays.
    expect(growth()).toBe(before);
    await userEvent.tab();
    expect(field.value).toBe(shown);
    expect(screen.getByRole('alert').textContent).toContain('“3,5”');
    await userEvent.clear(field);
    await userEvent.type(field, '0.065');
    expect(screen.getByRole('alert').textContent).toContain('是 0.065% 还是 6.5%？');
    await userEvent.clear(field);
    await userEvent.type(field, '5‰');
    expect(growth()).toBe(0.005);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('undoes and redoes', async () => {
    const store = renderPane('scenarios');
    const before = store.getState().model;
    const field = await screen.findByRole('textbox', { name: '研发增速（%）' });
    await userEvent.clear(field);
    await userEvent.type(field, '12');
    await userEvent.click(screen.getByRole('button', { name: '撤销' }));
    expect(store.getState().model).toBe(before);
    await userEvent.click(screen.getByRole('button', { name: '重做' }));
    expect(store.getState().model).not.toBe(before);
  });

  it('shows which policy numbers cannot hold together', async () => {
    renderPane('results');
    await waitFor(() =>
      expect(screen.getByText(/读作下限，三个数字可以同时成立；读作恰好达到，则不能同时成立/)).toBeTruthy(),
    );
  });

  it('has a table beside the chart', async () => {
    const store = renderPane('results');
    const table = await screen
      .findByRole('table', { name: '' })
      .catch(() => screen.findAllByRole('table').then(([first]) => first!));
    expect(within(table).getAllByRole('row')).toHaveLength(
      store.getState().calculation!.prepared.years.length + 1,
    );
    expect(screen.getByRole('img').getAttribute('aria-label')).toContain('研发投入强度');
  });
});

describe('language and keyboard', () => {
  it('switches and remembers', async () => {
    renderPane('baseline');
    await userEvent.click(screen.getByRole('button', { name: 'English' }));
    expect(screen.getByRole('tab', { name: 'Baseline' })).toBeTruthy();
    expect(window.localStorage.getItem('tuiyan.language')).toBe('en');
  });

  it('moves between tabs with the arrow keys', async () => {
    renderPane('baseline');
    screen.getByRole('tab', { name: '基准' }).focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(screen.getByRole('tab', { name: '模型' }).getAttribute('aria-selected')).toBe('true');
    await userEvent.keyboard('{End}');
    expect(document.activeElement?.textContent).toBe('工作簿');
    await userEvent.keyboard('{ArrowRight}');
    expect(document.activeElement?.textContent).toBe('基准');
  });

  it('prints formulas in the language of the pane', async () => {
    renderPane('model', 'en');
    const field = await screen.findByRole('textbox', { name: 'Formula of R&D expenditure' });
    expect((field as HTMLTextAreaElement).value).toContain('PREV(');
  });
});
