/**
 * The Checks sheet: all checks in one place, each with a count of problems, by scenario where it differs. Integrity checks above
 * 0 are errors of the workbook; points to note are results, or contradictions between documents, that need an explanation.
 */
import { areaAddress, cellAddress, cellOn } from '../plan/address.js';
import { attentionChecks, type Stale } from './checksAttention.js';
import { memberChecks } from './checksMembers.js';
import { orderChecks } from './checksOrder.js';
import { pastChecks } from './checksPast.js';
import { integrityChecks, type Check, type Count } from './checksIntegrity.js';
import { scenarioCell, type Context } from '../tables/context.js';
import type { Area, Cell, DefinedName, SheetPlan } from '../plan/plan.js';
import { blank, constant, live, quoteText, startSheet } from '../plan/sheet.js';

const TOTAL_ROWS = { failed: 3, alerts: 4 } as const;
const HEADER = 6;

const CHECK_NAMES = { failed: 'tuiyan_checks_failed', alerts: 'tuiyan_checks_to_note' } as const;

/**
 * `others`: the planned sheets whose cells are checked; `stale`: for each computed result in the workbook, how much has changed
 * since; `selfTest`: the number of functions that the program calculates wrongly.
 */
export function planChecks(
  context: Context,
  others: readonly SheetPlan[],
  stale: readonly Stale[],
  selfTest: Count,
): { readonly sheet: SheetPlan; readonly names: readonly DefinedName[]; readonly totals: Totals } {
  const { say, scenarios, sheets } = context;
  const sheet = startSheet({
    key: 'checks',
    name: sheets.checks,
    tabColor: '9B1C1C',
    freeze: { rows: HEADER + 1, columns: 1 },
    print: { orientation: 'landscape', fitWidth: 1, fitHeight: 0, titleRows: HEADER + 1 },
  });
  const totalColumn = 1 + scenarios.length;
  const resultColumn = totalColumn + 1;
  sheet.width(0, 52);
  for (let i = 1; i <= resultColumn; i++) sheet.width(i, 16);
  sheet.put(0, 0, constant(say('checksTitle'), 'title'));
  sheet.height(0, 30);
  sheet.put(1, 0, constant(say('checksNote'), 'subtitle'));
  sheet.merge(1, 0, 1, resultColumn + 1);
  sheet.height(1, 34);

  const checks = [
    ...integrityChecks(context, others, selfTest),
    ...orderChecks(context),
    ...attentionChecks(context, stale),
    ...memberChecks(context),
    ...pastChecks(context),
  ];
  const results: string[] = [];
  sheet.putRow(HEADER, 0, [
    constant(say('check'), 'heading'),
    ...scenarios.map(({ index }) => scenarioCell(context, index, 'headingCenter')),
    constant(say('total'), 'headingCenter'),
    constant(say('result'), 'headingCenter'),
  ]);
  sheet.height(HEADER, 22);
  let row = HEADER + 1;
  for (const kind of ['integrity', 'attention'] as const) {
    sheet.put(row, 0, constant(say(kind), 'group'));
    sheet.fill({ row, column: 0, rows: 1, columns: resultColumn + 1 }, 'group');
    row++;
    for (const check of checks.filter((candidate) => candidate.kind === kind)) {
      sheet.put(row, 0, check.label);
      const total = writeCounts(check, row);
      const bad = say(kind === 'integrity' ? 'failed' : 'alert');
      const result = total.value === 0 ? say('passed') : bad;
      results.push(result);
      const at = cellAddress(row, totalColumn);
      const formula = `=IF(ISNUMBER(${at}),IF(${at}=0,${quoteText(say('passed'))},${quoteText(bad)}),${quoteText(bad)})`;
      sheet.put(row, totalColumn, live(total.formula, total.value, 'formula', '0'));
      sheet.put(row, resultColumn, live(formula, result, 'status'));
      row++;
    }
  }
  const last = row - 1;

  function writeCounts(check: Check, at: number): Count {
    if ('workbook' in check.counts) {
      for (const { index } of scenarios) sheet.put(at, 1 + index, blank('number'));
      return check.counts.workbook;
    }
    check.counts.byScenario.forEach(({ formula, value }, i) =>
      sheet.put(at, 1 + i, live(formula, value, 'formula', '0')),
    );
    const cells = areaAddress({ row: at, column: 1, rows: 1, columns: Math.max(1, scenarios.length) });
    return {
      formula: `=SUM(${cells})`,
      value: check.counts.byScenario.reduce((sum, { value }) => sum + value, 0),
    };
  }

  const resultArea: Area = { row: HEADER + 1, column: resultColumn, rows: last - HEADER, columns: 1 };
  const range = areaAddress(resultArea, 'both');
  const totals: Totals = {
    failed: results.filter((result) => result === say('failed')).length,
    alerts: results.filter((result) => result === say('alert')).length,
  };
  const counted = (word: 'failed' | 'alert', value: number): Cell =>
    live(`=COUNTIF(${range},${quoteText(say(word))})`, value, 'strong', '0');
  sheet.putRow(TOTAL_ROWS.failed, 0, [
    constant(say('checkTotal'), 'labelBold'),
    counted('failed', totals.failed),
  ]);
  sheet.putRow(TOTAL_ROWS.alerts, 0, [
    constant(say('alertTotal'), 'labelBold'),
    counted('alert', totals.alerts),
  ]);

  const first = cellAddress(resultArea.row, resultColumn);
  sheet.format({ area: resultArea, formula: `=${first}=${quoteText(say('failed'))}`, style: 'bad' });
  sheet.format({ area: resultArea, formula: `=${first}=${quoteText(say('alert'))}`, style: 'warn' });
  sheet.format({ area: resultArea, formula: `=${first}=${quoteText(say('passed'))}`, style: 'good' });
  const failedArea: Area = { row: TOTAL_ROWS.failed, column: 1, rows: 1, columns: 1 };
  const failedCell = cellAddress(TOTAL_ROWS.failed, 1);
  sheet.format({ area: failedArea, formula: `=${failedCell}=0`, style: 'good' });
  sheet.format({ area: failedArea, formula: `=${failedCell}>0`, style: 'bad' });

  return {
    sheet: sheet.finish(),
    names: (['failed', 'alerts'] as const).map((total) => ({
      name: CHECK_NAMES[total],
      ref: totalRef(context, total),
    })),
    totals,
  };
}

export interface Totals {
  readonly failed: number;
  readonly alerts: number;
}

/** The number of failed checks or of points to note, as other sheets refer to it. */
export function totalRef(context: Context, total: keyof typeof TOTAL_ROWS): string {
  return cellOn(context.sheets.checks, TOTAL_ROWS[total], 1);
}
