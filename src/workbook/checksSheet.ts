/**
 * The Checks sheet: every check in one place, each counting what is wrong, by scenario where it differs.
 * Integrity checks above 0 are faults of the workbook; points to note are results or contradictions of the
 * documents that need a word of explanation.
 */
import type { Scalar } from '../formula/value.js';
import { WORDS } from '../messages/workbook.js';
import { areaAddress, areaOn, cellAddress, cellOn, quoteSheet } from './address.js';
import { column as figureColumn, differs, peers } from './baselineSheet.js';
import { TARGET_COLUMNS, targetOutcome } from './compareSheet.js';
import { scenarioCell, scenarioNameRef, type Context, type ScenarioView } from './context.js';
import { inCell } from './fields.js';
import { DOCUMENT_COLUMNS } from './figureTables.js';
import { takesForeign } from './modelSheet.js';
import { indicatorColumns, targetColumns } from './modelTables.js';
import type { Area, Cell, DefinedName, SheetPlan } from './plan.js';
import { ruleNameCell } from './projectionStatus.js';
import { blank, constant, live, quoteText, sentence, startSheet } from './sheet.js';

/** A formula and the number it gives now. */
interface Count {
  readonly formula: string;
  readonly value: number;
}

interface Check {
  readonly kind: 'integrity' | 'attention';
  readonly label: Cell;
  /** One count a scenario, or one for the workbook. */
  readonly counts: { readonly byScenario: readonly Count[] } | { readonly workbook: Count };
}

const TOTAL_ROWS = { failed: 3, alerts: 4 } as const;
const HEADER = 6;

export const CHECK_NAMES = { failed: 'tuiyan_checks_failed', alerts: 'tuiyan_checks_to_note' } as const;

/** `others` are the sheets whose cells are checked, as planned. */
export function planChecks(
  context: Context,
  others: readonly SheetPlan[],
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

  const checks = [...integrityChecks(context, others), ...attentionChecks(context)];
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

// --- integrity ---------------------------------------------------------------------------------------

function integrityChecks(context: Context, others: readonly SheetPlan[]): readonly Check[] {
  const { layout, model, say, scenarios, sheets } = context;
  const { documents } = layout.baseline;
  const text = (word: Parameters<Context['say']>[0], args?: Parameters<Context['say']>[1]): Cell =>
    constant(say(word, args), 'label');
  const column = (id: Parameters<typeof figureColumn>[1]): string =>
    areaOn(sheets.baseline, figureColumn(context, id));
  const errorsOn = (sheet: string): Count => {
    const plan = others.find(({ name }) => name === sheet);
    const cells = plan?.blocks[0]?.cells ?? [];
    const area = { row: 3, column: 0, rows: cells.length - 3, columns: cells[0]?.length ?? 1 };
    const value = cells.flat().some((cell) => typeof cell?.cached === 'object') ? 1 : 0;
    // A sum passes on any error in its cells, in every engine; not all count ISERROR over a range.
    return { formula: `=IF(ISERROR(SUM(${areaOn(sheet, area)})),1,0)`, value };
  };
  const agreeing = (
    table: 'targets' | 'indicators',
    columns: readonly string[],
    id: string,
    value: number,
  ): Count => {
    const { first, count } = layout.model[table];
    const area = { row: first, column: columns.indexOf(id), rows: count, columns: 1 };
    return { formula: `=COUNTIF(${areaOn(sheets.model, area)},0)`, value };
  };
  const unsourced = model.figures.filter(
    ({ source, formula }) => source === undefined && formula === undefined,
  );
  const documentColumn = (id: (typeof DOCUMENT_COLUMNS)[number]): string => {
    const { first: row, count: rows } = documents;
    return areaOn(sheets.baseline, { row, column: DOCUMENT_COLUMNS.indexOf(id), rows, columns: 1 });
  };
  const targetsOff = model.targets.filter((target) => {
    const figure = context.prepared.figureById.get(target.source);
    if (figure === undefined) return false;
    const gap = inCell(target.value, context.unitOf(target.indicator)) - inCell(figure.value, figure.unit);
    return Math.abs(gap) >= 1e-9;
  });
  const sums = partsChecks(context);
  return [
    {
      kind: 'integrity',
      label: text('errorCells'),
      counts: { byScenario: scenarios.map((view) => errorsOn(view.sheet)) },
    },
    // Not the Overview: it shows the total of these checks, so counting there would go round in a circle.
    ...[sheets.baseline, sheets.model, sheets.compare].map((sheet): Check => ({
      kind: 'integrity',
      label: text('errorCellsElsewhere', { sheet }),
      counts: { workbook: errorsOn(sheet) },
    })),
    ...sums,
    {
      kind: 'integrity',
      label: text('caliberKept'),
      counts: {
        workbook: agreeing(
          'indicators',
          indicatorColumns(context.language),
          'sameCaliber',
          foreignActuals(context),
        ),
      },
    },
    {
      kind: 'integrity',
      label: text('targetsAgree'),
      counts: { workbook: agreeing('targets', targetColumns(context.language), 'agrees', targetsOff.length) },
    },
    {
      kind: 'integrity',
      label: text('sourcesKnown'),
      counts: {
        workbook: {
          formula: `=SUMPRODUCT((${column('id')}<>"")*(${column('document')}="")*(${column('formula')}=""))`,
          value: unsourced.length,
        },
      },
    },
    {
      kind: 'integrity',
      label: text('documentsHashed'),
      counts: {
        workbook: {
          formula: `=SUMPRODUCT((${documentColumn('id')}<>"")*(${documentColumn('sha256')}=""))`,
          value: model.documents.filter(({ sha256 }) => sha256 === '').length,
        },
      },
    },
  ];
}

/** Indicators that take an actual value from a figure of another indicator. */
function foreignActuals(context: Context): number {
  return context.prepared.series.filter(takesForeign).length;
}

/** Years in which the whole is not the sum of its parts, by scenario. */
function partsChecks(context: Context): readonly Check[] {
  const { layout, say, scenarios, topics, years } = context;
  const { whole, parts } = topics;
  if (whole === undefined) return [];
  const place = layout.projection;
  const count = (view: ScenarioView): Count => {
    const range = (key: string): string => {
      const area = {
        row: place.rowOf('indicator', key),
        column: place.firstYearColumn,
        rows: 1,
        columns: years.length,
      };
      return `${quoteSheet(view.sheet)}!${areaAddress(area)}`;
    };
    const number = (key: string, year: number): number => {
      const value: Scalar | undefined = context.valueAt(view.index, key, year);
      return typeof value === 'number' ? value : 0;
    };
    const off = years.filter(
      (year) =>
        number(whole, year) !== 0 &&
        Math.abs(parts.reduce((sum, key) => sum + number(key, year), 0) - number(whole, year)) > 1e-6,
    );
    const gap = `ABS(${parts.map(range).join('+')}-${range(whole)})>0.000001`;
    return { formula: `=SUMPRODUCT((${range(whole)}<>0)*(${gap}))`, value: off.length };
  };
  const label = say('partsSum', { whole: context.nameOf(whole) });
  return [
    { kind: 'integrity', label: constant(label, 'label'), counts: { byScenario: scenarios.map(count) } },
  ];
}

// --- points to note ------------------------------------------------------------------------------------

function attentionChecks(context: Context): readonly Check[] {
  const { layout, model, say, scenarios, sheets, years } = context;
  const projection = layout.projection;
  const others = peers(model.figures);
  const flagged = model.figures.filter((figure, i) =>
    others[i]?.some((other) => differs(figure, other)),
  ).length;
  const conflicts = areaOn(sheets.baseline, figureColumn(context, 'conflict'));
  const rules = model.rules.map((rule): Check => {
    const name = ruleNameCell(context, rule);
    const label = sentence(WORDS.ruleBroken[context.language], {
      rule: { formula: (name.formula ?? '=').slice(1), value: context.text(rule.name) },
    });
    return {
      kind: 'attention',
      label: live(`=${label.formula}`, label.value, 'label'),
      counts: {
        byScenario: scenarios.map((view) => {
          const area = {
            row: projection.rowOf('rule', rule.key),
            column: projection.firstYearColumn,
            rows: 1,
            columns: years.length,
          };
          const broken = view.projection.rules.filter(
            (status) => status.rule === rule.key && status.holds === false,
          );
          return { formula: `=COUNTIF(${areaOn(view.sheet, area)},0)`, value: broken.length };
        }),
      },
    };
  });
  return [
    {
      kind: 'attention',
      label: constant(say('targetsMissed'), 'label'),
      counts: { byScenario: missedTargets(context) },
    },
    ...rules,
    {
      kind: 'attention',
      label: constant(say('inputsInRange'), 'label'),
      counts: { byScenario: scenarios.map((view) => outsideRange(context, view)) },
    },
    {
      kind: 'attention',
      label: constant(say('contradictions'), 'label'),
      counts: {
        workbook: {
          formula: `=COUNTIF(${conflicts},${quoteText(`${say('conflictMark')}*`)})`,
          value: flagged,
        },
      },
    },
  ];
}

function missedTargets(context: Context): readonly Count[] {
  const { layout, model, scenarios, sheets } = context;
  const rows = Math.max(1, model.targets.length * scenarios.length);
  const range = (column: number): string =>
    areaOn(sheets.compare, { row: layout.compare.targets.first, column, rows, columns: 1 });
  const met = range(TARGET_COLUMNS.met);
  return scenarios.map(({ index, scenario }) => {
    const formula = `=SUMPRODUCT((${range(1)}=${scenarioNameRef(context, index)})*(${met}<>"")*(${met}=0))`;
    const named = scenarios.filter(
      (other) => context.text(other.scenario.name) === context.text(scenario.name),
    );
    const missed = model.targets.flatMap((target) =>
      named.filter((other) => {
        const { projected, met: reached } = targetOutcome(context, target, other.index);
        return typeof projected === 'number' && reached === 0;
      }),
    );
    return { formula, value: missed.length };
  });
}

function outsideRange(context: Context, view: ScenarioView): Count {
  const { layout, model, years } = context;
  const place = layout.projection;
  const rows = place.lastParameterRow - place.firstRow + 1;
  const area = { row: place.firstRow, column: place.checkColumn, rows, columns: 1 };
  const outside = model.parameters.flatMap(({ key, unit, min, max }) =>
    years.filter((year) => {
      const value = context.valueAt(view.index, key, year);
      return typeof value === 'number' && (value < inCell(min, unit) || value > inCell(max, unit));
    }),
  );
  return { formula: `=SUM(${areaOn(view.sheet, area)})`, value: outside.length };
}
