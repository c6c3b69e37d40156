/** The three charts of the Overview; their data are on the Compare sheet. */
import { areaOn, cellOn } from '../plan/address.js';
import { gapArea, intensityTarget } from './compareSheet.js';
import type { Context } from '../tables/context.js';
import { formatOf, unitText } from '../tables/fields.js';
import type { ChartPlan, ChartSeriesPlan } from '../plan/plan.js';
import { CHART_COLORS, TARGET_COLOR } from '../plan/styles.js';

/** Number of rows of a chart. */
const HEIGHT = 17;

interface Frame {
  readonly left: number;
  readonly columns: number;
  readonly right: number;
}

interface OverviewCharts {
  readonly upper: readonly ChartPlan[];
  readonly lower: readonly ChartPlan[];
  readonly height: number;
}

/** The charts from row `row` on: two side by side, one across below them. */
export function overviewCharts(context: Context, frame: Frame, row: number): OverviewCharts {
  const half = Math.ceil((frame.columns - 1) / 2);
  const intensity = intensityChart(context, { row, column: frame.left, rows: HEIGHT, columns: half });
  const sources = sourcesChart(context, {
    row,
    column: frame.left + half,
    rows: HEIGHT,
    columns: frame.columns - half,
  });
  const gaps = gapChart(context, { row, column: frame.left, rows: HEIGHT, columns: frame.columns });
  return {
    upper: [intensity, sources].filter((chart) => chart !== undefined),
    lower: [gaps].filter((chart) => chart !== undefined),
    height: HEIGHT,
  };
}

/** The years in which all these series have a value, as cells of a row of Compare. */
function commonYears(
  context: Context,
  keys: readonly string[],
): { readonly from: number; readonly count: number } {
  const has = (year: number): boolean => keys.every((key) => context.valueAt(0, key, year) !== undefined);
  const from = context.years.find(has) ?? context.model.baseYear;
  return { from, count: context.model.horizon - from + 1 };
}

function yearsOf(context: Context, row: number, from: number, count: number): string {
  const { compare } = context.layout;
  const column = compare.firstYearColumn + from - context.model.firstYear;
  return areaOn(context.sheets.compare, { row, column, rows: 1, columns: count });
}

function intensityChart(context: Context, area: ChartPlan['area']): ChartPlan | undefined {
  const { layout, model, say, scenarios, sheets, topics } = context;
  const key = topics.chart;
  if (key === undefined) return undefined;
  const { compare } = layout;
  const { from, count } = commonYears(context, [key]);
  const lines = scenarios.map(({ index }): ChartSeriesPlan => ({
    name: { ref: cellOn(sheets.compare, compare.byYearRow(key, index), 1) },
    values: yearsOf(context, compare.byYearRow(key, index), from, count),
    color: CHART_COLORS[index % CHART_COLORS.length] ?? TARGET_COLOR,
  }));
  const target = intensityTarget(context);
  const dashed: readonly ChartSeriesPlan[] =
    target === undefined
      ? []
      : [
          {
            name: { ref: cellOn(sheets.compare, compare.targetLineRow, 0) },
            values: yearsOf(context, compare.targetLineRow, from, count),
            color: TARGET_COLOR,
            dashed: true,
          },
        ];
  const indicator = context.nameOf(key);
  return {
    key: 'intensity',
    kind: 'line',
    title: say('intensityChart', { indicator }),
    area,
    categories: yearsOf(context, compare.active.header, from, count),
    series: [...lines, ...dashed],
    valueFormat: formatOf(context.unitOf(key)).replace('0.00%', '0.0%'),
    description: say('intensityDescription', { indicator, from, to: model.horizon }),
  };
}

function sourcesChart(context: Context, area: ChartPlan['area']): ChartPlan | undefined {
  const { layout, model, say, sheets, topics } = context;
  const { whole, parts } = topics;
  if (whole === undefined) return undefined;
  const { compare } = layout;
  const { from, count } = commonYears(context, parts);
  const indicator = context.nameOf(whole);
  const unit = unitText(context.unitOf(whole), context.language);
  return {
    key: 'sources',
    kind: 'columnStacked',
    title: say('sourcesChart', { indicator, unit }),
    area,
    categories: yearsOf(context, compare.active.header, from, count),
    series: parts.map((key, i) => ({
      name: { ref: cellOn(sheets.compare, compare.activeRow(key), 0) },
      values: yearsOf(context, compare.activeRow(key), from, count),
      color: CHART_COLORS[i % CHART_COLORS.length] ?? TARGET_COLOR,
    })),
    valueFormat: '#,##0',
    description: say('sourcesDescription', { indicator, from, to: model.horizon }),
  };
}

function gapChart(context: Context, area: ChartPlan['area']): ChartPlan | undefined {
  const { layout, say, scenarios, sheets } = context;
  const { gaps, gapTargets } = layout.compare;
  if (gapTargets.length === 0) return undefined;
  return {
    key: 'gaps',
    kind: 'columnClustered',
    title: say('gapChart'),
    area,
    categories: areaOn(sheets.compare, { row: gaps.first, column: 0, rows: gapTargets.length, columns: 1 }),
    series: scenarios.map(({ index }) => ({
      name: { ref: cellOn(sheets.compare, gaps.header, 3 + index) },
      values: areaOn(sheets.compare, gapArea(context, index)),
      color: CHART_COLORS[index % CHART_COLORS.length] ?? TARGET_COLOR,
    })),
    valueFormat: '0%',
    description: say('gapDescription'),
  };
}
