/** Models for the workbook's tests: a tiny one written by hand, random ones with texts in every field. */
import fc from 'fast-check';
import type { Bilingual } from '../../src/messages/language.js';
import { BASES, ORIGINS, ROLES } from '../../src/model/model.js';
import type { Model, Named, Overview, ParameterValue } from '../../src/model/model.js';
import { prepareModel } from '../../src/model/prepare.js';
import type { PreparedModel } from '../../src/model/prepared.js';
import { printFormula } from '../../src/formula/text/print.js';
import { model as plainModel } from '../model/packs.js';

export function preparedOf(model: Model): PreparedModel {
  const outcome = prepareModel(model);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems, undefined, 1));
  return outcome.value;
}

const both = (zh: string, en: string) => ({ zh, en });

/** Three indicators, four parameters (one a switch), two scenarios, and all other parts once. */
export const tinyModel: Model = {
  version: 2,
  name: both('小模型', 'Tiny model'),
  firstYear: 2023,
  baseYear: 2024,
  horizon: 2027,
  milestones: [2025, 2027],
  geography: '浙江',
  documents: [
    {
      id: '001',
      title: '=不是公式',
      publisher: '某厅',
      published: '2025-09',
      number: '浙〔2025〕1号',
      file: '001.txt',
      sha256: 'ab'.repeat(32),
    },
  ],
  figures: [
    {
      id: 'gdp_2024',
      indicator: 'gdp',
      geography: '浙江',
      period: '2024',
      periodBasis: 'printed',
      value: 9.01,
      unit: '万亿元',
      qualifier: 'about',
      kind: 'actual',
      caliber: '',
      source: { document: '001', line: 3, token: '9.01万亿元' },
      note: '',
    },
    {
      id: 'gdp_2024_b',
      indicator: 'gdp',
      geography: '浙江',
      period: '2024',
      periodBasis: 'implied',
      value: 90000,
      valueMax: 90200,
      unit: '亿元',
      qualifier: 'atLeast',
      kind: 'actual',
      caliber: '初步核算',
      source: { document: '001', line: 9, token: '9万亿元' },
      note: '另见 gdp_2024 / see gdp_2024',
    },
    {
      id: 'rd_2024',
      indicator: 'rd',
      geography: '浙江',
      period: '2024',
      periodBasis: 'none',
      value: 2901.4,
      unit: '亿元',
      qualifier: 'exact',
      kind: 'actual',
      caliber: '',
      source: { document: '001', line: 4, token: '2901.4亿元' },
      note: '',
    },
    {
      id: 'intensity_goal_2027',
      indicator: 'intensity',
      geography: '浙江',
      period: '2027',
      periodBasis: 'implied',
      value: 3.4,
      unit: '%',
      qualifier: 'atMost',
      kind: 'derived',
      caliber: '',
      formula: '=ROUND(rd_2024/gdp_2024_b,3)+0.2%',
      note: '',
    },
  ],
  indicators: [
    {
      key: 'gdp',
      name: both('地区生产总值', 'GDP'),
      unit: '亿元',
      group: 'macro',
      figures: ['gdp_2024'],
      formula: '=PREV(gdp) * (1 + gdp_growth)',
      headline: true,
    },
    {
      key: 'rd',
      name: both('研发经费', 'R&D expenditure'),
      unit: '亿元',
      group: 'research',
      caliber: both('R&D经费', 'R&D expenditure'),
      figures: ['rd_2024'],
      formula: '=PREV(rd) * (1 + IF(growth_switch = 1, rd_growth, rd_growth_slow))',
      reason: both('按增速推演', 'Grows as assumed'),
    },
    {
      key: 'intensity',
      name: both('研发投入强度', 'R&D intensity'),
      unit: '%',
      group: 'research',
      formula: '=rd / gdp',
      from: 2024,
      headline: false,
    },
    { key: 'named_only', name: both('仅有名称', 'Named only'), unit: '家', group: 'own group' },
  ],
  parameters: [
    {
      key: 'gdp_growth',
      name: both('经济增速', 'GDP growth'),
      unit: '%',
      group: 'macro',
      value: { 2025: 5.5, 2027: 5 },
      min: 0,
      max: 10,
      role: 'lever',
      reason: both('审慎', 'Prudent'),
      source: 'assumption',
      distribution: { kind: 'normal', parameters: { mean: 5, sd: 0.8 } },
    },
    {
      key: 'rd_growth',
      name: both('研发增速', 'R&D growth'),
      unit: '%',
      group: 'research',
      value: 6.1,
      min: 0,
      max: 15,
      role: 'lever',
      reason: both('', ''),
      source: 'gdp_2024',
    },
    {
      key: 'rd_growth_slow',
      name: both('慢速研发增速', 'Slow R&D growth'),
      unit: '%',
      group: 'research',
      value: 3,
      min: 0,
      max: 15,
      role: 'lever',
      reason: both('', ''),
      source: 'Hall 2010',
    },
    {
      key: 'growth_switch',
      name: both('增速选择', 'Choice of growth'),
      unit: '项',
      group: 'research',
      value: 1,
      min: 1,
      max: 2,
      role: 'switch',
      options: [both('快', 'fast'), both('慢', 'slow')],
      reason: both('', ''),
      source: 'assumption',
    },
  ],
  scenarios: [
    { key: 'base', name: both('基础', 'Base'), note: both('趋势', 'Trend'), values: {} },
    {
      key: 'high',
      name: both('高/快*', 'High/fast*'),
      extends: 'base',
      note: both('', ''),
      values: { rd_growth: { 2026: 9 }, gdp_growth: 6 },
    },
  ],
  targets: [
    {
      key: 'intensity_2027',
      indicator: 'intensity',
      year: 2027,
      basis: 'level',
      comparator: '>=',
      value: 3.4,
      unit: '%',
      qualifier: 'exact',
      tolerance: 0,
      source: 'intensity_goal_2027',
      origin: 'document',
      note: both('约', 'about'),
    },
  ],
  rules: [
    {
      key: 'rd_rises',
      name: both('研发经费只增不减', 'R&D may only rise'),
      formula: '=rd >= PREV(rd)',
      severity: 'hard',
      from: 2025,
      source: 'assumption',
      reason: both('', ''),
    },
  ],
  groups: [
    { key: 'macro', name: both('经济总量', 'Economy') },
    { key: 'research', name: both('研发投入', 'Research investment') },
    { key: 'enterprises', name: both('科技企业', 'Technology enterprises') },
  ],
};

/** Texts that a careless writer would lose: formulas, numbers, dates, quotes, spaces within, other planes. */
const text = fc.oneof(
  fc.constantFrom(
    '=1+1',
    '+1',
    '-1',
    '@x',
    "'quoted",
    '007',
    '3.22%',
    '2025-09',
    'TRUE',
    '#N/A',
    'a  b',
    '𠮷“引”',
    '"q"',
  ),
  fc.string({ minLength: 1, maxLength: 8 }).filter((s) => s.trim() === s && s !== ''),
);
const bilingual = fc.record({ zh: text, en: text });
const line = text.map((s) => s.replace(/[\r\n]/g, '_')).filter((s) => s !== '');

/** Names of groups, of which the model may use some, and of places: some without, some with. */
const named = (taken: readonly string[]): fc.Arbitrary<readonly Named[] | undefined> =>
  fc.option(
    fc
      .uniqueArray(text, { minLength: 3, maxLength: 9, selector: (word) => word.trim().toLowerCase() })
      .filter((words) => words.every((word) => !taken.includes(word.toLowerCase())))
      .map((words) =>
        Array.from({ length: Math.floor(words.length / 3) }, (_, i): Named => {
          const [zh = '', en = '', own = ''] = words.slice(3 * i, 3 * i + 3);
          return { key: taken[i] ?? own, name: { zh, en } };
        }),
      ),
    { nil: undefined },
  );

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Over the keys that every random model has. */
const overview = fc.record({
  file: maybe(bilingual),
  isListed: fc.boolean(),
  isDrawn: fc.boolean(),
  isWhole: fc.boolean(),
  policy: maybe(
    fc.record({
      group: fc.constantFrom('macro', 'policy', 'a group of its own'),
      title: maybe(bilingual),
      hasBalance: fc.boolean(),
      agree: maybe(bilingual),
      above: maybe(bilingual),
      below: maybe(bilingual),
      remedy: maybe(bilingual),
    }),
  ),
});

function overviewOf(drawn: typeof overview extends fc.Arbitrary<infer T> ? T : never, key: string): Overview {
  const { file, isListed, isDrawn, isWhole, policy } = drawn;
  const plain = <T extends object>(fields: T) =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
      [K in keyof T]?: Exclude<T[K], undefined>;
    };
  const { hasBalance = false, group = '', ...texts } = policy ?? {};
  return plain({
    file,
    indicators: isListed ? [key] : undefined,
    chart: isDrawn ? key : undefined,
    whole: isWhole ? key : undefined,
    parts: isWhole ? [key] : undefined,
    policy:
      policy === undefined
        ? undefined
        : { group, ...plain({ ...texts, balance: hasBalance ? key : undefined }) },
  });
}

/** Random models in the form in which `readWorkbook` returns them: formulas over keys, values by year. */
export const randomModel: fc.Arbitrary<Model> = fc
  .record({
    model: plainModel,
    name: bilingual,
    reasons: fc.array(fc.option(bilingual, { nil: undefined }), { minLength: 1, maxLength: 3 }),
    notes: fc.array(text, { minLength: 1, maxLength: 3 }),
    option: fc.record({ zh: line, en: line }),
    headline: fc.constantFrom(true, false, undefined),
    severity: fc.constantFrom('hard' as const, 'soft' as const),
    comparator: fc.constantFrom('>=' as const, '<=' as const, '>' as const, '<' as const, '=' as const),
    target: fc.integer({ min: -1000, max: 1000 }),
    year: fc.integer({ min: 2024, max: 2029 }),
    role: fc.constantFrom(...ROLES),
    basis: fc.constantFrom(...BASES),
    origin: fc.constantFrom(...ORIGINS),
    isRare: fc.boolean(),
    milestones: fc.uniqueArray(fc.integer({ min: 2023, max: 2029 }), { maxLength: 3 }),
    groups: named(['macro', 'policy']),
    places: named([]),
    story: maybe(overview),
  })
  .map(
    ({
      model,
      name,
      reasons,
      notes,
      option,
      headline,
      severity,
      comparator,
      target,
      year,
      milestones,
      role,
      basis,
      origin,
      isRare,
      groups,
      places,
      story,
    }) => {
      const pick = <T>(items: readonly T[], i: number): T | undefined => items[i % items.length];
      const start = model.indicators[0]?.key ?? '';
      return canonical({
        ...model,
        name,
        milestones,
        documents: notes.map((note, i) => ({
          ...{
            id: `d${i}`,
            title: note,
            publisher: note,
            published: note,
            number: note,
            file: note,
            sha256: note,
          },
        })),
        figures: model.figures.map((figure, i) => ({
          ...figure,
          note: pick(notes, i) ?? '',
          caliber: pick(notes, i + 1) ?? '',
        })),
        indicators: model.indicators.map((indicator, i) => {
          const reason = pick(reasons, i);
          return {
            ...indicator,
            ...(reason === undefined ? {} : { reason, caliber: reason }),
            ...(headline === undefined ? {} : { headline }),
          };
        }),
        parameters: [
          ...model.parameters,
          {
            key: 'a_switch',
            name: { zh: '某开关', en: 'a switch' },
            unit: '项',
            group: 'policy',
            value: 0,
            min: 0,
            max: 0,
            role,
            options: [option],
            ...(isRare ? { earliest: 2026, cost: { amount: 1.5e-7, unit: '亿元' } } : {}),
            ...(isRare && model.figures[0] !== undefined ? { marginOf: model.figures[0].id } : {}),
            reason: option,
            source: pick(notes, 0) ?? '',
            distribution: { kind: 'triangular', parameters: { min: -1.5, mode: 1e-7, max: 3 } },
          },
        ],
        scenarios: model.scenarios.map((scenario, i) =>
          i === 0 ? scenario : { ...scenario, author: option.zh },
        ),
        targets: [
          {
            key: 'a_target',
            indicator: start,
            year,
            ...(isRare ? { from: 2024, member: 'east' } : {}),
            basis,
            comparator,
            value: target / 10,
            unit: basis === 'level' || basis === 'increase' ? '亿元' : '%',
            qualifier: 'about',
            tolerance: Math.abs(target) / 8,
            source: 'figure_0',
            origin,
            note: option,
          },
        ],
        rules: [
          {
            key: 'a_rule',
            name: option,
            formula: `=${start}>=PREV(${start})`,
            severity,
            from: 2025,
            to: year === 2024 ? 2025 : year,
            source: 'assumption',
            reason: option,
          },
        ],
        ...(isRare ? rareTables(start, option) : {}),
        ...(groups === undefined ? {} : { groups }),
        ...(places === undefined ? {} : { places }),
        ...(story === undefined ? {} : { overview: overviewOf(story, start) }),
      });
    },
  );

/** Tables that most models lack. */
function rareTables(
  start: string,
  name: Bilingual,
): Pick<Model, 'dimensions' | 'profiles' | 'allocations' | 'accounts'> {
  const member = (key: string, parent?: string) => ({
    key,
    name,
    ...(parent === undefined ? {} : { parent, aliases: ['a', 'b'] }),
    level: parent === undefined ? 'top' : 'part',
  });
  const members = [member('all'), member('east', 'all'), member('west', 'all')];
  return {
    dimensions: [{ key: 'place', name, levels: ['top', 'part'], members }],
    profiles: [
      {
        key: 'half_year',
        indicator: start,
        period: 'H1',
        share: 45.39,
        low: 44,
        high: 47,
        source: 'assumption',
      },
      { key: 'eight_months', indicator: start, member: 'east', period: '01..08', share: 60, source: 'x' },
    ],
    allocations: [
      {
        key: 'split',
        name,
        total: start,
        over: { dimension: 'place', level: 'part' },
        years: [2025, 2026],
        weights: { east: 3, west: 2.5 },
        floor: { west: 1e-7 },
        last: {},
        source: 'assumption',
      },
    ].map(({ last: _, ...rest }) => rest),
    accounts: [
      { key: 'ledger', name, total: start, uses: [start], cells: { [start]: [start] }, source: 'x' },
    ],
  };
}

export function canonical(model: Model): Model {
  const { names, seriesByKey, rules } = preparedOf(model);
  const texts = new Map(rules.map(({ rule, written }) => [rule.key, printFormula(written, names, 'key')]));
  // A value given for the first year only is the value of all years.
  const plain = (value: ParameterValue): ParameterValue => {
    if (typeof value === 'number') return value;
    const [only, ...others] = Object.entries(value);
    return only !== undefined && others.length === 0 && Number(only[0]) === model.firstYear ? only[1] : value;
  };
  return {
    ...model,
    indicators: model.indicators.map((indicator) => {
      const written = seriesByKey.get(indicator.key)?.written;
      return written === undefined
        ? indicator
        : { ...indicator, formula: printFormula(written, names, 'key') };
    }),
    parameters: model.parameters.map((parameter) => ({ ...parameter, value: plain(parameter.value) })),
    scenarios: model.scenarios.map((scenario) => ({
      ...scenario,
      values: Object.fromEntries(Object.entries(scenario.values).map(([key, value]) => [key, plain(value)])),
    })),
    rules: model.rules.map((rule) => ({ ...rule, formula: texts.get(rule.key) ?? rule.formula })),
  };
}
