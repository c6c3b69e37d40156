/**
 * Fan charts as native stacked areas with opaque bands of ten points (Bank of England's kind): nothing is drawn below the lowest
 * band; lines show the live projection with the parameters as set, and the target if there is one.
 */
import type { Percentile } from '../../analysis/uncertainty/summary.js';
import { HEADERS } from '../../messages/wording/workbook.js';
import type { Target } from '../../model/model.js';
import { areaOn, cellAddress, cellOn } from '../plan/address.js';
import { nameCell, type Context } from '../tables/context.js';
import { formatOf, inCell, unitText } from '../tables/fields.js';
import { targetRef } from './modelSheet.js';
import type { Cell, ChartPlan, ChartSeriesPlan } from '../plan/plan.js';
import { subtract } from '../plan/scalars.js';
import { blank, constant, live } from '../plan/sheet.js';
import { TARGET_COLOR } from '../plan/styles.js';
import {
  BANDS,
  CHART_ROWS,
  FAN,
  FIRST_CHART,
  percentColumn,
  PRINTED_COLUMNS,
  type FanPlace,
} from './uncertaintyLayout.js';
import { plannedCell, type Sheet } from './uncertaintyTables.js';

/** By middle share, darker towards the middle; all opaque. */
const BAND_COLORS: Readonly<Record<number, string>> = {
  20: '3F86B8',
  40: '79ACD3',
  60: 'A9CAE5',
  80: 'D5E5F2',
};
const LINE_COLOR = '12263F';
/** Width of the left chart of a pair, in columns. */
const HALF = 5;

export function writeFans(to: Sheet): void {
  const { sheet, context, places } = to;
  if (places.fans.length === 0) return;
  sheet.put(places.fanData, 0, constant(context.say('fanDataTitle'), 'section'));
  sheet.fill({ row: places.fanData, column: 0, rows: 1, columns: FAN.target + 1 }, 'section');
  places.fans.forEach((place, i) => {
    writeData(to, place);
    sheet.chart(fanChart(to, place, i));
  });
}

function writeData(to: Sheet, place: FanPlace): void {
  const { sheet, context, simulation, places } = to;
  const { language, model, say } = context;
  const { key, years, header, first } = place;
  const format = formatOf(context.unitOf(key));
  const target = targetOf(context, key);
  sheet.putRow(header, 0, [
    nameCell(context, key, 'group'),
    blank('group'),
    constant(key, 'keyPlain'),
    constant(HEADERS.year[language], 'headingCenter'),
    constant(say('planned'), 'headingCenter'),
    constant(say('below'), 'headingCenter'),
    ...BANDS.map(({ share }) => constant(say('middleShare', { share }), 'headingCenter')),
    ...(target === undefined ? [] : [constant(say('targetLine', { year: target.year }), 'headingCenter')]),
  ]);
  sheet.height(header, 34);
  years.forEach((year, i) => {
    const row = first + i;
    const planned = plannedCell(to, key, year);
    const level: Cell =
      target === undefined
        ? blank('number')
        : live(
            `=${targetRef(context, target.key)}`,
            inCell(target.value, context.unitOf(key)),
            'link',
            format,
          );
    sheet.put(row, FAN.year, constant(year, 'status', '0'));
    sheet.put(row, FAN.line, planned);
    if (target !== undefined) sheet.put(row, FAN.target, level);
    if (year === model.baseYear) {
      // All lines start from the known value.
      const base = context.valueAt(to.scenario ?? 0, key, year);
      const known = live(`=${cellAddress(row, FAN.line)}`, base ?? 0, 'formula', format);
      const isEmpty = base === undefined || planned.formula === undefined;
      sheet.put(row, FAN.below, isEmpty ? blank('number') : known);
      BANDS.forEach((_, k) =>
        sheet.put(row, FAN.bands + k, isEmpty ? blank('number') : constant(0, 'number', format)),
      );
      return;
    }
    const values = simulation.series.find(
      (series) => series.key === key && series.year === year,
    )?.percentiles;
    const source = places.seriesRow(key, year);
    const at = (percent: Percentile): string => cellAddress(source, percentColumn(percent));
    const value = (percent: Percentile): number => values?.[percent] ?? 0;
    sheet.put(row, FAN.below, live(`=${at(10)}`, value(10), 'formula', format));
    BANDS.forEach(({ low, high }, k) =>
      sheet.put(
        row,
        FAN.bands + k,
        live(`=${at(high)}-${at(low)}`, subtract(value(high), value(low)), 'formula', format),
      ),
    );
  });
}

/** The target of the latest year. */
function targetOf(context: Context, key: string): Target | undefined {
  return context.layout.compare.lastTargets.find(({ indicator }) => indicator === key);
}

function fanChart(to: Sheet, place: FanPlace, index: number): ChartPlan {
  const { context, simulation } = to;
  const { language, model, say, sheets } = context;
  const { key, years, header, first } = place;
  const indicator = context.nameOf(key);
  const own = context.unitOf(key);
  const on = sheets.uncertainty;
  // The base year is drawn if it has a value.
  const hasBase =
    typeof context.valueAt(to.scenario ?? 0, key, model.baseYear) === 'number' && to.scenario !== undefined;
  const skipped = hasBase ? 0 : 1;
  const down = (column: number): string =>
    areaOn(on, { row: first + skipped, column, rows: years.length - skipped, columns: 1 });
  const series = (column: number, look: Omit<ChartSeriesPlan, 'name' | 'values'>): ChartSeriesPlan => ({
    name: { ref: cellOn(on, header, column) },
    values: down(column),
    ...look,
  });
  const half = BANDS.length / 2;
  const left = index % 2 === 0;
  const target = targetOf(context, key);
  const bands = BANDS.map(({ share }, k) =>
    // Only the upper bands are in the legend.
    series(FAN.bands + k, {
      color: BAND_COLORS[share] ?? LINE_COLOR,
      ...(k < half ? { unlisted: true } : {}),
    }),
  );
  const rows = simulation.series.filter((row) => row.key === key);
  return {
    key: `fan-${key}`,
    kind: 'areaStacked',
    title: say('fanChart', { indicator, unit: unitText(own, language) }),
    area: {
      row: FIRST_CHART + Math.floor(index / 2) * (CHART_ROWS + 1),
      column: left ? 0 : HALF,
      rows: CHART_ROWS,
      columns: left ? HALF : PRINTED_COLUMNS - HALF,
    },
    categories: down(FAN.year),
    series: [
      series(FAN.below, { color: 'FFFFFF', hidden: true, unlisted: true }),
      ...bands,
      series(FAN.line, { color: LINE_COLOR, line: true }),
      ...(target === undefined
        ? []
        : [series(FAN.target, { color: TARGET_COLOR, line: true, dashed: true })]),
    ],
    valueFormat: formatOf(own).replace('#,##0.0', '#,##0').replace('0.00%', '0.0%'),
    ...axis([
      ...rows.flatMap(({ percentiles }) => [percentiles[10], percentiles[90]]),
      ...years
        .map((year) => context.valueAt(to.scenario ?? 0, key, year))
        .filter((value) => typeof value === 'number'),
      ...(target === undefined ? [] : [inCell(target.value, own)]),
    ]),
    description: say('fanDescription', {
      indicator,
      from: years[skipped] ?? model.baseYear,
      to: model.horizon,
    }),
  };
}

/** Round bounds of the axis with some room, so that the fan fills the chart; starts at 0 if that is near. */
function axis(values: readonly number[]): { readonly valueMin: number; readonly valueMax: number } {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const spread = high - low === 0 ? Math.abs(high) || 1 : high - low;
  const step = 10 ** Math.floor(Math.log10(spread / 2));
  const least = Math.floor((low - spread / 10) / step) * step;
  const valueMax = rounded(Math.ceil((high + spread / 10) / step) * step);
  return { valueMin: low >= 0 && least < low / 3 ? 0 : rounded(least), valueMax };
}

function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
