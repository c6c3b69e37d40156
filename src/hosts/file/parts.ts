/**
 * Corrects the parts written by hucre where it lacks a feature. In: the bytes of its .xlsx. Out: the final bytes.
 *
 * The sheet builder leaves marks in the text, all made with `MARK`, a character that no document contains:
 *   formula results      MARK + `#DIV/0!`             hucre has no cached errors and writes them as text
 *   text                 MARK + `#N/A`                hucre reads such text as an error value
 *   chart series names   MARK + ref + MARK + text     hucre writes literal names only (and gridlines without colour)
 *   such names, and MARK + look at their end          a line over areas, or an area that is not drawn: hucre makes
 *                                                     charts of one kind, with every series drawn
 *   titles of chart frames  MARK + name               stand for the chart's name, which hucre chooses itself
 *   cells of protection `hidden`                      stand for Excel's text prefix (`quotePrefix`): text like
 *                                                     `=1+2` stays text even when somebody edits the cell
 * Also hidden: our marks among the defined names, and green triangles at numbers that we write as text. The bytes do not depend on
 * clock or time zone.
 */
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { markKey } from '../marks.js';
import type { ValuesAt } from '../planText.js';
import { cacheValues } from './chartCache.js';
import { findNumberTexts, ignoreNumberTexts } from './ignoredErrors.js';

/** A Unicode noncharacter: valid in XML, never used for interchange. */
export const MARK = '\uFDD0';

/** The zip format counts from 1980, in local time. */
const ZIP_EPOCH = new Date(1980, 0, 1);

/** `valuesAt`: what the cells of a chart's references show. */
export function finishParts(bytes: Uint8Array, valuesAt: ValuesAt): Uint8Array {
  const parts: Zippable = {};
  const written = unzipSync(bytes);
  const sharedStrings = written['xl/sharedStrings.xml'];
  const numberTexts =
    sharedStrings === undefined ? new Set<number>() : findNumberTexts(strFromU8(sharedStrings));
  for (const [path, content] of Object.entries(written)) {
    const finish = finisherOf(path, numberTexts, valuesAt);
    const data = finish === undefined ? content : strToU8(finish(strFromU8(content)));
    parts[path] = [data, { mtime: ZIP_EPOCH, level: 6 }];
  }
  return zipSync(parts);
}

function finisherOf(
  path: string,
  numberTexts: ReadonlySet<number>,
  valuesAt: ValuesAt,
): ((xml: string) => string) | undefined {
  if (path === 'xl/workbook.xml') return hideMarks;
  if (path === 'xl/sharedStrings.xml') return spellTexts;
  if (path === 'xl/styles.xml') return (xml) => orderFonts(quoteTexts(xml));
  if (path === 'docProps/app.xml') return (xml) => xml.replace('>hucre<', '>Tuiyan<');
  if (path.startsWith('xl/worksheets/sheet')) return (xml) => ignoreNumberTexts(typeErrors(xml), numberTexts);
  if (path.startsWith('xl/charts/chart')) return (xml) => cacheValues(finishChart(xml), valuesAt);
  if (path.startsWith('xl/drawings/drawing')) return nameCharts;
  return undefined;
}

function hideMarks(xml: string): string {
  return xml.replace(/<definedName name="([^"]+)"/g, (tag, name: string) =>
    markKey(name) === undefined ? tag : `${tag} hidden="1"`,
  );
}

function typeErrors(xml: string): string {
  return xml.replace(new RegExp(` t="str">(<f>[^<]*</f><v>)${MARK}`, 'g'), ' t="e">$1');
}

function quoteTexts(xml: string): string {
  return xml
    .replace(
      /<xf ([^>]*?) applyProtection="(?:1|true)"((?:(?!<\/xf>).)*?)<protection hidden="1"\/>/gs,
      '<xf $1 quotePrefix="1"$2',
    )
    .replace(/<xf ([^>]*)><\/xf>/g, '<xf $1/>');
}

/** Children of a font in the order of the strict schema (ISO 29500-1, CT_Font); programs other than Excel may insist on it. */
const FONT_CHILDREN =
  'b i strike condense extend outline shadow u vertAlign sz color name family charset scheme'.split(' ');

function orderFonts(xml: string): string {
  const place = (child: string): number => FONT_CHILDREN.indexOf(/^<([A-Za-z]+)/.exec(child)?.[1] ?? '');
  return xml.replace(/<font>((?:<[A-Za-z]+(?: [^>]*)?\/>)+)<\/font>/g, (_, children: string) => {
    const ordered = (children.match(/<[^>]*>/g) ?? []).sort((a, b) => place(a) - place(b));
    return `<font>${ordered.join('')}</font>`;
  });
}

/**
 * Removes the marks from texts. Text that looks like an escape of the format, `_x0041_`, is written so that it is read as text.
 */
function spellTexts(xml: string): string {
  return xml.replaceAll(MARK, '').replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

function nameCharts(xml: string): string {
  return xml.replace(new RegExp(`name="[^"]*"([^>]*?) title="${MARK}([^"]*)"`, 'g'), 'name="$2"$1');
}

function finishChart(xml: string): string {
  return finishAreas(xml)
    .replace(
      new RegExp(`<c:tx><c:v>${MARK}([^${MARK}]*)${MARK}([^<]*)</c:v></c:tx>`, 'g'),
      '<c:tx><c:strRef><c:f>$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>$2</c:v></c:pt></c:strCache></c:strRef></c:tx>',
    )
    .replaceAll(
      '<c:majorGridlines/>',
      '<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>',
    );
}

/** Looks of the series of an area chart, behind a mark at the end of their names. */
export const LOOKS = { line: 'L', dashed: 'D', hidden: 'H' } as const;

/** Draws the series that are marked as lines as a line chart on the axes of the areas, and does not fill hidden ones. */
function finishAreas(xml: string): string {
  return xml.replace(/<c:areaChart>.*?<\/c:areaChart>/s, (areas) => {
    const lines: string[] = [];
    const left = areas.replace(/<c:ser>.*?<\/c:ser>/gs, (series) => {
      const look = new RegExp(`${MARK}([${Object.values(LOOKS).join('')}])</c:v></c:tx>`).exec(series)?.[1];
      if (look === undefined) return series;
      const unmarked = series.replace(`${MARK}${look}</c:v></c:tx>`, '</c:v></c:tx>');
      if (look === LOOKS.hidden) return withShape(unmarked, () => '<a:noFill/><a:ln><a:noFill/></a:ln>');
      lines.push(asLine(unmarked, look === LOOKS.dashed));
      return '';
    });
    if (lines.length === 0) return left;
    const axes = /(?:<c:axId [^>]*>)+/.exec(areas)?.[0] ?? '';
    const head = '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>';
    return `${left}${head}${lines.join('')}<c:marker val="1"/>${axes}</c:lineChart>`;
  });
}

/** 2.25 points wide, in the colour that the area had. */
function asLine(series: string, isDashed: boolean): string {
  const dash = isDashed ? '<a:prstDash val="sysDash"/>' : '';
  const line = (color: string): string =>
    `<a:ln w="28575" cap="rnd"><a:solidFill>${color}</a:solidFill>${dash}<a:round/></a:ln>`;
  return withShape(series, line)
    .replace('</c:spPr>', '</c:spPr><c:marker><c:symbol val="none"/></c:marker>')
    .replace('</c:ser>', '<c:smooth val="0"/></c:ser>');
}

function withShape(series: string, shape: (color: string) => string): string {
  return series.replace(
    /<c:spPr>.*?(<a:srgbClr val="\w{6}"\/>).*?<\/c:spPr>/s,
    (_, color: string) => `<c:spPr>${shape(color)}</c:spPr>`,
  );
}
