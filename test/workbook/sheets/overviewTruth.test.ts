/** Sentences of the first page of the Zhejiang pack are true: readings, conditions, what is stamped, what is left out. */
import { describe, expect, it } from 'vitest';
import { takenAsKnown } from '../../../src/analysis/sensitivity/drivers.js';
import { LANGUAGES, type Language } from '../../../src/messages/language.js';
import { sentenceParts } from '../../../src/model/overview.js';
import type { Cell, SheetPlan } from '../../../src/workbook/plan/plan.js';
import { planWorkbook } from '../../../src/workbook/sheets/planWorkbook.js';
import { zhejiang } from '../../analysis/models.js';

const plans = new Map(LANGUAGES.map((language) => [language, planWorkbook(zhejiang, language)]));

function sheetOf(language: Language, key: string): SheetPlan {
  return plans.get(language)!.sheets.find((sheet) => sheet.key === key)!;
}

function cellsOf(sheet: SheetPlan): readonly Cell[] {
  return sheet.blocks.flatMap(({ cells }) => cells.flatMap((row) => row.flatMap((cell) => cell ?? [])));
}

function textOf({ value, cached }: Cell): string {
  const shown = value ?? cached ?? '';
  return typeof shown === 'object' ? JSON.stringify(shown) : String(shown);
}

function find(language: Language, piece: string): Cell {
  const found = cellsOf(sheetOf(language, 'overview')).filter((cell) => textOf(cell).includes(piece));
  expect(found, piece).toHaveLength(1);
  return found[0]!;
}

describe('the three policy numbers', () => {
  it('are judged with the reading said in the sentence: at least, or just reached', () => {
    expect(textOf(find('zh', '1万亿元以上'))).toMatch(
      /14,482 亿元.*读作下限，三个数字可以同时成立；读作恰好达到，则不能同时成立/,
    );
    expect(textOf(find('en', 'one trillion or more'))).toMatch(
      /read as a floor, the three numbers can all hold; read as just reached/,
    );
  });

  it('have a remedy that names its condition and is rounded to the safe side', () => {
    const zh = textOf(find('zh', '撬动比不变，不是本模型的推演结果'));
    const en = textOf(find('en', 'which is not what this model projects'));
    const numbers = [
      /至少增长 ([\d.]+)%.*至少 ([\d.]+) 倍/.exec(zh)!,
      /grow by ([\d.]+)%.*has to be ([\d.]+) in/.exec(en)!,
    ];
    for (const [, growth, leverage] of numbers) {
      // By hand: (10,000 / 6 / 1,200)^(1/5) - 1 is 6.7907 %, and 10,000 / (1,200 * 1.15^5) is 4.1431.
      expect([growth, leverage]).toEqual(['6.8', '4.2']);
      // With what is said, the total is reached.
      expect(1200 * (1 + Number(growth) / 100) ** 5 * 6).toBeGreaterThanOrEqual(10000);
      expect(1200 * 1.15 ** 5 * Number(leverage)).toBeGreaterThanOrEqual(10000);
    }
  });
});

it('a value of a sentence may be rounded up or down', () => {
  expect(sentenceParts('a {x:1+} b {y:0-} {z:2} {w}')).toEqual([
    'a ',
    { key: 'x', decimals: 1, round: 'up' },
    ' b ',
    { key: 'y', decimals: 0, round: 'down' },
    ' ',
    { key: 'z', decimals: 2 },
    ' ',
    { key: 'w' },
  ]);
});

describe.each(LANGUAGES)('what the page says of itself (%s)', (language) => {
  it('names the assumptions that the sentence on drivers takes as known', () => {
    const known = takenAsKnown(zhejiang, 'continuation', 'rd_intensity', 2030);
    expect(known).toContain('gdp_deflator');
    const cell = find(language, language === 'zh' ? '没有给出分布' : 'for want of a distribution');
    for (const key of known)
      expect(textOf(cell)).toContain(zhejiang.parameterByKey.get(key)!.parameter.name[language]);
    expect(textOf(cell)).toContain(language === 'zh' ? '5%至95%区间' : '5th and 95th percentile');
  });

  it('tells the stamped sentence from what follows the scenario', () => {
    const note = textOf(find(language, language === 'zh' ? '在黄色格中选择情景' : 'in the yellow cell'));
    const isStamped =
      language === 'zh'
        ? '“主要取决于”一句是生成本工作簿时的计算值'
        : 'whatever the choice: the sentence on what the result depends on';
    expect(note).toContain(isStamped);
    expect(note).not.toMatch(/every number|所有数字/);
    // The sentence is a text; a policy number and the sentences on them are formulas.
    expect(
      find(language, language === 'zh' ? '的高低主要取决于' : 'depends mostly on').formula,
    ).toBeUndefined();
    expect(find(language, '14,482').formula).toBeDefined();
  });

  it('shows targets with their signs', () => {
    const targets = cellsOf(sheetOf(language, 'overview')).filter(({ style = '' }) =>
      /\(20\d\d\)"/.test(style),
    );
    expect(targets.length).toBeGreaterThan(0);
    for (const { style } of targets) expect(style).toMatch(/"[≥≤=<>] "/);
  });

  it('shows changes of rates in percentage points', () => {
    const points = language === 'zh' ? '个百分点' : 'pp';
    const changes = cellsOf(sheetOf(language, 'compare')).filter(({ style = '' }) => /\+0\.00%/.test(style));
    expect(changes).toEqual([]);
    const shown = cellsOf(sheetOf(language, 'compare')).filter(({ style = '' }) =>
      style.includes(`" ${points}"`),
    );
    expect(shown.length).toBeGreaterThan(0);
    for (const { formula } of shown) expect(formula).toMatch(/\*100$/);
  });
});
