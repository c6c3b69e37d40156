/** The Overview's part on policy numbers that cannot all hold: sentences with live numbers, and a table. */
import { isError } from '../../formula/values/value.js';
import { HEADERS, WORDS } from '../../messages/wording/workbook.js';
import { FIRST_SELECTED } from './compareSheet.js';
import { nameCell, unitCell, type Context } from '../tables/context.js';
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
import { textOf } from '../plan/scalars.js';
import {
  constant,
  live,
  quoteText,
  sentence,
  textPiece,
  type Piece,
  type SheetBuilder,
} from '../plan/sheet.js';
import { POLICY_GROUP, type Conflict } from '../tables/topics.js';

/** Returns the row below. */
export function writePolicy(sheet: SheetBuilder, page: Page, top: number): number {
  const { context, years } = page;
  const { language } = context;
  const keys = context.prepared.series
    .map(({ indicator }) => indicator)
    .filter(({ group }) => group === POLICY_GROUP)
    .map(({ key }) => key);
  const { conflict } = context.topics;
  if (keys.length === 0 && conflict === undefined) return top;
  section(sheet, page, top, 'policyTitle');
  let row = top + 1;
  for (const piece of conflict === undefined ? [] : conflictSentences(context, conflict)) {
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

/** What the policy numbers lead to together, and what each would have to be, as live sentences. */
function conflictSentences(context: Context, conflict: Conflict): readonly Piece[] {
  const { language, model, say } = context;
  const year = model.horizon;
  const at = (key: string): Piece => ({
    formula: activeRef(context, key, year),
    value: context.valueAt(FIRST_SELECTED, key, year) ?? 0,
  });
  const shown = (piece: Piece, format: string): Piece => ({
    formula: `TEXT(${piece.formula},${quoteText(format)})`,
    value: textOf(piece.value, format),
  });
  const excess = at(conflict.excess);
  const number = typeof excess.value === 'number' ? excess.value : 0;
  const pieces: Readonly<Record<string, Piece>> = {
    year: textPiece(String(year)),
    growth: shown(at(conflict.growthGoal), '0%'),
    leverage: shown(at(conflict.leverageGoal), '0.0'),
    total: shown(at(conflict.projectedTotal), '#,##0'),
    goal: shown(at(conflict.totalGoal), '#,##0'),
    more: {
      formula: `IF(${excess.formula}>0,${quoteText(say('more'))},${quoteText(say('less'))})`,
      value: number > 0 ? say('more') : say('less'),
    },
    excess: shown({ formula: `ABS(${excess.formula})`, value: Math.abs(number) }, '#,##0'),
    needed: shown(at(conflict.growthNeeded), '0.0%'),
    leverageNeeded: shown(at(conflict.leverageNeeded), '0.0'),
  };
  const clash = sentence(WORDS.conflict[language], pieces);
  const fine = textPiece(say('noConflict'));
  const both: Piece = {
    formula: `IF(ABS(${excess.formula})<1,${fine.formula},${clash.formula})`,
    value: Math.abs(number) < 1 ? fine.value : clash.value,
  };
  return [both, sentence(WORDS.remedy[language], pieces)];
}
