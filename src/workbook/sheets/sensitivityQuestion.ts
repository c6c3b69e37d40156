/**
 * Chooses the question of the Sensitivity sheet, and reads it back.
 *
 * By default it is the first target's indicator and year in the first scenario. The region has one row each for scenario,
 * indicator and year; beside a default question its original year is stored, so that reading returns none unless a user has
 * chosen another year.
 */
import { targetReadings } from '../../model/targetReading.js';
import type { SheetQuestion } from '../plan/attachments.js';
import type { Context } from '../tables/context.js';
import { REGIONS } from '../plan/naming.js';
import type { WorkbookSnapshot } from '../plan/plan.js';
import { QUESTION_COLUMNS, QUESTION_ROWS } from './sensitivityLayout.js';
import { readPair } from './sensitivityPair.js';
import { studyQuestion, type Study } from './sensitivityStudy.js';
import { cellAt, findRegion, placeOf, plainText, type Report } from '../tables/tables.js';

const MARK = 'first_target';

export interface Asked {
  readonly study: Study;
  /** Text of the mark; empty if somebody asked the question. */
  readonly mark: string;
}

/** Undefined if there is no question that can be answered, and no target that depends on a parameter. */
export function chooseQuestion(context: Context, asked: SheetQuestion | undefined): Asked | undefined {
  const study = asked === undefined ? undefined : studyQuestion(context, asked);
  if (study !== undefined) return { study, mark: '' };
  const [first] = context.scenarios;
  for (const { series, target } of first === undefined ? [] : targetReadings(context.prepared)) {
    const { year } = target;
    const question = { scenario: first?.scenario.key ?? '', indicator: series ?? '', year };
    const found = studyQuestion(context, question);
    if (found !== undefined) return { study: found, mark: `${MARK} ${year}` };
  }
  return undefined;
}

/** Undefined if nobody asked a question. */
export function readQuestion(snapshot: WorkbookSnapshot, report: Report): SheetQuestion | undefined {
  const region = findRegion(snapshot, REGIONS.question);
  if (region === undefined) return undefined;
  const { sheet, area } = region;
  const text = (row: keyof typeof QUESTION_ROWS, column: keyof typeof QUESTION_COLUMNS): string =>
    plainText(cellAt(sheet, area.row + QUESTION_ROWS[row], area.column + QUESTION_COLUMNS[column])).trim();
  const [scenario, indicator] = [text('scenario', 'key'), text('indicator', 'key')];
  const year = Number(text('year', 'year'));
  if (scenario === '' || indicator === '' || !Number.isInteger(year) || year === 0) {
    const at = placeOf(sheet, area.row + QUESTION_ROWS.year, area.column + QUESTION_COLUMNS.year);
    report.add('workbook.questionUnread', 'warning', at);
    return undefined;
  }
  const pair = readPair(snapshot);
  const isAsked = pair !== undefined || text('year', 'key') !== `${MARK} ${year}`;
  return isAsked ? { scenario, indicator, year, ...(pair === undefined ? {} : { pair }) } : undefined;
}
