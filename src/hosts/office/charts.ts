/**
 * Creates a plan's chart in Excel, as one step. Office.js has no alternative text for charts and accepts series names only as
 * text, not as references, so the name is the present text of the plan's cell.
 */
import type { ChartPlan, ChartSeriesPlan, WorkbookPlan } from '../../workbook/plan/plan.js';
import { cellAddress, parseReference, rangeAddress } from '../../workbook/plan/address.js';
import { CALL_BYTES, type ExcelRuntime, type Step } from './batches.js';
import { textAt } from '../planText.js';

const KINDS = {
  line: 'Line',
  columnClustered: 'ColumnClustered',
  columnStacked: 'ColumnStacked',
  barClustered: 'BarClustered',
  barOverlapped: 'BarClustered',
  area: 'Area',
  areaStacked: 'AreaStacked',
} as const satisfies Record<ChartPlan['kind'], string>;

/** Creates the chart `name` on the sheet that now has the name `sheetName`. */
export function* chartSteps(
  chart: ChartPlan,
  name: string,
  sheetName: string,
  plan: WorkbookPlan,
  presentName: (sheet: string) => string,
  excel: ExcelRuntime,
): Iterable<Step> {
  yield {
    bytes: (4 + 4 * chart.series.length) * CALL_BYTES,
    queue: ({ workbook }) => {
      const { worksheets } = workbook;
      const rangeOf = (ref: string): Excel.Range => {
        const reference = parseReference(ref);
        if (reference === undefined)
          throw new Error(`chart "${chart.key}" refers to "${ref}", which is not a range of cells`);
        return worksheets.getItem(presentName(reference.sheet)).getRange(rangeAddress(reference.area));
      };
      const [first, ...others] = chart.series;
      if (first === undefined) throw new Error(`chart "${chart.key}" has no series`);
      // The chart is created with one row or column as its first series; the others are added.
      const byRows = (parseReference(first.values)?.area.rows ?? 1) === 1;
      const added = worksheets
        .getItem(sheetName)
        .charts.add(KINDS[chart.kind], rangeOf(first.values), byRows ? 'Rows' : 'Columns');
      added.name = name;
      added.setPosition(...corners(chart));
      added.title.text = chart.title;
      added.legend.visible = chart.series.length > 1;
      added.legend.position = 'Bottom';
      const { valueAxis } = added.axes;
      if (chart.valueTitle !== undefined) valueAxis.title.text = chart.valueTitle;
      if (chart.valueMin !== undefined) valueAxis.minimum = chart.valueMin;
      if (chart.valueMax !== undefined) valueAxis.maximum = chart.valueMax;
      if (excel.supports('1.8')) valueAxis.numberFormat = chart.valueFormat;
      const made = added.series.getItemAt(0);
      made.name = nameOf(first, plan);
      const all = [made, ...others.map((series) => added.series.add(nameOf(series, plan)))];
      all.forEach((series, index) => {
        const planned = chart.series[index];
        if (planned === undefined) return;
        if (excel.supports('1.7')) {
          if (index > 0) series.setValues(rangeOf(planned.values));
          series.setXAxisValues(rangeOf(chart.categories));
        }
        if (planned.line === true && excel.supports('1.7')) series.chartType = 'Line';
        paint(series, planned, chart.kind, excel);
        if (planned.unlisted === true && excel.supports('1.7'))
          added.legend.legendEntries.getItemAt(index).visible = false;
      });
    },
  };
}

function corners(chart: ChartPlan): [string, string] {
  const { row, column, rows, columns } = chart.area;
  return [cellAddress(row, column), cellAddress(row + rows - 1, column + columns - 1)];
}

function nameOf(series: ChartSeriesPlan, plan: WorkbookPlan): string {
  return 'text' in series.name ? series.name.text : textAt(plan, series.name.ref);
}

function paint(
  series: Excel.ChartSeries,
  planned: ChartSeriesPlan,
  kind: ChartPlan['kind'],
  excel: ExcelRuntime,
): void {
  if (kind === 'barOverlapped' && excel.supports('1.8')) {
    series.overlap = 100;
    series.gapWidth = 40;
  }
  if (planned.hidden === true) {
    series.format.fill.clear();
    return;
  }
  if (kind !== 'line' && planned.line !== true) {
    if (planned.color !== undefined) series.format.fill.setSolidColor(`#${planned.color}`);
    return;
  }
  if (planned.color !== undefined) series.format.line.color = `#${planned.color}`;
  if (!excel.supports('1.7')) return;
  series.markerStyle = 'None';
  series.format.line.weight = 2.25;
  if (planned.dashed === true) series.format.line.lineStyle = 'Dash';
}
