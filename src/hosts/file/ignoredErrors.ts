/**
 * Prevents Excel from marking our texts that look like numbers (`2024` as a period, `3.00%` as it was printed) with a green
 * triangle.
 *
 * In: the parts of a sheet and of the shared texts. Out: the sheet with these cells, and no others, in `ignoredErrors`: a number that
 * somebody types as text elsewhere is still marked.
 */

/** Texts that Excel reads as a number: digits with signs, commas, a currency, an exponent or per cent. */
const NUMBER_TEXT = /^\s*[-+(]?[¥￥$€£]?[-+]?(?:\d[\d,]*\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*%?\)?\s*$/i;

const TEXT_CELL = /<c r="([A-Z]+)(\d+)"(?: [a-z]+="[^"]*")*? t="s"[^>]*><v>(\d+)<\/v>/g;

/**
 * The place of `ignoredErrors`: before the elements that follow it in the schema. A conditional format may have an `extLst` of
 * its own.
 */
const PLACE =
  /(?=<(?:smartTags|drawing|drawingHF|legacyDrawing|legacyDrawingHF|picture|oleObjects|controls|webPublishItems|tableParts)[ />]|(?:<extLst>(?:(?!<extLst>)[^])*<\/extLst>)?<\/worksheet>)/;

/** Indexes (from 0) in the table of shared texts of the texts that Excel reads as numbers. */
export function findNumberTexts(sharedStrings: string): ReadonlySet<number> {
  const found = new Set<number>();
  let place = 0;
  for (const [, item = ''] of sharedStrings.matchAll(/<si>(.*?)<\/si>|<si\/>/gs)) {
    if (NUMBER_TEXT.test(item.replace(/<[^>]*>/g, ''))) found.add(place);
    place += 1;
  }
  return found;
}

/** The XML of a sheet with `ignoredErrors` for cells that have one of these shared texts. */
export function ignoreNumberTexts(sheet: string, numberTexts: ReadonlySet<number>): string {
  const rows = new Map<string, number[]>();
  for (const [, column = '', row, place] of sheet.matchAll(TEXT_CELL)) {
    if (numberTexts.has(Number(place))) {
      const list = rows.get(column) ?? [];
      list.push(Number(row));
      rows.set(column, list);
    }
  }
  const areas = [...rows].flatMap(([column, list]) => runsOf(list).map((run) => printRun(column, run)));
  if (areas.length === 0) return sheet;
  const element = `<ignoredErrors><ignoredError sqref="${areas.join(' ')}" numberStoredAsText="1"/></ignoredErrors>`;
  return sheet.replace(PLACE, element);
}

interface Run {
  readonly first: number;
  last: number;
}

/** Runs of consecutive rows, as first and last. `rows` are in ascending order. */
function runsOf(rows: readonly number[]): readonly Run[] {
  const runs: Run[] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (run?.last === row - 1) run.last = row;
    else runs.push({ first: row, last: row });
  }
  return runs;
}

function printRun(column: string, { first, last }: Run): string {
  return first === last ? `${column}${first}` : `${column}${first}:${column}${last}`;
}
