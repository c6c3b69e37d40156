/** What a person reads for a figure: no key. */
import { expect, test } from 'vitest';
import { nameOfFigure } from '../../../src/taskpane/text/groups.js';
import { preparedOf, tinyModel } from '../../workbook/models.js';
import { textsOf } from '../../../src/taskpane/text/text.js';

test('a figure is named by its indicator and period, what is no figure as it is', () => {
  const prepared = preparedOf(tinyModel);
  expect(nameOfFigure('gdp_2024', prepared, textsOf('zh'))).toBe('地区生产总值 2024 年');
  expect(nameOfFigure('gdp_2024', prepared, textsOf('en'))).toBe('GDP 2024');
  expect(nameOfFigure('else', prepared, textsOf('en'))).toBe('else');
});
