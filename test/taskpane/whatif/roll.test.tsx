/** The wizard of a new year: typed and pasted actuals, the side that gives way, the preview, accepting, and undoing. */
import { createElement } from 'react';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../src/messages/language.js';
import { ROLL_WORDS } from '../../../src/messages/wording/roll.js';
import { prepareModel } from '../../../src/model/prepare.js';
import { rollPack, type RollAnswer, type RollAsk } from '../../../src/model/roll/rollPack.js';
import { StoreProvider } from '../../../src/taskpane/state/PaneContext.js';
import { TextProvider } from '../../../src/taskpane/text/text.js';
import RollPanel from '../../../src/taskpane/whatif/RollPanel.js';
import { RollPreview } from '../../../src/taskpane/whatif/RollPreview.js';
import { JOBS } from '../../../src/taskpane/workers/jobs.js';
import { prepared, smallModel } from '../../model/packs.js';
import { startStore } from '../realPack.js';

afterEach(cleanup);

const before = prepared(smallModel);
const R = 'rd_expenditure,2025,1300,亿元';
const S = 'rd_intensity,2025,3.1,%';

function ask(text: string, more: Partial<RollAsk> = {}): RollAnswer {
  return rollPack(before, { to: 2025, text, file: 'table', date: '2026-01-20', ...more });
}

function done(answer: RollAnswer): Extract<RollAnswer, { ok: true }> {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer;
}

describe('a roll from a pasted table', () => {
  it('needs no row of headings, and may be pasted from Excel', () => {
    const plain = done(ask(`${R}\n${S}`));
    expect(plain.model.baseYear).toBe(2025);
    expect(plain.model.vintages?.map(({ key, made }) => [key, made])).toEqual([['base_2024', '2026-01-20']]);
    expect(done(ask(`${R}\n${S}`.replaceAll(',', '\t'))).model).toEqual(plain.model);
    const headed = `指标,时期,数值,单位\n${R}\n${S}`;
    expect(done(ask(headed)).model).toEqual(plain.model);
  });

  it('asks which side gives way, and takes the answer', () => {
    const rows = `${R}\n${S}\ngdp,2025,43000,亿元`;
    const refused = ask(rows);
    expect(refused.ok).toBe(false);
    expect(!refused.ok && [...refused.sides].sort()).toEqual(['gdp', 'rd_expenditure', 'rd_intensity']);
    const followed = done(ask(rows, { follow: 'gdp' }));
    expect(followed.changes.unused).toMatchObject([{ indicator: 'gdp', reason: 'follows' }]);
  });

  it('asks nothing where the table itself is wrong', () => {
    const wrong = ask('weather,2025,1,%');
    expect(!wrong.ok && [wrong.sides, wrong.problems.length > 0]).toEqual([[], true]);
  });

  it('is an answer that can be posted between threads', async () => {
    const request = { to: 2025, text: R, file: 'table', date: '2026-01-20' };
    const found = await JOBS.roll(before, request, { onProgress: () => undefined });
    expect(structuredClone(found)).toEqual(found);
  });
});

function inPane(language: Language, child: React.ReactElement) {
  const store = startStore(language);
  const inLanguage = createElement(TextProvider, { language, children: child });
  render(createElement(StoreProvider, { store, children: inLanguage }));
  return store;
}

describe.each(LANGUAGES)('the wizard in %s', (language) => {
  it('has a labelled field for each headline series with figures, and cannot run while it is empty', () => {
    const { calculation } = startStore(language).getState();
    inPane(language, createElement(RollPanel, { calculation: calculation! }));
    const run = screen.getByRole<HTMLButtonElement>('button', { name: ROLL_WORDS.rollRun[language] });
    expect(run.disabled).toBe(true);
    expect(screen.getAllByRole('textbox').length).toBeGreaterThan(6);
    for (const box of screen.getAllByRole('textbox'))
      expect(box.id === '' ? '' : document.querySelector(`label[for="${box.id}"]`)?.textContent).toBeTruthy();
  });

  it('shows each revision with its causes before anything is accepted', () => {
    inPane(language, createElement(RollPreview, { answer: done(ask(`${R}\n${S}`)), prepared: before }));
    const name = smallModel.indicators.find(({ key }) => key === 'gdp')!.name[language];
    const text = document.body.textContent;
    expect(text).toContain(language === 'zh' ? `${name}，2025 年` : `${name}, 2025`);
    expect(text).toContain(language === 'zh' ? '数据：' : 'figures: ');
  });
});

it('an accepted roll is one step of undo, and the vintage goes with it', () => {
  const store = startStore('zh');
  const was = store.getState().model!;
  const { prepared: ready } = store.getState().calculation!;
  const text = 'rd_expenditure,2025,3110,亿元\nrd_intensity,2025,3.29,%';
  const answer = done(rollPack(ready, { to: 2025, text, file: 'table', date: '2026-01-20' }));
  store.dispatch({ kind: 'changeModel', model: answer.model, origin: 'pane' });
  const now = store.getState();
  expect([now.refused, now.model?.baseYear, now.model?.vintages?.length]).toEqual([[], 2025, 1]);
  expect(prepareModel(now.model!).ok).toBe(true);
  store.dispatch({ kind: 'undo' });
  expect(store.getState().model).toEqual(was);
});
