/**
 * Ranges of cells: formulas, values, formats, validations, conditional formats, copies. Text that is put into a cell is
 * parsed as Excel parses it, arrays must have the range's shape, and a copy keeps its address.
 */
import type { Area } from '../../../src/workbook/plan/plan.js';
import { parseReference, quoteSheet, rangeAddress } from '../../../src/workbook/plan/address.js';
import { unionArea } from '../../../src/workbook/plan/rectangles.js';
import { type Calculator, Collection, ExcelObject, Kept, NULL_OBJECT, type Shape } from './base.js';
import { shiftLines } from './lines.js';
import {
  cellAt,
  contains,
  eachPlace,
  ExcelFault,
  overlap,
  freeTableName,
  MAX_COLUMNS,
  MAX_ROWS,
  type CellState,
  type Input,
  type SheetState,
  type WorkbookState,
} from './state.js';

/** From the start of the 1900 date system to that of 1904. */
const DAYS_TO_1904 = 1462;

const BORDER: Shape = { properties: 'Style Color' };
const FORMAT: Shape = {
  properties: 'HorizontalAlignment VerticalAlignment WrapText IndentLevel',
  parts: {
    Font: { properties: 'Bold Italic Color Size Underline' },
    Fill: { properties: 'Color' },
    Borders: {
      parts: {
        EdgeTop: BORDER,
        EdgeBottom: BORDER,
        EdgeLeft: BORDER,
        EdgeRight: BORDER,
        InsideHorizontal: BORDER,
        InsideVertical: BORDER,
      },
    },
  },
};
const CONDITION: Shape = {
  parts: {
    Custom: {
      parts: {
        Rule: { properties: 'Formula' },
        Format: { parts: { Font: { properties: 'Color Bold' }, Fill: { properties: 'Color' } } },
      },
    },
  },
};
/** One rectangle, or several (`RangeAreas`), of which only the format may be set. */
export class RangeObject extends ExcelObject {
  constructor(
    private readonly state: WorkbookState,
    readonly sheet: SheetState,
    readonly areas: readonly Area[],
    private readonly calculator: Calculator,
  ) {
    super();
  }
  /** The one rectangle. */
  get area(): Area {
    const [area] = this.areas;
    if (area === undefined || this.areas.length > 1)
      throw new ExcelFault('ApiNotFound', 'Not for several ranges at once.');
    return area;
  }
  get Address(): string {
    return `${quoteSheet(this.sheet.name)}!${rangeAddress(this.area)}`;
  }
  get RowIndex(): number {
    return this.area.row;
  }
  get ColumnIndex(): number {
    return this.area.column;
  }
  get RowCount(): number {
    return this.area.rows;
  }
  get ColumnCount(): number {
    return this.area.columns;
  }
  get Formulas(): unknown {
    return this.grid((cell) => {
      if (cell === undefined || cell.input === null) return '';
      if (typeof cell.input !== 'object') return cell.input;
      return 'text' in cell.input ? cell.input.text : this.state.toNames(cell.input.formula);
    });
  }
  set Formulas(formulas: unknown) {
    this.spread(
      formulas,
      (cell, value) => (cell.input = this.parse(value, cell.format['NumberFormat'] === '@')),
    );
    this.calculator.changed();
  }
  get Values(): unknown {
    const values = this.calculator.values();
    return this.grid((_, row, column) => {
      const value = values(this.sheet, row, column);
      return value === null ? '' : typeof value === 'object' ? value.error : value;
    });
  }
  get ValueTypes(): unknown {
    const values = this.calculator.values();
    return this.grid((_, row, column) => {
      const value = values(this.sheet, row, column);
      if (value === null) return 'Empty';
      if (typeof value === 'object') return 'Error';
      return typeof value === 'number' ? 'Double' : typeof value === 'boolean' ? 'Boolean' : 'String';
    });
  }
  get NumberFormat(): unknown {
    return this.grid((cell) => cell?.format['NumberFormat'] ?? 'General');
  }
  set NumberFormat(formats: unknown) {
    this.spread(formats, (cell, value) => (cell.format['NumberFormat'] = value));
  }
  get Hyperlink(): unknown {
    return cellAt(this.sheet, this.area.row, this.area.column).extras['Hyperlink'] ?? null;
  }
  set Hyperlink(link: unknown) {
    for (const cell of this.cells()) {
      cell.extras['Hyperlink'] = link;
      cell.format['Font.Underline'] = 'Single';
    }
  }
  get Format(): ExcelObject {
    return new FormatObject(this.sheet, this.areas, this.cells());
  }
  get DataValidation(): ExcelObject {
    const cells = this.cells();
    return new ValidationObject(
      cells.map(({ extras }) => extras),
      this.state,
    );
  }
  get ConditionalFormats(): ExcelObject {
    return new ConditionsObject(this.cells(), rangeAddress(this.area));
  }
  /** The library sends long arrays in pieces, and asks first whether the whole has the right shape. */
  _ValidateArraySize(rows: unknown, columns: unknown): void {
    if (rows !== this.area.rows || columns !== this.area.columns) throw wrongShape();
  }
  GetRow(index: unknown): ExcelObject {
    const row = this.area.row + Number(index);
    return new RangeObject(this.state, this.sheet, [{ ...this.area, row, rows: 1 }], this.calculator);
  }
  GetBoundingRect(other: unknown): ExcelObject {
    return new RangeObject(
      this.state,
      this.sheet,
      [unionArea(this.area, (other as RangeObject).area)],
      this.calculator,
    );
  }
  Clear(kind: unknown): void {
    if (kind !== 'All') throw new ExcelFault('ApiNotFound', `Clear ${String(kind)}`);
    if (this.sheet.tables.some(({ area }) => contains(this.area, area)))
      throw new ExcelFault('GeneralException', 'Clearing a whole table: what Excel does is not certain.');
    eachPlace(this.area, (row, column) => this.sheet.cells.delete(`${row},${column}`));
    this.Unmerge();
    this.calculator.changed();
  }
  /** Whole rows or whole columns only. */
  Insert(): ExcelObject {
    const [axis, at, count] = this.lines();
    if (axis === 'row' && this.sheet.isFiltered)
      throw new ExcelFault('FilteredRangeConflict', 'A filter is on.');
    shiftLines(this.state, this.sheet, axis, at, count);
    this.calculator.changed();
    return this;
  }
  Delete(): void {
    const [axis, at, count] = this.lines();
    shiftLines(this.state, this.sheet, axis, at, -count);
    this.calculator.changed();
  }
  private lines(): ['row' | 'column', number, number] {
    const { row, column, rows, columns } = this.area;
    if (columns === MAX_COLUMNS) return ['row', row, rows];
    if (rows === MAX_ROWS) return ['column', column, columns];
    throw new ExcelFault('ApiNotFound', 'Only whole rows and whole columns.');
  }
  GetMergedAreasOrNullObject(): ExcelObject | typeof NULL_OBJECT {
    const merged = this.sheet.merges.filter((area) => overlap(area, this.area));
    return merged.length === 0 ? NULL_OBJECT : this.of(merged);
  }
  /** Of several rectangles, each. */
  get Areas(): Collection {
    return new Collection(
      () => this.areas.map((area) => this.of([area])),
      () => undefined,
    );
  }
  private of(areas: readonly Area[]): RangeObject {
    return new RangeObject(this.state, this.sheet, areas, this.calculator);
  }
  Merge(): void {
    if (this.sheet.merges.some((area) => overlap(area, this.area)))
      throw new ExcelFault('MergedRangeConflict', 'There are merged cells.');
    this.sheet.merges.push(this.area);
  }
  Unmerge(): void {
    this.sheet.merges = this.sheet.merges.filter((area) => !overlap(area, this.area));
  }
  CopyFrom(source: unknown, kind: unknown): void {
    const reference = parseReference(String(source));
    const from = reference === undefined ? undefined : this.state.findSheet(reference.sheet);
    if (reference === undefined || from === undefined)
      throw new ExcelFault('InvalidArgument', `There is no ${String(source)}`);
    if ((kind !== 'All' && kind !== 'Formulas') || rangeAddress(reference.area) !== rangeAddress(this.area))
      throw new ExcelFault('ApiNotFound', 'Only copies of everything or of formulas, to the same address.');
    if (kind === 'Formulas') {
      eachPlace(this.area, (row, column) => {
        const input = from.cells.get(`${row},${column}`)?.input ?? null;
        if (input !== null || this.sheet.cells.has(`${row},${column}`))
          cellAt(this.sheet, row, column).input = input;
      });
      this.calculator.changed();
      return;
    }
    if (this.sheet.merges.some((area) => overlap(area, this.area) && !contains(this.area, area)))
      throw new ExcelFault('MergedRangeConflict', 'There are merged cells.');
    this.Unmerge();
    eachPlace(this.area, (row, column) => {
      const place = `${row},${column}`;
      const cell = from.cells.get(place);
      if (cell === undefined) this.sheet.cells.delete(place);
      else
        this.sheet.cells.set(place, {
          input: cell.input,
          format: { ...cell.format },
          extras: { ...cell.extras },
          rules: [...cell.rules],
        });
    });
    this.sheet.merges.push(...from.merges.filter((area) => contains(this.area, area)));
    for (const { area, look } of from.tables) {
      if (contains(this.area, area) && !this.sheet.tables.some((table) => overlap(table.area, area))) {
        this.sheet.tables.push({ name: freeTableName(this.state), area, look: { ...look } });
      }
    }
    this.calculator.changed();
  }

  private cells(): CellState[] {
    const cells: CellState[] = [];
    for (const area of this.areas)
      eachPlace(area, (row, column) => cells.push(cellAt(this.sheet, row, column)));
    return cells;
  }

  private grid(valueOf: (cell: CellState | undefined, row: number, column: number) => unknown): unknown[][] {
    const { row, column, rows, columns } = this.area;
    return Array.from({ length: rows }, (_, r) =>
      Array.from({ length: columns }, (__, c) =>
        valueOf(this.sheet.cells.get(`${row + r},${column + c}`), row + r, column + c),
      ),
    );
  }

  /** One value for all cells, or an array of the range's own shape, in which `null` leaves a cell as it is. */
  private spread(values: unknown, put: (cell: CellState, value: unknown) => void): void {
    const { row, column, rows, columns } = this.area;
    const grid: unknown = Array.isArray(values) ? values : undefined;
    if (
      Array.isArray(grid) &&
      (grid.length !== rows || grid.some((line) => !Array.isArray(line) || line.length !== columns))
    ) {
      throw wrongShape();
    }
    eachPlace(this.area, (r, c) => {
      const value: unknown = Array.isArray(grid) ? (grid[r - row] as unknown[])[c - column] : values;
      if (value !== null) put(cellAt(this.sheet, r, c), value);
    });
  }

  /** What a value becomes when it is put into a cell. */
  private parse(value: unknown, asText: boolean): Input {
    if (typeof value === 'number' || typeof value === 'boolean') return value;
    const text = String(value);
    if (text === '') return null;
    if (text.startsWith("'")) return { text: text.slice(1) };
    if (asText) return { text };
    if (text.startsWith('=')) {
      const depth = [...text.replaceAll(/"[^"]*"/g, '')].reduce(
        (sum, c) => sum + (c === '(' ? 1 : c === ')' ? -1 : 0),
        0,
      );
      if (depth !== 0) throw new ExcelFault('InvalidArgument', `Excel cannot read ${text}`);
      return { formula: this.state.toIds(text) };
    }
    if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
    if (/^\d{4}-\d{1,2}$|^\d{1,2}\/\d{1,2}$/.test(text))
      return this.state.usesDates1904 ? 45_658 - DAYS_TO_1904 : 45_658;
    const number = Number(text.replace(/%$/, '').replace(this.state.decimalMark, '.'));
    return Number.isNaN(number) || text.trim() === '' ? { text } : text.endsWith('%') ? number / 100 : number;
  }
}

function wrongShape(): ExcelFault {
  return new ExcelFault('InvalidArgument', 'The argument is invalid or missing or has an incorrect format.');
}

/** Format of cells; widths and heights belong to the sheet. */
class FormatObject extends Kept {
  constructor(
    private readonly sheet: SheetState,
    private readonly areas: readonly Area[],
    cells: readonly CellState[],
  ) {
    super(
      cells.map(({ format }) => format),
      FORMAT,
    );
  }
  override set(name: string, value: unknown): void {
    if (name !== 'ColumnWidth' && name !== 'RowHeight') {
      super.set(name, value);
      return;
    }
    for (const area of this.areas)
      eachPlace(area, (row, column) => {
        this.sheet.look[`${name} ${name === 'RowHeight' ? row : column}`] = value;
      });
  }
}

class ValidationObject extends ExcelObject {
  constructor(
    private readonly extras: readonly Record<string, unknown>[],
    private readonly state: WorkbookState,
  ) {
    super();
  }
  get Rule(): unknown {
    return this.extras[0]?.['Validation.Rule'] ?? null;
  }
  override set(name: string, value: unknown): void {
    if (!['Rule', 'IgnoreBlanks', 'ErrorAlert'].includes(name))
      throw new ExcelFault('ApiNotFound', `DataValidation.${name}`);
    const source = (value as { list?: { source?: string } }).list?.source;
    for (const extra of this.extras)
      extra[`Validation.${name}`] = source?.startsWith('=') === true ? this.state.toIds(source) : value;
  }
  Clear(): void {
    for (const extra of this.extras)
      for (const name of Object.keys(extra))
        if (name.startsWith('Validation.')) Reflect.deleteProperty(extra, name);
  }
}

/** A rule is one object in all of its cells; `onWrite` keeps the cells' text of it up to date. */
class ConditionsObject extends ExcelObject {
  constructor(
    private readonly cells: readonly CellState[],
    private readonly address: string,
  ) {
    super();
  }
  Add(kind: unknown): ExcelObject {
    if (kind !== 'Custom') throw new ExcelFault('ApiNotFound', `conditional format ${String(kind)}`);
    const look: Record<string, unknown> = { address: this.address };
    let text: string | undefined;
    return new Kept([look], CONDITION, '', () => {
      const next = JSON.stringify(look);
      for (const cell of this.cells) {
        cell.rules = [...cell.rules.filter((rule) => rule !== text), next];
      }
      text = next;
    });
  }
  GetCount(): number {
    return new Set(this.cells.flatMap(({ rules }) => rules)).size;
  }
  ClearAll(): void {
    for (const cell of this.cells) cell.rules = [];
  }
}
