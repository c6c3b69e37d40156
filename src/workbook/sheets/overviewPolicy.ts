/** The Overview's part on policy numbers that cannot all hold: sentences with live numbers, and a table. */
import { isError, type Scalar } from '../../formula/values/value.js';
import type { Bilingual } from '../../messages/language.js';
import { HEADERS } from '../../messages/wording/workbook.js';
import type { PolicyTest } from '../../model/model.js';
import { balanceDecimals, HORIZON_PLACE, sentenceParts, type SentenceValue } from '../../model/overview.js';
import { FIRST_SELECTED } from './compareSheet.js';
import { nameCell, unitCell, type Context } from '../tables/context.js';
import { formatOf } from '../tables/fields.js';
import { rowHeight } from '../plan/measure.js';
import {
  across,
  activeCell,
  activeRef,
  LEFT,
  pageWidth,
  section,
  yearHeadings,
  type Page,
} from './overviewPage.js';
import { join, textOf } from '../plan/scalars.js';
import { constant, live, quoteText, textPiece, type Piece, type SheetBuilder } from '../plan/sheet.js';
import { policyIndicators } from '../tables/topics.js';

/** Writes the part; returns the row below it. */
export function writePolicy(sheet: SheetBuilder, page: Page, top: number): number {
  const { context, years } = page;
  const { language } = context;
  const { policy } = context.topics;
  if (policy === undefined) return top;
  const keys = policyIndicators(context.prepared, policy);
  const sentences = policySentences(context, policy);
  if (keys.length + sentences.length === 0) return top;
  section(
    sheet,
    page,
    top,
    policy.title === undefined ? context.say('policyTitle') : context.text(policy.title),
  );
  let row = top + 1;
  for (const piece of sentences) {
    across(sheet, page, row, live(`=${piece.formula}`, piece.value, 'sentence'), 'sentence');
    sheet.height(
      row,
      rowHeight([{ text: isError(piece.value) ? '' : String(piece.value), width: pageWidth(page) * 0.92 }]),
    );
    row++;
  }
  if (keys.length === 0) return row + 1;
  sheet.putRow(row, LEFT, [
    constant(HEADERS.indicatorName[language], 'heading'),
    constant(HEADERS.unit[language], 'heading'),
    ...yearHeadings(page),
  ]);
  sheet.fill({ row, column: LEFT, rows: 1, columns: page.columns }, 'heading');
  sheet.height(row, 20);
  for (const key of keys) {
    row++;
    sheet.putRow(row, LEFT, [
      nameCell(context, key),
      unitCell(context, key),
      ...years.map((year) => activeCell(context, key, year, 'number')),
    ]);
    sheet.fill({ row, column: LEFT, rows: 1, columns: page.columns }, 'number');
    sheet.height(row, 18);
  }
  return row + 2;
}

/** Live sentences about the combined result of the policy numbers, and what each would have to be. */
function policySentences(context: Context, policy: PolicyTest): readonly Piece[] {
  const { balance, agree, above, below, remedy } = policy;
  const say = (text: Bilingual): Piece => policySentence(context, policy, context.text(text));
  const last = remedy === undefined ? [] : [say(remedy)];
  if (balance === undefined || agree === undefined || above === undefined || below === undefined) return last;
  const { formula, value } = horizonValue(context, balance);
  const format = policyFormat(context.unitOf(balance), balanceDecimals(policy));
  const [none, more, less] = [agree, above, below].map(say) as [Piece, Piece, Piece];
  const text = textOf(typeof value === 'number' ? Math.abs(value) : value, format);
  const isNone = typeof text === 'string' && Number(text.replace(/[,%]/g, '')) === 0;
  const places = placesOf(format);
  const both: Piece = {
    formula: `IF(ROUND(${formula},${places})=0,${none.formula},IF(${formula}>0,${more.formula},${less.formula}))`,
    value: isError(value) ? value : isNone ? none.value : Number(value) > 0 ? more.value : less.value,
  };
  return [both, ...last];
}

/** One sentence with the active scenario's values in its places; the balance without its sign. */
function policySentence(context: Context, policy: PolicyTest, text: string): Piece {
  const pieces = sentenceParts(text).map((part): Piece => {
    if (typeof part === 'string') return textPiece(part);
    if (part.key === HORIZON_PLACE) return textPiece(String(context.model.horizon));
    const { formula, value } = horizonValue(context, part.key);
    const format = policyFormat(context.unitOf(part.key), part.decimals);
    const isBalance = part.key === policy.balance;
    const size = isBalance && typeof value === 'number' ? Math.abs(value) : value;
    const shown = rounded(isBalance ? `ABS(${formula})` : formula, size, format, part.round);
    return { formula: `TEXT(${shown.formula},${quoteText(format)})`, value: textOf(shown.value, format) };
  });
  return {
    formula: pieces.map(({ formula }) => formula).join('&'),
    value: join(pieces.map(({ value }) => value)),
  };
}

/** Up or down to the decimals that the format shows; what differs by dust alone is not moved. */
function rounded(formula: string, value: Scalar, format: string, round: SentenceValue['round']): Piece {
  if (round === undefined) return { formula, value };
  const places = placesOf(format);
  // Just less than half a step, so that a value without further digits stays what it is.
  const step = Number(((round === 'up' ? 0.499999 : -0.499999) / 10 ** places).toPrecision(6));
  const scale = 10 ** places;
  return {
    formula: `ROUND(${formula}${round === 'up' ? '+' : '-'}${Math.abs(step)},${places})`,
    value: typeof value === 'number' ? Math.round((value + step) * scale) / scale : value,
  };
}

function placesOf(format: string): number {
  return (/\.(0+)/.exec(format)?.[1]?.length ?? 0) + (format.endsWith('%') ? 2 : 0);
}

function horizonValue(context: Context, key: string): Piece {
  const year = context.model.horizon;
  return { formula: activeRef(context, key, year), value: context.valueAt(FIRST_SELECTED, key, year) ?? 0 };
}

/** The unit's number format with a number of decimals: `0.0%`, `#,##0`. */
function policyFormat(unit: string, decimals: number | undefined): string {
  const format = formatOf(unit);
  const places = decimals ?? /\.(0+)/.exec(format)?.[1]?.length ?? 0;
  const zeros = places === 0 ? '' : `.${'0'.repeat(places)}`;
  return format.endsWith('%') ? `0${zeros}%` : `#,##0${zeros}`;
}
