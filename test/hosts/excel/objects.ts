/**
 * The objects of Excel's interface that the Office host uses, over a `WorkbookState`. Names are Excel's wire names:
 * PascalCase, mostly (`Formulas` for `range.formulas`, but `Gridlines` for `showGridlines`). What is missing here answers `ApiNotFound`, so a test tells when the
 * host begins to use more.
 *
 * Where it matters this behaves as Excel does: arrays of the wrong shape, unknown items and taken names are errors;
 * text is parsed (`2025-01` becomes a date) unless it carries an apostrophe or the cell is formatted as text;
 * a copy of a whole table makes another table. It does less where the host does not care: copies keep their
 * address, and a table is a name and a rectangle.
 */
import type { Area } from '../../../src/workbook/plan.js';
import { areaAddress, parseReference, quoteSheet, unionArea } from '../../../src/hosts/address.js';
import type { Values } from './calculation.js';
import {
  areaOf,
  cellAt,
  contains,
  eachPlace,
  ExcelFault,
  overlap,
  type CellState,
  type ChartState,
  type Input,
  type NameState,
  type SheetState,
  type TableState,
  type WorkbookState,
} from './state.js';

/** Asks for calculated values, and forgets them when something changes. */
export interface Calculator {
  values(): Values;
  changed(): void;
}

/** Found by `…OrNullObject`, or anything reached through it: calls on it do nothing. */
export const NULL_OBJECT = Symbol('null object');

/** Properties and methods by wire name; a setter marks what may be set. */
export abstract class ExcelObject {
  get(name: string): unknown {
    if (!(name in this)) throw new ExcelFault('ApiNotFound', `${this.constructor.name} has no ${name}`);
    return (this as unknown as Record<string, unknown>)[name];
  }

  set(name: string, value: unknown): void {
    const described = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(this), name);
    if (described?.set === undefined)
      throw new ExcelFault('ApiNotFound', `${this.constructor.name}.${name} cannot be set`);
    described.set.call(this, value);
  }

  call(name: string, args: readonly unknown[]): unknown {
    const method = this.get(name);
    if (typeof method !== 'function')
      throw new ExcelFault('ApiNotFound', `${this.constructor.name}.${name} is not a method`);
    return (method as (...args: unknown[]) => unknown).apply(this, [...args]);
  }

  /** Tracking of objects across batches; nothing to do here. */
  _KeepReference(): null {
    return null;
  }
}

/** Nested properties that only have to be kept: formats, axes, page set-up. `methods` are kept as properties too. */
interface Shape {
  readonly properties?: string;
  readonly methods?: string;
  readonly parts?: Readonly<Record<string, Shape>>;
}

class Kept extends ExcelObject {
  constructor(
    private readonly looks: readonly Record<string, unknown>[],
    private readonly shape: Shape,
    private readonly path = '',
    private readonly onWrite?: () => void,
  ) {
    super();
  }

  override get(name: string): unknown {
    const part = this.shape.parts?.[name];
    if (part !== undefined) return new Kept(this.looks, part, `${this.path}${name}.`, this.onWrite);
    this.check(this.shape.properties, name);
    return this.looks[0]?.[this.path + name] ?? null;
  }

  override set(name: string, value: unknown): void {
    this.check(this.shape.properties, name);
    for (const look of this.looks) look[this.path + name] = value;
    this.onWrite?.();
  }

  override call(name: string, args: readonly unknown[]): unknown {
    if (name === 'GetItem' || name === 'Item') return this.get(String(args[0]));
    this.check(this.shape.methods, name);
    for (const look of this.looks) look[this.path + name] = args;
    return null;
  }

  private check(known: string | undefined, name: string): void {
    if (known?.split(' ').includes(name) !== true)
      throw new ExcelFault('ApiNotFound', `there is no ${this.path}${name}`);
  }
}

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
const SERIES: Shape = {
  properties: 'Name MarkerStyle',
  parts: {
    Format: { parts: { Line: { properties: 'Color Weight LineStyle' }, Fill: { methods: 'SetSolidColor' } } },
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
const AXES: Shape = {
  parts: {
    ValueAxis: { properties: 'Minimum Maximum NumberFormat', parts: { Title: { properties: 'Text' } } },
  },
};

export class WorkbookObject extends ExcelObject {
  constructor(
    private readonly state: WorkbookState,
    private readonly calculator: Calculator,
  ) {
    super();
  }
  get Application(): ExcelObject {
    return new Kept([{}], {
      methods: 'SuspendApiCalculationUntilNextSync SuspendScreenUpdatingUntilNextSync',
    });
  }
  get Worksheets(): Collection {
    const { state, calculator } = this;
    const wrap = (sheet: SheetState): ExcelObject => new WorksheetObject(state, sheet, calculator);
    return new Collection(
      () => state.sheets.map(wrap),
      (key) => {
        const sheet = state.findSheet(key);
        return sheet === undefined ? undefined : wrap(sheet);
      },
      (name) => wrap(state.addSheet(String(name))),
    );
  }
  get Names(): Collection {
    const { state, calculator } = this;
    const wrap = (name: NameState): ExcelObject => new NameObject(state, name, calculator);
    return new Collection(
      () => [...state.names.values()].map(wrap),
      (key) => {
        const name = state.names.get(key.toLowerCase());
        return name === undefined ? undefined : wrap(name);
      },
      (name, reference) => {
        const text = String(name);
        if (!/^[A-Za-z_\\][A-Za-z0-9_.\\]*$/.test(text))
          throw new ExcelFault('InvalidArgument', `"${text}" is not a name`);
        if (state.names.has(text.toLowerCase()))
          throw new ExcelFault('InvalidArgument', `There is a name "${text}"`);
        const made: NameState = { name: text, formula: state.toIds(String(reference)), visible: true };
        state.names.set(text.toLowerCase(), made);
        calculator.changed();
        return wrap(made);
      },
    );
  }
  get Tables(): Collection {
    return tablesOf(this.state, this.state.sheets, this.calculator);
  }
}

class Collection extends ExcelObject {
  constructor(
    readonly items: () => readonly ExcelObject[],
    private readonly find: (key: string) => ExcelObject | undefined,
    private readonly add?: (...args: readonly unknown[]) => ExcelObject,
  ) {
    super();
  }
  GetItem(key: unknown): ExcelObject {
    const item = this.find(String(key));
    if (item === undefined)
      throw new ExcelFault('ItemNotFound', `The requested resource "${String(key)}" doesn't exist.`);
    return item;
  }
  Item(key: unknown): ExcelObject {
    return this.GetItem(key);
  }
  GetItemOrNullObject(key: unknown): ExcelObject | typeof NULL_OBJECT {
    return this.find(String(key)) ?? NULL_OBJECT;
  }
  GetItemAt(index: unknown): ExcelObject {
    const item = this.items()[Number(index)];
    if (item === undefined) throw new ExcelFault('InvalidArgument', `There is no item ${String(index)}`);
    return item;
  }
  Add(...args: readonly unknown[]): ExcelObject {
    if (this.add === undefined) throw new ExcelFault('ApiNotFound', 'This collection takes no items.');
    return this.add(...args);
  }
}

class WorksheetObject extends ExcelObject {
  constructor(
    private readonly state: WorkbookState,
    private readonly sheet: SheetState,
    private readonly calculator: Calculator,
  ) {
    super();
  }
  get Id(): string {
    return this.sheet.id;
  }
  get Name(): string {
    return this.sheet.name;
  }
  set Name(name: string) {
    this.state.renameSheet(this.sheet, name);
  }
  get Visibility(): unknown {
    return this.sheet.look['Visibility'];
  }
  set Visibility(value: unknown) {
    this.sheet.look['Visibility'] = value;
  }
  get TabColor(): unknown {
    return this.sheet.look['TabColor'] ?? '';
  }
  set TabColor(value: unknown) {
    this.sheet.look['TabColor'] = value;
  }
  get Gridlines(): unknown {
    return this.sheet.look['Gridlines'] ?? true;
  }
  set Gridlines(value: unknown) {
    this.sheet.look['Gridlines'] = value;
  }
  get FreezePanes(): ExcelObject {
    return new Kept([this.sheet.look], { methods: 'FreezeAt FreezeRows FreezeColumns' }, 'FreezePanes.');
  }
  get PageLayout(): ExcelObject {
    const shape = { properties: 'Orientation PaperSize Zoom', methods: 'SetPrintTitleRows SetPrintArea' };
    return new Kept([this.sheet.look], shape, 'PageLayout.');
  }
  get Tables(): Collection {
    return tablesOf(this.state, [this.sheet], this.calculator);
  }
  get Charts(): Collection {
    return chartsOf(this.sheet);
  }
  get Comments(): Collection {
    return new Collection(
      () => [],
      () => undefined,
      (address, content) => {
        const { row, column } = areaOf(String(address));
        const { extras } = cellAt(this.sheet, row, column);
        if ('Comment' in extras) throw new ExcelFault('InvalidArgument', 'There is a comment.');
        extras['Comment'] = content;
        return new Kept([{}], {});
      },
    );
  }
  Activate(): void {
    if (this.sheet.look['Visibility'] !== 'Visible')
      throw new ExcelFault('InvalidOperation', 'A hidden sheet cannot be activated.');
  }
  Delete(): void {
    this.state.deleteSheet(this.sheet);
    this.calculator.changed();
  }
  GetRange(address: unknown): ExcelObject {
    return this.range([areaOf(String(address))]);
  }
  GetRanges(addresses: unknown): ExcelObject {
    if (String(addresses).length > 8192)
      throw new ExcelFault('InvalidArgument', 'The list of addresses is too long.');
    return this.range(String(addresses).split(',').map(areaOf));
  }
  GetRangeByIndexes(row: number, column: number, rows: number, columns: number): ExcelObject {
    return this.range([{ row, column, rows, columns }]);
  }
  GetUsedRangeOrNullObject(): ExcelObject | typeof NULL_OBJECT {
    let used: Area | undefined;
    for (const [place, { input }] of this.sheet.cells) {
      const [row = 0, column = 0] = place.split(',').map(Number);
      if (input !== null) used = unionArea(used, { row, column, rows: 1, columns: 1 });
    }
    return used === undefined ? NULL_OBJECT : this.range([used]);
  }
  private range(areas: readonly Area[]): ExcelObject {
    return new RangeObject(this.state, this.sheet, areas, this.calculator);
  }
}

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
    return `${quoteSheet(this.sheet.name)}!${areaAddress(this.area)}`;
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
    const values = this.calculator.values();
    return this.grid((cell, row, column) => {
      if (cell === undefined || cell.input === null) return '';
      if (typeof cell.input !== 'object') return values(this.sheet, row, column);
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
    return new ConditionsObject(this.cells(), areaAddress(this.area));
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
    if (kind !== 'All' || areaAddress(reference.area) !== areaAddress(this.area))
      throw new ExcelFault('ApiNotFound', 'Only copies of everything, to the same address.');
    if (this.sheet.merges.some((area) => overlap(area, this.area)))
      throw new ExcelFault('MergedRangeConflict', 'There are merged cells.');
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
    if (/^\d{4}-\d{1,2}$|^\d{1,2}\/\d{1,2}$/.test(text)) return 45_658;
    const number = Number(text.replace(/%$/, ''));
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
    for (const { row, column } of this.areas)
      this.sheet.look[`${name} ${name === 'RowHeight' ? row : column}`] = value;
  }
}

class ValidationObject extends ExcelObject {
  constructor(
    private readonly extras: readonly Record<string, unknown>[],
    private readonly state: WorkbookState,
  ) {
    super();
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
  ClearAll(): void {
    for (const cell of this.cells) cell.rules = [];
  }
}

class NameObject extends ExcelObject {
  constructor(
    private readonly state: WorkbookState,
    private readonly named: NameState,
    private readonly calculator: Calculator,
  ) {
    super();
  }
  get Name(): string {
    return this.named.name;
  }
  get Formula(): string {
    return this.state.toNames(this.named.formula);
  }
  set Formula(formula: string) {
    this.named.formula = this.state.toIds(formula);
    this.calculator.changed();
  }
  get Visible(): boolean {
    return this.named.visible;
  }
  set Visible(visible: boolean) {
    this.named.visible = visible;
  }
  Delete(): void {
    this.state.names.delete(this.named.name.toLowerCase());
    this.calculator.changed();
  }
}

function freeTableName(state: WorkbookState): string {
  const taken = new Set(state.sheets.flatMap(({ tables }) => tables.map(({ name }) => name)));
  let number = 1;
  while (taken.has(`Table${number}`)) number++;
  return `Table${number}`;
}

function tablesOf(state: WorkbookState, sheets: readonly SheetState[], calculator: Calculator): Collection {
  const wrap = (sheet: SheetState, table: TableState): ExcelObject =>
    new TableObject(state, sheet, table, calculator);
  return new Collection(
    () => sheets.flatMap((sheet) => sheet.tables.map((table) => wrap(sheet, table))),
    (key) => {
      for (const sheet of sheets)
        for (const table of sheet.tables)
          if (table.name.toLowerCase() === key.toLowerCase()) return wrap(sheet, table);
      return undefined;
    },
    (address) => {
      const [sheet] = sheets;
      if (sheet === undefined || sheets.length > 1) throw new ExcelFault('InvalidArgument', 'Which sheet?');
      const area = areaOf(String(address));
      if (sheet.tables.some((table) => overlap(table.area, area)))
        throw new ExcelFault('InvalidArgument', 'There is a table.');
      const table: TableState = { name: freeTableName(state), area, look: {} };
      sheet.tables.push(table);
      return wrap(sheet, table);
    },
  );
}

class TableObject extends ExcelObject {
  constructor(
    private readonly state: WorkbookState,
    private readonly sheet: SheetState,
    private readonly table: TableState,
    private readonly calculator: Calculator,
  ) {
    super();
  }
  get Name(): string {
    return this.table.name;
  }
  set Name(name: string) {
    const other = this.state.sheets
      .flatMap(({ tables }) => tables)
      .find((table) => table.name.toLowerCase() === name.toLowerCase());
    if (other !== undefined && other !== this.table)
      throw new ExcelFault('InvalidArgument', `There is a table "${name}".`);
    this.table.name = name;
  }
  set Style(style: unknown) {
    this.table.look['Style'] = style;
  }
  set ShowBandedRows(shown: unknown) {
    this.table.look['ShowBandedRows'] = shown;
  }
  GetRange(): ExcelObject {
    return new RangeObject(this.state, this.sheet, [this.table.area], this.calculator);
  }
  Resize(address: unknown): void {
    const area = areaOf(String(address));
    if (area.row !== this.table.area.row)
      throw new ExcelFault('InvalidArgument', 'The header must stay where it is.');
    this.table.area = area;
  }
  ConvertToRange(): ExcelObject {
    const range = this.GetRange();
    this.sheet.tables = this.sheet.tables.filter((table) => table !== this.table);
    return range;
  }
}

function chartsOf(sheet: SheetState): Collection {
  const wrap = (chart: ChartState): ExcelObject => new ChartObject(sheet, chart);
  return new Collection(
    () => sheet.charts.map(wrap),
    (key) => {
      const chart = sheet.charts.find(({ look }) => look['Name'] === key);
      return chart === undefined ? undefined : wrap(chart);
    },
    (kind, source, by) => {
      const { areas } = source as RangeObject;
      const [area] = areas;
      const lines = by === 'Rows' ? area?.rows : area?.columns;
      const series = Array.from({ length: lines ?? 0 }, () => ({ Values: valuesOf(source) }));
      const chart: ChartState = { look: { Kind: kind, Name: `Chart ${sheet.charts.length + 1}` }, series };
      sheet.charts.push(chart);
      return wrap(chart);
    },
  );
}

function valuesOf(range: unknown): string {
  const { sheet, area } = range as RangeObject;
  return `${sheet.id}!${areaAddress(area)}`;
}

class ChartObject extends ExcelObject {
  constructor(
    private readonly sheet: SheetState,
    private readonly chart: ChartState,
  ) {
    super();
  }
  get Name(): unknown {
    return this.chart.look['Name'];
  }
  set Name(name: unknown) {
    this.chart.look['Name'] = name;
  }
  get Title(): ExcelObject {
    return new Kept([this.chart.look], { properties: 'Text' }, 'Title.');
  }
  get Legend(): ExcelObject {
    return new Kept([this.chart.look], { properties: 'Visible Position' }, 'Legend.');
  }
  get Axes(): ExcelObject {
    return new Kept([this.chart.look], AXES, 'Axes.');
  }
  get Series(): Collection {
    const wrap = (series: Record<string, unknown>): ExcelObject => new SeriesObject(series);
    return new Collection(
      () => this.chart.series.map(wrap),
      () => undefined,
      (name) => {
        const series = { Name: name };
        this.chart.series.push(series);
        return wrap(series);
      },
    );
  }
  SetPosition(start: unknown, end: unknown): void {
    this.chart.look['Position'] = `${areaAddress(areaOf(String(start)))}:${areaAddress(areaOf(String(end)))}`;
  }
  Delete(): void {
    this.sheet.charts = this.sheet.charts.filter((chart) => chart !== this.chart);
  }
}

class SeriesObject extends Kept {
  constructor(private readonly series: Record<string, unknown>) {
    super([series], SERIES);
  }
  override call(name: string, args: readonly unknown[]): unknown {
    if (name !== 'SetValues' && name !== 'SetXAxisValues') return super.call(name, args);
    this.series[name] = valuesOf(args[0]);
    return null;
  }
}
