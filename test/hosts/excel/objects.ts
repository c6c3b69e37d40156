/**
 * The objects of Excel's interface that the Office host uses, over a `WorkbookState`. Names are Excel's wire names:
 * PascalCase, mostly (`Formulas` for `range.formulas`, but `Gridlines` for `showGridlines`). What is missing here answers
 * `ApiNotFound`, so a test tells when the host begins to use more.
 *
 * Where it matters this behaves as Excel does: arrays of the wrong shape, unknown items and taken names are errors;
 * text is parsed (`2025-01` becomes a date) unless it carries an apostrophe or the cell is formatted as text;
 * a copy of a whole table makes another table. It does less where the host does not care: copies keep their
 * address, and a table is a name and a rectangle.
 */
import type { Area } from '../../../src/workbook/plan/plan.js';
import { rangeAddress } from '../../../src/workbook/plan/address.js';
import { unionArea } from '../../../src/workbook/plan/rectangles.js';
import { type Calculator, Collection, ExcelObject, Kept, NULL_OBJECT, type Shape } from './base.js';
import { ProtectionObject, SheetProtectionObject } from './protection.js';
import { RangeObject } from './ranges.js';
import { settingsOf } from './settings.js';
import {
  areaOf,
  cellAt,
  ExcelFault,
  overlap,
  freeTableName,
  MAX_COLUMNS,
  MAX_ROWS,
  type ChartState,
  type NameState,
  type SheetState,
  type TableState,
  type WorkbookState,
} from './state.js';

const SERIES: Shape = {
  properties: 'Name MarkerStyle ChartType Overlap GapWidth',
  parts: {
    Format: {
      parts: { Line: { properties: 'Color Weight LineStyle' }, Fill: { methods: 'SetSolidColor Clear' } },
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
    return new ApplicationObject(this.calculator);
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
      (name) => {
        refuseProtected(state);
        return wrap(state.addSheet(String(name)));
      },
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
  get Settings(): Collection {
    return settingsOf(this.state.settings);
  }
  get Protection(): ExcelObject {
    return new ProtectionObject(this.state);
  }
}

class ApplicationObject extends ExcelObject {
  constructor(private readonly calculator: Calculator) {
    super();
  }
  get CalculationState(): string {
    return this.calculator.calculation === 'Pending' ? 'Pending' : 'Done';
  }
  SuspendApiCalculationUntilNextSync(): void {
    this.calculator.suspendCalculation();
  }
  SuspendScreenUpdatingUntilNextSync(): void {}
}

function refuseProtected(state: WorkbookState): void {
  if (state.isProtected) throw new ExcelFault('AccessDenied', 'The workbook is protected.');
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
    refuseProtected(this.state);
    this.state.renameSheet(this.sheet, name);
  }
  get Visibility(): unknown {
    return this.sheet.look['Visibility'];
  }
  set Visibility(value: unknown) {
    refuseProtected(this.state);
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
  get Protection(): ExcelObject {
    return new SheetProtectionObject(this.sheet);
  }
  get Tables(): Collection {
    return tablesOf(this.state, [this.sheet], this.calculator);
  }
  get Charts(): Collection {
    return chartsOf(this.sheet);
  }
  get Comments(): Collection {
    const commented = [...this.sheet.cells.values()].filter(({ extras }) => 'Comment' in extras);
    return new Collection(
      () => commented.map(() => new Kept([{}], {})),
      () => undefined,
      (cell, content) => {
        // Excel's documentation: a text must contain the full address, with the name of the sheet.
        if (!(cell instanceof RangeObject))
          throw new ExcelFault('InvalidArgument', `${String(cell)} names no sheet.`);
        const { row, column } = cell.area;
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
    refuseProtected(this.state);
    this.state.deleteSheet(this.sheet);
    this.calculator.changed();
  }
  /** Without an address, all cells of the sheet. */
  GetRange(address: unknown): ExcelObject {
    const whole = { row: 0, column: 0, rows: MAX_ROWS, columns: MAX_COLUMNS };
    return this.range([typeof address === 'string' ? areaOf(address) : whole]);
  }
  GetRanges(addresses: unknown): ExcelObject {
    if (String(addresses).length > 8192)
      throw new ExcelFault('InvalidArgument', 'The list of addresses is too long.');
    return this.range(String(addresses).split(',').map(areaOf));
  }
  /** Whether anybody listens does not matter here: what happens is always told. */
  _RegisterDataChangedEvent(): void {}
  _UnregisterDataChangedEvent(): void {}
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
  return `${sheet.id}!${rangeAddress(area)}`;
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
    return new LegendObject(this.chart);
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
    this.chart.look['Position'] =
      `${rangeAddress(areaOf(String(start)))}:${rangeAddress(areaOf(String(end)))}`;
  }
  Delete(): void {
    this.sheet.charts = this.sheet.charts.filter((chart) => chart !== this.chart);
  }
}

class LegendObject extends Kept {
  constructor(private readonly chart: ChartState) {
    super([chart.look], { properties: 'Visible Position' }, 'Legend.');
  }
  override get(name: string): unknown {
    if (name !== 'LegendEntries') return super.get(name);
    const entries = this.chart.series.map((look) => new Kept([look], { properties: 'Visible' }, 'Legend.'));
    return new Collection(
      () => entries,
      () => undefined,
    );
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
