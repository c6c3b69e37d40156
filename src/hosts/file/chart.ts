/** Converts a plan's chart for hucre: a native chart, which follows the cells. */
import type { SheetChart } from 'hucre/xlsx';
import type { ChartPlan, ChartSeriesPlan, WorkbookPlan } from '../../workbook/plan/plan.js';
import { chartName } from '../marks.js';
import { textAt } from '../planText.js';
import { LOOKS, MARK } from './parts.js';

/** Points. */
const LINE_WIDTH = 2.25;

export function chartToFile(chart: ChartPlan, plan: WorkbookPlan): SheetChart {
  const { area, valueMin, valueMax } = chart;
  return {
    ...kindToFile(chart.kind),
    title: chart.title,
    titleFontSize: 12,
    legend: chart.series.length > 1 ? 'bottom' : false,
    ...(chart.series.some(({ unlisted }) => unlisted === true)
      ? {
          legendEntries: chart.series.flatMap(({ unlisted }, idx) =>
            unlisted === true ? [{ idx, delete: true }] : [],
          ),
        }
      : {}),
    altText: chart.description,
    frameTitle: MARK + chartName(chart.key),
    anchor: {
      from: { row: area.row, col: area.column },
      to: { row: area.row + area.rows, col: area.column + area.columns },
    },
    axes: {
      // Labels are at the bottom of the chart, where negative columns do not cover them.
      x: {
        numberFormat: { formatCode: 'General', sourceLinked: false },
        tickLblPos: 'low',
        majorTickMark: 'none',
        minorTickMark: 'none',
      },
      y: {
        numberFormat: { formatCode: chart.valueFormat, sourceLinked: false },
        gridlines: { major: true },
        majorTickMark: 'none',
        minorTickMark: 'none',
        ...(chart.valueTitle === undefined ? {} : { title: chart.valueTitle, axisTitleFontSize: 9 }),
        ...(valueMin === undefined && valueMax === undefined
          ? {}
          : {
              scale: {
                ...(valueMin === undefined ? {} : { min: valueMin }),
                ...(valueMax === undefined ? {} : { max: valueMax }),
              },
            }),
      },
    },
    series: chart.series.map((series) => ({
      name: seriesName(series, plan),
      values: series.values.replace(/^=/, ''),
      categories: chart.categories.replace(/^=/, ''),
      ...(series.color === undefined ? {} : { color: series.color }),
      ...(chart.kind === 'line'
        ? {
            marker: { symbol: 'none' as const },
            stroke: {
              width: LINE_WIDTH,
              dash: series.dashed === true ? ('sysDash' as const) : ('solid' as const),
            },
          }
        : {}),
    })),
  };
}

function kindToFile(
  kind: ChartPlan['kind'],
): Pick<SheetChart, 'type' | 'barGrouping' | 'areaGrouping' | 'lineGrouping' | 'overlap' | 'gapWidth'> {
  switch (kind) {
    case 'line':
      return { type: 'line', lineGrouping: 'standard' };
    case 'columnClustered':
      return { type: 'column', barGrouping: 'clustered', gapWidth: 80 };
    case 'columnStacked':
      return { type: 'column', barGrouping: 'stacked', overlap: 100, gapWidth: 60 };
    case 'barClustered':
      return { type: 'bar', barGrouping: 'clustered', gapWidth: 60 };
    case 'barOverlapped':
      return { type: 'bar', barGrouping: 'clustered', overlap: 100, gapWidth: 40 };
    case 'area':
      return { type: 'area', areaGrouping: 'standard' };
    case 'areaStacked':
      return { type: 'area', areaGrouping: 'stacked' };
  }
}

function seriesName(series: ChartSeriesPlan, plan: WorkbookPlan): string {
  const look = series.hidden === true ? LOOKS.hidden : series.dashed === true ? LOOKS.dashed : LOOKS.line;
  const end = series.hidden === true || series.line === true ? MARK + look : '';
  if ('text' in series.name) return series.name.text + end;
  const ref = series.name.ref.replace(/^=/, '');
  return `${MARK}${ref}${MARK}${textAt(plan, ref)}${end}`;
}
