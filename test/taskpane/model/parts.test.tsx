/** Rows of the model as a user adds, changes and deletes them in the pane, from the form to the workbook and back. */
import { configure, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/taskpane/state/store.js';
import { readWorkbook } from '../../../src/workbook/read/readWorkbook.js';
import { planWorkbook } from '../../../src/workbook/sheets/planWorkbook.js';
import { snapshotOf } from '../../workbook/snapshotOf.js';
import { valueOf } from '../../model/packs.js';
import { renderPane } from '../realPack.js';

configure({ asyncUtilTimeout: 60_000 });

const press = async (name: string) =>
  fireEvent.click(await screen.findByText(name, { selector: 'button, button *' }));
/** As Enter in a field does. */
const save = () => fireEvent.submit(form() ?? document.body);
const form = () => document.querySelector('form');
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const type = (label: string, text: string) => fireEvent.change(field(label), { target: { value: text } });
const modelOf = (store: Store) => {
  const { model } = store.getState();
  if (model === undefined) throw new Error('no model');
  return model;
};

describe('the parts of the model', () => {
  it('indicator, parameter and target are added by forms, read back from the workbook, recorded, and taken back', async () => {
    const store = renderPane('model', 'en');
    const start = modelOf(store);
    await press('Add, rename, delete…');
    await press('Add indicator');
    // What is missing is told at its field, and nothing is changed.
    save();
    expect(screen.getByText('Fill in "Name".')).toBeTruthy();
    expect(modelOf(store)).toBe(start);
    type('Name', 'Power use');
    expect(field('Key').value).toBe('power_use');
    type('Unit', 'kWh');
    type(`Value in ${start.baseYear}`, '1,200');
    save();
    expect(await screen.findByText(/Added "Power use"/)).toBeTruthy();
    const indicator = modelOf(store).indicators.at(-1);
    expect(indicator).toMatchObject({
      key: 'power_use',
      name: { zh: 'Power use', en: 'Power use' },
      unit: '千瓦时',
    });

    fireEvent.change(screen.getByLabelText('Kind'), { target: { value: 'parameters' } });
    await press('Add parameter');
    type('Name', 'Saving rate');
    type('Value (or by year: 2025: 5; 2027: 6)', '3%');
    type('Minimum', '0');
    type('Maximum', '10');
    save();
    expect(modelOf(store).parameters.at(-1)).toMatchObject({
      key: 'saving_rate',
      value: 3,
      unit: '%',
      role: 'lever',
    });

    fireEvent.change(screen.getByLabelText('Kind'), { target: { value: 'targets' } });
    await press('Add target');
    type('Indicator', 'power_use');
    type('Target', '1100');
    save();
    const target = modelOf(store).targets.at(-1);
    expect(target).toMatchObject({
      indicator: 'power_use',
      value: 1100,
      unit: '千瓦时',
      origin: 'assumption',
    });

    const prepared = store.getState().calculation?.prepared;
    if (prepared === undefined) throw new Error('no calculation');
    const read = valueOf(readWorkbook(snapshotOf(planWorkbook(prepared, 'en'))));
    expect(read.indicators.at(-1)).toEqual(modelOf(store).indicators.at(-1));
    expect(read.parameters.at(-1)).toEqual(modelOf(store).parameters.at(-1));
    expect(read.targets.at(-1)).toEqual(target);

    // One step and one entry each.
    expect(store.getState().attachments.journal?.entries).toHaveLength(3);
    for (let i = 0; i < 3; i++) store.dispatch({ kind: 'undo' });
    expect(modelOf(store)).toEqual(start);
  }, 240_000);

  it('say where a row is used before it is deleted, and lead to what must be changed first', async () => {
    const store = renderPane('model', 'en');
    const start = modelOf(store);
    await press('Add, rename, delete…');
    fireEvent.change(await screen.findByLabelText('Kind'), { target: { value: 'parameters' } });
    const list = screen.getByLabelText('parameter', { selector: 'ul' });
    const [first] = within(list).getAllByLabelText(/^Delete/);
    if (first === undefined) throw new Error('no parameter');
    fireEvent.click(first);
    expect(screen.getByText(/is used in \d+ places?:/)).toBeTruthy();
    // A formula needs it, so there is nothing that deletes it.
    expect(screen.queryByText('Delete', { selector: 'button' })).toBeNull();
    const [way] = within(list).getAllByText(/^indicator /, { selector: 'button' });
    if (way === undefined) throw new Error('no indicator that needs it');
    fireEvent.click(way);
    expect(form()?.getAttribute('aria-label')).toBe('indicator');
    fireEvent.keyDown(field('Name'), { key: 'Escape' });
    expect(form()).toBeNull();
    expect(document.activeElement?.textContent).toBe('Add indicator');

    fireEvent.change(screen.getByLabelText('Kind'), { target: { value: 'rules' } });
    const key = start.rules[0]?.key;
    fireEvent.click(screen.getAllByLabelText(/^Delete "/)[0] ?? document.body);
    expect(screen.getByText(/is used nowhere else/)).toBeTruthy();
    await press('Delete');
    expect(modelOf(store).rules.some((rule) => rule.key === key)).toBe(false);
    store.dispatch({ kind: 'undo' });
    expect(modelOf(store)).toEqual(start);
  }, 240_000);
});
