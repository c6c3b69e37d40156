/**
 * The grounds of a value: the plan and target figures that it is, or is calculated from, in any year.
 *
 * In: a prepared model and cells (a series in a year). Out: those figures, and whether the cells state anything beyond them.
 * Every reference of a formula counts, even in a branch that is not taken now, so that the answer is the same in all scenarios.
 * A derived figure is as weak as the weakest figure in its formula (derived.ts).
 */
import type { Figure } from '../figures/figure.js';
import { wholeYear } from '../figures/period.js';
import { referencesOf, type Reference } from '../formula/functions/references.js';
import { SELF, yearOf } from '../formula/values/address.js';
import { basicKinds, isActualKind, withDerived } from './derived.js';
import { applies, type PreparedModel } from './prepared.js';

/** A series in a calendar year. */
export interface SeriesCell {
  readonly key: string;
  readonly year: number;
}

export interface Grounds {
  /** Whether the cell has a figure or a formula. */
  hasValue(cell: SeriesCell): boolean;
  /** Whether the cell is a plan or target figure, or is calculated from one of its own year. */
  isPlanned(cell: SeriesCell): boolean;
  /** Whether the cell is an actual figure, or is calculated within its year from actual figures only. */
  isActual(cell: SeriesCell): boolean;
  /**
   * Whether the cell is, or is calculated within its year from, a number whose document is of the same year and does not print the
   * year: what was reached by then, and not what the year came to.
   */
  isEarly(cell: SeriesCell): boolean;
  /** Ids of the plan and target figures among those named and those that the cells depend on, in the order of the figures. */
  restsOn(cells: readonly SeriesCell[], named: readonly string[]): readonly string[];
}

export function groundsOf(prepared: PreparedModel): Grounds {
  const { model, seriesByKey, parameterByKey } = prepared;
  const kinds = basicKinds(model.figures);
  const isPlannedFigure = (id: string): boolean => !isActualKind(kinds.get(id) ?? 'actual');
  const references = new Map<string, readonly Reference[]>();

  const figureAt = ({ key, year }: SeriesCell): Figure | undefined =>
    seriesByKey.get(key)?.actuals.get(year)?.figure;
  const hasFormula = ({ key, year }: SeriesCell): boolean => {
    const row = seriesByKey.get(key);
    return row !== undefined && applies(row, year) && year <= model.horizon && year >= model.firstYear;
  };
  const hasValue = (cell: SeriesCell): boolean => figureAt(cell) !== undefined || hasFormula(cell);
  /** Cells that the formula of a cell reads; a cell with a figure reads none. */
  const readBy = (cell: SeriesCell): readonly SeriesCell[] => {
    if (figureAt(cell) !== undefined || !hasFormula(cell)) return [];
    const expr = seriesByKey.get(cell.key)?.expr;
    const found = references.get(cell.key) ?? (expr === undefined ? [] : referencesOf(expr));
    references.set(cell.key, found);
    return found.flatMap(({ address }): readonly SeriesCell[] => {
      const key = address.key === SELF ? cell.key : address.key;
      if (!seriesByKey.has(key)) return [];
      const when = { year: cell.year, baseYear: model.baseYear };
      if (address.kind === 'cell') return [{ key, year: yearOf(address.at, when) }];
      const from = address.from === undefined ? model.firstYear : yearOf(address.from, when);
      const years = yearOf(address.to, when) - from + 1;
      return Array.from({ length: Math.max(0, years) }, (_, i) => ({ key, year: from + i }));
    });
  };
  /** All cells that the given ones need, themselves included. */
  const reach = (cells: readonly SeriesCell[], within?: number): readonly SeriesCell[] => {
    const seen = new Map(cells.map((cell) => [cellId(cell), cell]));
    // The loop also visits entries that are added to the map while it runs.
    for (const cell of seen.values())
      for (const next of readBy(cell))
        if ((within === undefined || next.year === within) && hasValue(next)) seen.set(cellId(next), next);
    return [...seen.values()];
  };
  const isPlanned = (cell: SeriesCell): boolean =>
    reach([cell], cell.year).some((each) => {
      const figure = figureAt(each);
      return figure !== undefined && isPlannedFigure(figure.id);
    });
  const isActual = (cell: SeriesCell): boolean => {
    const needed = reach([cell], cell.year);
    return (
      needed.some((each) => figureAt(each) !== undefined) &&
      needed.every((each) => {
        const figure = figureAt(each);
        if (figure !== undefined) return !isPlannedFigure(figure.id);
        // A formula either combines figures of its year, or projects from a parameter or only from the past.
        const found = references.get(each.key) ?? [];
        return (
          found.every(({ key }) => !parameterByKey.has(key)) &&
          readBy(each).some(({ year }) => year === cell.year)
        );
      })
    );
  };
  const published = new Map(model.documents.map((document) => [document.id, document.published.slice(0, 4)]));
  const printedEarly = model.figures.filter(
    ({ source, period, periodBasis }) =>
      source !== undefined &&
      periodBasis === 'implied' &&
      wholeYear(period) !== undefined &&
      published.get(source.document) === period,
  );
  const early = withDerived(
    model.figures,
    printedEarly.map(({ id }) => id),
  );
  return {
    hasValue,
    isPlanned,
    isActual,
    isEarly: (cell) =>
      reach([cell], cell.year).some((each) => {
        const figure = figureAt(each);
        return figure !== undefined && early.has(figure.id);
      }),
    restsOn(cells, named) {
      const found = new Set(named.filter(isPlannedFigure));
      for (const cell of reach(cells)) {
        const figure = figureAt(cell);
        if (figure !== undefined && isPlannedFigure(figure.id)) found.add(figure.id);
      }
      return model.figures.map(({ id }) => id).filter((id) => found.has(id));
    },
  };
}

/** `sales:2030`: a key for maps and sets of cells. */
export function cellId({ key, year }: SeriesCell): string {
  return `${key}:${year}`;
}
