/**
 * The page Why of a report: how the value behind each target is calculated, and where its numbers come from.
 *
 * In: the context. Out: a sheet of texts for the scenario that the first page shows. For every target with a value: the value, its
 * formula with the values filled in, what it reads two steps back, and every figure further back with its document. It is part of reports
 * and not of workbooks, where the same is asked cell by cell.
 */
import { chainOf } from '../../analysis/why/chain.js';
import type { Explanation } from '../../analysis/why/explainValue.js';
import { findSources, sourcesOfDerived } from '../../analysis/why/figureSources.js';
import { writeFormulas } from '../../analysis/why/fillFormula.js';
import { say, wordCell, wordOrigin, wordSourceRow } from '../../analysis/why/originWords.js';
import { amount } from '../../analysis/words/words.js';
import type { Figure } from '../../figures/figure.js';
import { isError } from '../../formula/values/value.js';
import { WHY } from '../../messages/wording/why.js';
import type { SeriesCell } from '../../model/grounds.js';
import { valuesOf } from '../../model/projection.js';
import type { SheetPlan } from '../plan/plan.js';
import { constant, startSheet, type SheetBuilder } from '../plan/sheet.js';
import type { Context, ScenarioView } from '../tables/context.js';
import { FIRST_SELECTED } from './compareSheet.js';

/** Steps back from a value, and significant digits of amounts. */
const DEPTH = 2;
const DIGITS = 6;
/** Columns: what it is, its value, and its formula or source. */
const WIDTHS = [44, 22, 86] as const;

/** Absent where no target has a value. */
export function planWhy(context: Context): SheetPlan | undefined {
  const view = context.scenarios[FIRST_SELECTED];
  const cells = view === undefined ? [] : judgedCells(context);
  if (view === undefined || cells.length === 0) return undefined;
  const sheet = startSheet({
    key: 'why',
    name: WHY.whyPage[context.language],
    print: { orientation: 'landscape', fitWidth: 1, fitHeight: 0 },
  });
  WIDTHS.forEach((width, column) => sheet.width(column, width));
  sheet.put(0, 0, constant(WHY.whyPage[context.language], 'title'));
  sheet.height(0, 30);
  const note = say('whyPageNote', { scenario: view.scenario.name });
  sheet.put(1, 0, constant(context.text(note), 'noteLine'));
  cells.reduce((row, cell) => writeChain(sheet, context, view, cell, row), 3);
  return sheet.finish();
}

/** The cells that targets judge, each once, in the order of the targets; without those that have no number. */
function judgedCells({ model, valueAt }: Context): readonly SeriesCell[] {
  const cells = new Map<string, SeriesCell>();
  for (const { indicator, year } of model.targets) {
    const value = valueAt(FIRST_SELECTED, indicator, year);
    if (typeof value === 'number') cells.set(`${indicator}:${year}`, { key: indicator, year });
  }
  return [...cells.values()];
}

/** Returns the row of the next one. */
function writeChain(
  sheet: SheetBuilder,
  context: Context,
  { projection }: ScenarioView,
  cell: SeriesCell,
  top: number,
): number {
  const { prepared, language, text } = context;
  const valueAt = valuesOf(projection);
  let row = top;
  const line = (
    what: string,
    value: string,
    how: string,
    role: 'section' | 'labelWrap' = 'labelWrap',
  ): void => {
    sheet.putRow(row, 0, [constant(what, role), constant(value, role), constant(how, 'labelWrap')]);
    row += 1;
  };
  const chain = chainOf(prepared, projection, cell, Infinity);
  for (const [explanation, distance] of chain.filter((link) => link[1] <= DEPTH)) {
    const formulas = writeFormulas(prepared, explanation, valueAt, language);
    const name = INDENT.repeat(distance) + text(wordCell(prepared, explanation.cell));
    const how = formulas?.formula ?? text(wordOrigin(prepared, explanation));
    line(name, valueText(context, explanation), how, distance === 0 ? 'section' : 'labelWrap');
    if (formulas !== undefined) line('', '', formulas.filled);
    for (const figure of sourcesOfDerived(context.prepared, explanation))
      line('', '', text(wordSourceRow(prepared, figure)));
  }
  const further = new Set(
    chain.filter((link) => link[1] > DEPTH).flatMap(([each]) => figuresOf(context, each)),
  );
  [...further].forEach((figure, i) => {
    line(i === 0 ? INDENT + text(WHY.whyFurther) : '', '', text(wordSourceRow(prepared, figure)));
  });
  return row + 1;
}

/** A space of full width for every step back. */
const INDENT = '\u2003';

function valueText({ text }: Context, { value, unit }: Explanation): string {
  if (typeof value === 'number') return text(amount(value, unit, DIGITS));
  return value === undefined ? '' : isError(value) ? value.error : String(value);
}

/** The printed figures that a value is or is derived from; none for a formula or a parameter. */
function figuresOf({ prepared }: Context, { origin }: Explanation): readonly Figure[] {
  return origin.kind === 'figure' ? findSources(prepared, origin.figure) : [];
}
