/** Scenarios, targets, rules and history as a user manages them in the pane, on the real pack. */
import { cleanup, configure, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Scenario } from '../../src/model/model.js';
import { writeScenarioFile } from '../../src/model/scenarioFile.js';
import type { Store } from '../../src/taskpane/state/store.js';
import { readSeedPack, renderPane } from './realPack.js';

// Parts are loaded on demand, which takes a moment on a busy machine.
configure({ asyncUtilTimeout: 20_000 });

afterEach(() => {
  cleanup();
  window.localStorage.clear();
});

const scenarios = (store: Store): readonly Scenario[] => store.getState().model?.scenarios ?? [];
const names = (store: Store) => scenarios(store).map(({ name }) => name.zh);
const press = async (text: string | RegExp) => {
  fireEvent.click(await screen.findByText(text, { selector: 'button, button *' }));
};
/** Types a text and leaves the field, as one would. */
const write = (field: HTMLElement, text: string) => {
  fireEvent.change(field, { target: { value: text } });
  fireEvent.blur(field);
};

describe('scenarios', () => {
  it('are added as a child of the one in focus, named, and taken back', async () => {
    const store = renderPane('scenarios');
    store.dispatch({ kind: 'chooseScenario', scenario: 'on_target' });
    await press('新增');
    const field = await screen.findByLabelText('中文名称');
    expect(scenarios(store).at(-1)).toMatchObject({ extends: 'on_target', values: {} });
    expect(store.getState().scenario).toBe(scenarios(store).at(-1)?.key);
    expect(document.activeElement).toBe(field);
    write(field, '进取');
    expect(screen.getByText(/已有名为“进取”的情景/)).toBeTruthy();
    write(field, ' ');
    expect(screen.getByText(/请填写情景名称/)).toBeTruthy();
    write(field, '加快');
    write(screen.getByLabelText('编制人'), '张工');
    expect(scenarios(store).at(-1)).toMatchObject({ name: { zh: '加快' }, author: '张工' });
    for (let i = 0; i < 3; i++) store.dispatch({ kind: 'undo' });
    expect(scenarios(store)).toBe(readStart(store));
  });

  it('are copied, moved, and deleted after saying what becomes of those that inherit', async () => {
    const store = renderPane('scenarios');
    await press('复制');
    await screen.findByLabelText('中文名称');
    expect(names(store).slice(0, 2)).toEqual(['延续', '延续（2）']);
    await press('后移');
    expect(names(store).slice(0, 3)).toEqual(['延续', '达标', '延续（2）']);
    store.dispatch({ kind: 'chooseScenario', scenario: 'continuation' });
    const numbers = () => store.getState().calculation?.projections.get('pressure')?.indicators;
    const before = numbers();
    await screen.findByDisplayValue('延续');
    await press('删除');
    expect(screen.getByText(/“达标”、“进取”、“承压”沿用它的数值.*推演结果不变/)).toBeTruthy();
    await press('确认删除');
    expect(names(store)).not.toContain('延续');
    expect(numbers()).toEqual(before);
  });

  it('show what is inherited: a click overrides, another goes back', async () => {
    const store = renderPane('scenarios');
    store.dispatch({ kind: 'chooseScenario', scenario: 'pressure' });
    const own = () => scenarios(store).find(({ key }) => key === 'pressure')?.values['rd_depreciation'];
    fireEvent.click(await screen.findByLabelText('研发资本折旧率：沿用“延续”，改为本情景设定'));
    expect(own()).toBe(15);
    fireEvent.click(screen.getByLabelText('研发资本折旧率：本情景设定，恢复沿用'));
    expect(own()).toBeUndefined();
  });

  it('say whose value is changed and where it shows, and leave the original of a copy alone', async () => {
    const store = renderPane('scenarios');
    const card = () => screen.getByRole('article', { name: '研发增速' });
    await screen.findByRole('article', { name: '研发增速' });
    expect(card().textContent).toContain('模型的默认值：只影响本情景');
    expect(screen.getByRole('article', { name: '研发资本折旧率' }).textContent).toContain(
      '模型的默认值：影响 4 个情景',
    );
    await press('复制');
    await screen.findByLabelText('中文名称');
    expect(card().textContent).toContain('本情景设定');
    const before = scenarios(store)[0];
    const numbers = () => store.getState().calculation?.projections.get('continuation')?.indicators;
    const projected = numbers();
    fireEvent.change(within(card()).getByRole('textbox'), { target: { value: '8' } });
    fireEvent.blur(within(card()).getByRole('textbox'));
    expect(scenarios(store)[1]?.values['rd_growth']).toBe(8);
    expect(scenarios(store)[0]).toBe(before);
    expect(numbers()).toEqual(projected);
  });

  it('stand side by side with differences, gaps and years', async () => {
    const store = renderPane('scenarios');
    await press('对比');
    const words = await screen.findByLabelText('两个情景的差别');
    expect(words.textContent).toContain('“研发增速”：6%改为6.5%');
    const table = (
      await screen.findByText('研发投入强度 · 2030', { exact: false, selector: 'caption' })
    ).closest('table')!;
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows.map((row) => row.querySelector('th')?.textContent)).toEqual(names(store));
    const target = store
      .getState()
      .calculation?.projections.get('on_target')
      ?.targets.find(({ key }) => key === 'intensity_2030');
    expect(rows[1]?.textContent).toContain((Number(target?.projected) * 100).toFixed(2));
    fireEvent.click(screen.getByLabelText('承压', { selector: 'input[type=checkbox]' }));
    expect(within(table).getAllByRole('row')).toHaveLength(names(store).length);
  });

  it('come in from a file, or are refused in a sentence', async () => {
    const store = renderPane('scenarios');
    const chooser = await screen.findByLabelText('从文件导入情景');
    await userEvent.upload(chooser, new File(['{"a":1}'], 'a.json', { type: 'application/json' }));
    expect(await screen.findByText(/“a\.json”不是情景文件/)).toBeTruthy();
    expect(scenarios(store)).toBe(readStart(store));
    const json = writeScenarioFile(readSeedPack(), 'pressure');
    await userEvent.upload(chooser, new File([json], 'b.json', { type: 'application/json' }));
    expect(await screen.findByText('已导入“承压（2）”。')).toBeTruthy();
    expect(scenarios(store).at(-1)).toMatchObject({ extends: 'continuation', name: { zh: '承压（2）' } });
  });
});

describe('targets and rules', () => {
  it('are changed in place, and what cannot be is told', async () => {
    const store = renderPane('results');
    const target = () => store.getState().model?.targets.find(({ key }) => key === 'intensity_2030');
    fireEvent.click(await screen.findByLabelText('编辑目标：研发投入强度 · 2030'));
    write(await screen.findByLabelText('目标值（%）'), '3.8');
    expect(target()?.value).toBe(3.8);
    write(screen.getByLabelText('年份'), '2050');
    expect(screen.getByText(/2050 年不在模型的/)).toBeTruthy();
    expect(target()?.year).toBe(2030);
    fireEvent.click(screen.getByLabelText('删除目标：研发投入强度 · 2030'));
    expect(target()).toBeUndefined();
    await press(/^为“.+”新增目标$/);
    expect(store.getState().model?.targets.at(-1)).toMatchObject({ indicator: store.getState().indicator });
  });

  it('a rule’s formula is checked while it is typed', async () => {
    const store = renderPane('results');
    const rule = () => store.getState().model?.rules.at(-1);
    await press('新增规则');
    const field = await screen.findByLabelText(/^公式（各年都应成立） · 新规则/);
    fireEvent.focus(field);
    fireEvent.change(field, { target: { value: '=研发经费>上年(研发经非)' } });
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const before = rule()?.formula;
    fireEvent.change(field, { target: { value: '=研发经费>上年(研发经费)' } });
    expect(rule()?.formula).toBe('=rd_expenditure > PREV(rd_expenditure)');
    expect(before).not.toBe(rule()?.formula);
    expect(
      store
        .getState()
        .calculation?.projections.get('continuation')
        ?.rules.some((row) => row.rule === rule()?.key),
    ).toBe(true);
    fireEvent.click(screen.getByLabelText('删除规则：新规则'));
    expect(rule()?.name.zh).not.toBe('新规则');
  });
});

describe('history', () => {
  it('tells every change, names a point, compares, and goes back', async () => {
    const store = renderPane('scenarios');
    await screen.findByText('新增', { selector: 'button' });
    const set = (value: number) => {
      store.dispatch({
        kind: 'setParameter',
        scenario: 'on_target',
        parameter: 'rd_growth',
        year: 'all',
        value,
      });
      store.dispatch({ kind: 'endGesture' });
    };
    set(8);
    set(9);
    fireEvent.click(screen.getByLabelText('变更记录'));
    const list = await screen.findByLabelText('改动列表，最新的在前');
    const items = within(list).getAllByRole('listitem', { hidden: true });
    expect(items[0]?.textContent).toContain('研发增速（达标）：8% → 9%');
    fireEvent.click(screen.getAllByLabelText(/^给这个时点命名/)[1]!);
    write(screen.getByLabelText('时点名称'), '上报稿');
    expect(store.getState().attachments.journal?.entries[0]?.name).toBe('上报稿');
    await press('比较两个时点');
    expect(screen.getByText('共 1 处差别')).toBeTruthy();
    fireEvent.click(screen.getByLabelText(/^返回此处：.*上报稿$/));
    const value = () => scenarios(store).find(({ key }) => key === 'on_target')?.values['rd_growth'];
    expect(value()).toBe(8);
    expect(within(list).getByText('返回先前状态')).toBeTruthy();
    store.dispatch({ kind: 'undo' });
    expect(value()).toBe(9);
  });
});

/** The scenarios as the pack has them. */
function readStart(store: Store): readonly Scenario[] {
  return store.getState().original?.scenarios ?? [];
}
