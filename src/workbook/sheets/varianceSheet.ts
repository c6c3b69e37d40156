/**
 * The sheet of variance shares: Sobol indices as they were stamped, as values, with ranks and a chart, and a live text that tells
 * whether they still belong to the model.
 */
import { isCurrent } from '../../analysis/uncertainty/stamp.js';
import type { StampedVariance } from '../../analysis/sensitivity/stampVariance.js';
import { isError } from '../../formula/values/value.js';
import { grouped } from '../../messages/language.js';
import { WORDS } from '../../messages/wording/workbook.js';
import { areaOn } from '../plan/address.js';
import { labelWidth, nameCell, scenarioCell, type Context } from '../tables/context.js';
import { rowHeight } from '../plan/measure.js';
import { REGIONS } from '../plan/naming.js';
import type { DefinedName, SheetPlan } from '../plan/plan.js';
import { writeFingerprint } from './resultFingerprint.js';
import {
  STAMP_COLUMNS,
  writeHead,
  writeStamp,
  writeStatus,
  type Changed,
  type StampRow,
} from '../tables/resultStamp.js';
import { join } from '../plan/scalars.js';
import { live, sentence, startSheet, textPiece, type Piece } from '../plan/sheet.js';
import {
  layOut,
  PRINTED_COLUMNS,
  SENTENCE_ROW,
  SHARE_COLUMNS,
  STAMP_KEYS,
  STATUS_ROW,
} from './varianceLayout.js';
import { isParameter, ranked, sharePiece, writeChart, writeShares, type Sheet } from './varianceTables.js';

interface VariancePart {
  readonly sheet: SheetPlan;
  readonly names: readonly DefinedName[];
  readonly changed: Changed;
}

export function planVariance(context: Context, variance: StampedVariance): VariancePart {
  const { language, sheets, say } = context;
  const current = isCurrent(context.prepared, variance);
  const view = context.scenarios.find(({ scenario }) => scenario.key === variance.scenario);
  const places = layOut(context, variance, view !== undefined);
  const { shares, stamp } = places;
  const sheet = startSheet({
    key: 'variance',
    name: sheets.variance,
    tabColor: '8A6FB5',
    print: {
      orientation: 'landscape',
      fitWidth: 1,
      fitHeight: 0,
      area: { row: 0, column: 0, rows: places.printedRows, columns: PRINTED_COLUMNS },
    },
  });
  const keys = variance.indices.map(({ parameter }) => parameter);
  const known = keys.filter((key) => isParameter(context, key));
  sheet.width(0, labelWidth(context, known, 36, 56));
  sheet.width(1, language === 'zh' ? 10 : 17);
  sheet.width(2, 20);
  for (let column = 3; column < PRINTED_COLUMNS; column++) sheet.width(column, 13);

  const to: Sheet = { sheet, context, variance, places };
  const title = sentence(WORDS.varianceTitle[language], {
    indicator: indicatorPiece(to),
    year: textPiece(String(variance.year)),
  });
  writeHead(to, title, say('varianceNote', { draws: grouped(variance.draws) }), PRINTED_COLUMNS);

  const count =
    view === undefined
      ? undefined
      : writeFingerprint(to, view, places.fingerprint, 'varianceFingerprint', current);
  const rows = stampRows(to, view?.index);
  const changed = writeStamp(to, stamp, PRINTED_COLUMNS, rows, count, sheets.variance);
  writeStatus(to, STATUS_ROW, changed, 'varianceStale');
  writeSentence(to);
  writeShares(to);
  writeChart(to);

  const on = (row: number, rowCount: number, columns: number): string =>
    areaOn(sheets.variance, { row, column: 0, rows: rowCount, columns });
  return {
    sheet: sheet.finish(),
    names: [
      { name: REGIONS.variance, ref: on(stamp.header, stamp.count + 1, STAMP_COLUMNS.length) },
      { name: REGIONS.shares, ref: on(shares.header, shares.count + 1, SHARE_COLUMNS.length) },
    ],
    changed,
  };
}

/** The indicator's name, live; its key if it is no longer in the model. */
function indicatorPiece({ context, variance: { indicator } }: Sheet): Piece {
  if (!context.prepared.seriesByKey.has(indicator)) return textPiece(indicator);
  const { formula = '=""' } = nameCell(context, indicator);
  return { formula: formula.slice(1), value: context.nameOf(indicator) };
}

function stampRows({ context, variance }: Sheet, scenario: number | undefined): readonly StampRow[] {
  const { indicator, indices } = variance;
  const isKnown = context.prepared.seriesByKey.has(indicator);
  const rows: Readonly<Record<(typeof STAMP_KEYS)[number], Omit<StampRow, 'key'>>> = {
    scenario: {
      label: 'stampScenario',
      value: variance.scenario,
      beside: scenario === undefined ? undefined : scenarioCell(context, scenario, 'noteLine'),
    },
    indicator: {
      label: 'stampIndicator',
      value: indicator,
      beside: isKnown ? nameCell(context, indicator, 'noteLine') : undefined,
    },
    year: { label: 'stampYear', value: variance.year },
    draws: { label: 'stampDraws', value: variance.draws },
    seed: { label: 'stampSeed', value: variance.seed },
    modelHash: { label: 'stampHash', value: variance.modelHash },
    version: { label: 'stampVersion', value: variance.version },
    parameters: { label: 'stampParameters', value: indices.length },
  };
  return STAMP_KEYS.map((key) => ({ key, ...rows[key] }));
}

/** Writes a sentence about the largest shares, with names and numbers from the cells of the table. */
function writeSentence(to: Sheet): void {
  const { sheet, context, variance } = to;
  const [first, second] = ranked(to);
  if (first === undefined) return;
  const most = sentence(WORDS.varianceMost[context.language], {
    year: textPiece(String(variance.year)),
    indicator: indicatorPiece(to),
    first: first.name,
    share: sharePiece(first, 'total'),
    alone: sharePiece(first, 'first'),
  });
  const next =
    second === undefined
      ? []
      : [
          sentence(WORDS.varianceNext[context.language], {
            second: second.name,
            next: sharePiece(second, 'total'),
          }),
        ];
  const pieces = [most, ...next];
  const value = join(pieces.map((piece) => piece.value));
  const formula = `=${pieces.map((piece) => piece.formula).join('&')}`;
  sheet.put(SENTENCE_ROW, 0, live(formula, value, 'summary'));
  sheet.fill({ row: SENTENCE_ROW, column: 0, rows: 1, columns: PRINTED_COLUMNS }, 'summary');
  sheet.merge(SENTENCE_ROW, 0, 1, PRINTED_COLUMNS);
  sheet.height(SENTENCE_ROW, rowHeight([{ text: isError(value) ? '' : String(value), width: 130 }]) + 8);
}
