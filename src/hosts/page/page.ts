/**
 * The plan of a workbook as one page of HTML that a person can read, print and send on: no script, nothing from elsewhere.
 *
 * In: the plan and a note. Out: the text of the file. Each sheet is a section that begins on a
 * page of its own when printed, in the orientation of the plan and no wider than the paper. Conditional formats that compare a
 * cell with a text or a number are applied as they are now; the others only add colour to what is also in words.
 */
import type { CellStyle, ConditionalFormatPlan, SheetPlan, WorkbookPlan } from '../../workbook/plan/plan.js';
import { cellOn, columnIndex } from '../../workbook/plan/address.js';
import { valuesOfPlan, type ValuesAt } from '../planText.js';
import { anchorOfLink, sheetWidth, writeSheet, type PageContext } from './sheet.js';
import { escapeHtml } from './text.js';

/** Pixels that A4 has between margins of 10 mm. */
const PAPER = { portrait: 718, landscape: 1046 } as const;

/** The page. `note` is a line above everything, such as when and from what it was made. */
export function writePage(plan: WorkbookPlan, note: string): string {
  const title = escapeHtml(plan.title);
  const sheetIndex = new Map(plan.sheets.map(({ name }, i) => [name, i]));
  const valuesAt = valuesOfPlan(plan);
  const styles = new Map(Object.keys(plan.styles).map((key, i) => [key, `c${i}`]));
  const anchorOf = (sheet: string, address: string): string | undefined => {
    const index = sheetIndex.get(sheet);
    return index === undefined ? undefined : `s${index}-${address}`;
  };
  const anchors = linkTargets(plan, anchorOf);
  const context: PageContext = {
    valuesAt,
    formatOf: (style) => plan.styles[style]?.numberFormat,
    classOf: (style) => styles.get(style) ?? '',
    anchorOf,
    isAnchor: (anchor) => anchors.has(anchor),
  };
  const sections = plan.sheets.map(
    (sheet, i) =>
      `<section id="s${i}" class="${sheet.print.orientation}" aria-label="${escapeHtml(sheet.name)}">` +
      `<div class="scroll" style="--fit:${fitOf(sheet)}">\n${writeSheet(sheet, coloured(sheet, valuesAt), context)}\n</div></section>`,
  );
  const contents = plan.sheets.map(({ name }, i) => `<a href="#s${i}">${escapeHtml(name)}</a>`);
  return [
    '<!doctype html>',
    `<html lang="${plan.language === 'zh' ? 'zh-CN' : 'en'}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${title}</title>`,
    `<style>\n${BASE}\n${styleRules(plan, styles)}\n</style>`,
    '</head>',
    '<body>',
    `<nav>${contents.join('')}</nav>`,
    `<header>${escapeHtml(note)}</header>`,
    `<main>\n${sections.join('\n')}\n</main>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function fitOf(sheet: SheetPlan): number {
  const share = PAPER[sheet.print.orientation] / sheetWidth(sheet);
  return Math.floor(Math.min(1, share) * 1000) / 1000;
}

const BASE = `body{margin:0;font:13px/1.35 "Microsoft YaHei","PingFang SC","Noto Sans CJK SC",system-ui,sans-serif;color:#1f2937;background:#fff}
nav{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:4px 16px;padding:8px 16px;background:#1b3a5c}
nav a{color:#fff}
a{color:#17692f}
section{padding:16px}
.scroll{overflow-x:auto}
table{border-collapse:collapse;table-layout:fixed}
td{padding:1px 4px;vertical-align:middle;overflow-wrap:anywhere}
.n{text-align:right;white-space:nowrap}
.free{white-space:nowrap}
td.long{white-space:normal}
.chart{padding:4px}
.chart svg{display:block;max-width:100%;height:auto}
header{padding:12px 16px 0;color:#5b6472}
@page{margin:10mm}
@page wide{size:A4 landscape}
@page tall{size:A4 portrait}
@media print{nav{display:none}section{padding:0;break-before:page}section:first-child{break-before:auto}.landscape{page:wide}.portrait{page:tall}.scroll{overflow:visible;zoom:var(--fit)}tr,svg{break-inside:avoid}td{print-color-adjust:exact;-webkit-print-color-adjust:exact}a{color:inherit;text-decoration:none}}`;

// --- looks ------------------------------------------------------------------------------------------------

function styleRules({ styles }: WorkbookPlan, classes: ReadonlyMap<string, string>): string {
  return Object.entries(styles)
    .map(([key, style]) => `.${classes.get(key) ?? ''}{${declarations(style)}}`)
    .join('\n');
}

function declarations(style: CellStyle): string {
  const { bold, italic, color, fill, size, align, wrap, vertical, border, indent } = style;
  const line = '1px solid #d9dee5';
  return [
    bold === true ? 'font-weight:600' : '',
    italic === true ? 'font-style:italic' : '',
    color === undefined ? '' : `color:#${color}`,
    fill === undefined ? '' : `background:#${fill}`,
    size === undefined ? '' : `font-size:${Math.round(size * 1.2)}px`,
    align === undefined ? '' : `text-align:${align}`,
    wrap === true ? 'white-space:pre-line' : '',
    vertical === 'top' ? 'vertical-align:top' : '',
    border === undefined ? '' : border === 'all' ? `border:${line}` : `border-${border}:${line}`,
    indent === undefined ? '' : `padding-left:${4 + indent * 9}px`,
  ]
    .filter((each) => each !== '')
    .join(';');
}

/** Cells to which links of the plan lead, as anchors of the page. */
function linkTargets({ sheets }: WorkbookPlan, anchorOf: PageContext['anchorOf']): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { blocks } of sheets)
    for (const { cells } of blocks)
      for (const { link } of cells.flat().filter((cell) => cell !== undefined)) {
        const anchor = link === undefined ? undefined : anchorOfLink(link, anchorOf);
        if (anchor !== undefined) found.add(anchor);
      }
  return found;
}

// --- conditional formats ----------------------------------------------------------------------------------

/** `=I10="met"`, `=B4>0`: a cell of the same sheet compared with a constant. */
const COMPARISON = /^=(\$?)([A-Z]+)(\$?)(\d+)(=|<>|<|>)("(?:[^"]|"")*"|-?\d+(?:\.\d+)?)$/;

/** The style that the conditional formats of a sheet give a cell now, by `row,column`. */
function coloured(sheet: SheetPlan, valuesAt: ValuesAt): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const format of sheet.conditionalFormats)
    for (const place of placesWhere(format, sheet.name, valuesAt)) found.set(place, format.style);
  return found;
}

function placesWhere(
  { area, formula }: ConditionalFormatPlan,
  sheet: string,
  valuesAt: ValuesAt,
): readonly string[] {
  const [, fixedColumn, letters = '', fixedRow, number = '', operator, constant = ''] =
    COMPARISON.exec(formula) ?? [];
  if (operator === undefined) return [];
  const wanted = constant.startsWith('"') ? constant.slice(1, -1).replaceAll('""', '"') : Number(constant);
  const places: string[] = [];
  for (let r = 0; r < area.rows; r++)
    for (let c = 0; c < area.columns; c++) {
      const row = Number(number) - 1 + (fixedRow === '$' ? 0 : r);
      const column = columnIndex(letters) + (fixedColumn === '$' ? 0 : c);
      const value = valuesAt(cellOn(sheet, row, column, 'none'))?.[0];
      if (holds(value, operator, wanted)) places.push(`${area.row + r},${area.column + c}`);
    }
  return places;
}

function holds(value: unknown, operator: string, wanted: string | number): boolean {
  if (operator === '=') return value === wanted;
  if (operator === '<>') return value !== wanted;
  if (typeof value !== 'number' || typeof wanted !== 'number') return false;
  return operator === '>' ? value > wanted : value < wanted;
}
