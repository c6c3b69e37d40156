/**
 * What Excel refuses, or repairs when a file is opened: its published limits ("Excel specifications and limits") and the rules for
 * names. A list of what a plan breaks, each with its place.
 */
import type { Area, Cell, SheetPlan, WorkbookPlan } from '../../src/workbook/plan/plan.js';

/** Characters of a text constant in a formula, of a validation's message and list, and of many other texts. */
const TEXT = 255;
const VALIDATION_TITLE = 32;
const FORMULA = 8192;
const CELL = 32_767;
const NESTING = 64;
const ARGUMENTS = 255;
const STYLES = 64_000;
const SERIES = 255;
const ROW_POINTS = 409;
/** Names that Excel keeps for itself, or would take for a cell. */
const RESERVED_SHEET = /^history$/i;
const LIKE_A_CELL = /^(?:[a-z]{1,3}\d+|r\d*c\d*|r\d*|c\d*)$/i;

export function brokenLimits(plan: WorkbookPlan): readonly string[] {
  const broken: string[] = [];
  const tell = (isBroken: boolean, what: string): void => {
    if (isBroken) broken.push(what);
  };
  for (const { name, ref } of plan.names) checkName(name, ref, tell);
  for (const sheet of plan.sheets) {
    tell(RESERVED_SHEET.test(sheet.name), `sheet ${sheet.name}`);
    checkSheet(sheet, tell);
  }
  const looks = Object.entries(plan.styles);
  tell(looks.length > STYLES, `${looks.length} styles`);
  for (const [key, { numberFormat = '' }] of looks)
    tell(numberFormat.length > TEXT || sections(numberFormat) > 4, `number format ${key}`);
  return broken;
}

type Tell = (isBroken: boolean, what: string) => void;

function checkName(name: string, ref: string, tell: Tell): void {
  tell(name.length > TEXT || !/^[a-z_\\][\w.\\]*$/i.test(name) || LIKE_A_CELL.test(name), `name ${name}`);
  tell(/#REF!/.test(ref), `name ${name} ${ref}`);
}

function checkSheet(sheet: SheetPlan, tell: Tell): void {
  for (const block of sheet.blocks)
    block.cells.forEach((line, r) =>
      line.forEach((cell, c) => {
        if (cell !== undefined) checkCell(cell, `${sheet.name} ${block.row + r},${block.column + c}`, tell);
      }),
    );
  for (const points of Object.values(sheet.rowHeights))
    tell(!(points >= 0 && points <= ROW_POINTS), `${sheet.name} row height ${points}`);
  for (const width of Object.values(sheet.columnWidths))
    tell(!(width >= 0 && width <= TEXT), `${sheet.name} column width ${width}`);
  for (const { title, message, rule } of sheet.validations) {
    tell(title.length > VALIDATION_TITLE, `${sheet.name} validation title ${title}`);
    tell(message.length > TEXT, `${sheet.name} validation message ${message}`);
    tell(rule.kind === 'list' && rule.source.length > TEXT, `${sheet.name} validation list`);
    tell(rule.kind === 'decimal' && !(rule.min <= rule.max), `${sheet.name} validation range ${title}`);
  }
  for (const { formula } of sheet.conditionalFormats) {
    checkFormula(formula, `${sheet.name} conditional format`, tell);
    tell(formula.length > TEXT, `${sheet.name} conditional format ${formula}`);
  }
  for (const { key, title, series, description } of sheet.charts) {
    tell(title.length > TEXT || description.length > CELL, `${sheet.name} chart ${key}`);
    tell(
      series.length === 0 || series.length > SERIES,
      `${sheet.name} chart ${key}: ${series.length} series`,
    );
  }
  checkAreas(sheet, tell);
}

/** Tables hold no merged cells, and neither tables nor merged cells lie over each other. */
function checkAreas({ name, tables, merges }: SheetPlan, tell: Tell): void {
  for (const table of tables)
    tell(!/^[a-z_\\][\w.\\]*$/i.test(table.name) || LIKE_A_CELL.test(table.name), `table ${table.name}`);
  const areas = [...tables.map(({ area }) => area), ...merges];
  areas.forEach((area, i) => {
    for (const other of areas.slice(0, i))
      tell(overlap(area, other), `${name} ${JSON.stringify([area, other])}`);
  });
}

function overlap(a: Area, b: Area): boolean {
  const apart =
    a.row + a.rows <= b.row ||
    b.row + b.rows <= a.row ||
    a.column + a.columns <= b.column ||
    b.column + b.columns <= a.column;
  return !apart;
}

function checkCell({ value, formula, comment = '' }: Cell, at: string, tell: Tell): void {
  tell(typeof value === 'string' && value.length > CELL, `${at} text`);
  tell(typeof value === 'number' && !Number.isFinite(value), `${at} ${String(value)}`);
  tell(comment.length > CELL, `${at} comment`);
  if (formula !== undefined) checkFormula(formula, at, tell);
}

function checkFormula(formula: string, at: string, tell: Tell): void {
  tell(formula.length > FORMULA, `${at} formula of ${formula.length} characters`);
  // A sheet's name may hold quotation marks, and a text apostrophes.
  const bare = formula.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"/g, (quoted) => {
    const isLong = quoted.startsWith('"') && quoted.slice(1, -1).replaceAll('""', '"').length > TEXT;
    tell(isLong, `${at} ${quoted}`);
    return 'x';
  });
  const open: number[] = [];
  let deepest = 0;
  let most = 0;
  for (const char of bare) {
    if (char === '(') open.push(1);
    else if (char === ')') open.pop();
    else if (char === ',' && open.length > 0) open.push((open.pop() ?? 0) + 1);
    deepest = Math.max(deepest, open.length);
    most = Math.max(most, open.at(-1) ?? 0);
  }
  tell(open.length > 0, `${at} brackets`);
  tell(deepest > NESTING, `${at} ${deepest} levels`);
  tell(most > ARGUMENTS, `${at} ${most} arguments`);
}

function sections(format: string): number {
  return format.replace(/"[^"]*"/g, '').split(';').length;
}
