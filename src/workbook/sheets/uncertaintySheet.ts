/**
 * The Uncertainty sheet: a simulation as it was stamped, as values, with a live text that tells whether it still belongs to the
 * model.
 */
import { isCurrent, type StampedSimulation } from '../../analysis/uncertainty/stamp.js';
import { remarkBase } from '../../analysis/uncertainty/baseMargins.js';
import { isError } from '../../formula/values/value.js';
import { grouped } from '../../messages/language.js';
import { WORDS } from '../../messages/wording/workbook.js';
import { areaOn, cellAddress, cellOn } from '../plan/address.js';
import { labelWidth, scenarioNameRef, type Context } from '../tables/context.js';
import { spokenAmount } from '../tables/spokenAmount.js';
import { rowHeight } from '../plan/measure.js';
import { REGIONS } from '../plan/naming.js';
import type { DefinedName, SheetPlan } from '../plan/plan.js';
import { writeFingerprint } from './resultFingerprint.js';
import { STAMP_COLUMNS, writeHead, writeStamp, writeStatus, type Changed } from '../tables/resultStamp.js';
import { join, textOf } from '../plan/scalars.js';
import { textFormat } from './sensitivityRows.js';
import { live, quoteText, sentence, startSheet, textPiece, type Piece } from '../plan/sheet.js';
import { writeFans } from './uncertaintyFans.js';
import {
  CHANCE,
  CHANCE_COLUMNS,
  layOut,
  percentColumn,
  PERCENTILE_COLUMNS,
  PRINTED_COLUMNS,
  SENTENCE_ROW,
  STATUS_ROW,
} from './uncertaintyLayout.js';
import { stampRows, writeChances, writePercentiles, type Sheet } from './uncertaintyTables.js';

interface UncertaintyPart {
  readonly sheet: SheetPlan;
  readonly names: readonly DefinedName[];
  readonly changed: Changed;
  /** The sentence for the Overview. */
  readonly sentence: Piece;
}

export function planUncertainty(context: Context, simulation: StampedSimulation): UncertaintyPart {
  const { language, sheets, say } = context;
  const current = isCurrent(context.prepared, simulation);
  const found = context.scenarios.findIndex(({ scenario }) => scenario.key === simulation.scenario);
  const scenario = found < 0 ? undefined : found;
  const view = context.scenarios[found];
  const places = layOut(context, simulation, view !== undefined);
  const { percentiles, stamp, chances } = places;
  const sheet = startSheet({
    key: 'uncertainty',
    name: sheets.uncertainty,
    tabColor: '3E8FB0',
    print: {
      orientation: 'landscape',
      fitWidth: 1,
      fitHeight: 0,
      area: { row: 0, column: 0, rows: percentiles.first + percentiles.count, columns: PRINTED_COLUMNS },
    },
  });
  const keys = [...new Set(simulation.series.map(({ key }) => key))].filter((key) =>
    context.prepared.seriesByKey.has(key),
  );
  const targeted = context.model.targets.map(({ indicator }) => indicator);
  sheet.width(0, labelWidth(context, [...keys, ...targeted], 40, 56) + 6);
  sheet.width(1, language === 'zh' ? 10 : 17);
  sheet.width(2, 20);
  for (let column = 3; column < PERCENTILE_COLUMNS.length; column++) sheet.width(column, 13);

  const to: Sheet = { sheet, context, simulation, places, scenario };
  const name: Piece =
    view === undefined
      ? textPiece(simulation.scenario)
      : { formula: scenarioNameRef(context, view.index), value: context.text(view.scenario.name) };
  const title = sentence(WORDS.uncertaintyTitle[language], { scenario: name });
  writeHead(to, title, say('uncertaintyNote', { draws: grouped(simulation.draws) }), PRINTED_COLUMNS);

  const count =
    view === undefined
      ? undefined
      : writeFingerprint(to, view, places.fingerprint, 'fingerprintTitle', current);
  const changed = writeStamp(to, stamp, PRINTED_COLUMNS, stampRows(to), count, sheets.uncertainty);
  writeStatus(to, STATUS_ROW, changed, 'resultStale');
  const said = chancesSentence(to);
  sheet.put(SENTENCE_ROW, 0, live(`=${said.formula}`, said.value, 'summary'));
  sheet.fill({ row: SENTENCE_ROW, column: 0, rows: 1, columns: PRINTED_COLUMNS }, 'summary');
  sheet.merge(SENTENCE_ROW, 0, 1, PRINTED_COLUMNS);
  sheet.height(
    SENTENCE_ROW,
    rowHeight([{ text: isError(said.value) ? '' : String(said.value), width: 140 }]) + 8,
  );
  writeChances(to);
  sheet.merge(chances.first + chances.count, 0, 1, PRINTED_COLUMNS);
  writePercentiles(to);
  writeFans(to);

  const on = (row: number, rows: number, columns: number): string =>
    areaOn(sheets.uncertainty, { row, column: 0, rows, columns });
  return {
    sheet: sheet.finish(),
    names: [
      { name: REGIONS.simulation, ref: on(stamp.header, stamp.count + 1, STAMP_COLUMNS.length) },
      { name: REGIONS.probabilities, ref: on(chances.header, chances.count + 1, CHANCE_COLUMNS.length) },
      {
        name: REGIONS.percentiles,
        ref: on(percentiles.header, percentiles.count + 1, PERCENTILE_COLUMNS.length),
      },
    ],
    changed,
    sentence: overviewSentence(to, name, changed, said),
  };
}

/** The probability of all targets together, then of the two main indicators of the Overview. */
function chancesSentence({ context, simulation, places }: Sheet): Piece {
  const { language, layout, topics } = context;
  const { chances } = places;
  const at = (row: number, column: number, value: number, format: string): Piece => ({
    formula: `TEXT(${cellAddress(row, column)},${quoteText(format)})`,
    value: textOf(value, format),
  });
  const all = sentence(WORDS.chancesSentence[language], {
    draws: textPiece(grouped(simulation.draws)),
    count: textPiece(String(simulation.targets.length)),
    all: at(chances.first, CHANCE.probability, simulation.allTargets.probability, '0.0%'),
  });
  const each = [topics.chart, topics.whole].flatMap((key): Piece[] => {
    const target = layout.compare.lastTargets.find(({ indicator }) => indicator === key);
    const index = simulation.targets.findIndex((row) => row.target === target?.key);
    const found = simulation.targets[index];
    const series = simulation.series.find((row) => row.key === key && row.year === target?.year);
    if (target === undefined || found === undefined || series === undefined) return [];
    const [low, high] = [series.percentiles[10], series.percentiles[90]];
    if (!Number.isFinite(low) || !Number.isFinite(high)) return [];
    const row = places.seriesRow(series.key, series.year);
    const unit = context.unitOf(series.key);
    const spoken = (column: number, value: number): Piece =>
      spokenAmount({ formula: cellAddress(row, column), value }, unit, textFormat(unit), language);
    return [
      sentence(WORDS.chanceSentence[language], {
        year: textPiece(String(target.year)),
        indicator: textPiece(context.nameOf(series.key)),
        chance: at(chances.first + 1 + index, CHANCE.probability, found.probability, '0%'),
        low: spoken(percentColumn(10), low),
        high: spoken(percentColumn(90), high),
      }),
    ];
  });
  const gap = language === 'zh' ? '' : ' ';
  const base = remarkBase(context.prepared).map((text) => textPiece(gap + text[language]));
  return joined([all, ...each, ...base]);
}

function joined(pieces: readonly Piece[]): Piece {
  return {
    formula: pieces.map(({ formula }) => formula).join('&'),
    value: join(pieces.map(({ value }) => value)),
  };
}

/** The same sentence as on the sheet, with its scenario; or that the result is out of date. */
function overviewSentence({ context }: Sheet, name: Piece, changed: Changed, said: Piece): Piece {
  const { language, say, sheets } = context;
  const stale = say('overviewStale');
  const of = sentence(WORDS.overviewChance[language], { scenario: name });
  return {
    formula: `IF(${changed.ref}=0,${of.formula}&${cellOn(sheets.uncertainty, SENTENCE_ROW, 0)},${quoteText(stale)})`,
    value: changed.value === 0 ? join([of.value, said.value]) : stale,
  };
}
