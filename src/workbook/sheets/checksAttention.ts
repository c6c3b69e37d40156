/** Points to note: results, and contradictions between documents, that need an explanation. */
import { isRevised } from '../../figures/figure.js';
import { WORDS, type Word } from '../../messages/wording/workbook.js';
import { areaOn } from '../plan/address.js';
import { column as figureColumn, differs, peers } from './baselineSheet.js';
import type { Check, Count } from './checksIntegrity.js';
import { TARGET_COLUMNS, targetOutcome } from './compareSheet.js';
import { scenarioNameRef, type Context, type ScenarioView } from '../tables/context.js';
import { inCell } from '../tables/fields.js';
import { ruleNameCell } from './projectionStatus.js';
import type { Changed } from '../tables/resultStamp.js';
import { constant, live, quoteText, sentence } from '../plan/sheet.js';

/** A computed result, and how many rows of the model have changed since. */
export interface Stale {
  readonly label: Word;
  readonly changed: Changed;
}

export function attentionChecks(context: Context, stale: readonly Stale[]): readonly Check[] {
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
    {
      kind: 'attention',
      label: constant(say('revisedFigures'), 'label'),
      counts: {
        workbook: {
          formula: `=COUNTIF(${areaOn(sheets.baseline, figureColumn(context, 'revision'))},${quoteText(`${say('revisionMark')}*`)})`,
          value: model.figures.filter(isRevised).length,
        },
      },
    },
    ...stale.map(({ label, changed }): Check => ({
      kind: 'attention',
      label: constant(say(label), 'label'),
      counts: { workbook: { formula: `=${changed.ref}`, value: changed.value } },
    })),
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
      named.filter((other) => targetOutcome(context, target, other.index).met === 0),
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
