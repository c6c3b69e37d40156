/**
 * Reads parameter rows: the inputs of a scenario's sheet, or the defaults on the Model sheet.
 *
 * In: a region with a row of headings (a key column and years) and a row for each parameter. Out: a parameter's
 * value, or undefined if the row overrides nothing. Years beyond the columns (after the horizon was changed in the settings) have
 * the value of the last column.
 */
import { HEADERS } from '../../messages/wording/workbook.js';
import type { ParameterValue } from '../../model/model.js';
import { columnIndex, parseReference } from '../plan/address.js';
import { fromCell, readTextNumber } from '../tables/fields.js';
import { readInputs, type SeenInput } from '../tables/inputs.js';
import type { CellSnapshot, SheetSnapshot } from '../plan/plan.js';
import {
  cellAt,
  chooseColumn,
  findHeadingAll,
  headerRow,
  isBlank,
  placeOf,
  plainText,
  type Region,
  type Report,
} from '../tables/tables.js';

export interface InputRows {
  readonly region: Region;
  /** 0-based row of each parameter by key, and column of each year. */
  readonly rowOf: ReadonlyMap<string, number>;
  readonly columnOf: ReadonlyMap<number, number>;
  /** Whether the key of a row was deleted, so that a missing parameter is not reported a second time. */
  readonly hasNameless: boolean;
}

/** Finds the rows and the years of a region; undefined (and reported) if its headings are gone. */
export function findInputRows(
  region: Region,
  years: readonly number[],
  report: Report,
): InputRows | undefined {
  const { sheet, area } = region;
  const header = headerRow(region, 'key');
  const keyAt =
    header === undefined
      ? undefined
      : chooseColumn(region, header, findHeadingAll(sheet, header, 'key', area), HEADERS.key, report);
  if (header === undefined || keyAt === undefined) {
    report.add('workbook.columnMissing', 'error', placeOf(sheet, area.row, area.column), {
      zh: '键',
      en: 'Key',
    });
    return undefined;
  }
  const columnOf = findYears(region, header, years, report);
  const rowOf = new Map<string, number>();
  let hasNameless = false;
  for (let row = header + 1; row < area.row + area.rows; row++) {
    const key = plainText(cellAt(sheet, row, keyAt)).trim();
    if (key === '') {
      const filled = [...columnOf.values()].filter((column) => !isBlank(cellAt(sheet, row, column))).length;
      if (filled === 0) continue;
      // A single cell is a note in a row that a user inserted.
      const isNote = filled === 1 && columnOf.size > 2;
      hasNameless = hasNameless || !isNote;
      report.add(
        isNote ? 'workbook.rowPassedOver' : 'workbook.keyMissing',
        isNote ? 'warning' : 'error',
        placeOf(sheet, row, keyAt),
      );
    } else if (rowOf.has(key))
      report.add('workbook.keyDuplicate', 'error', placeOf(sheet, row, keyAt), { key }, key);
    else rowOf.set(key, row);
  }
  return { region, rowOf, columnOf, hasNameless };
}

/** The column of the first year; the column of keys if no heading is a year. */
export function firstInputColumn({ region, columnOf }: InputRows): number {
  return columnOf.size === 0 ? region.area.column : Math.min(...columnOf.values());
}

function findYears(
  region: Region,
  header: number,
  years: readonly number[],
  report: Report,
): ReadonlyMap<number, number> {
  const { sheet } = region;
  const columnOf = new Map<number, number>();
  const headings = Array.from(sheet.cells[header] ?? [], (cell) => plainText(cell).trim());
  for (const year of years) {
    const columns = headings.flatMap((text, column) =>
      text !== '' && Number(text) === year ? [column] : [],
    );
    const column = chooseColumn(region, header, columns, { zh: year, en: year }, report);
    if (column !== undefined) columnOf.set(year, column);
  }
  const [first, last] = [Math.min(...columnOf.keys()), Math.max(...columnOf.keys())];
  fillYears(columnOf, years);
  for (const year of years)
    if (!columnOf.has(year) && ((year > first && year < last) || columnOf.size === 0))
      report.add('workbook.yearMissing', 'error', placeOf(sheet, header, 0), { year });
  return columnOf;
}

/** Fills in a year whose heading was cleared or overwritten, if there is exactly one column for it between its neighbours. */
function fillYears(columnOf: Map<number, number>, years: readonly number[]): void {
  for (const year of years) {
    const [before, after] = [
      columnOf.get(year - 1),
      years.find((later) => later > year && columnOf.has(later)),
    ];
    const end = after === undefined ? undefined : columnOf.get(after);
    if (columnOf.has(year) || before === undefined || after === undefined || end === undefined) continue;
    if (end - before === after - year + 1) columnOf.set(year, before + 1);
  }
}

interface InputRow {
  readonly key: string;
  readonly unit: string;
  /** Whether the row can fall back to another one (a scenario that extends another, or overrides defaults). */
  readonly inherits: boolean;
}

/** The value of a row; reports cells that are not numbers, and formulas typed into inputs. */
export function readInputRow(
  rows: InputRows,
  { key, unit, inherits }: InputRow,
  years: readonly number[],
  report: Report,
): ParameterValue | undefined {
  const { region, rowOf, columnOf } = rows;
  const { sheet } = region;
  const row = rowOf.get(key);
  if (row === undefined) return undefined;
  let overridden = false;
  const seen = years.map((year): SeenInput => {
    const column = columnOf.get(year);
    const cell = column === undefined ? undefined : cellAt(sheet, row, column);
    if (column === undefined || cell === undefined || isBlank(cell)) return { kind: 'blank' };
    const at = placeOf(sheet, row, column);
    const kind = kindOf(cell, sheet, row, { left: columnOf.get(year - 1), right: columnOf.get(year + 1) });
    const isText = kind === 'own' && typeof cell.value === 'string';
    const number = isText ? readTextNumber(plainText(cell), unit, at, key, report) : cell.value;
    if (isText && number === undefined) return { kind: 'blank' };
    if (typeof number !== 'number') {
      const found =
        typeof cell.value === 'object' && cell.value !== null ? cell.value.error : plainText(cell);
      // A cell that repeats another one shows the mistake of that cell, where it is reported.
      if (kind === 'own' || kind === 'calculated')
        report.add('workbook.notNumber', 'error', at, { found }, key);
      return { kind: 'blank' };
    }
    const value = fromCell(number, unit, kind !== 'own');
    if (kind === 'calculated' || (kind === 'inherited' && !inherits)) {
      report.add('workbook.inputCalculated', 'warning', at, { parameter: key, value }, key);
      return { kind: 'calculated', value };
    }
    if (kind === 'inherited' && overridden)
      report.add('workbook.inputBreaksInheritance', 'warning', at, { parameter: key }, key);
    overridden = overridden || kind === 'own';
    return { kind, value };
  });
  return readInputs(seen, years, inherits);
}

/** The kind of a cell with a number: typed, a repetition of its neighbour, a link to another sheet, or a calculation. */
function kindOf(
  cell: CellSnapshot,
  sheet: SheetSnapshot,
  row: number,
  neighbours: { readonly left: number | undefined; readonly right: number | undefined },
): 'own' | 'left' | 'right' | 'inherited' | 'calculated' {
  if (cell.formula === undefined) return 'own';
  const linked = parseReference(cell.formula);
  if (linked !== undefined && linked.area.rows * linked.area.columns !== 1) return 'calculated';
  if (linked !== undefined && linked.sheet.toLowerCase() !== sheet.name.toLowerCase()) return 'inherited';
  const here = /^=\s*\$?([A-Za-z]{1,3})\$?(\d+)$/.exec(cell.formula);
  const column = linked?.area.column ?? (here === null ? undefined : columnIndex(here[1] ?? ''));
  const referred = linked?.area.row ?? (here === null ? undefined : Number(here[2]) - 1);
  if (column === undefined || referred !== row) return 'calculated';
  if (column === neighbours.left) return 'left';
  return column === neighbours.right ? 'right' : 'calculated';
}
