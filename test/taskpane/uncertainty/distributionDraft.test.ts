import { describe, expect, it } from 'vitest';
import { fill } from '../../../src/messages/language.js';
import { UNCERTAINTY } from '../../../src/messages/wording/uncertainty.js';
import { DISTRIBUTIONS } from '../../../src/sampling/distributions.js';
import { PATHS } from '../../../src/sampling/paths.js';
import { checkDraft, draftOf, startDraft } from '../../../src/taskpane/uncertainty/distributionDraft.js';
import { readSettings } from '../../../src/taskpane/uncertainty/simulationSettings.js';
import type { UncertaintyText } from '../../../src/messages/wording/uncertainty.js';
import type { Say } from '../../../src/taskpane/text/text.js';
import { zhejiang } from '../../analysis/models.js';

const t: Say<UncertaintyText> = (key, args = {}) => fill(UNCERTAINTY[key].en, args);
const NONE = { kind: '', texts: {} };
const around = { min: 0, max: 10, value: 4 };

describe('a draft', () => {
  it('of a distribution is the distribution again', () => {
    for (const { parameter } of zhejiang.parameters) {
      const checked = checkDraft(draftOf(parameter.distribution), 'en');
      expect('data' in checked ? checked.data : undefined).toEqual(parameter.distribution);
    }
    const listed = {
      kind: 'discrete',
      parameters: { value1: 1, value2: 3, probability1: 0.25, probability2: 0.75, truncateMin: 0 },
    };
    expect(checkDraft(draftOf(listed), 'en')).toMatchObject({ data: listed });
  });

  it.each([...DISTRIBUTIONS, ...PATHS].map(({ key }) => key))('of the kind %s starts usable', (kind) => {
    expect(checkDraft(startDraft(kind, NONE, around), 'en')).toMatchObject({ data: { kind } });
  });

  it.each([
    [{ kind: 'normal', texts: { mean: 'five', sd: '1' } }, 'is not a number'],
    [{ kind: 'normal', texts: { mean: '5', sd: '-1' } }, 'outside its range'],
    [{ kind: 'normal', texts: { mean: '5' } }, 'lacks its parameter sd'],
    [{ kind: 'triangular', texts: { min: '5', mode: '2', max: '9' } }, 'put them in order'],
    [
      { kind: 'normal', texts: { mean: '5', sd: '1', truncateMin: '9', truncateMax: '1' } },
      'truncateMin must be less',
    ],
    [{ kind: 'discrete', texts: { value: '1, 2', probability: '0.5' } }, 'one probability for each value'],
    [{ kind: 'meanReversion', texts: { sd: '1', persistence: '2' } }, 'outside its range'],
  ])('that cannot be says why: %o', (draft, words) => {
    const checked = checkDraft(draft, 'en');
    expect(checked.kind === 'wrong' ? checked.sentences.join(' ') : '').toContain(words);
  });
});

describe('settings', () => {
  const read = (draws: string, seed: string) => readSettings({ method: 'sobol', draws, seed }, 'en', t);

  it('are a plan', () => {
    expect(read('10,000', '7')).toEqual({ plan: { method: 'sobol', draws: 10_000, seed: 7 }, problems: {} });
  });

  it.each([
    ['many', '1', 'draws', 'is not a number'],
    ['0', '1', 'draws', 'whole number from 1'],
    ['10.5', '1', 'draws', 'whole number from 1'],
    ['10000000', '1', 'draws', 'At most 1,000,000 draws'],
    ['100', '1.5', 'seed', 'must be a whole number'],
    ['100', '-1', 'seed', 'must be a whole number'],
    ['100', '', 'seed', 'is not a number'],
  ] as const)('%s draws, seed %s: a sentence at the field', (draws, seed, field, words) => {
    const { plan, problems } = read(draws, seed);
    expect(plan).toBeUndefined();
    expect(problems[field]).toContain(words);
  });
});
