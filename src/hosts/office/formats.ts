/** Applies the looks of a plan's sheet, as steps: one for all cells of a style instead of one per cell. */
import type { Area, Block, CellStyle, SheetPlan, WorkbookPlan } from '../../workbook/plan/plan.js';
import { rangeAddress } from '../../workbook/plan/address.js';
import { mapSheets } from '../../workbook/plan/references.js';
import { eachCell, rectanglesBy, unionArea } from '../../workbook/plan/rectangles.js';
import { BORDER_COLOR, clip, VALIDATION_MESSAGE_LENGTH, VALIDATION_TITLE_LENGTH } from '../appearance.js';
import { CALL_BYTES, jsonBytes, type ExcelRuntime, type Step } from './batches.js';

/** Largest length of a list of addresses in characters; Excel truncates longer ones. */
const ADDRESS_LENGTH = 8000;

type BorderSide = 'EdgeTop' | 'EdgeBottom' | 'EdgeLeft' | 'EdgeRight' | 'InsideHorizontal' | 'InsideVertical';

/** Includes the inside lines, because a border applies to each cell of a rectangle. */
const BORDER_SIDES: Readonly<Record<NonNullable<CellStyle['border']>, readonly BorderSide[]>> = {
  top: ['EdgeTop', 'InsideHorizontal'],
  bottom: ['EdgeBottom', 'InsideHorizontal'],
  all: ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight', 'InsideHorizontal', 'InsideVertical'],
};

export function* formatSteps(
  sheet: SheetPlan,
  plan: WorkbookPlan,
  staging: string,
  excel: ExcelRuntime,
): Iterable<Step> {
  const linked = new Set<string | undefined>();
  eachCell(sheet, ({ link, style }) => {
    if (link !== undefined) linked.add(style);
  });
  for (const [key, areas] of rectanglesBy(sheet, (cell) => cell.style)) {
    const style = plan.styles[key];
    if (style === undefined) throw new Error(`the plan has no style "${key}"`);
    for (const address of addressLists(areas, excel)) {
      yield {
        bytes: 3 * CALL_BYTES + address.length,
        queue: (_, sheetOf) => {
          const { format } = cellsAt(sheetOf(staging), address);
          applyStyle(format, style);
          // The underline of a link is not part of the plan.
          if (linked.has(key)) format.font.underline = 'None';
        },
      };
    }
  }
  for (const block of sheet.blocks) yield* numberFormatSteps(block, plan, staging);
}

/**
 * Lists of ranges have no number format. A block's formats are sent as one array, in which `null` does not change a cell: a call
 * for each rectangle would cost a hundred times as much as a cell.
 */
function* numberFormatSteps(block: Block, plan: WorkbookPlan, staging: string): Iterable<Step> {
  const formats = block.cells.map((cells) =>
    cells.map((cell) => plan.styles[cell?.style ?? '']?.numberFormat ?? null),
  );
  const columns = formats[0]?.length ?? 0;
  if (columns === 0 || formats.every((row) => row.every((format) => format === null))) return;
  const address = rangeAddress({ row: block.row, column: block.column, rows: formats.length, columns });
  yield {
    bytes: CALL_BYTES + jsonBytes(formats),
    queue: (_, sheetOf) => void (sheetOf(staging).getRange(address).numberFormat = formats),
  };
}

function applyStyle(format: Excel.RangeFormat, style: CellStyle): void {
  const { font } = format;
  if (style.bold !== undefined) font.bold = style.bold;
  if (style.italic !== undefined) font.italic = style.italic;
  if (style.color !== undefined) font.color = `#${style.color}`;
  if (style.size !== undefined) font.size = style.size;
  if (style.fill !== undefined) format.fill.color = `#${style.fill}`;
  if (style.align !== undefined)
    format.horizontalAlignment = ({ left: 'Left', center: 'Center', right: 'Right' } as const)[style.align];
  if (style.vertical !== undefined)
    format.verticalAlignment = ({ top: 'Top', center: 'Center' } as const)[style.vertical];
  if (style.wrap !== undefined) format.wrapText = style.wrap;
  if (style.indent !== undefined) format.indentLevel = style.indent;
  if (style.border !== undefined) {
    for (const side of BORDER_SIDES[style.border]) {
      const border = format.borders.getItem(side);
      border.style = 'Continuous';
      border.color = `#${BORDER_COLOR}`;
    }
  }
}

/** Addresses joined up to the length that Excel accepts; single addresses before ExcelApi 1.9. */
function* addressLists(areas: readonly Area[], excel: ExcelRuntime): Iterable<string> {
  if (!excel.supports('1.9')) {
    yield* areas.map((area) => rangeAddress(area));
    return;
  }
  let list = '';
  for (const area of areas) {
    const address = rangeAddress(area);
    if (list !== '' && list.length + address.length >= ADDRESS_LENGTH) {
      yield list;
      list = '';
    }
    list = list === '' ? address : `${list},${address}`;
  }
  if (list !== '') yield list;
}

/** Adds the plan's validations. */
export function* validationSteps(
  sheet: SheetPlan,
  staging: string,
  presentName: (sheet: string) => string,
): Iterable<Step> {
  for (const { area, rule, title, message, severity } of sheet.validations) {
    yield {
      bytes: 2 * CALL_BYTES + jsonBytes(message),
      queue: (_, sheetOf) => {
        const { dataValidation } = sheetOf(staging).getRange(rangeAddress(area));
        dataValidation.rule =
          rule.kind === 'list'
            ? { list: { inCellDropDown: true, source: listSource(rule.source, presentName) } }
            : { decimal: { formula1: rule.min, formula2: rule.max, operator: 'Between' } };
        dataValidation.ignoreBlanks = true;
        dataValidation.errorAlert = {
          showAlert: true,
          style: severity === 'stop' ? 'Stop' : 'Warning',
          title: clip(title, VALIDATION_TITLE_LENGTH),
          message: clip(message, VALIDATION_MESSAGE_LENGTH),
        };
      },
    };
  }
}

/** A reference becomes a formula; a quoted list of words stays one, without its quotes. */
function listSource(source: string, presentName: (sheet: string) => string): string {
  const bare = source.replace(/^=/, '');
  return bare.startsWith('"') ? bare.slice(1, -1) : `=${mapSheets(bare, presentName)}`;
}

/** Adds the plan's conditional formats. */
export function* conditionSteps(
  sheet: SheetPlan,
  plan: WorkbookPlan,
  staging: string,
  presentName: (sheet: string) => string,
): Iterable<Step> {
  for (const { area, formula, style } of sheet.conditionalFormats) {
    const { color, fill, bold } = plan.styles[style] ?? {};
    yield {
      bytes: 3 * CALL_BYTES + formula.length,
      queue: (_, sheetOf) => {
        const range = sheetOf(staging).getRange(rangeAddress(area));
        const { custom } = range.conditionalFormats.add('Custom');
        custom.rule.formula = mapSheets(formula.startsWith('=') ? formula : `=${formula}`, presentName);
        if (color !== undefined) custom.format.font.color = `#${color}`;
        if (bold !== undefined) custom.format.font.bold = bold;
        if (fill !== undefined) custom.format.fill.color = `#${fill}`;
      },
    };
  }
}

/** Points: a character is 7 pixels wide, a column has 5 pixels of padding, a pixel is 3/4 point. */
function columnPoints(characters: number): number {
  return (characters * 7 + 5) * 0.75;
}

/** Applies properties of the sheet itself rather than of its cells. */
export function* layoutSteps(sheet: SheetPlan, staging: string, excel: ExcelRuntime): Iterable<Step> {
  yield* sizingSteps(sheet, staging, excel);
  yield {
    bytes: 4 * CALL_BYTES,
    queue: (_, sheetOf) => layOut(sheetOf(staging), sheet, excel),
  };
}

/** Sets widths of columns and heights of rows. */
export function* sizingSteps(sheet: SheetPlan, staging: string, excel: ExcelRuntime): Iterable<Step> {
  const columns = sizesOf(sheet.columnWidths, (column) => ({ row: 0, column, rows: 1, columns: 1 }));
  for (const [width, areas] of columns) {
    yield* sizeSteps(areas, staging, excel, (format) => void (format.columnWidth = columnPoints(width)));
  }
  const rows = sizesOf(sheet.rowHeights, (row) => ({ row, column: 0, rows: 1, columns: 1 }));
  for (const [height, areas] of rows) {
    yield* sizeSteps(areas, staging, excel, (format) => void (format.rowHeight = height));
  }
}

/** Groups columns or rows of the same size, neighbours as one area. */
function sizesOf(
  sizes: Readonly<Record<number, number>>,
  areaOf: (index: number) => Area,
): ReadonlyMap<number, readonly Area[]> {
  const found = new Map<number, Area[]>();
  let last: { readonly index: number; readonly size: number } | undefined;
  for (const [key, size] of Object.entries(sizes)) {
    const index = Number(key);
    const areas = found.get(size) ?? [];
    const before = areas.at(-1);
    const isNext = last?.size === size && last.index === index - 1 && before !== undefined;
    if (isNext) areas[areas.length - 1] = unionArea(before, areaOf(index));
    else areas.push(areaOf(index));
    found.set(size, areas);
    last = { index, size };
  }
  return found;
}

function* sizeSteps(
  areas: readonly Area[],
  staging: string,
  excel: ExcelRuntime,
  set: (format: Excel.RangeFormat) => void,
): Iterable<Step> {
  for (const address of addressLists(areas, excel)) {
    yield {
      bytes: 2 * CALL_BYTES + address.length,
      queue: (_, sheetOf) => set(cellsAt(sheetOf(staging), address).format),
    };
  }
}

/** One or several rectangles whose format can be set at once. */
function cellsAt(worksheet: Excel.Worksheet, address: string): Excel.Range | Excel.RangeAreas {
  return address.includes(',') ? worksheet.getRanges(address) : worksheet.getRange(address);
}

function layOut(worksheet: Excel.Worksheet, sheet: SheetPlan, excel: ExcelRuntime): void {
  if (excel.supports('1.7')) {
    const { rows, columns } = sheet.freeze ?? { rows: 0, columns: 0 };
    if (rows > 0 && columns > 0)
      worksheet.freezePanes.freezeAt(rangeAddress({ row: 0, column: 0, rows, columns }));
    else if (rows > 0) worksheet.freezePanes.freezeRows(rows);
    else if (columns > 0) worksheet.freezePanes.freezeColumns(columns);
    if (sheet.tabColor !== undefined) worksheet.tabColor = `#${sheet.tabColor}`;
  }
  if (excel.supports('1.8')) worksheet.showGridlines = sheet.gridlines;
  if (!excel.supports('1.9')) return;
  const { pageLayout } = worksheet;
  const { orientation, fitWidth, fitHeight, titleRows, area } = sheet.print;
  pageLayout.orientation = orientation === 'landscape' ? 'Landscape' : 'Portrait';
  pageLayout.paperSize = 'A4';
  pageLayout.zoom = {
    horizontalFitToPages: fitWidth,
    ...(fitHeight > 0 ? { verticalFitToPages: fitHeight } : {}),
  };
  if (titleRows !== undefined && titleRows > 0) pageLayout.setPrintTitleRows(`$1:$${titleRows}`);
  if (area !== undefined) pageLayout.setPrintArea(rangeAddress(area));
}

/** Merges the plan's merged cells. */
export function* mergeSteps({ merges }: Pick<SheetPlan, 'merges'>, staging: string): Iterable<Step> {
  for (const area of merges) {
    yield {
      bytes: CALL_BYTES,
      queue: (_, sheetOf) => sheetOf(staging).getRange(rangeAddress(area)).merge(false),
    };
  }
}
