/** The Account sheet: investors by uses with both sums, live, and what it says where they differ. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { BrowserHost } from '../../../src/hosts/ironcalc/browser.js';
import type { Model } from '../../../src/model/model.js';
import { prepareModel } from '../../../src/model/prepare.js';
import { readWorkbook } from '../../../src/workbook/read/readWorkbook.js';
import { planWorkbook } from '../../../src/workbook/sheets/planWorkbook.js';
import { valueOf } from '../../model/packs.js';
import { calculated, differences, numberOf, snapshot } from '../engine.js';
import { canonical, preparedOf, tinyModel } from '../models.js';
import { snapshotOf } from '../snapshotOf.js';

const name = (text: string) => ({ zh: `${text}名`, en: text });
const row = (key: string, formula: string, unit = '亿元') => ({
  key,
  name: name(key),
  unit,
  group: 'g',
  formula,
  from: 2025,
  reason: name('r'),
});
/** 1,200 of the state, 6,000 of firms; a share of research of the state that rises by 2 points a year. */
const model: Model = {
  ...tinyModel,
  indicators: [
    ...tinyModel.indicators,
    row('state', '=1200'),
    row('firms', '=6000'),
    row('whole', '=state+firms'),
    row('state_research', '=state*(state_share+0.02*(YEAR-BASEYEAR-1))'),
    row('state_rest', '=state-state_research'),
    row('firms_research', '=600'),
    row('firms_rest', '=firms-firms_research'),
    row('research', '=state_research+firms_research'),
    row('rest', '=state_rest+firms_rest'),
    row('province', '=state/4'),
    row('cities', '=state-province'),
    row('ratio', '=gdp/whole', '倍'),
  ],
  parameters: [
    ...tinyModel.parameters,
    {
      key: 'state_share',
      name: name('Share of research'),
      unit: '%',
      group: 'g',
      value: 15,
      min: 0,
      max: 100,
      role: 'lever',
      reason: name('to be filled in'),
      source: 'assumption',
    },
  ],
  accounts: [
    {
      key: 'ledger',
      name: name('Ledger'),
      total: 'whole',
      uses: ['research', 'rest'],
      cells: { state: ['state_research', 'state_rest'], firms: ['firms_research', 'firms_rest'] },
      parts: { state: ['province', 'cities'] },
      bridge: ['ratio'],
      source: 'assumption',
    },
  ],
};

const plan = planWorkbook(preparedOf(model), 'en');
const lines = plan.sheets[numberOf(plan, 'account')]?.blocks[0]?.cells ?? [];
const rowOf = (text: string, from = 0): number =>
  lines.findIndex((line, i) => i >= from && (line[0]?.value === text || line[0]?.cached === text));
const values = (at: number): readonly unknown[] =>
  (lines[at] ?? []).slice(2).flatMap((cell) => cell?.cached ?? cell?.value ?? []);

describe('the Account sheet', () => {
  let host: BrowserHost;
  beforeAll(async () => {
    host = await calculated(plan);
  });

  it('shows in an independent engine what the plan says, and reads back', async () => {
    expect(differences(plan, await snapshot(host))).toEqual([]);
    expect(canonical(valueOf(readWorkbook(snapshotOf(plan))))).toEqual(canonical(model));
  });

  it('is the matrix calculated by hand, with both sums', () => {
    const matrix = rowOf('Investors by uses, 2025');
    // State, firms, their sum, whether it is that of the model, share: 15 % of 1,200 is 180.
    expect(values(matrix + 1)).toEqual([180, 600, 780, 1, 780 / 7200]);
    expect(values(matrix + 2)).toEqual([1020, 5400, 6420, 1, 6420 / 7200]);
    expect(values(matrix + 3)).toEqual([1200, 6000, 7200]);
    expect(values(matrix + 4)).toEqual([1200, 6000, 7200]);
    expect(values(matrix + 5)).toEqual([1, 1, 1]);
  });

  it('has the shares of each investor and their shift, the bridge, and the inputs that no document gives', () => {
    const shares = values(rowOf('research', rowOf('Uses of state')));
    expect(shares[0]).toBeCloseTo(0.15, 12);
    expect(shares.at(-1)).toBeCloseTo(2 * (model.horizon - 2025), 9);
    expect(rowOf('ratio')).toBeGreaterThan(0);
    const inputs = lines.findIndex(({ 0: cell }) => String(cell?.value).startsWith('Inputs that no'));
    expect(values(rowOf('Share of research', inputs))[0]).toBe(0.15);
  });

  it('says in each year where a sum is not the total', () => {
    const wrong: Model = {
      ...model,
      indicators: model.indicators.map((each) =>
        each.key === 'cities' ? { ...each, formula: '=state-province+1' } : each,
      ),
    };
    const other = planWorkbook(preparedOf(wrong), 'en');
    const cells = other.sheets[numberOf(other, 'account')]?.blocks[0]?.cells ?? [];
    const checks = cells.filter(({ 0: cell }) => cell?.value === 'Agrees (1 yes, 0 no)');
    expect(checks[0]?.[2]?.cached).toBe(0);
    expect(checks[1]?.[2]?.cached).toBe(1);
  });

  it('is refused with a place and a remedy where it names no series, another unit, or too few amounts', () => {
    const [account] = model.accounts ?? [];
    const problems = (change: object): readonly string[] =>
      prepareModel({ ...model, accounts: [{ ...account!, ...change }] }).problems.map(
        ({ code, place }) => `${code} ${place.table ?? ''} ${place.key ?? ''}`,
      );
    expect(problems({})).toEqual([]);
    expect(problems({ total: 'nothing_at_all' })).toEqual(['model.unknownIndicator accounts ledger']);
    expect(problems({ uses: ['research', 'ratio'] })).toEqual(['model.accountUnit accounts ledger']);
    expect(problems({ cells: { ...account!.cells, state: ['state_rest'] } })).toEqual([
      'model.accountCells accounts ledger',
    ]);
  });
});
