// @vitest-environment node
/** Structural changes: the workbook is written anew elsewhere, unless something of the user's would be lost with the old one. */
import { describe, expect, test } from 'vitest';
import { fromEngineName, snapshotOf } from '../../src/hosts/ironcalc/text.js';
import { duplicateScenario } from '../../src/model/edit.js';
import { writeBook, type BookWriter } from '../../src/playground/writeBook.js';
import type { Model } from '../../src/model/model.js';
import { newModel } from '../hosts/engine.js';
import { modelOf } from '../workbook/living.js';
import { start, type Linked } from './linked.js';

interface Writer {
  readonly write: BookWriter;
  readonly count: () => number;
  /** Called before the next workbook is given. */
  meanwhile: () => void;
}

function openWriter(): Writer {
  let count = 0;
  const writer: Writer = {
    meanwhile: () => undefined,
    count: () => count,
    async write(contents, onProgress) {
      count += 1;
      const result = await writeBook(newModel(), contents, onProgress);
      writer.meanwhile();
      writer.meanwhile = () => undefined;
      return result.ok ? result.value : undefined;
    },
  };
  return writer;
}

async function open(): Promise<Linked & { readonly writer: Writer }> {
  const writer = openWriter();
  const linked = await start(writer.write);
  // The first workbook is written in the page.
  expect(writer.count()).toBe(0);
  return { ...linked, writer };
}

/** Copies a scenario, and waits until the workbook shows it. */
async function copyScenario({ store, link }: Linked): Promise<Model> {
  const model = store.getState().model;
  if (model === undefined) throw new Error('no model');
  const copied = duplicateScenario(model, 'high', 'copied', { zh: '复制', en: 'Copied' });
  store.dispatch({ kind: 'changeModel', model: copied, origin: 'pane' });
  await link.take(() => undefined);
  expect(modelOf(snapshotOf(link.host.model()))).toEqual(store.getState().model);
  return copied;
}

const namesOf = ({ link }: Linked): readonly string[] =>
  link.host
    .model()
    .getWorksheetsProperties()
    .map(({ name }) => fromEngineName(name));

describe('a change of lines or sheets', () => {
  test('is written anew, and so is what takes it back', async () => {
    const linked = await open();
    const before = snapshotOf(linked.link.host.model());
    await copyScenario(linked);
    expect(linked.writer.count()).toBe(1);
    expect(namesOf(linked)).toContain('推演·复制');
    linked.store.dispatch({ kind: 'undo' });
    await linked.link.take(() => undefined);
    expect(linked.writer.count()).toBe(2);
    expect(namesOf(linked)).toEqual(before.sheets.map(({ name }) => name));
    expect(linked.problems()).toEqual([]);
    linked.link.stop();
  });

  test('is written anew after an edit in the grid that the model has taken over', async () => {
    const linked = await open();
    // The first year of `gdp_growth` in the base scenario.
    linked.grid().setUserInput(linked.sheet(), 7, 6, '0.0425');
    await linked.link.take(() => undefined);
    const model = await copyScenario(linked);
    expect(linked.writer.count()).toBe(1);
    expect(model.parameters.find(({ key }) => key === 'gdp_growth')?.value).toEqual({ 2025: 4.25, 2027: 5 });
    linked.link.stop();
  });

  test('leaves what the user wrote or painted: then the present workbook is changed', async () => {
    const mine: readonly ((linked: Linked) => void)[] = [
      ({ grid, sheet }) => grid().setUserInput(sheet(), 90, 12, 'my note'),
      ({ grid }) => grid().setColumnsWidth(0, 3, 3, 333),
    ];
    const found: readonly ((linked: Linked) => unknown)[] = [
      ({ grid, sheet }) => grid().getCellContent(sheet(), 90, 12),
      ({ grid }) => grid().getColumnWidth(0, 3),
    ];
    for (const [index, leave] of mine.entries()) {
      const linked = await open();
      leave(linked);
      await copyScenario(linked);
      expect(found[index]?.(linked)).toBe(['my note', 333][index]);
      expect(linked.writer.count()).toBe(0);
      linked.link.stop();
    }
  });

  test('loses nothing that is typed while it is being written', async () => {
    const linked = await open();
    linked.writer.meanwhile = () => linked.grid().setUserInput(linked.sheet(), 90, 12, 'just now');
    await copyScenario(linked);
    expect(linked.grid().getCellContent(linked.sheet(), 90, 12)).toBe('just now');
    linked.link.stop();
  });

  test('loses nothing that is typed while the present workbook is being changed', async () => {
    let meanwhile = (): void => undefined;
    const linked = await start(undefined, (writing) => {
      if (writing !== undefined && writing.done > 0) meanwhile();
    });
    meanwhile = () => {
      meanwhile = () => undefined;
      linked.grid().setUserInput(linked.sheet(), 91, 12, 'just now');
    };
    await copyScenario(linked);
    expect(linked.grid().getCellContent(linked.sheet(), 91, 12)).toBe('just now');
    linked.link.stop();
  });

  test('is made in the page where no worker writes', async () => {
    const linked = await start(() => Promise.resolve(undefined));
    await copyScenario(linked);
    expect(namesOf(linked)).toContain('推演·复制');
    linked.link.stop();
  });
});
