/**
 * Checks of indicators with members: members without a value, totals that a figure states otherwise, and a rest below 0. Only the
 * workbooks of models with members have them.
 */
import { usedValue } from '../../figures/figure.js';
import { WORDS, type Word } from '../../messages/wording/workbook.js';
import { wholeYear } from '../../figures/period.js';
import { STATED_AGREES } from '../../model/memberTotals.js';
import type { PreparedIndicator } from '../../model/prepared.js';
import { areaOn, cellOn } from '../plan/address.js';
import { live, sentence } from '../plan/sheet.js';
import { nameCell, type Context, type ScenarioView } from '../tables/context.js';
import { conversion, inCell } from '../tables/fields.js';
import { figureRef } from './baselineSheet.js';
import type { Check, Count } from './checksIntegrity.js';

export function memberChecks(context: Context): readonly Check[] {
  const { prepared, scenarios } = context;
  return prepared.series.flatMap((whole): readonly Check[] => {
    if (whole.member?.role !== 'total') return [];
    const rows = prepared.series.filter(({ member }) => member?.of === whole.indicator.key);
    const members = rows.filter(({ member }) => member?.role === 'member');
    const rest = rows.find(({ member }) => member?.role === 'rest');
    const check = (word: Word, count: (view: ScenarioView) => Count): Check => {
      const name = nameCell(context, whole.indicator.key);
      const values = {
        name: { formula: (name.formula ?? '=').slice(1), value: context.nameOf(whole.indicator.key) },
      };
      const label = sentence(WORDS[word][context.language], values);
      return {
        kind: 'attention',
        label: live(`=${label.formula}`, label.value, 'label'),
        counts: { byScenario: scenarios.map(count) },
      };
    };
    return [
      ...(members.length === 0
        ? []
        : [check('membersWithout', (view) => withoutValue(context, view, members))]),
      ...(rest === undefined ? [] : [check('memberRestNegative', (view) => below0(context, view, rest))]),
      ...(whole.stated === undefined
        ? []
        : [check('memberTotalDiffers', (view) => differing(context, view, whole))]),
    ];
  });
}

/** Members without a value in the last year. */
function withoutValue(context: Context, view: ScenarioView, members: readonly PreparedIndicator[]): Count {
  const { layout, model } = context;
  const column = layout.projection.yearColumn(model.horizon);
  const cells = members.map(({ indicator }) => layout.projection.rowOf('indicator', indicator.key));
  const row = Math.min(...cells);
  const area = { row, column, rows: Math.max(...cells) - row + 1, columns: 1 };
  const missing = members.filter(
    ({ indicator }) => context.valueAt(view.index, indicator.key, model.horizon) === undefined,
  );
  return { formula: `=COUNTBLANK(${areaOn(view.sheet, area)})`, value: missing.length };
}

/** Years in which a rest is below 0. */
function below0(context: Context, view: ScenarioView, { indicator: { key } }: PreparedIndicator): Count {
  const { layout, years } = context;
  const { firstYearColumn, rowOf } = layout.projection;
  const area = { row: rowOf('indicator', key), column: firstYearColumn, rows: 1, columns: years.length };
  const negative = years.filter((year) => Number(context.valueAt(view.index, key, year)) < 0);
  return { formula: `=COUNTIF(${areaOn(view.sheet, area)},"<0")`, value: negative.length };
}

/** Years in which a figure states another total than the members add up to. */
function differing(
  context: Context,
  view: ScenarioView,
  { indicator, stated = new Map() }: PreparedIndicator,
): Count {
  const { layout } = context;
  const { key, unit } = indicator;
  const compared = [...stated.values()].flatMap(({ figure }) => {
    const year = wholeYear(figure.period) ?? 0;
    const sum = context.valueAt(view.index, key, year);
    if (typeof sum !== 'number') return [];
    const here = cellOn(
      view.sheet,
      layout.projection.rowOf('indicator', key),
      layout.projection.yearColumn(year),
    );
    const there = `${figureRef(context, figure.id)}${conversion(figure.unit, unit)}`;
    const value = stated.get(year)?.value ?? inCell(usedValue(figure), unit);
    const isOff = Math.abs(sum - value) > STATED_AGREES * Math.abs(value);
    return [{ formula: `(ABS(${here}-${there})>${STATED_AGREES}*ABS(${there}))`, isOff }];
  });
  const formula = compared.length === 0 ? '=0' : `=0+${compared.map((each) => each.formula).join('+')}`;
  return { formula, value: compared.filter(({ isOff }) => isOff).length };
}
