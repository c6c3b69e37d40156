/**
 * The two-way table of the Sensitivity sheet: the indicator if two parameters change together, each to the points of its swing.
 * It is live: a case uses the parameters' values from their separate cases, and has its own rows only for indicators that both
 * influence.
 */
import { printExcel } from '../../formula/text/excel.js';
import { WORDS } from '../../messages/wording/workbook.js';
import { isOwnLevel, judgedTargets } from '../../model/targetReading.js';
import { areaOn, cellAddress } from '../plan/address.js';
import { nameCell, unitCell, type Context } from '../tables/context.js';
import { formatOf } from '../tables/fields.js';
import { metCondition } from './targetFormulas.js';
import { REGIONS } from '../plan/naming.js';
import type { DefinedName, WorkbookSnapshot } from '../plan/plan.js';
import {
  POINT,
  QUESTION_COLUMNS,
  QUESTION_ROW,
  QUESTION_ROWS,
  rowInCase,
  type PairPlace,
  type SensitivityLayout,
} from './sensitivityLayout.js';
import { POINTS, type Mover } from './sensitivityCases.js';
import type { Pair } from './sensitivityStudy.js';
import { inYear, section, type Tables } from './sensitivityTables.js';
import { blank, constant, live, sentence } from '../plan/sheet.js';
import { cellAt, findRegion, plainText } from '../tables/tables.js';

/** Columns of the parameters' keys, and of a mark if nobody chose them, beside the heading of the table. */
const KEYS = { mark: 8, down: 9, across: 10 } as const;
const MARK = 'most_important';

export function writePair(tables: Tables, pair: Pair, place: PairPlace): void {
  const { sheet, context, study, places } = tables;
  const { down, across } = pair;
  const { indicator, year } = study.question;
  const name = (key: string) => ({
    formula: (nameCell(context, key).formula ?? '=""').slice(1),
    value: context.nameOf(key),
  });
  const words = { down: name(down.key), across: name(across.key) };
  const title = sentence(WORDS.pairTitle[context.language], words);
  const head = sentence(WORDS.pairHead[context.language], words);
  section(tables, place, live(`=${title.formula}`, title.value, 'section'), []);
  sheet.putRow(place.header, 0, [
    live(`=${head.formula}`, head.value, 'heading'),
    blank('heading'),
    blank('heading'),
  ]);
  sheet.merge(place.header, 0, 1, POINT.first);
  sheet.put(place.header, KEYS.mark, constant(pair.isAsked ? '' : MARK, 'keyPlain'));
  sheet.put(place.header, KEYS.down, constant(down.key, 'keyPlain'));
  sheet.put(place.header, KEYS.across, constant(across.key, 'keyPlain'));
  const own = (mover: Mover, index: number, role: 'headingCenter' | 'labelStrong') => {
    const value = mover.points[index]?.valueAt(mover.key, year) ?? 0;
    const row = caseRow(places, mover, index);
    return live(`=${inYear(tables, row)}`, value, role, formatOf(context.unitOf(mover.key)));
  };
  POINTS.forEach((_, j) => sheet.put(place.header, POINT.first + j, own(across, j, 'headingCenter')));
  colourTargets(tables, place);
  const format = formatOf(context.unitOf(indicator));
  POINTS.forEach((_, i) => {
    sheet.putRow(place.first + i, 0, [
      nameCell(context, down.key),
      unitCell(context, down.key),
      own(down, i, 'labelStrong'),
      ...POINTS.map((__, j) => {
        const row = place.caseRow(i, j) + pair.both.indexOf(indicator);
        const value = pair.valueAt(i, j)(indicator, year) ?? { error: '#N/A' as const };
        return live(`=${inYear(tables, row)}`, value, 'formula', format);
      }),
    ]);
  });
}

/** Cells in which the indicator meets a target of the year asked about. */
function colourTargets({ sheet, context, study }: Tables, { first, count }: PairPlace): void {
  const { prepared, say } = context;
  const targets = judgedTargets(prepared).filter(
    (reading) => isOwnLevel(prepared, reading) && reading.series === study.question.indicator,
  );
  const year = cellAddress(QUESTION_ROW + QUESTION_ROWS.year, QUESTION_COLUMNS.year, 'both');
  for (const { target } of targets) {
    const met = metCondition(context, target, cellAddress(first, POINT.first));
    sheet.format({
      area: { row: first, column: POINT.first, rows: count, columns: POINTS.length },
      formula: `=AND(${year}=${target.year},${met})`,
      style: 'good',
    });
  }
  if (targets.length > 0) sheet.put(first + count, 0, constant(say('pairNote'), 'note'));
}

/** The cases, in the lower part of the sheet. */
export function writePairCalculation(tables: Tables, pair: Pair, place: PairPlace): void {
  const { sheet, context, study } = tables;
  const { prepared, years, model } = context;
  const { firstYear, baseYear, horizon } = model;
  const { yearColumn, firstYearColumn } = context.layout.projection;
  sheet.put(place.calculation, 0, constant(context.say('pairCases'), 'group'));
  const width = firstYearColumn + years.length;
  sheet.fill({ row: place.calculation, column: 0, rows: 1, columns: width }, 'group');
  for (const [i, first] of POINTS.entries())
    for (const [j, second] of POINTS.entries()) {
      const valueAt = pair.valueAt(i, j);
      pair.both.forEach((key, k) => {
        const row = place.caseRow(i, j) + k;
        const format = formatOf(context.unitOf(key));
        const share = `${first * 100}% × ${second * 100}%`;
        const head = k === 0 ? constant(share, 'quiet') : blank('key');
        sheet.putRow(row, 0, [nameCell(context, key), unitCell(context, key), head]);
        for (const year of years) {
          const value = valueAt(key, year);
          const series = prepared.seriesByKey.get(key);
          const column = yearColumn(year);
          if (value === undefined || context.valueAt(study.view.index, key, year) === undefined)
            sheet.put(row, column, blank('number', format));
          else if (series?.expr === undefined || series.actuals.has(year)) {
            const base = cellAddress(tables.places.baseRow(key), column, 'row');
            sheet.put(row, column, live(`=${base}`, value, 'formula', format));
          } else {
            const site = {
              ...{ year, firstYear, baseYear, horizon, self: key },
              cell: (name: string, at: number, anchor: 'none' | 'column') =>
                cellIn(tables, pair, place, [i, j], name, at, anchor),
              yearCell: () => cellAddress(tables.places.yearRow, column, 'row'),
            };
            sheet.put(row, column, live(printExcel(series.expr, site), value, 'formula', format));
          }
        }
      });
    }
}

/** Cells as a formula of a case refers to them. */
function cellIn(
  { context, study, places }: Tables,
  { down, across, both }: Pair,
  place: PairPlace,
  [i, j]: readonly [number, number],
  key: string,
  year: number,
  anchor: 'none' | 'column',
): string | undefined {
  if (context.valueAt(study.view.index, key, year) === undefined) return undefined;
  const column = context.layout.projection.yearColumn(year);
  if (both.includes(key))
    return cellAddress(
      place.caseRow(i, j) + both.indexOf(key),
      column,
      anchor === 'column' ? 'column' : 'none',
    );
  const row = rowAlone(places, down, i, key) ?? rowAlone(places, across, j, key) ?? places.baseRow(key);
  return cellAddress(row, column, anchor === 'column' ? 'both' : 'row');
}

/** Row of a parameter, or of an indicator that only it influences, in its separate case. */
function rowAlone(places: SensitivityLayout, mover: Mover, index: number, key: string): number | undefined {
  if (key === mover.key) return caseRow(places, mover, index);
  return mover.affected.includes(key) ? caseRow(places, mover, index) + rowInCase(mover, key) : undefined;
}

function caseRow(places: SensitivityLayout, { key }: Mover, index: number): number {
  const block = places.blocks.get(key);
  if (block === undefined) throw new Error(`no place for "${key}"`);
  return block.caseRow(index);
}

/** The defined name of the cells with the keys of the pair. */
export function namePair(context: Context, { header }: PairPlace): DefinedName {
  const area = { row: header, column: KEYS.mark, rows: 1, columns: 3 };
  return { name: REGIONS.pair, ref: areaOn(context.sheets.sensitivity, area) };
}

/** Undefined if nobody chose a pair, or the keys are gone. */
export function readPair(snapshot: WorkbookSnapshot): readonly [string, string] | undefined {
  const region = findRegion(snapshot, REGIONS.pair);
  if (region === undefined) return undefined;
  const { sheet, area } = region;
  const [mark = '', down = '', across = ''] = Object.values(KEYS).map((column) =>
    plainText(cellAt(sheet, area.row, area.column + column - KEYS.mark)).trim(),
  );
  return mark === MARK || down === '' || across === '' ? undefined : [down, across];
}
