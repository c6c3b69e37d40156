/** An independent engine calculates the planned formulas, also after the edits that the sheets invite. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { BrowserHost } from '../../src/hosts/ironcalc/browser.js';
import type { Language } from '../../src/messages/language.js';
import { setParameterValue } from '../../src/model/edit.js';
import { projectModel } from '../../src/model/project.js';
import { readWorkbook } from '../../src/workbook/read/readWorkbook.js';
import { planWorkbook } from '../../src/workbook/sheets/planWorkbook.js';
import { valueOf } from '../model/packs.js';
import { calculated, differences, isSame, snapshot } from './engine.js';
import { preparedOf, tinyModel } from './models.js';

describe.each(['zh', 'en'] as const)('the tiny workbook in IronCalc (%s)', (language: Language) => {
  const prepared = preparedOf(tinyModel);
  const plan = planWorkbook(prepared, language);
  const number = (key: string): number => plan.sheets.findIndex((sheet) => sheet.key === key);
  let host: BrowserHost;
  beforeAll(async () => {
    host = await calculated(plan);
  });

  it('shows what the plan says', async () => {
    expect(differences(plan, await snapshot(host))).toEqual([]);
  });

  it('follows the scenario that is chosen', async () => {
    const chosen = await calculated(plan);
    chosen.model().setUserInput(number('overview'), 4, 3, tinyModel.scenarios[1]?.name[language] ?? '');
    chosen.model().evaluate();
    const page = (await snapshot(chosen)).sheets[0]?.cells ?? [];
    const { indicators, targets } = projectModel(prepared, 'high');
    const gdp = indicators.find(({ key }) => key === 'gdp')?.values ?? [];
    const shown = [3, 4, 5].map((column) => page[9]?.[column]?.value);
    [gdp[1], gdp[2], gdp[4]].forEach((value, i) => {
      expect(isSame(shown[i], Number(value)), JSON.stringify([shown[i], value])).toBe(true);
    });
    const status = page.find((line) => line[3]?.value === 2027 && line[5] !== undefined);
    expect(status?.[5]?.value).toBeCloseTo(Number(targets[0]?.projected), 12);
    expect(status?.[8]?.value).toBe(language === 'zh' ? '达到' : 'Met');
  });

  it('follows a blue input through all scenarios, and reads back as the edited model', async () => {
    const edited = await calculated(plan);
    const base = plan.sheets.find((sheet) => sheet.key === 'projection:base');
    const row = base?.blocks[0]?.cells.findIndex((line) => line[2]?.value === 'rd_growth') ?? -1;
    edited.model().setUserInput(number('projection:base'), row + 1, 4, '8%');
    edited.model().evaluate();
    const model = {
      ...tinyModel,
      parameters: tinyModel.parameters.map((p) => (p.key === 'rd_growth' ? { ...p, value: 8 } : p)),
    };
    const seen = await snapshot(edited);
    expect(differences(planWorkbook(preparedOf(model), language), seen)).toEqual([]);
    expect(valueOf(readWorkbook(seen))).toEqual(model);
  });

  it('follows an override typed over a link', async () => {
    const edited = await calculated(plan);
    const sheet = plan.sheets.find(({ key }) => key === 'projection:high');
    const row = sheet?.blocks[0]?.cells.findIndex((line) => line[2]?.value === 'growth_switch') ?? -1;
    for (let column = 4; column <= 8; column++)
      edited.model().setUserInput(number('projection:high'), row + 1, column, '2');
    edited.model().evaluate();
    const model = valueOf(readWorkbook(await snapshot(edited)));
    const expected = setParameterValue(tinyModel, 'high', 'growth_switch', 'all', 2);
    for (const scenario of ['base', 'high'])
      expect(projectModel(preparedOf(model), scenario)).toEqual(projectModel(preparedOf(expected), scenario));
  });
});
