/** The list of contradictions in the pane, on the Zhejiang pack; and that the worker's answer is plain data. */
import { createElement } from 'react';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { figurePairs } from '../../../src/analysis/contradictions/figurePairs.js';
import { policySet } from '../../../src/analysis/contradictions/policySet.js';
import type { Language } from '../../../src/messages/language.js';
import { StoreProvider } from '../../../src/taskpane/state/PaneContext.js';
import { TextProvider } from '../../../src/taskpane/text/text.js';
import { ContradictionsResult } from '../../../src/taskpane/whatif/ContradictionsResult.js';
import { JOBS } from '../../../src/taskpane/workers/jobs.js';
import { indicator, parameter, small, target, zhejiang } from '../../analysis/models.js';
import { startStore } from '../realPack.js';

afterEach(cleanup);

const pairs = figurePairs(zhejiang.model.figures);

function show(language: Language, sets = [policySet(zhejiang, 'continuation')!]): void {
  const found = { scenario: 'continuation', pairs, sets, isCut: false };
  const store = startStore(language);
  const result = createElement(ContradictionsResult, { found, prepared: zhejiang });
  const inLanguage = createElement(TextProvider, { language, children: result });
  render(createElement(StoreProvider, { store, children: inLanguage }));
}

describe('the list', () => {
  it('has each member with what it would have to become, and both sides of each pair', () => {
    show('zh');
    expect(screen.getByText('其余各数不变，“政策撬动倍数”须由6倍改为4.14314倍。')).toBeTruthy();
    const text = document.body.textContent;
    for (const { a, b } of pairs) {
      expect(text).toContain(a.id);
      expect(text).toContain(b.id);
    }
  });

  it('says so where nothing was found, in English too', () => {
    show('en', []);
    expect(screen.getByRole('status').textContent).toContain('None was found');
  });
});

it('the answer of the worker can be posted between threads', async () => {
  const model = small({
    parameters: [parameter('x', 1, [0, 10])],
    indicators: [indicator('f', '=x')],
    targets: [target('f', '>=', 12)],
  });
  const found = await JOBS.contradictions(model, { scenario: 'base' }, { onProgress: () => undefined });
  expect(structuredClone(found)).toEqual(found);
  expect(found.sets.map(({ members }) => members.map(({ key }) => key))).toEqual([['f_least_12']]);
});
