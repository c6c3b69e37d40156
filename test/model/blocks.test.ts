/** Blocks: rows of data that a pack takes in by one line. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BlockFiles } from '../../src/model/blocks.js';
import { locateProblems } from '../../src/model/locate.js';
import type { Model } from '../../src/model/model.js';
import { readPack, writePack, type PackFiles } from '../../src/model/pack.js';
import { prepareModel } from '../../src/model/prepare.js';
import { projectModel } from '../../src/model/project.js';
import { readWorkbook } from '../../src/workbook/read/readWorkbook.js';
import { planWorkbook } from '../../src/workbook/sheets/planWorkbook.js';
import { canonical, preparedOf } from '../workbook/models.js';
import { snapshotOf } from '../workbook/snapshotOf.js';
import { SMALL, valueOf, ZHEJIANG } from './packs.js';

const SEEDS = 'seeds/blocks';
const ALL = readdirSync(SEEDS);

function blockOf(name: string): BlockFiles {
  const file = (of: string): string => join(SEEDS, name, of);
  const ifThere = (key: 'documents' | 'figures'): Partial<BlockFiles> =>
    existsSync(file(`${key}.csv`)) ? { [key]: readFileSync(file(`${key}.csv`), 'utf8') } : {};
  const model = readFileSync(file('model.json'), 'utf8');
  return { folder: `../blocks/${name}`, model, ...ifThere('documents'), ...ifThere('figures') };
}

function withBlocks(files: PackFiles, blocks: Readonly<Record<string, BlockFiles>>): PackFiles {
  const json = JSON.parse(files.model) as object;
  return { ...files, model: JSON.stringify({ ...json, blocks: Object.keys(blocks) }), blocks };
}

const zhejiangWith = (...names: readonly string[]): PackFiles =>
  withBlocks(ZHEJIANG, Object.fromEntries(names.map((name) => [name, blockOf(name)])));

function valuesOf(model: Model, scenario?: string): (key: string, year: number) => number {
  const prepared = preparedOf(model);
  const projection = projectModel(prepared, scenario ?? model.scenarios[0]!.key);
  const rows = new Map(projection.indicators.map(({ key, values }) => [key, values]));
  return (key, year) => Number(rows.get(key)?.[year - model.firstYear]);
}

const row = (key: string, formula: string) => ({
  key,
  name: { zh: key, en: key },
  unit: '亿元',
  group: 'g',
  formula,
});
const tiny = (indicators: readonly object[], more: object = {}): BlockFiles => ({
  folder: 'blocks/tiny',
  model: JSON.stringify({ name: { zh: '小', en: 'Tiny' }, indicators, ...more }, null, 2),
});
const problemsOf = (files: PackFiles): readonly string[] => {
  const read = readPack(files);
  const found = read.ok ? prepareModel(read.value).problems : read.problems;
  return locateProblems(found, files).map(
    ({ code, place }) => `${place.file ?? ''}:${place.line ?? ''} ${code}`,
  );
};

describe('a block', () => {
  it('adds its rows to those of the pack, which is then like any other', () => {
    const files = withBlocks(SMALL, { tiny: tiny([row('twice', '=2*gdp')]) });
    const model = valueOf(readPack(files));
    expect(model.indicators.at(-1)?.key).toBe('twice');
    expect(valueOf(readPack(writePack(model)))).toEqual(model);
    const at = valuesOf(model);
    expect(at('twice', 2026)).toBe(2 * at('gdp', 2026));
  });

  it('is told where it is missing, or has a key that exists already', () => {
    const json = JSON.parse(SMALL.model) as object;
    const absent = { ...SMALL, model: JSON.stringify({ ...json, blocks: ['nowhere'] }) };
    expect(problemsOf(absent)).toEqual(['model.json:1 model.blockMissing']);
    expect(problemsOf(withBlocks(SMALL, { tiny: tiny([row('gdp', '=1')]) }))).toEqual([
      'blocks/tiny/model.json:7 model.blockClash',
    ]);
    const twins = { one: tiny([row('twice', '=2*gdp')]), two: tiny([row('twice', '=2*gdp')]) };
    expect(problemsOf(withBlocks(SMALL, twins)).map((text) => text.split(' ')[1])).toEqual([
      'model.blocksClash',
    ]);
  });

  it('has its problems in its own file', () => {
    expect(problemsOf(withBlocks(SMALL, { tiny: tiny([row('odd', '=2*nothing')]) }))[0]).toMatch(
      /^blocks\/tiny\/model\.json:15 /,
    );
    const broken = { ...tiny([]), model: '{' };
    expect(problemsOf(withBlocks(SMALL, { tiny: broken }))[0]).toMatch(/^blocks\/tiny\/model\.json:1 json/);
    expect(problemsOf(withBlocks(SMALL, { tiny: tiny([], { horizon: 2031 }) }))[0]).toMatch(
      /^blocks\/tiny\/model\.json:/,
    );
  });

  it('may bring figures of its own, with ids of its own', () => {
    const [head, first] = SMALL.figures.split('\n');
    const figures = (id: string): string => `${head}\n${id}${first!.slice(first!.indexOf(','))}\n`;
    const own = { ...tiny([]), figures: figures('another_gdp') };
    expect(valueOf(readPack(withBlocks(SMALL, { tiny: own }))).figures.at(-1)?.id).toBe('another_gdp');
    const same = { ...tiny([]), figures: figures(first!.split(',')[0]!) };
    expect(problemsOf(withBlocks(SMALL, { tiny: same }))[0]).toContain('blocks/tiny/figures.csv');
  });
});

describe.each(ALL)('the block %s in the Zhejiang pack', (name) => {
  const model = valueOf(readPack(zhejiangWith(name)));

  it('has no problems, and holds its hard rules in every scenario', () => {
    const before = new Set(valueOf(readPack(ZHEJIANG)).rules.map(({ key }) => key));
    const prepared = preparedOf(model);
    for (const { key } of model.scenarios) {
      const broken = projectModel(prepared, key).rules.filter(
        ({ rule, holds }) => !before.has(rule) && holds === false,
      );
      expect(broken).toEqual([]);
    }
  });
});

it('all blocks go together, and read back from the workbook', () => {
  const model = valueOf(readPack(zhejiangWith(...ALL)));
  const plan = planWorkbook(preparedOf(model), 'zh');
  expect(canonical(valueOf(readWorkbook(snapshotOf(plan))))).toEqual(canonical(model));
});

describe('the account', () => {
  const model = valueOf(readPack(zhejiangWith('account')));
  const at = valuesOf(model);

  it('is the hand-calculated one in 2025', () => {
    expect(at('acc_gov_province', 2025) + at('acc_gov_local', 2025)).toBeCloseTo(1200, 9);
    expect(at('acc_soe', 2025) + at('acc_firms', 2025)).toBeCloseTo(5650, 9);
    expect(at('acc_universities', 2025) + at('acc_institutes', 2025) + at('acc_society', 2025)).toBeCloseTo(
      350,
      9,
    );
    // 15 % of 1,200, 1 % of 5,650 and 25 % of 350.
    expect(at('acc_use_basic', 2025)).toBeCloseTo(180 + 56.5 + 87.5, 9);
    expect(at('acc_use_basic_share', 2025)).toBeCloseTo(324 / 7200, 12);
  });

  it('has both sums equal to the total in every year of every scenario', () => {
    for (const { key } of model.scenarios) {
      const value = valuesOf(model, key);
      for (let year = 2025; year <= model.horizon; year += 1) {
        const total = value('society_st_input', year);
        expect(value('acc_by_investor', year) / total).toBeCloseTo(1, 12);
        expect(value('acc_by_use', year) / total).toBeCloseTo(1, 12);
      }
    }
  });

  it('shifts the structure of government input by the planned steps, and lets provincial firms grow faster', () => {
    const share = (year: number): number => at('acc_gov_basic', year) / at('gov_st_input', year);
    expect(share(2030) - share(2025)).toBeCloseTo(5 * 0.005, 12);
    const growth = (key: string): number => at(key, 2027) / at(key, 2026) - 1;
    expect(growth('acc_soe') - growth('society_st_input')).toBeCloseTo(0.02, 12);
  });
});

describe('vouchers and subsidies', () => {
  const model = valueOf(readPack(zhejiangWith('vouchers')));
  const at = valuesOf(model);

  it.each([
    [6000, 3000],
    [10000, 5000],
    [12000, 5000],
  ])('pay half of a training cost of %d, up to the cap: %d', (cost, paid) => {
    const parameters = model.parameters.map((each) =>
      each.key === 'trn_cost' ? { ...each, value: cost } : each,
    );
    expect(valuesOf({ ...model, parameters })('trn_paid', 2026)).toBe(paid);
  });

  it('pay claims from the budget of the year and what was carried over', () => {
    // 60 % of a spending of 3, then 25 % more a year; 2.5 a year for four years.
    expect(at('vou_paid', 2025)).toBeCloseTo(1.8, 12);
    expect(at('vou_carry', 2025)).toBeCloseTo(0.7, 12);
    expect(at('vou_paid', 2028)).toBeCloseTo(10 - 1.8 * (1 + 1.25 + 1.25 ** 2), 12);
    expect(at('vou_unmet', 2028)).toBeCloseTo(1.8 * 1.25 ** 3 - at('vou_paid', 2028), 12);
    expect(at('vou_paid', 2029)).toBe(0);
  });

  it('have no claims outside their years, nor when off', () => {
    const unmet = (change: Readonly<Record<string, number>>): readonly number[] =>
      yearsOf(valuesOf(withValues(model, change)), model, 'vou_unmet');
    expect(at('vou_unmet', 2029) + at('vou_unmet', 2030)).toBe(0);
    expect(new Set(unmet({ vou_on: 1 }))).toEqual(new Set([0]));
    // No budget, so all claims of 2027 and 2028 are unmet: 60 % of 3, then 25 % more.
    const later = unmet({ vou_start: 2027, vou_years: 2, vou_yearly: 0 });
    expect(later.slice(0, 2)).toEqual([0, 0]);
    expect(later[2]).toBeCloseTo(1.8, 12);
    expect(later[3]).toBeCloseTo(2.25, 12);
    expect(new Set(later.slice(4))).toEqual(new Set([0]));
    expect(unmet({ vou_start: 2023 }).every(Number.isFinite)).toBe(true);
  });

  it('are named as those of the city that pays them', () => {
    for (const { key, name } of [...model.indicators, ...model.parameters])
      if (/^(?:vou|trn)_/.test(key)) expect(name.zh).toContain('杭州');
  });
});

function withValues(model: Model, values: Readonly<Record<string, number>>): Model {
  const parameters = model.parameters.map((each) => ({ ...each, value: values[each.key] ?? each.value }));
  return { ...model, parameters };
}

/** Values from 2025 to the horizon. */
function yearsOf(at: (key: string, year: number) => number, model: Model, key: string): readonly number[] {
  return Array.from({ length: model.horizon - 2024 }, (_, i) => at(key, 2025 + i));
}

it.each([2023, 2025, 2027])('funds and ladder from %d have no errors, and no calls before', (start) => {
  for (const [block, parameter, prefix] of [
    ['funds', 'ffl_start', 'ffl_'],
    ['ladder', 'lad_start', 'lad_'],
  ] as const) {
    const model = withValues(valueOf(readPack(zhejiangWith(block))), { [parameter]: start });
    const at = valuesOf(model);
    for (const { key } of model.indicators)
      if (key.startsWith(prefix))
        expect([key, yearsOf(at, model, key).every(Number.isFinite)]).toEqual([key, true]);
    if (block === 'ladder') continue;
    expect(yearsOf(at, model, 'ffl_called').map((called) => called > 0)).toEqual(
      yearsOf(at, model, 'ffl_age').map((_, i) => 2025 + i >= start),
    );
  }
});

it('the ladder says that its leading firms are recommended, not recognised', () => {
  const { indicators } = valueOf(readPack(zhejiangWith('ladder')));
  for (const rung of ['lad_chain_in', 'lad_eagle_in'])
    expect(indicators.find(({ key }) => key === rung)?.reason?.zh).toContain('首批推荐数，不是认定存量');
});

it('no rung of the ladder is counted a second time beside the series of the pack', () => {
  const model = valueOf(readPack(zhejiangWith('ladder')));
  const own = new Set(valueOf(readPack(ZHEJIANG)).indicators.flatMap(({ figures }) => figures ?? []));
  const taken = model.parameters.filter(({ key, source }) => /^lad_.*_start$/.test(key) && own.has(source));
  const forecast = new Set(
    model.indicators.filter(({ formula }) => formula).flatMap(({ figures }) => figures ?? []),
  );
  expect(taken.filter(({ source }) => forecast.has(source)).map(({ key }) => key)).toEqual([]);
});

it('the funds follow Takahashi and Alexander', () => {
  const at = valuesOf(valueOf(readPack(zhejiangWith('funds'))));
  expect(at('ffl_called', 2025)).toBeCloseTo(206 / 4, 12);
  const called = (at('ffl_committed', 2026) - 51.5) / 3;
  const grown = 51.5 * 1.13;
  const paid = (2 / 12) ** 2.5 * grown;
  expect(at('ffl_called', 2026)).toBeCloseTo(called, 10);
  expect(at('ffl_paid_out', 2026)).toBeCloseTo(paid, 10);
  expect(at('ffl_value', 2026)).toBeCloseTo(grown + called - paid, 10);
});

it('the ladder has the stocks and the new firms of 2025, and goes on by their rates', () => {
  const at = valuesOf(valueOf(readPack(zhejiangWith('ladder'))));
  expect([at('lad_giants', 2025), at('lad_champions', 2025)]).toEqual([1801, 233]);
  expect([at('lad_srdi_in', 2025), at('lad_chain_in', 2025), at('lad_eagle_in', 2025)]).toEqual([
    1000, 20, 20,
  ]);
  expect(at('lad_giants', 2026)).toBeCloseTo(1801 + (250 / 15000) * 15000 - 0.03 * 1801, 9);
  // Rates of promotion are over the series of the pack: 130,000 technology SMEs, 6 % more a year; 80 leading firms, then 80 + 50.
  expect(at('lad_srdi_in', 2027)).toBeCloseTo((1000 / 130000) * (130000 * 1.06), 9);
  expect([2026, 2027].map((year) => at('lad_chain_in', year))).toEqual([20, (20 / 80) * (80 + 50)]);
  expect(at('lad_giants_in', 2027)).toBeCloseTo((250 / 15000) * at('lad_srdi', 2026), 9);
});

it('projects are held by quotas that are given for them, and by no quota of another centre', () => {
  const model = valueOf(readPack(zhejiangWith('compute')));
  const free = valuesOf(model);
  // 30 signed and 30 more a year, half of which start: 15; then half of 45.
  expect([2026, 2027].map((year) => free('cmp_started_new', year))).toEqual([15, 22.5]);
  // Half of what was under way the year before.
  expect([2026, 2027, 2028].map((year) => free('cmp_in_use', year))).toEqual([0, 7.5, 22.5]);
  expect(free('cmp_waiting', 2028)).toBe(0);
  const at = valuesOf(withValues(model, { cmp_energy_quota: 136, cmp_land: 345 }));
  // 30 signed in 2024 and 30 more a year, half of which start: 15. Land: 345 / 15 = 23 projects. Energy: 136 / 10 = 13.6.
  expect([2026, 2027, 2028].map((year) => at('cmp_started_new', year))).toEqual([15, 8, 0]);
  expect([2026, 2027, 2028].map((year) => at('cmp_in_use', year))).toEqual([0, 7.5, 13.6]);
  expect(at('cmp_investment', 2026)).toBeCloseTo((15 * 255.75) / 30, 9);
  expect(at('cmp_waiting', 2027)).toBeCloseTo(22.5 - 8, 9);
  // 10 in four years at 60 %.
  expect(at('cmp_hz_voucher_spend', 2025)).toBeCloseTo(10 / 4 / 0.6, 12);
  expect(at('cmp_hz_voucher_spend', 2029)).toBe(0);
});

it('the funnel is held by the capacity of each stage', () => {
  const model = valueOf(readPack(zhejiangWith('transfer')));
  // 30 % of 500 are 150, which 22 centres can prove; 75 pass, and 45 become products: nothing waits.
  const few = valuesOf(model);
  expect(
    ['trf_poc_done', 'trf_pilot_done', 'trf_products', 'trf_blocked'].map((key) => few(key, 2025)),
  ).toEqual([150, 75, 45, 0]);
  const at = valuesOf(withValues(model, { trf_results_first: 2000 }));
  // 30 % of 2,000 are 600; 22 centres prove 440; half of them pass, 10 platforms take 150, of which 60 % become products.
  expect(['trf_poc_done', 'trf_pilot_done', 'trf_products'].map((key) => at(key, 2025))).toEqual([
    440, 150, 90,
  ]);
  expect(at('trf_blocked', 2025)).toBe(160 + 70);
  expect([at('prj_led', 2025), at('prj_joined', 2025)]).toEqual([280, 320]);
  // 207.1 in 2024 and 4 % more; the other reading starts from 270 in 2025.
  expect(at('tal_density', 2025)).toBeCloseTo(207.1 * 1.04, 9);
  expect(valuesOf(withValues(model, { tal_reading: 2 }))('tal_density', 2025)).toBe(270);
});

it('the evaluation is the hand-calculated one, and feeds the assumption it tests', () => {
  const model = valueOf(readPack(zhejiangWith('evaluation')));
  const at = valuesOf(model);
  // Firms with the subsidy 100 to 130, others 100 to 118, 8 a firm: 12, 1.5 a yuan, of which 0.5 private.
  expect(['eva_att', 'eva_bang', 'eva_private'].map((key) => at(key, 2026))).toEqual([12, 1.5, 0.5]);
  expect(at('eva_grant_moved', 2026)).toBe(120);
  // 10 in the four years from 2025, and none after them.
  expect([2025, 2028, 2029, 2030].map((year) => at('eva_voucher_cost', year))).toEqual([2.5, 2.5, 0, 0]);
  expect([at('eva_voucher_moved', 2028), at('eva_voucher_moved', 2029)]).toEqual([3, 0]);
  expect(valuesOf(withValues(model, { eva_feed: 2 }))('eva_grant_moved', 2026)).toBe(150);
  // B-index (1 - 25 % x 2) / (1 - 25 %) = 2/3; without the deduction it is 1.
  expect(at('eva_tax_bang', 2026)).toBeCloseTo((1 - (2 / 3) ** 0.3) / 0.25, 9);
});

it('the other systems have the numbers of the documents', () => {
  const at = valuesOf(valueOf(readPack(zhejiangWith('systems'))));
  expect(at('sys_ftz_done', 2026)).toBeCloseTo(78 * 0.96, 9);
  expect(at('sys_pinghu_before', 2026)).toBeCloseTo(64.61 / 2.0154, 9);
  expect(at('sys_linping_gap', 2026)).toBeCloseTo(0.0057, 12);
  // 25 in five years, and none after them.
  expect([2025, 2029, 2030].map((year) => at('sys_joint_fund', year))).toEqual([5, 5, 0]);
  expect(at('sys_first_project', 2026)).toBe(0.25);
  expect(at('sys_hz_rd_share', 2026)).toBeCloseTo(800 / 2901.4, 12);
});

it.each(['compute', 'transfer', 'evaluation', 'systems'])('the block %s is 0 when it is off', (name) => {
  const model = valueOf(readPack(zhejiangWith(name)));
  const own = new Set(valueOf(readPack(ZHEJIANG)).indicators.map(({ key }) => key));
  const added = model.indicators.filter(({ key }) => !own.has(key));
  const sign = model.parameters.find(({ key }) => /^(?:cmp|trf|eva|sys)_on$/.test(key))!.key;
  const at = valuesOf(withValues(model, { [sign]: 1 }));
  for (const { key } of added) expect([key, [...new Set(yearsOf(at, model, key))]]).toEqual([key, [0]]);
});

it('every number that a block takes from a figure is that figure', () => {
  const model = valueOf(readPack(zhejiangWith(...ALL)));
  const figures = new Map(model.figures.map((figure) => [figure.id, figure]));
  const own = new Set(valueOf(readPack(ZHEJIANG)).parameters.map(({ key }) => key));
  for (const { key, value, unit, source, role } of model.parameters) {
    const figure = figures.get(source);
    if (own.has(key) || role === 'switch' || figure?.unit !== unit) continue;
    expect([key, value]).toEqual([key, figure.value]);
  }
});

it('every rung of the ladder that has one below is held to it, in every scenario', () => {
  const model = valueOf(readPack(zhejiangWith('ladder')));
  const order = model.rules.find(({ key }) => key === 'lad_order');
  const [above, below] = [['lad_chain', 'lad_eagle'], 'leading_tech_firms'] as const;
  for (const rung of above) expect(order?.formula).toContain(`${rung}<=${below}`);
  const ready = preparedOf(model);
  for (const { key } of model.scenarios)
    expect(
      projectModel(ready, key).rules.filter((rule) => rule.rule === 'lad_order' && rule.holds !== true),
    ).toEqual([]);
});

it('the account compares growth where scopes differ, and divides no amounts of them', () => {
  const model = valueOf(readPack(zhejiangWith('account')));
  const bridge = model.indicators.find(({ key }) => key === 'acc_bridge_rd');
  expect(bridge?.formula).not.toContain('/');
  const at = valuesOf(model);
  // 3260.013 / 3075.484 - 7632 / 7200: both 6 % at an elasticity of 1.
  expect(at('acc_bridge_rd', 2026)).toBeCloseTo(0, 12);
  expect(at('rd_expenditure', 2025)).toBeCloseTo(3075.484, 3);
});
