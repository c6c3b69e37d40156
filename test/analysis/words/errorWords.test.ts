/** An error value says which indicator, which year and which part of the formula, in both languages. */
import { describe, expect, it } from 'vitest';
import { distinctErrors, errorsOf, explainError } from '../../../src/analysis/words/errorWords.js';
import { setFormula } from '../../../src/model/edit.js';
import type { Model } from '../../../src/model/model.js';
import { projectModel } from '../../../src/model/project.js';
import { planWorkbook } from '../../../src/workbook/sheets/planWorkbook.js';
import { preparedOf, tinyModel } from '../../workbook/models.js';

const errorsIn = (model: Model) => {
  const prepared = preparedOf(model);
  return errorsOf(projectModel(prepared, 'base')).map((error) => explainError(prepared, error));
};

describe('an error', () => {
  it('names the indicator and the part it arose in, where another indicator shows it too', () => {
    const model = setFormula(tinyModel, 'intensity', '=rd / (gdp - gdp) + 1');
    const [first] = errorsIn(model);
    expect(first?.zh).toMatch(
      /^\d{4}年的“研发投入强度”是#DIV\/0!：出自公式中的“.+ \/ \(.+ - .+\)”，除数为零。/,
    );
    expect(first?.en).toMatch(
      /^R&D intensity of \d{4} is #DIV\/0!: it arises in ".+ \/ \(.+ - .+\)" of its formula\. /,
    );
    expect(first?.zh).not.toContain('+ 1');
  });

  it('is told once for all years and series in which it shows', () => {
    const model = setFormula(tinyModel, 'gdp', '=PREV(gdp) * SQRT(-1)');
    const errors = errorsIn(model);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.en).toContain('SQRT(-1)');
    expect(errors[0]?.en).toContain('#NUM!');
  });

  it('that only waits for itself is told as a circle', () => {
    const origin = { name: 'gdp', year: 2026, start: 0, end: 0 };
    const { zh } = explainError(preparedOf(tinyModel), { error: '#REF!', origin });
    expect(zh).toContain('由它自己算出');
  });

  it('is one for each part of a formula, of its first year', () => {
    const origin = (year: number, start: number) => ({ name: 'gdp', year, start, end: start + 1 });
    const errors = distinctErrors([
      { error: '#N/A', origin: origin(2027, 1) },
      3,
      { error: '#N/A', origin: origin(2026, 1) },
      undefined,
      { error: '#N/A', origin: origin(2026, 4) },
    ]);
    expect(errors.map(({ origin: at }) => [at?.year, at?.start])).toEqual([
      [2026, 1],
      [2026, 4],
    ]);
  });
});

it('the first page explains errors by formulas that are empty once the error is gone', () => {
  const broken = setFormula(tinyModel, 'intensity', '=rd / (gdp - gdp)');
  const told = (model: Model) => {
    const { sheets } = planWorkbook(preparedOf(model), 'zh');
    const cells =
      sheets.find(({ key }) => key === 'overview')?.blocks.flatMap((block) => block.cells.flat()) ?? [];
    return cells.filter(
      (cell) => /^=IF\(ISERROR\(/.test(cell?.formula ?? '') && cell?.formula?.endsWith(',"")'),
    );
  };
  expect(told(tinyModel)).toEqual([]);
  expect(told(broken)).toHaveLength(tinyModel.scenarios.length);
  for (const cell of told(broken)) expect(cell?.cached).toMatch(/研发投入强度.*#DIV\/0!.*除数为零/);
});
