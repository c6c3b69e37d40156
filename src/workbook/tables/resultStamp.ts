/**
 * Shared parts of the sheets of computed results: the stamp of a result in rows that are read back, the count of changes of the
 * model since, and a live text that tells whether the result is still current.
 */
import { HEADERS, type HeaderId, type Word } from '../../messages/wording/workbook.js';
import { cellAddress, cellOn } from '../plan/address.js';
import type { Context } from './context.js';
import { textCell } from './fields.js';
import type { TablePlace } from './layout.js';
import type { Cell } from '../plan/plan.js';
import { blank, constant, live, quoteText, type Piece, type SheetBuilder } from '../plan/sheet.js';

export const STAMP_COLUMNS = ['setting', 'unit', 'key', 'stampValue'] as const satisfies readonly HeaderId[];
const STAMP_VALUE = 3;

/** A sheet that is being written. */
export interface ResultSheet {
  readonly sheet: SheetBuilder;
  readonly context: Context;
}

export interface StampRow {
  readonly key: string;
  readonly label: Word;
  readonly value: string | number;
  /** An explanation beside the value. */
  readonly beside?: Cell | undefined;
}

/** The count of rows that have changed since, for use in other cells: more than 0 means out of date. */
export interface Changed {
  readonly ref: string;
  readonly value: number;
}

export function writeHead({ sheet }: ResultSheet, title: Piece, note: string, columns: number): void {
  sheet.put(0, 0, live(`=${title.formula}`, title.value, 'title'));
  sheet.height(0, 30);
  sheet.put(1, 0, constant(note, 'subtitle'));
  sheet.merge(1, 0, 1, columns);
  sheet.height(1, 34);
}

/** Writes the heading of a part of the sheet. */
export function writeSection(
  { sheet, context }: ResultSheet,
  place: TablePlace,
  title: Word,
  columns: number,
): void {
  sheet.put(place.title, 0, constant(context.say(title), 'section'));
  sheet.fill({ row: place.title, column: 0, rows: 1, columns }, 'section');
  sheet.height(place.title, 20);
}

/**
 * The rows of the stamp, and right below them the count of changes. `count` is its formula; undefined if the model already
 * differs from the one of the result, so that nothing can be compared live.
 */
export function writeStamp(
  to: ResultSheet,
  place: TablePlace,
  columns: number,
  rows: readonly StampRow[],
  count: string | undefined,
  sheetName: string,
): Changed {
  const { sheet, context } = to;
  const { language, say } = context;
  writeSection(to, place, 'stampTitle', columns);
  sheet.putRow(
    place.header,
    0,
    STAMP_COLUMNS.map((id) =>
      id === 'unit' ? blank('heading') : constant(HEADERS[id][language], 'heading'),
    ),
  );
  rows.forEach(({ key, label, value, beside }, i) =>
    sheet.putRow(place.first + i, 0, [
      constant(say(label), 'label'),
      blank('label'),
      constant(key, 'key'),
      typeof value === 'number' ? constant(value, 'number', '0') : textCell(value, 'key'),
      beside,
    ]),
  );
  const row = place.first + place.count;
  sheet.putRow(row, 0, [constant(say('stampChanged'), 'label'), blank('label'), blank('key')]);
  const changed = count === undefined ? constant(1, 'number', '0') : live(count, 0, 'number', '0');
  sheet.put(row, STAMP_VALUE, changed);
  return { ref: cellOn(sheetName, row, STAMP_VALUE), value: count === undefined ? 1 : 0 };
}

/** Writes one cell: that the result is current, or `stale`. */
export function writeStatus(
  { sheet, context }: ResultSheet,
  row: number,
  changed: Changed,
  stale: Word,
): void {
  const [good, bad] = [context.say('resultCurrent'), context.say(stale)];
  const local = changed.ref.slice(changed.ref.lastIndexOf('!') + 1);
  const formula = `=IF(${local}=0,${quoteText(good)},${quoteText(bad)})`;
  sheet.put(row, 0, live(formula, changed.value === 0 ? good : bad, 'status'));
  sheet.height(row, 22);
  const area = { row, column: 0, rows: 1, columns: 1 };
  const here = cellAddress(row, 0, 'both');
  sheet.format({ area, formula: `=${here}=${quoteText(good)}`, style: 'good' });
  sheet.format({ area, formula: `=${here}<>${quoteText(good)}`, style: 'bad' });
}
